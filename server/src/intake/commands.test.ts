import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises'
import { existsSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { CommandInput } from '#platform/command.ts'
import { commands } from './commands.ts'
import { ROWS, text } from './formats/entries-fixture.ts'

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'quittance-read-'))))
afterAll(() => rm(folder, { recursive: true }))

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

function run(path: string, values: CommandInput['values'] = {}, locale: CommandInput['locale'] = 'fr') {
  const input = {
    values,
    positionals: [path],
    locale,
    runtime: { configuration: () => ({ QUITTANCE_NOW: '2026-11-21' }) },
  }
  const [read] = commands
  return (read as NonNullable<typeof read>).run(input as unknown as CommandInput)
}

const LIST =
  'Client;Facture;Date;Échéance;Solde\nNoé;F-1;13/01/2026;31/12/2026;1 200,50\nNoé;F-2;13/01/2026;31/12/2050;5,00\nTotal;;;;1 205,50\n'

describe('quittance read', () => {
  it('says what accounting entries hold', async () => {
    const { json } = await run(await file('552100554FEC20261231.txt', text()))
    expect(json).toMatchObject({
      kind: 'accounting-entries',
      siren: '552100554',
      closingDate: '2026-12-31',
      lines: 17,
      debitCents: 541000,
      creditCents: 541000,
      receivables: { accounts: 3, lines: 6, openItems: 4, openCents: 168000 },
      bills: { accounts: 1, lines: 1, openItems: 1, openCents: 50000 },
      doubtful: { accounts: 1, lines: 1, openItems: 1, openCents: 8000 },
      accrued: { accounts: 1, lines: 1, openItems: 1, openCents: 7000 },
      refused: [],
    })
  })

  it('says it to people, in French and English', async () => {
    const path = await file('552100554FEC20261231.txt', text(ROWS.map((row, i) => (i === 5 ? row.slice(1) : row))))
    const french = (await run(path)).text.replaceAll(/[\u00a0\u202f]/g, ' ')
    expect(french).toContain(
      'Écritures comptables · SIREN 552100554 · clôture 31/12/2026 · du 05/01/2026 au 04/04/2026',
    )
    expect(french).toContain('16 lignes · débit 4 810,00 € · crédit 5 410,00 € · écart -600,00 €')
    expect(french).toMatch(/Créances \(411\) +3 clients +5 lignes +3 non lettrées +1 080,00 €/)
    expect(french).toContain('Refusé : 1 ligne\n  ligne 7  17 colonnes au lieu de 18.')
    const english = (await run(path, {}, 'en')).text
    expect(english).toContain('Accounting entries · SIREN 552100554 · closing 31 Dec 2026 · 5 Jan 2026 to 4 Apr 2026')
    expect(english).toContain('line 7  17 columns instead of 18.')
  })

  it('tells a year far ahead as it is when the name of the file closes it', async () => {
    const ahead = text(ROWS.map((row) => row.map((cell) => cell.replace(/^2026(\d{4})$/, '2050$1'))))
    expect((await run(await file('552100554FEC20501231.txt', ahead))).json).toMatchObject({ lines: 17, refused: [] })
    expect((await run(await file('export.txt', ahead))).json).toMatchObject({ lines: 0, refusedLines: 17 })
  })

  it('says what a list holds, and what it asks', async () => {
    const { json, text: told } = await run(await file('liste.csv', LIST))
    expect(json).toMatchObject({
      kind: 'receivables-list',
      rows: 1,
      totalCents: 120050,
      items: [{ number: 'F-1', dueDate: '2026-12-31', openCents: 120050 }],
      refused: [
        {
          line: 3,
          code: 'intake.line_day_implausible',
          message: 'La date 31/12/2050 est hors de toute vraisemblance (Échéance).',
        },
      ],
      skipped: [{ line: 4, reason: 'total' }],
      mapping: { debtorName: 'Client', number: 'Facture', issueDate: 'Date', dueDate: 'Échéance', open: 'Solde' },
      questions: [],
    })
    expect(told).toContain('Lignes de total ou de titre laissées de côté : 4.')
    const asked = await run(await file('l2.csv', 'Client;Facture;Échéance;Solde\nNoé;F-1;03/04/2026;10,00\n'))
    expect(asked.text).toContain(
      '« 03/04/2026 » (ligne 2, Échéance) se lit de deux façons. Choisissez --days day-first | --days month-first.',
    )
    const answered = await run(await file('l2.csv', 'Client;Facture;Échéance;Solde\nNoé;F-1;03/04/2026;10,00\n'), {
      days: 'day-first',
    })
    expect(answered.json).toMatchObject({ items: [{ dueDate: '2026-04-03' }], questions: [] })
  })

  it('takes the columns that it is told', async () => {
    const path = await file('autre.csv', 'Qui;Pièce;Quand;Combien\nNoé;F-1;13/04/2026;10,00\n')
    await expect(run(path)).rejects.toMatchObject({ code: 'intake.columns_missing' })
    const { json } = await run(path, { map: ['debtorName=Qui', 'dueDate=Quand', 'open=Combien'] })
    expect(json).toMatchObject({ rows: 1, items: [{ debtorName: 'Noé', number: 'F-1', openCents: 1000 }] })
  })

  it('says what a list of customers holds', async () => {
    const path = await file('clients.csv', 'Compte;E-mail\nC1;a@noe.example\nC2;a@noe.example, b@noe.example\n')
    const { json, text: told } = await run(path)
    expect(json).toMatchObject({
      kind: 'customers',
      rows: 1,
      items: [{ account: 'C1', email: 'a@noe.example' }],
      refused: [{ line: 3, code: 'intake.line_emails_several' }],
    })
    expect(told).toContain('1 client · dont 1 avec une adresse électronique')
  })

  it('reads a file as what it is told to be', async () => {
    const entries = await file('fec.txt', text())
    await expect(run(entries, { as: 'customers' })).resolves.toMatchObject({ json: { kind: 'customers' } })
    await expect(run(await file('liste.csv', LIST), { as: 'entries' })).rejects.toMatchObject({
      code: 'intake.entries_columns_missing',
    })
    await expect(run(await file('fec.xml', '<comptabilite/>'), { as: 'list' })).rejects.toMatchObject({
      code: 'intake.list_in_xml',
    })
    await expect(run(await file('x.xlsx', 'PK\x03\x04 [Content_Types].xml'), { as: 'entries' })).rejects.toMatchObject({
      code: 'intake.entries_in_workbook',
    })
  })

  it('reads entries in UTF-16, and in XML', async () => {
    const wide = await file('fec16.txt', Buffer.from(`\ufeff${text()}`, 'utf16le'))
    expect((await run(wide)).json).toMatchObject({ lines: 17, receivables: { openCents: 168000 } })
    const xml = await file(
      'fec.xml',
      '<comptabilite><exercice><DateCloture>2026-12-31</DateCloture></exercice></comptabilite>',
    )
    expect((await run(xml)).json).toMatchObject({ lines: 0, closingDate: '2026-12-31' })
  })

  it('refuses two gigabytes at once', async () => {
    const path = await file('grand.txt', 'x')
    await truncate(path, 2 ** 31)
    await expect(run(path)).rejects.toMatchObject({ code: 'intake.file_too_large', data: { sizeMegabytes: 2048 } })
  })

  it('refuses what is not there, and wrong words', async () => {
    await expect(run(join(folder, 'absent.txt'))).rejects.toMatchObject({ code: 'intake.file_not_found' })
    const path = await file('l.csv', LIST)
    await expect(run(path, { as: 'invoices' })).rejects.toThrow('--as entries|list|customers|invoice|status')
    await expect(run(path, { days: 'ymd' })).rejects.toThrow('--days day-first|month-first')
    await expect(run(path, { map: ['number'] })).rejects.toThrow('--map FIELD=COLUMN')
  })
})

// Real exports, kept outside the repository: checked where they are at hand.
const shared = process.env.QUITTANCE_SHARED ?? '../shared'
const expectedPath = join(shared, 'corpora/expected.json')

describe.skipIf(!existsSync(expectedPath))('files of real programs', () => {
  type Told = {
    readonly lines: number
    readonly debit: string
    readonly credit: string
    readonly lines411: number
    readonly customers411?: number
    readonly unletteredLines411?: number
    readonly openUnlettered411?: string
  }
  const all = existsSync(expectedPath)
    ? (JSON.parse(readFileSync(expectedPath, 'utf8')) as Record<string, { readonly fromFile: Told }>)
    : {}
  const entries = Object.entries(all).filter(([key]) => key.startsWith('fec/'))
  const cents = (amount: string | undefined): number => Number((amount ?? '').replace('.', ''))

  it.each(entries)('%s holds what others found in it', async (key, { fromFile }) => {
    const { json } = await run(join(shared, 'corpora', key))
    expect(json).toMatchObject({
      kind: 'accounting-entries',
      lines: fromFile.lines,
      debitCents: cents(fromFile.debit),
      creditCents: cents(fromFile.credit),
      receivables: {
        lines: fromFile.lines411,
        ...(fromFile.customers411 !== undefined && {
          accounts: fromFile.customers411,
          openItems: fromFile.unletteredLines411,
          openCents: cents(fromFile.openUnlettered411),
        }),
      },
      refused: [],
    })
  })

  it('were all there', () => {
    expect(entries).toHaveLength(7)
  })
})
