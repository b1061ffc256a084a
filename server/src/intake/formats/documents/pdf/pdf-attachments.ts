// The files attached to a PDF, wherever they hang: the tree of embedded files, the associated files of the document and of its pages,
// attachments pinned to a page.

import { LIMITS } from '../../limits.ts'
import { DocumentError } from '../document-error.ts'
import { openPdf, type PdfFile } from './pdf-file.ts'
import { isDictionary, listOf, nameOf, type PdfDictionary, type PdfStream, type PdfValue } from './pdf-syntax.ts'

export type Attachment = { readonly name: string; readonly content: () => Buffer }

export function pdfAttachments(bytes: Buffer): readonly Attachment[] {
  const file = openPdf(bytes)
  const found = new Map<PdfStream, Attachment>()
  for (const specification of specifications(file)) {
    const named = file.resolve(specification.entries.get('EF'))
    if (!isDictionary(named)) continue
    const stream = ['UF', 'F', 'Unix', 'Mac', 'DOS']
      .map((key) => file.stream(named.entries.get(key)))
      .find((one) => one !== null)
    if (!stream || found.has(stream)) continue
    found.set(stream, { name: nameIn(file, specification), content: () => file.unpack(stream) })
  }
  return [...found.values()]
}

function nameIn(file: PdfFile, { entries }: PdfDictionary): string {
  const names = ['UF', 'F'].map((key) => file.resolve(entries.get(key)))
  const text = names.find((value) => typeof value === 'object' && value?.kind === 'string')
  return typeof text === 'object' && text?.kind === 'string' ? textOf(text.bytes) : ''
}

function textOf(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  if (bytes[0] === 0xef && bytes[1] === 0xbb) return new TextDecoder().decode(bytes)
  return bytes.toString('latin1')
}

function* specifications(file: PdfFile): Generator<PdfDictionary> {
  const names = file.resolve(file.root.entries.get('Names'))
  if (isDictionary(names)) yield* inTree(file, names.entries.get('EmbeddedFiles'))
  yield* associated(file, file.root)
  for (const page of nodes(file, file.root.entries.get('Pages'))) {
    yield* associated(file, page)
    for (const item of listOf(file.resolve(page.entries.get('Annots')))) {
      const annotation = file.resolve(item)
      if (!isDictionary(annotation)) continue
      yield* associated(file, annotation)
      const attached = file.resolve(annotation.entries.get('FS'))
      if (nameOf(annotation.entries.get('Subtype')) === 'FileAttachment' && isDictionary(attached)) yield attached
    }
  }
}

function* associated(file: PdfFile, { entries }: PdfDictionary): Generator<PdfDictionary> {
  for (const item of listOf(file.resolve(entries.get('AF')))) {
    const specification = file.resolve(item)
    if (isDictionary(specification)) yield specification
  }
}

function* inTree(file: PdfFile, top: PdfValue | undefined): Generator<PdfDictionary> {
  for (const node of nodes(file, top)) {
    for (const item of listOf(file.resolve(node.entries.get('Names')))) {
      const specification = file.resolve(item)
      if (isDictionary(specification)) yield specification
    }
  }
}

/** A tree of names or of pages, each node once: one that contains itself is no endless walk. */
function* nodes(file: PdfFile, top: PdfValue | undefined): Generator<PdfDictionary> {
  const waiting: PdfValue[] = [top ?? null]
  const seen = new Set<PdfDictionary>()
  while (waiting.length > 0) {
    const node = file.resolve(waiting.pop())
    if (!isDictionary(node) || seen.has(node)) continue
    if (seen.size > LIMITS.pdfObjects) throw new DocumentError('intake.pdf_too_heavy')
    seen.add(node)
    yield node
    waiting.push(...listOf(file.resolve(node.entries.get('Kids'))).toReversed())
  }
}
