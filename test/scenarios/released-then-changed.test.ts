// Between the release of a list and the moment in which a message leaves, the world goes on: what the text says must still be true.
// What a payment, a hold, a contact or an account change is told in server/src/outreach/send-messages.test.ts.

import { expect, test } from 'vitest'
import type { Day, Id } from '../../server/src/kernel/index.ts'
import { changeDebtors, placeHold, recordReceivables } from '../../server/src/ledger/index.ts'
import type { NewItem } from '../../server/src/ledger/receivables.ts'
import { releaseActs } from '../../server/src/outreach/index.ts'
import { recordStatement } from '../../server/src/reconciliation/index.ts'
import { aStatement, anEntry } from '../../server/src/reconciliation/statement-fixture.ts'
import { decidedVersions } from '../../server/src/strategy/situation-store.ts'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')
const FACTOR_IBAN = 'FR7630004000031234567890143'

/** A company with one reminder about F-1 that was let go and waits. */
async function oneWaiting(more: Partial<NewItem> = {}): Promise<WorkingCompany & { readonly debtorId: Id }> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({
    email: 'jeanne@noe.example',
    owes: [['F-1', 120_000, '2026-11-10', { issueDate: '2026-10-11', ...more }]],
  })
  await firm.day()
  await firm.release()
  expect(await firm.outbox()).toEqual(['email prepared jeanne@noe.example'])
  return { ...firm, debtorId }
}

/** The next file says something else of F-1. */
const restated = (firm: WorkingCompany, debtorId: Id, change: Partial<NewItem>): Promise<unknown> => {
  const item = { debtorId, number: 'F-1', issueDate: '2026-10-11' as Day, totalCents: 120_000, ...change }
  const items = [{ dueDate: '2026-11-10' as Day, dueComputed: false, ...item }]
  return firm.inCompany((ctx) => recordReceivables(ctx, { items, credits: [], allocations: [], importId: 2 }))
}

const changes: readonly (readonly [string, Partial<NewItem>])[] = [
  ['it falls due later', { dueDate: '2026-11-30' }],
  ['it belongs to a factor, who told the debtor so', { holder: 'factor', holderNotified: true }],
  ['it is to be paid into the account of a factor', { holder: 'factor', payeeIban: FACTOR_IBAN }],
  ['it is debited by us', { paymentMeans: 'direct-debit' }],
  ['a bill of exchange collects it', { paymentMeans: 'bill-of-exchange' }],
  ['it was given up to people, as doubtful', { nature: 'doubtful' }],
]

test.each(changes)(
  'a reminder that was let go does not leave once a file says of its invoice: %s',
  async (_, change) => {
    const firm = await oneWaiting()
    await restated(firm, firm.debtorId, change)
    await firm.send()
    expect(firm.received()).toEqual([])
    expect(await firm.outbox()).toEqual(['email superseded jeanne@noe.example'])
  },
)

test('a due date that was only computed, and is stated meanwhile as another one, stops the reminder; stated as the same one it does not', async () => {
  const moved = await oneWaiting({ dueComputed: true })
  await restated(moved, moved.debtorId, { dueDate: '2026-11-12' })
  await moved.send()
  expect(moved.received()).toEqual([])
  const same = await oneWaiting({ dueComputed: true })
  await restated(same, same.debtorId, {})
  await same.send()
  expect(same.received()).toEqual(['jeanne@noe.example: Facture F-1, échue le 10 novembre 2026'])
})

test('a debtor who signs an order for direct debits meanwhile is not asked to pay', async () => {
  const firm = await oneWaiting()
  const changed = [{ debtorId: firm.debtorId, paymentMeans: 'direct-debit' as const }]
  await firm.inCompany((ctx) => changeDebtors(ctx, { changes: changed, mode: 'overwrite', importId: null }))
  await firm.send()
  expect(firm.received()).toEqual([])
})

test('a pause for the rest of the day stops what was let go in the morning', async () => {
  const firm = await oneWaiting()
  const { debtorId } = firm
  await firm.inCompany((ctx) => placeHold(ctx, { kind: 'pause', debtorId, untilDay: ctx.today }))
  await firm.send()
  expect(firm.received()).toEqual([])
})

/** What another process does while a list that was just decided is being let go. */
const meanwhile: readonly (readonly [string, (firm: WorkingCompany, debtorId: Id) => Promise<unknown>])[] = [
  [
    'a judgment opens insolvency proceedings',
    (firm, debtorId) => firm.inCompany((ctx) => placeHold(ctx, { kind: 'insolvency', debtorId })),
  ],
  [
    'money that may be theirs comes into the bank',
    (firm) => {
      const entries = [anEntry('2026-11-16', 77_00, 'VIREMENT', { counterparty: 'TRANSPORTS VASSEUR' })]
      return firm.inCompany((ctx) => recordStatement(ctx, aStatement({ entries })))
    },
  ],
  ['all of it is paid on account', (firm, debtorId) => firm.pays(debtorId, 120_000)],
]

test.each(meanwhile)('between the decision and the release: %s. Nothing is let go for them', async (_, happens) => {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ name: 'Transports Vasseur', owes: [['F-1', 120_000, '2026-11-10']] })
  const other = await firm.debtor({ email: 'autre@noe.example', owes: [['F-2', 120_000, '2026-11-10']] })
  await firm.day()
  const decidedAt = await firm.inCompany((ctx) => decidedVersions(ctx, [debtorId, other.debtorId]))
  await happens(firm, debtorId)
  const released = await releaseActs(path.store.shell, firm.company, { actIds: [1, 2], decidedAt })
  expect(released).toMatchObject({ released: 1, refused: [], changed: [1] })
  await firm.send()
  expect(firm.received()).toEqual(['autre@noe.example: Facture F-2, échue le 10 novembre 2026'])
  await firm.day()
  expect(await firm.acts()).not.toContain('email reminder-1 planned 120000: F-1')
})

test('the acts of one debtor are let go together, however many they are', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  await firm.debtor({
    owes: [
      ['F-1', 120_000, '2026-11-10'],
      ['F-2', 120_000, '2026-11-10', { currency: 'USD' }],
    ],
  })
  await firm.day()
  expect(await firm.release()).toMatchObject({ released: 2, changed: [], refused: [] })
})
