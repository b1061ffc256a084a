// Promises that are kept to the cent, in part, twice, or not at all: what is asked for meanwhile, and who is called.

import { expect, test } from 'vitest'
import type { Day } from '../../server/src/kernel/index.ts'
import { type PlaceHoldInput, placeHold, recordCreditNote } from '../../server/src/ledger/index.ts'
import { decideToday } from '../../server/src/strategy/run-day.ts'
import { openWorkingPath, type Owed, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')

async function owing(...owes: readonly Owed[]) {
  path.at('2026-11-16')
  const firm = await path.company()
  const owed = await firm.debtor({ email: 'jeanne@noe.example', owes })
  const [itemId = 0] = owed.itemIds
  const promise = (untilDay: Day, amountCents: number | null): Promise<unknown> => {
    const hold: PlaceHoldInput = { kind: 'promise', debtorId: owed.debtorId, itemId, untilDay, amountCents }
    return firm.inCompany((ctx) => placeHold(ctx, hold))
  }
  return { ...firm, ...owed, itemId, promise }
}

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

test('a part that was promised and paid on its last day is a promise kept: nobody is called about it, and the rest goes its way', async () => {
  const firm = await owing(['F-1', 100_000, '2026-11-05'])
  await firm.promise('2026-11-18', 40_000)
  expect(await onDays(firm, '2026-11-16')).toEqual(['email reminder-1 done 60000: F-1'])
  path.at('2026-11-18')
  await firm.pays(firm.debtorId, 40_000, firm.itemId)
  expect(await onDays(firm, '2026-11-18', '2026-11-19', '2026-11-23')).toEqual([
    'email reminder-1 done 60000: F-1',
    'call call released 60000: F-1',
  ])
})

test('of a part that was promised and paid in part the call says what is missing; what was not promised is asked for all the while', async () => {
  const firm = await owing(['F-1', 100_000, '2026-11-05'])
  await firm.promise('2026-11-18', 40_000)
  await firm.pays(firm.debtorId, 15_000, firm.itemId)
  expect(await onDays(firm, '2026-11-17', '2026-11-23')).toEqual([
    'email reminder-1 done 60000: F-1',
    'call promise-broken released 85000: F-1',
  ])
  const reasons = await firm.inCompany(
    ({ sql }) =>
      sql<{ facts: unknown }>`select reasons -> 0 -> 'facts' as facts from act where step_key = 'promise-broken'`,
  )
  expect(reasons).toMatchObject([{ facts: { amountCents: 25_000 } }])
})

test('what was paid before a promise keeps nothing of it', async () => {
  const firm = await owing(['F-1', 100_000, '2026-11-05'])
  await firm.pays(firm.debtorId, 40_000, firm.itemId)
  path.at('2026-11-17')
  await firm.promise('2026-11-18', 40_000)
  expect(await onDays(firm, '2026-11-17')).toEqual(['email reminder-1 done 20000: F-1'])
})

test('a credit note keeps no promise: it is no payment', async () => {
  const firm = await owing(['F-1', 100_000, '2026-11-05'])
  await firm.promise('2026-11-18', 40_000)
  await firm.inCompany((ctx) =>
    recordCreditNote(ctx, {
      debtorId: firm.debtorId,
      amountCents: 40_000,
      onDay: ctx.today,
      allocations: [{ itemId: firm.itemId, amountCents: 40_000 }],
    }),
  )
  expect(await onDays(firm, '2026-11-16')).toEqual(['email reminder-1 done 20000: F-1'])
})

test('of two parts promised together, what is paid keeps the earlier: the later still holds', async () => {
  const firm = await owing(['F-1', 100_000, '2026-11-05'])
  await firm.promise('2026-11-18', 40_000)
  await firm.promise('2026-12-11', 60_000)
  path.at('2026-11-18')
  await firm.pays(firm.debtorId, 40_000, firm.itemId)
  expect(await onDays(firm, '2026-11-18', '2026-11-23', '2026-12-11')).toEqual([])
  const { looks } = await firm.inCompany((ctx) => decideToday(ctx))
  expect(looks.map(({ waits }) => waits)).toEqual([{ promise: [1, 60_000] }])
})

test('a call about a broken promise ends with a payment on account that covers what is owed', async () => {
  const firm = await owing(['F-1', 100_000, '2026-11-05'])
  await firm.promise('2026-11-18', null)
  expect(await onDays(firm, '2026-11-23')).toContain('call promise-broken released 100000: F-1')
  await firm.pays(firm.debtorId, 100_000)
  await firm.day()
  expect(await firm.tasks()).toEqual(['call done', 'allocate-credit open'])
})
