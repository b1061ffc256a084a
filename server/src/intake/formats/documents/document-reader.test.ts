// Documents read in a process of their own: what kills it takes only its own file along.

import { expect, it } from 'vitest'
import { bytesSource } from '../source.ts'
import { ciiXml, pdfWith } from './document-fixture.ts'
import { type DocumentFile, readDocumentFiles } from './document-files.ts'
import { documentsIn } from './document-reader.ts'

it('a file that takes too much memory or time is refused, and the next one is read', { timeout: 60_000 }, async () => {
  // No attribute comes twice: below every limit of its own, together far more than the process may have, and slower than it may be.
  const attributes = (of: number) => Array.from({ length: 800 }, (_, i) => ` a${of * 800 + i}=""`).join('')
  const heavy = `<Invoice>${Array.from({ length: 5000 }, (_, of) => `<a${attributes(of)}/>`).join('')}</Invoice>`
  await expect(documentsIn(bytesSource('lourd.xml', Buffer.from(heavy)))).rejects.toMatchObject({
    code: 'intake.document_too_heavy',
    data: { file: 'lourd.xml' },
  })
  await expect(documentsIn(bytesSource('f.xml', Buffer.from(ciiXml())))).resolves.toMatchObject({
    documents: [{ number: 'F-2026-1' }],
  })
})

it('a drop is read in the order of its files, whichever process is faster', async () => {
  const files = Array.from({ length: 40 }, (_, i) =>
    bytesSource(`${i}.pdf`, pdfWith(ciiXml({ number: `F-${i}` }), { padBytes: i % 2 === 0 ? 500_000 : 0 })),
  )
  const read: DocumentFile[] = []
  const summary = await readDocumentFiles(files, (file) => read.push(file))
  expect(summary).toMatchObject({ files: 40, invoices: 40, refusedLines: 0 })
  expect(read.map(({ document }) => (document.kind === 'invoice' ? document.number : ''))).toEqual(
    files.map((_, i) => `F-${i}`),
  )
})

it('a single file that cannot be read is refused as itself', async () => {
  await expect(
    readDocumentFiles([bytesSource('x.pdf', Buffer.from('%PDF-1.7'))], () => undefined),
  ).rejects.toMatchObject({
    code: 'intake.pdf_damaged',
    data: { file: 'x.pdf' },
  })
})
