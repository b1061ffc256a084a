// A file read in two halves is the file read in one piece, wherever it is cut.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Part } from '../apart/requests.ts'
import { takeHalves } from '../apart/read-entries.ts'
import type { EntriesSummary, ReceivableLine } from '../model.ts'
import { HEADER, ROWS, text } from './entries-fixture.ts'
import { cutEntries, readEntriesHalf } from './entries-halves.ts'
import { readEntriesText } from './entries-text.ts'
import { KeptLines } from './kept-lines.ts'
import { bytesSource, type Source } from './source.ts'

const OPTIONS = { name: '552100554FEC20261231.txt', latestDay: '2027-11-21' } as const
type Read = { readonly summary: EntriesSummary; readonly lines: readonly ReceivableLine[] }

async function inOnePiece(source: Source): Promise<Read> {
  const lines: ReceivableLine[] = []
  return { summary: await readEntriesText(source, OPTIONS, (line) => lines.push(line)), lines }
}

/** With parcels of a few lines, as two processes would say them; null where the file cannot be cut there. */
async function inHalves(source: Source, middle: number): Promise<Read | null> {
  const cut = await cutEntries(source, middle)
  if (cut === null) return null
  const lines = new KeptLines()
  const summary = await takeHalves(lines, { cut, options: OPTIONS }, async (half, hear) => {
    const own = new KeptLines()
    const say = (): void => hear(structuredClone({ said: 'lines', parcel: own.handOver() }) satisfies Part)
    const part = await readEntriesHalf(source, { cut, half }, OPTIONS, (line) => {
      own.keep(line)
      if (own.count === 3) say()
    })
    say()
    return structuredClone(part)
  })
  return { summary, lines: Array.from({ length: lines.count }, (_, row) => lines.at(row)) }
}

const BOOKS = Buffer.from(text([...ROWS, ['VE', 'Ventes', '10', '20260405', '411000'], ...ROWS]))

test('of small books both halves together have all lines, with their numbers, sums and refusals', async () => {
  const read = await inHalves(bytesSource('a.txt', BOOKS, 100), 1000)
  expect(read?.summary).toMatchObject({ lines: 34, debitCents: 1_082_000, refusedLines: 1, encoding: 'utf-8' })
  expect(read?.summary.refused).toMatchObject([{ line: 19, code: 'intake.line_columns' }])
  expect(read?.summary.totals.receivable).toEqual({ accounts: 3, lines: 12, openItems: 8, openCents: 336_000 })
  expect(read?.lines).toHaveLength(18)
  expect(read?.lines.at(-1)).toMatchObject({ line: 35, account: '418100', debitCents: 7000 })
})

test('wherever books are cut, whatever their encoding, separator, line ends, quotation marks and blank lines', async () => {
  const odd: readonly (readonly string[])[] = [
    ['VE', 'Ventes', '1', '20260105', '411000', '"quoted'],
    ['"VE"', '"Ven""tes"', '"1"', '"20260105"', '"411000"', ...(ROWS[0] ?? []).slice(5)],
    ['', '', '3', '20269999', ...(ROWS[5] ?? []).slice(4)],
    ['ZZ', '', '4', ...(ROWS[7] ?? []).slice(3)],
    ['ZZ', 'Né plus tard', '5', ...(ROWS[9] ?? []).slice(3)],
    ['VE', 'Ventes', '6', '20260105', '706000', 'x', '', '', 'F', '20260105', 'y', 'douze', '0', '', '', '', '', ''],
    [''],
  ]
  const row = fc.oneof(fc.constantFrom(...ROWS), fc.constantFrom(...odd))
  let halved = 0
  await fc.assert(
    fc.asyncProperty(
      fc.array(row, { minLength: 1, maxLength: 30 }),
      fc.constantFrom('\t', '|', ';'),
      fc.constantFrom('\n', '\r\n', '\r\r\n'),
      fc.constantFrom('utf8', 'latin1', 'marked'),
      fc.nat(6000),
      fc.integer({ min: 7, max: 5000 }),
      async (rows, separator, end, encoding, middle, chunkBytes) => {
        const written = text(rows, separator, end, HEADER)
        const bytes = Buffer.from(
          encoding === 'marked' ? `\ufeff${written}` : written,
          encoding === 'latin1' ? 'latin1' : 'utf8',
        )
        const source = bytesSource('a.txt', bytes, chunkBytes)
        const halves = await inHalves(source, middle % bytes.length)
        if (halves === null) return
        halved++
        expect(halves).toEqual(await inOnePiece(source))
      },
    ),
    { numRuns: 300 },
  )
  expect(halved).toBeGreaterThan(200)
})

test('letters of two bytes, lines that end with CR alone and a cut within the last line are left in one piece', async () => {
  const wide = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text(), 'utf16le')])
  expect(await cutEntries(bytesSource('a.txt', wide))).toBeNull()
  expect(await cutEntries(bytesSource('a.txt', Buffer.from(text(ROWS, '\t', '\r'))))).toBeNull()
  expect(await cutEntries(bytesSource('a.txt', BOOKS), BOOKS.length - 5)).toBeNull()
})

test('a line of the second half that is too long is named by its place in the file', async () => {
  const long = Buffer.concat([BOOKS, Buffer.from('x'.repeat(3 << 20))])
  await expect(inHalves(bytesSource('a.txt', long, 100_000), 1000)).rejects.toMatchObject({
    code: 'intake.line_too_long',
    data: { line: 37 },
  })
})
