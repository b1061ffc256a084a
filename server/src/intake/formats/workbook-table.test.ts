import fc from 'fast-check'
import readXlsxFile from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { openApart } from '../open-apart.ts'
import { bytesSource } from './source.ts'
import type { TableRow } from './table.ts'
import { workbookTable } from './workbook-table.ts'
import { showsDay, readWorkbook, type WorkbookHead } from './workbook/workbook.ts'
import { writeWorkbook, writeZip, type FixtureCell } from './workbook/workbook-fixture.ts'

/** In this process, without the limits of the worker. */
async function read(
  archive: Buffer,
): Promise<{ readonly head: WorkbookHead | undefined; readonly rows: readonly TableRow[] }> {
  const heads: WorkbookHead[] = []
  const rows: TableRow[] = []
  await readWorkbook(archive, { head: (head) => heads.push(head), row: (row) => rows.push(row) })
  return { head: heads[0], rows }
}

const sheet = (...rows: readonly (readonly FixtureCell[])[]) => ({ name: 'Feuil1', rows })

describe('a workbook', () => {
  it('gives texts, numbers as written, days, formulas by their result, and errors as text', async () => {
    const { head, rows } = await read(
      writeWorkbook([
        sheet(
          ['N°', 'Date', 'Montant'],
          ['F-1', { serial: 46347 }, 1234.5],
          [{ inline: ' <F-2> & Cie ' }, { serial: 46347.75 }, { formula: '12,50' }],
          [20260012, true, { error: '#REF!' }],
        ),
      ]),
    )
    expect(head).toEqual({ sheet: 'Feuil1', otherSheets: [], serialOf1970: 25_569 })
    expect(rows).toEqual([
      { line: 1, cells: ['N°', 'Date', 'Montant'] },
      { line: 2, cells: ['F-1', { kind: 'day', day: '2026-11-21' }, { kind: 'number', digits: '1234.5' }] },
      { line: 3, cells: [' <F-2> & Cie ', { kind: 'day', day: '2026-11-21' }, '12,50'] },
      { line: 4, cells: [{ kind: 'number', digits: '20260012' }, 'true', '#REF!'] },
    ])
  })

  it('keeps the places of cells and the numbers of lines over gaps', async () => {
    const { rows } = await read(writeWorkbook([sheet([], ['a', null, 'c'], [], [null, 'd'])]))
    expect(rows).toEqual([
      { line: 2, cells: ['a', '', 'c'] },
      { line: 4, cells: ['', 'd'] },
    ])
  })

  it('counts days from 1904 where it says so', async () => {
    const { head, rows } = await read(writeWorkbook([sheet(['a', 'b'], ['x', { serial: 44885 }])], { date1904: true }))
    expect(rows[1]?.cells[1]).toEqual({ kind: 'day', day: '2026-11-21' })
    expect(head?.serialOf1970).toBe(24_107)
  })

  it('is read from its first visible sheet that holds a table', async () => {
    const { head, rows } = await read(
      writeWorkbook([
        {
          name: 'Cachée',
          rows: [
            ['x', 'y'],
            ['x', 'y'],
          ],
          state: 'hidden',
        },
        { name: 'Couverture', rows: [['Encours clients'], ['au 21/11/2026']] },
        {
          name: 'Données',
          rows: [
            ['a', 'b'],
            ['c', 'd'],
          ],
        },
        {
          name: 'Notes',
          rows: [
            ['e', 'f'],
            ['g', 'h'],
          ],
        },
      ]),
    )
    expect(head).toMatchObject({ sheet: 'Données', otherSheets: ['Couverture', 'Notes'] })
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a', 'b'],
      ['c', 'd'],
    ])
  })

  it.each([
    [14, undefined, true],
    [22, undefined, true],
    [4, undefined, false],
    [0, undefined, false],
    [164, 'dd/mm/yyyy', true],
    [164, '[$-40C]d mmmm yyyy;@', true],
    [164, 'jj/mm/aaaa', true],
    [164, 'mmm\\-yy', true],
    [164, '#,##0.00 "jours"', false],
    [164, '_-* #,##0.00\\ "€"_-;\\-* #,##0.00\\ "€"_-', false],
    [164, '[Red]0.00', false],
    [164, 'General', false],
    [164, 'Standard', false],
    [164, '@', false],
    [164, '0%', false],
  ])('takes format %i %s for that of a day: %s', (format, code, expected) => {
    expect(showsDay(format, code)).toBe(expected)
  })

  it('says the same as another reader', async () => {
    const anyCell: fc.Arbitrary<FixtureCell> = fc.oneof(
      fc
        .string({ unit: fc.constantFrom(...'aé<&"; 1€'.split('')), minLength: 1, maxLength: 8 })
        .filter((text) => text.trim() === text),
      fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100),
      fc.integer({ min: 20_000, max: 60_000 }).map((serial) => ({ serial })),
      fc.constant(null),
    )
    const width = 4
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyCell, { minLength: width, maxLength: width }), { minLength: 2, maxLength: 6 }),
        async (rows) => {
          const archive = writeWorkbook([sheet(['h1', 'h2', 'h3', 'h4'], ...rows)])
          const [other] = await readXlsxFile(archive)
          const theirs = (other?.data ?? []).map((cells) =>
            cells.map((value) =>
              (value as unknown) instanceof Date ? (value as unknown as Date).toISOString().slice(0, 10) : value,
            ),
          )
          const ours = (await read(archive)).rows
          for (const { line, cells } of ours) {
            cells.forEach((cell, place) => {
              const value =
                typeof cell === 'string'
                  ? cell === ''
                    ? null
                    : cell
                  : cell.kind === 'day'
                    ? cell.day
                    : Number(cell.digits)
              expect(value).toEqual(theirs[line - 1]?.[place] ?? null)
            })
          }
        },
      ),
      { numRuns: 50 },
    )
  })
})

describe('a workbook from outside', () => {
  const open = (archive: Buffer) => workbookTable(bytesSource('liste.xlsx', archive))
  const rowsOf = async (archive: Buffer) => {
    const table = await open(archive)
    const rows: TableRow[] = []
    for await (const batch of table.rows()) rows.push(...batch)
    return { table, rows }
  }
  const good = writeWorkbook([sheet(['N°', 'Montant'], ['F-1', 12.5])])
  /** One bit of the packed bytes of an entry turned over. */
  const changedIn = (archive: Buffer, entry: string): Buffer => {
    const changed = Buffer.from(archive)
    const place = changed.indexOf(entry) + entry.length + 8
    changed[place] = (changed[place] as number) ^ 1
    return changed
  }
  const files = (sheetXml: string) => [
    { name: '[Content_Types].xml', content: '<Types/>' },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: '<Relationships><Relationship Id="r1" Type="x/worksheet" Target="s.xml"/></Relationships>',
    },
    { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="A" sheetId="1" id="r1"/></sheets></workbook>' },
    { name: 'xl/s.xml', content: sheetXml },
  ]

  it('is read by a process of its own', async () => {
    const { table, rows } = await rowsOf(good)
    expect(table.form).toEqual({ sheet: 'Feuil1' })
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['N°', 'Montant'],
      ['F-1', { kind: 'number', digits: '12.5' }],
    ])
  })

  it.each([
    ['cut short', good.subarray(0, good.length - 40)],
    ['with a byte changed', changedIn(good, 'xl/worksheets/sheet1.xml')],
    [
      'whose header lies about a size',
      writeZip(files('<worksheet/>').map((file) => (file.name === 'xl/s.xml' ? { ...file, claimedBytes: 5 } : file))),
    ],
    [
      'whose header lies about a checksum',
      writeZip(
        files('<worksheet/>').map((file) => (file.name === 'xl/s.xml' ? { ...file, claimedChecksum: 5 } : file)),
      ),
    ],
    [
      'with two entries of one name',
      writeZip([...files('<worksheet/>'), { name: 'xl/s.xml', content: '<worksheet/>' }]),
    ],
    ['without sheets', writeZip([{ name: 'xl/workbook.xml', content: '<workbook/>' }])],
    ['with XML that is none', writeZip(files('<worksheet><sheetData>'))],
    [
      'with bytes that are not UTF-8',
      writeZip([...files('x').slice(0, 3), { name: 'xl/s.xml', content: Buffer.from([0x3c, 0x61, 0x3e, 0xff]) }]),
    ],
    [
      'with entities',
      writeZip(files('<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><worksheet>&b;</worksheet>')),
    ],
    ['with elements nested without end', writeZip(files('<a>'.repeat(10_000)))],
    ['that is only a ZIP', writeZip([{ name: '../../etc/passwd', content: 'x' }])],
  ])('%s is refused as damaged', async (_name, archive) => {
    await expect(open(archive)).rejects.toMatchObject({ code: 'intake.spreadsheet_damaged' })
  })

  it('whose entries share their bytes is refused', async () => {
    const archive = writeZip([...files('<worksheet/>'), { name: 'xl/t.xml', content: '<worksheet/>' }])
    // The last entry of the directory is made to point at the first one's bytes.
    archive.writeUInt32LE(0, archive.lastIndexOf('xl/t.xml') - 4)
    await expect(open(archive)).rejects.toMatchObject({ code: 'intake.spreadsheet_damaged' })
  })

  it('that unpacks to more than it may is refused on the way', async () => {
    const blanks = Buffer.alloc(300 << 20, ' ')
    blanks.write('<worksheet>')
    for (let at = 10_000; at < blanks.length; at += 10_000) blanks.write('<x/>', at)
    const archive = writeZip(files('').map((file) => (file.name === 'xl/s.xml' ? { ...file, content: blanks } : file)))
    expect(archive.length).toBeLessThan(1 << 20)
    await expect(open(archive)).rejects.toMatchObject({
      code: 'intake.spreadsheet_too_large',
      data: { limitMegabytes: 256 },
    })
  }, 60_000)

  it('with a text of megabytes, or cells far to the right, is refused', async () => {
    await expect(open(writeZip(files(`<worksheet><a>${'x'.repeat(3 << 20)}</a></worksheet>`)))).rejects.toMatchObject({
      code: 'intake.spreadsheet_too_large',
    })
    const far = '<worksheet><sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData></worksheet>'
    await expect(open(writeZip(files(far)))).rejects.toMatchObject({ code: 'intake.spreadsheet_too_large' })
  })

  it('that fills the memory of its process is refused', async () => {
    const strings = Array.from({ length: 64_000 }, (_, i) => `<si><t>${String(i).padEnd(4000, 'x')}</t></si>`).join('')
    const archive = writeZip([
      ...files('<worksheet/>'),
      { name: 'xl/sharedStrings.xml', content: `<sst>${strings}</sst>` },
    ])
    const options = { today: '2026-11-21', latestEntryDay: '2027-11-21' } as const
    await expect(openApart(bytesSource('liste.xlsx', archive), options)).rejects.toMatchObject({
      code: 'intake.spreadsheet_too_heavy',
      data: { file: 'liste.xlsx' },
    })
  }, 60_000)
})
