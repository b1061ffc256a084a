// Odd days, odd clocks and odd remainders: the year turns, the office was closed, the clock was set back, a cent is left.

import { expect, test } from 'vitest'
import type { Day } from '../../server/src/kernel/index.ts'
import { changeDebtors, mergeDebtors, placeHold } from '../../server/src/ledger/index.ts'
import { openWorkingPath, type Owed, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')

async function owing(day: Day, ...owes: readonly Owed[]) {
  path.at(day)
  const firm = await path.company()
  return { ...firm, ...(await firm.debtor({ email: 'jeanne@noe.example', owes })) }
}

/** The list of each day is let go and sent; returns what was done so far. */
async function onDays(firm: WorkingCompany, ...days: readonly Day[]): Promise<readonly string[]> {
  for (const day of days) {
    path.at(day)
    await firm.paymentsAreKnown()
    await firm.day()
    await firm.release().catch(() => null)
    await firm.day()
  }
  return firm.acts()
}

test('let go on 31 December and not sent before midnight: nothing leaves on New Year’s Day, and later it is written anew', async () => {
  const firm = await owing('2026-12-31', ['F-1', 120_000, '2026-12-20'])
  await firm.day()
  await firm.release()
  path.at('2026-12-31T23:30:00.000Z')
  await firm.send()
  expect([firm.received(), await firm.outbox()]).toEqual([[], ['email prepared jeanne@noe.example']])
  path.at('2027-01-04')
  await firm.day()
  await firm.send()
  expect([firm.received(), await firm.acts()]).toEqual([
    [],
    ['email reminder-1 superseded 120000: F-1', 'email reminder-1 planned 120000: F-1'],
  ])
})

test('a clock that was set back a week sends nothing of what was written for a later day', async () => {
  const firm = await owing('2026-11-16', ['F-1', 120_000, '2026-11-10'])
  await firm.day()
  await firm.release()
  path.at('2026-11-09')
  await firm.send()
  expect([firm.received(), await firm.outbox()]).toEqual([[], ['email superseded jeanne@noe.example']])
})

test('after five weeks without a run the first reminder leaves, alone; the next step follows after the gap', async () => {
  const firm = await owing('2026-11-02', ['F-1', 120_000, '2026-11-10'])
  expect(await onDays(firm, '2026-12-07', '2026-12-08', '2026-12-09', '2026-12-10', '2026-12-11')).toEqual([
    'email reminder-1 done 120000: F-1',
  ])
  expect(await onDays(firm, '2026-12-14')).toEqual([
    'email reminder-1 done 120000: F-1',
    'call call released 120000: F-1',
  ])
})

test('an invoice due on 29 February is reminded of on 3 March', async () => {
  const firm = await owing('2028-02-22', ['F-1', 120_000, '2028-02-29'])
  await onDays(firm, '2028-02-22', '2028-02-29', '2028-03-01', '2028-03-02')
  expect(firm.received()).toEqual(['jeanne@noe.example: Facture F-1 : échéance le 29 février 2028'])
  await onDays(firm, '2028-03-03')
  expect(firm.received()[1]).toBe('jeanne@noe.example: Facture F-1, échue le 29 février 2028')
})

test('a pause that ends on Christmas Day lets go on the next working day', async () => {
  const firm = await owing('2026-12-21', ['F-1', 100_000, '2026-12-01'])
  const { debtorId } = firm
  await firm.inCompany((ctx) => placeHold(ctx, { kind: 'pause', debtorId, untilDay: '2026-12-25' }))
  expect(await onDays(firm, '2026-12-24', '2026-12-25', '2026-12-26')).toEqual([])
  expect(await onDays(firm, '2026-12-28')).toEqual(['email reminder-1 done 100000: F-1'])
})

test('what is left besides a dispute is asked for, unless it is within the tolerance', async () => {
  for (const [paidCents, acts] of [
    [69_899, ['email reminder-1 done 101: F-1']],
    [69_900, []],
    [70_000, []],
  ] as const) {
    const firm = await owing('2026-11-16', ['F-1', 100_000, '2026-11-05'])
    const { debtorId, itemIds } = firm
    const dispute = { kind: 'dispute', debtorId, itemId: itemIds[0] ?? 0, amountCents: 30_000 } as const
    await firm.inCompany((ctx) => placeHold(ctx, dispute))
    await firm.pays(debtorId, paidCents, itemIds[0])
    expect(await onDays(firm, '2026-11-16')).toEqual(acts)
  }
})

test('invoices of which some cents are left are no part of a reminder about another', async () => {
  const firm = await owing(
    '2026-11-16',
    ['F-1', 10_000, '2026-11-05'],
    ['F-2', 10_000, '2026-11-05'],
    ['F-3', 20_000, '2026-11-05'],
  )
  await firm.pays(firm.debtorId, 9_950, firm.itemIds[0])
  await firm.pays(firm.debtorId, 9_950, firm.itemIds[1])
  expect(await onDays(firm, '2026-11-16')).toEqual(['email reminder-1 done 20000: F-3'])
  expect(await firm.tasks()).toEqual(['settle-residue open'])
})

test('two debtors who were reminded and turn out to be one get one call, after the gap', async () => {
  const firm = await owing('2026-11-16', ['F-1', 100_000, '2026-11-05'])
  const other = await firm.debtor({ email: 'autre@noe.example', owes: [['F-2', 100_000, '2026-11-05']] })
  await onDays(firm, '2026-11-16')
  await firm.inCompany((ctx) => mergeDebtors(ctx, { keepId: firm.debtorId, mergeId: other.debtorId }))
  const reminded = ['email reminder-1 done 100000: F-1', 'email reminder-1 done 100000: F-2']
  expect(await onDays(firm, '2026-11-17', '2026-11-20')).toEqual(reminded)
  expect(await onDays(firm, '2026-11-23')).toEqual([...reminded, 'call call released 200000: F-1 F-2'])
})

test('a debtor who turns out to be a consumer gets nothing that was written to a business', async () => {
  const firm = await owing('2026-11-16', ['F-1', 100_000, '2026-10-05'])
  await firm.day()
  await firm.release()
  const changes = [{ debtorId: firm.debtorId, kind: 'consumer' as const }]
  await firm.inCompany((ctx) => changeDebtors(ctx, { changes, mode: 'overwrite', importId: null }))
  await firm.send()
  expect(firm.received()).toEqual([])
})

test('after the release of a list its debtors are asked for nothing else that day, also before it has left', async () => {
  const firm = await owing('2026-07-20', ['F-1', 100_000, '2026-07-10'], ['F-2', 150_000, '2026-07-10'])
  const pause = {
    kind: 'pause',
    debtorId: firm.debtorId,
    itemId: firm.itemIds[0] ?? 0,
    untilDay: '2026-07-28',
  } as const
  await firm.inCompany((ctx) => placeHold(ctx, pause))
  await onDays(firm, '2026-07-22')
  path.at('2026-07-29')
  await firm.paymentsAreKnown()
  await firm.day()
  await firm.release()
  await firm.day()
  expect(await firm.acts()).toEqual(['email reminder-1 done 150000: F-2', 'email reminder-1 done 250000: F-1 (F-2)'])
})

test('a customer who turns out to be a consumer is not called: the call that waited ends, and nothing waits for it', async () => {
  const firm = await owing('2026-11-16', ['F-1', 100_000, '2026-11-05'])
  const called = ['email reminder-1 done 100000: F-1', 'call call released 100000: F-1']
  expect(await onDays(firm, '2026-11-16', '2026-11-23')).toEqual(called)
  const changes = [{ debtorId: firm.debtorId, kind: 'consumer' as const }]
  await firm.inCompany((ctx) => changeDebtors(ctx, { changes, mode: 'overwrite', importId: null }))
  expect([await onDays(firm, '2026-11-24'), await firm.tasks()]).toEqual([
    ['email reminder-1 done 100000: F-1', 'call call superseded 100000: F-1', 'email reminder-2 done 100000: F-1'],
    ['call done'],
  ])
})

test.each([
  // Friday 26 December; 20 December, a Monday, in Réunion alone; 27 May, a Thursday, in Guadeloupe.
  ['2025-12-26', '2025-12-23', ['75001', '97400'], ['57000', '67000', '68000']],
  ['2027-12-20', '2027-12-17', ['75001', '57000', '97100'], ['97400']],
  ['2027-05-27', '2027-05-24', ['75001', '97400'], ['97100']],
] as const)(
  'on %s nothing leaves for those who have a holiday where they live',
  async (today, dueDate, open, closed) => {
    path.at(today)
    const firm = await path.company()
    for (const postcode of [...open, ...closed])
      await firm.debtor({ email: `d${postcode}@noe.example`, postcode, owes: [[`F-${postcode}`, 100_000, dueDate]] })
    await firm.day()
    expect(await firm.acts()).toEqual(open.map((postcode) => `email reminder-1 planned 100000: F-${postcode}`))
  },
)
