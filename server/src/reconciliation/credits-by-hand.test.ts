// Payments and credit notes that somebody enters, with the lines of the bank that wait for them, and their undo.

import { expect, test } from 'vitest'
import { commands as ledgerCommands } from '#ledger/commands.ts'
import type { Company } from '#kernel'
import { aDebtor, aFile, anItem, expectNoDrift, openByNumber } from '#ledger/ledger-fixture.ts'
import { runTestCommand } from '#test/command.ts'
import { createTestCompany } from '#test/database.ts'
import { commands } from './credit-commands.ts'
import { enterCreditNote, enterPayment } from './enter-credit.ts'
import { readLines } from './read-lines.ts'
import { recordStatement } from './record-statement.ts'
import { aStatement, anEntry } from './statement-fixture.ts'
import { takeBackCredit } from './take-back-credit.ts'

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

const all = [...ledgerCommands, ...commands]
const run = (company: Company, ...argv: readonly string[]) => runTestCommand(all, argv, { shell, company })
const runJson = async (company: Company, ...argv: readonly string[]) => (await run(company, ...argv, '--json')).json

test('a payment is recorded against an invoice, and undone', async () => {
  const company = await withCompany()
  const paid = await runJson(company, 'payment', 'add', 'f-1', '1 250,50', '--on', '2026-11-20', '--reference', 'VIR 7')
  expect(paid).toMatchObject({
    creditId: 1,
    number: 'F-1',
    openCents: 0,
    remainingCents: 5_050,
    allocated: [{ itemId: 1, amountCents: 120_000 }],
  })
  expect(await runJson(company, 'debtor', 'show', 'C001', '--paid')).toMatchObject({
    balance: { totalCents: 0, unappliedCreditCents: 5_050 },
    items: [{ number: 'F-1', openCents: 0 }],
  })
  const undone = await run(company, 'payment', 'undo', '1')
  expect([undone.exitCode, undone.out]).toEqual([0, 'N° 1 annulé.\n'])
  expect(await runJson(company, 'debtor', 'show', '#1')).toMatchObject({
    balance: { totalCents: 120_000, unappliedCreditCents: 0 },
  })
})

test('a credit note says in words what it leaves', async () => {
  const company = await withCompany()
  const { out } = await run(company, 'credit-note', 'add', 'F-1', '200', '--on', '2026-11-20', '--lang', 'en')
  expect(out).toBe('Number 1: €200.00. Open on F-1: €1,000.00. Unapplied: €0.00.\n')
  expect((await run(company, 'credit-note', 'undo', '1')).exitCode).toBe(0)
})

test('a payment of an invoice that falls due in parts settles what falls due first', async () => {
  const company = await createCompany()
  await shell.inCompany(company, async (ctx) => {
    const parts = [
      { dueDate: '2026-10-01', cents: 400_00 },
      { dueDate: '2026-12-01', cents: 800_00 },
    ] as const
    await aFile(ctx, { items: [anItem(await aDebtor(ctx), 'F-1', 1200_00, { dueDate: '2026-12-01', parts })] })
  })
  expect(await runJson(company, 'payment', 'add', 'F-1', '500', '--on', '2026-11-20')).toMatchObject({
    openCents: 700_00,
    allocated: [
      { itemId: 1, amountCents: 400_00 },
      { itemId: 2, amountCents: 100_00 },
    ],
  })
})

test.each([
  [['payment', 'add', 'F-1', '12,345', '--on', '2026-11-20'], 2],
  [['payment', 'add', 'F-1', '100'], 2],
  [['payment', 'add', 'F-1', '0', '--on', '2026-11-20'], 2],
  [['payment', 'add', 'F-9', '100', '--on', '2026-11-20'], 1],
  [['payment', 'undo', 'F-1'], 2],
] as const)('%j ends with %i and changes nothing', async (argv, exitCode) => {
  const company = await withCompany()
  const run1 = await run(company, ...argv)
  expect([run1.exitCode, run1.out]).toEqual([exitCode, ''])
  const rows = await shell.inCompany(company, ({ sql }) => sql`select count(*)::int as facts from fact`)
  expect(rows).toEqual([{ facts: 0 }])
})

/** Brûlerie Noé owes F-101, 1 200,00 €, and has transferred 1 000,00 € for it: too little by rule to be certain of anything. */
async function withOpenLine(): Promise<Company> {
  const company = await createCompany()
  await shell.inCompany(company, async (ctx) => {
    await aFile(ctx, { items: [anItem(await aDebtor(ctx), 'F-101', 120_000)] })
    await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-18', 100_000, 'VIR F-101 MOINS AVOIR')] }))
  })
  return company
}

const stateOf = async (company: Company): Promise<readonly string[]> =>
  shell.inCompany(company, async (ctx) =>
    (await ctx.sql<{ state: string }>`select state from bank_line order by id`).map(({ state }) => state),
  )

test('a credit note entered by hand settles the line of the bank that was less by its amount', async () => {
  const company = await withOpenLine()
  expect(await stateOf(company)).toEqual(['open'])
  await shell.inCompany(company, async (ctx) => {
    const note = { debtorId: 1, amountCents: 20_000, onDay: '2026-11-20', reference: 'AV-7' } as const
    expect(await enterCreditNote(ctx, note)).toMatchObject({ creditId: 1, matchedLines: 1 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 0 })
    await expectNoDrift(ctx)
  })
  expect(await stateOf(company)).toEqual(['matched'])
})

test('set against its invoice at once, it leaves what the line pays exactly', async () => {
  const company = await withOpenLine()
  const { out } = await run(company, 'credit-note', 'add', 'F-101', '200', '--on', '2026-11-20', '--reference', 'AV-7')
  expect(out).toBe(
    'N° 1 : 200,00\u00a0€. Reste dû sur F-101 : 0,00\u00a0€. Non imputé : 0,00\u00a0€. Lignes de banque rapprochées : 1.\n',
  )
  expect(await stateOf(company)).toEqual(['matched'])
})

test('that credit note taken back, the line is open again and the invoice owed', async () => {
  const company = await withOpenLine()
  await shell.inCompany(company, async (ctx) => {
    await enterCreditNote(ctx, { debtorId: 1, amountCents: 20_000, onDay: '2026-11-20' })
    await takeBackCredit(ctx, { creditId: 1 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 120_000 })
    await expectNoDrift(ctx)
  })
  expect(await stateOf(company)).toEqual(['open'])
})

test('a payment entered by hand is the line of the bank of the same amount, and is counted once', async () => {
  const company = await withOpenLine()
  await shell.inCompany(company, async (ctx) => {
    const allocations = [{ itemId: 1, amountCents: 100_000 }]
    const payment = { debtorId: 1, amountCents: 100_000, onDay: '2026-11-18', allocations } as const
    expect(await enterPayment(ctx, payment)).toMatchObject({ matchedLines: 1 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 20_000 })
    await takeBackCredit(ctx, { creditId: 1 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 120_000 })
    await expectNoDrift(ctx)
  })
  expect(await stateOf(company)).toEqual(['open'])
})

test('a payment that a line made, taken back on the page of the debtor, opens the line, which can be allocated again', async () => {
  const company = await createCompany()
  await shell.inCompany(company, async (ctx) => {
    await aFile(ctx, { items: [anItem(await aDebtor(ctx), 'F-101', 120_000)] })
    await recordStatement(ctx, aStatement({ entries: [anEntry('2026-11-18', 120_000, 'VIR F-101')] }))
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 0 })
    await takeBackCredit(ctx, { creditId: 1 })
    expect(await openByNumber(ctx)).toEqual({ 'F-101': 120_000 })
    const { rows } = await readLines(ctx, { state: 'open', locale: 'fr' })
    expect(rows).toMatchObject([{ id: 1, match: null, proposals: [{ items: [{ number: 'F-101' }] }] }])
    await expectNoDrift(ctx)
  })
})
