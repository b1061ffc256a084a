import { expect, test } from 'vitest'
import { causeName } from '#evidence'
import type { Company } from '#kernel'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './commands.ts'
import { aDebtor, aFile, anItem } from './ledger-fixture.ts'
import { LATENESS_CAUSES } from './model.ts'

const { shell, createCompany } = await createTestCompany({ now: '2026-11-21' })

/** Brûlerie Noé (C001) owes F-1, 1 200,00 €, overdue; Atelier Éluard (C002) owes F-2, 800,00 €, not yet due. */
async function withCompany(): Promise<Company> {
  const company = await createCompany()
  await shell.inCompany(company, async (ctx) => {
    const [noe, eluard] = [await aDebtor(ctx), await aDebtor(ctx, 'Atelier Éluard', 'C002')]
    await aFile(ctx, { items: [anItem(noe, 'F-1', 120_000), anItem(eluard, 'F-2', 80_000, { dueDate: '2026-12-31' })] })
  })
  return company
}

const run = (company: Company, ...argv: readonly string[]) => runTestCommand(commands, argv, { shell, company })
const runJson = async (company: Company, ...argv: readonly string[]) => (await run(company, ...argv, '--json')).json

test('who owes is listed, all or those overdue', async () => {
  const company = await withCompany()
  expect(await runJson(company, 'debtor', 'list')).toMatchObject({
    debtors: [
      { name: 'Brûlerie Noé', reference: 'C001', overdueCents: 120_000, totalCents: 120_000 },
      { name: 'Atelier Éluard', reference: 'C002', overdueCents: 0, totalCents: 80_000 },
    ],
    totals: { currency: 'EUR', debtors: 2, overdueCents: 120_000, totalCents: 200_000 },
  })
  expect(await runJson(company, 'debtor', 'list', '--overdue')).toMatchObject({ totals: { debtors: 1 } })
  expect(await runJson(company, 'debtor', 'list', '--on', '2026-09-15')).toMatchObject({
    totals: { overdueCents: 0, totalCents: 200_000 },
  })
  const { out } = await run(company, 'debtor', 'list', '--search', 'noe')
  expect(out).toContain('#1       Brûlerie Noé')
  expect(out).toContain('1\u202f200,00\u00a0€')
  expect(out).not.toContain('Éluard')
})

test('a hold is placed on an invoice or a debtor, lifted and restored', async () => {
  const company = await withCompany()
  const placed = await runJson(
    company,
    'hold',
    'add',
    'dispute',
    'F-1',
    '--amount',
    '300',
    '--until',
    '2026-12-24',
    '--reason',
    'prix',
  )
  expect(placed).toMatchObject({
    id: 1,
    kind: 'dispute',
    debtorId: 1,
    itemId: 1,
    amountCents: 30_000,
    untilDay: '2026-12-24',
    reason: 'prix',
  })
  expect(await runJson(company, 'hold', 'add', 'exclusion', 'C002')).toMatchObject({ id: 2, debtorId: 2, itemId: null })
  expect((await run(company, 'hold', 'lift', '1')).out).toBe('Suspension levée (#1, litige, jusqu’au 24/12/2026).\n')
  expect((await run(company, 'hold', 'restore', '#1')).exitCode).toBe(0)
})

test('what is known of a debtor is completed and corrected', async () => {
  const company = await withCompany()
  const set = [
    'debtor',
    'set',
    'C001',
    '--kind',
    'public',
    '--siren',
    '552 100 554',
    '--address',
    'Mairie',
    '--address',
    '1, place',
  ]
  expect(await runJson(company, ...set, '--city', 'Valmont', '--terms', '45-then-eom')).toMatchObject({
    kind: 'public',
    kindKnown: true,
    siren: '552100554',
    addressLines: ['Mairie', '1, place'],
    city: 'Valmont',
    terms: { kind: 'then-end-of-month', count: 45, unit: 'days' },
  })
  await run(company, 'contact', 'set', 'C001', '--email', 'compta@valmont.example', '--name', 'Mme Renaud')
  expect(await runJson(company, 'debtor', 'show', 'C001')).toMatchObject({
    contacts: [{ name: 'Mme Renaud', email: 'compta@valmont.example' }],
  })
  expect((await run(company, 'debtor', 'show', 'C001')).out).toContain(
    'Mme Renaud  comptabilité fournisseurs  compta@valmont.example',
  )
  expect(await runJson(company, 'debtor', 'set', 'C001', '--segment', 'mairies')).toMatchObject({ segment: 'mairies' })
  await run(company, 'debtor', 'set', 'C001', '--city', '')
  expect(await runJson(company, 'debtor', 'show', 'C001')).toMatchObject({ debtor: { city: null } })
})

test('two records are merged and separated', async () => {
  const company = await withCompany()
  expect(await runJson(company, 'debtor', 'merge', 'C001', 'C002')).toMatchObject({
    id: 1,
    references: [{ reference: 'C001' }, { reference: 'C002' }],
  })
  expect(await runJson(company, 'debtor', 'unmerge', '#2')).toMatchObject({ id: 2, name: 'Atelier Éluard' })
})

test.each([
  [['hold', 'add', 'nonsense', 'F-1'], 2],
  [['hold', 'add', 'dispute', 'F-1', '--until', '31/12/2026'], 2],
  [['debtor', 'set', 'C001'], 2],
  [['debtor', 'set', 'C001', '--kind', 'client'], 2],
  [['debtor', 'set', 'C001', '--terms', '45 jours fin de mois'], 2],
  [['debtor', 'set', 'C001', '--siren', '123456789'], 1],
  [['contact', 'set', 'C001', '--email', 'nobody'], 1],
] as const)('%j ends with %i and changes nothing', async (argv, exitCode) => {
  const company = await withCompany()
  const run1 = await run(company, ...argv)
  expect([run1.exitCode, run1.out]).toEqual([exitCode, ''])
  const rows = await shell.inCompany(company, ({ sql }) => sql`select count(*)::int as facts from fact`)
  expect(rows).toEqual([{ facts: 0 }])
})

test('a cause of lateness is noted for an invoice or a debtor, and taken back', async () => {
  const company = await withCompany()
  const noted = await run(company, 'cause', 'add', 'bad-faith', 'F-1', '--note', 'third time', '--lang', 'en')
  expect(noted.out).toContain('Cause noted (number 1): bad faith.')
  expect(await runJson(company, 'cause', 'add', 'cash-difficulty', 'C002')).toMatchObject({ id: 2, itemId: null })
  expect(await runJson(company, 'cause', 'undo', '1')).toEqual({ causeId: 1, undone: true })
  expect(await run(company, 'cause', 'add', 'laziness', 'F-1')).toMatchObject({ exitCode: 2 })
})

test('no cause of lateness is told by its key', () => {
  expect(LATENESS_CAUSES.filter((cause) => causeName(cause, 'fr') === cause)).toEqual([])
  expect(causeName('insolvency', 'fr')).toBe('procédure collective')
})
