import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntriesSummary, ReceivableLine } from '../model.ts'
import type { Encoding } from './encoding.ts'
import { ROWS } from './entries-fixture.ts'
import { readEntriesXml } from './entries-xml.ts'
import { bytesSource } from './source.ts'

async function read(content: string | Uint8Array, encoding: Encoding = 'utf-8', chunkBytes = 1 << 20) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const lines: ReceivableLine[] = []
  const source = bytesSource('552100554FEC20261231.xml', bytes, chunkBytes)
  const summary: EntriesSummary = await readEntriesXml(
    source,
    encoding,
    { name: source.name, latestDay: '2027-11-21' },
    (line) => lines.push(line),
  )
  return { summary, lines }
}

const day = (compact: string): string => compact.replace(/^(....)(..)(..)$/, '$1-$2-$3')
const element = (name: string, value: string): string => (value === '' ? '' : `<${name}>${value}</${name}>`)

/** The made-up entries in the XML form of the norm. */
function xml(
  changes: (text: string) => string = (text) => text,
  head = '<?xml version="1.0" encoding="UTF-8"?>',
): string {
  const journals = [...new Set(ROWS.map((row) => row[0]))].map((code) => {
    const rows = ROWS.filter((row) => row[0] === code)
    const entries = [...new Set(rows.map((row) => row[2]))].map((number) => {
      const entry = rows.filter((row) => row[2] === number)
      const [first = []] = entry
      const lettered = entry.find((row) => row[13] !== '') ?? []
      const lines = entry.map(
        (row) =>
          `<ligne>${element('CompteNum', row[4] ?? '')}${element('CompteLib', row[5] ?? '')}${element('CompteAuxNum', row[6] ?? '')}` +
          `${element('CompteAuxLib', row[7] ?? '')}${row[11] === '0,00' ? element('Credit', (row[12] ?? '').replace(',', '.')) : element('Debit', (row[11] ?? '').replace(',', '.'))}</ligne>`,
      )
      return (
        `<ecriture>${element('EcritureNum', first[2] ?? '')}${element('EcritureDate', day(first[3] ?? ''))}${element('EcritureLib', first[10] ?? '')}` +
        `${element('PieceRef', first[8] ?? '')}${element('PieceDate', `${day(first[9] ?? '')}T00:00:00`)}${element('EcritureLet', lettered[13] ?? '')}` +
        `${element('DateLet', day(lettered[14] ?? ''))}<ValidDate>2026-12-31</ValidDate>${lines.join('\n')}</ecriture>`
      )
    })
    return `<journal><JournalCode>${code}</JournalCode><JournalLib>${rows[0]?.[1]}</JournalLib>${entries.join('\n')}</journal>`
  })
  return changes(
    `${head}\n<comptabilite><exercice><DateCloture>2026-12-31</DateCloture>${journals.join('\n')}</exercice></comptabilite>`,
  )
}

describe('accounting entries as XML', () => {
  it('give the totals and open receivables of the text form', async () => {
    const { summary, lines } = await read(xml())
    expect(summary).toMatchObject({
      form: 'xml',
      lines: 17,
      debitCents: 541000,
      creditCents: 541000,
      closingDate: '2026-12-31',
      siren: '552100554',
      totals: {
        receivable: { accounts: 3, lines: 6, openItems: 4, openCents: 168000 },
        accrued: { lines: 1, openCents: 7000 },
      },
      refused: [],
    })
    expect(lines[0]).toMatchObject({
      journal: 'VE',
      entryNumber: '1',
      entryDate: '2026-01-05',
      auxiliary: 'ELUARD',
      name: 'Atelier Éluard',
      pieceRef: 'F-001',
      pieceDate: '2026-01-05',
      debitCents: 120000,
      lettering: 'AA',
      letteringDate: '2026-02-10',
    })
  })

  it('keep their accents in another encoding', async () => {
    const { lines } = await read(Buffer.from(xml(), 'latin1'), 'iso-8859-15')
    expect(lines[0]?.name).toBe('Atelier Éluard')
  })

  it('may hold the fields of an entry after its lines', async () => {
    const moved = xml((text) =>
      text
        .replace('<EcritureLet>AA</EcritureLet>', '')
        .replace('</ligne></ecriture>', '</ligne><EcritureLet>AA</EcritureLet></ecriture>'),
    )
    const { summary } = await read(moved)
    expect(summary.totals.receivable).toEqual({ accounts: 3, lines: 6, openItems: 4, openCents: 168000 })
  })

  it('may give Montant and Sens, CDATA, character references and prefixes', async () => {
    const other = xml((text) =>
      text
        .replaceAll(/<Debit>([\d.]+)<\/Debit>/g, '<Montant>$1</Montant><Sens>D</Sens>')
        .replaceAll('Atelier Éluard', '<![CDATA[Atelier Éluard]]>')
        .replaceAll('Brûlerie Noé', 'Br&#251;lerie &amp; Noé'),
    )
    const { summary, lines } = await read(other)
    expect(summary).toMatchObject({ lines: 17, debitCents: 541000, refused: [] })
    expect(lines.map((line) => line.name)).toContain('Atelier Éluard')
    expect(lines.map((line) => line.name)).toContain('Brûlerie & Noé')
  })

  it.each([
    ['an unreadable amount', '1320.00', '13x0', 'intake.line_amount', { value: '13x0', column: 'Debit' }],
    [
      'a day that does not exist',
      '2026-03-12<',
      '2026-02-30<',
      'intake.line_day',
      { value: '2026-02-30', column: 'EcritureDate' },
    ],
    [
      'a day too far ahead',
      '2026-03-12<',
      '2050-03-12<',
      'intake.line_day_implausible',
      { day: '2050-03-12', column: 'EcritureDate' },
    ],
  ])('refuse a line with %s', async (_name, from, to, code, data) => {
    const { summary } = await read(xml((text) => text.replace(from, to)))
    expect(summary.refused[0]).toMatchObject({ code, data })
    expect(summary.refused[0]?.line).toBeGreaterThan(1)
    expect(summary.totals.receivable.openCents).toBe(36000)
  })

  it.each([
    ['cut off', xml().slice(0, 2000)],
    ['with a tag that is not closed', xml((text) => text.replace('</exercice>', ''))],
    ['with an entity that nobody declared', xml((text) => text.replace('Ventes', '&bomb;'))],
  ])('%s are refused as malformed', async (_name, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'intake.xml_malformed' })
  })

  const laughs =
    '<!DOCTYPE comptabilite [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
  it.each([
    ['a bomb of entities', laughs],
    ['an external entity', '<!DOCTYPE comptabilite [<!ENTITY x SYSTEM "file:///etc/passwd">]>'],
    ['an external document type', '<!DOCTYPE comptabilite SYSTEM "http://127.0.0.1:9/x.dtd">'],
  ])('with %s are refused', async (_name, doctype) => {
    await expect(read(xml((text) => text, `<?xml version="1.0"?>${doctype}`))).rejects.toMatchObject({
      code: 'intake.xml_refused',
      data: { detail: 'DOCTYPE' },
    })
  })

  it('nested without end are refused', async () => {
    await expect(read('<comptabilite>' + '<a>'.repeat(100_000))).rejects.toMatchObject({ code: 'intake.xml_refused' })
  })

  it.each([
    ['a text', '<comptabilite><a>' + 'x'.repeat(8 << 20)],
    ['a comment', '<comptabilite><!--' + 'x'.repeat(8 << 20)],
    [
      'the attributes of an element',
      '<comptabilite><a ' + Array.from({ length: 400_000 }, (_, i) => `a${i}="1"`).join(' '),
    ],
    ['a name', '<comptabilite><a' + 'x'.repeat(8 << 20)],
  ])('with %s without end are refused', async (_name, content) => {
    await expect(read(content)).rejects.toMatchObject({ code: 'intake.xml_refused' })
  })

  it('are the same wherever the chunks are cut', async () => {
    const bytes = Buffer.from(xml())
    const whole = await read(bytes)
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 500 }), async (chunkBytes) => {
        expect(await read(bytes, 'utf-8', chunkBytes)).toEqual(whole)
      }),
      { numRuns: 30 },
    )
  })
})
