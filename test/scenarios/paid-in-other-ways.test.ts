// Money that is there without being set against the invoice: nobody who has paid is chased, whatever way the money took.

import { expect, test } from 'vitest'
import type { Day, Id } from '../../server/src/kernel/index.ts'
import { mergeDebtors, placeHold, recordCreditNote, recordPayment } from '../../server/src/ledger/index.ts'
import {
  type DebtorSpec,
  openWorkingPath,
  type Owing,
  type WorkingCompany,
} from '../../server/src/test/working-path.ts'

const path = await openWorkingPath('2026-11-16')

type Case = WorkingCompany & Owing

async function owing(spec: DebtorSpec): Promise<Case> {
  path.at('2026-11-16')
  const firm = await path.company()
  return { ...firm, ...(await firm.debtor({ email: 'jeanne@noe.example', ...spec })) }
}

/** The list of a day is let go and sent; returns what the debtor got by e-mail until then. */
async function onDay(firm: WorkingCompany, day: Day): Promise<readonly string[]> {
  path.at(day)
  await firm.paymentsAreKnown()
  await firm.day()
  await firm.release().catch(() => null)
  await firm.day()
  return firm.received()
}

const onAccount = (firm: WorkingCompany, debtorId: Id, amountCents: number, currency = 'EUR'): Promise<unknown> =>
  firm.inCompany((ctx) => recordPayment(ctx, { debtorId, amountCents, currency, onDay: ctx.today }))

test('who paid dollars on account is neither written to nor called about an invoice in dollars; a person is asked to set it off', async () => {
  const firm = await owing({ owes: [['F-1', 120_000, '2026-11-05', { currency: 'USD' }]] })
  await onAccount(firm, firm.debtorId, 120_000, 'USD')
  expect(await onDay(firm, '2026-11-16')).toEqual([])
  expect(await onDay(firm, '2026-11-20')).toEqual([])
  expect([await firm.acts(), await firm.tasks()]).toEqual([[], ['allocate-credit open']])
})

test('euros on account pay no invoice in dollars, nor dollars one in euros', async () => {
  const firm = await owing({
    owes: [
      ['F-1', 120_000, '2026-11-05', { currency: 'USD' }],
      ['F-2', 120_000, '2026-11-05'],
    ],
  })
  await onAccount(firm, firm.debtorId, 120_000)
  expect(await onDay(firm, '2026-11-16')).toEqual(['jeanne@noe.example: Facture F-1, échue le 5 novembre 2026'])
})

test('a payment on account that lacks what the company tolerates is no reason for a reminder; one that lacks a cent more is', async () => {
  const almost = await owing({ owes: [['F-1', 120_000, '2026-11-05']] })
  await onAccount(almost, almost.debtorId, 119_900)
  expect(await onDay(almost, '2026-11-16')).toEqual([])
  expect(await almost.tasks()).toEqual(['allocate-credit open'])
  const short = await owing({ owes: [['F-1', 120_000, '2026-11-05']] })
  await onAccount(short, short.debtorId, 119_899)
  expect(await onDay(short, '2026-11-16')).toHaveLength(1)
})

test('two payments on account and a credit note that together cover all that is overdue are enough', async () => {
  const firm = await owing({
    owes: [
      ['F-1', 80_000, '2026-11-05'],
      ['F-2', 40_000, '2026-11-06'],
    ],
  })
  await onAccount(firm, firm.debtorId, 50_000)
  await onAccount(firm, firm.debtorId, 50_000)
  await firm.inCompany((ctx) =>
    recordCreditNote(ctx, { debtorId: firm.debtorId, amountCents: 20_000, onDay: ctx.today }),
  )
  expect(await onDay(firm, '2026-11-16')).toEqual([])
})

test('what another establishment paid counts once the two are known to be one', async () => {
  const firm = await owing({ name: 'Noé Nantes', owes: [['F-1', 80_000, '2026-11-05']] })
  const payer = await firm.debtor({ name: 'Noé Rennes', email: 'rennes@noe.example' })
  await onAccount(firm, payer.debtorId, 80_000)
  await firm.day()
  await firm.release()
  await firm.inCompany((ctx) => mergeDebtors(ctx, { keepId: firm.debtorId, mergeId: payer.debtorId }))
  await firm.send()
  expect(firm.received()).toEqual([])
  expect(await onDay(firm, '2026-11-17')).toEqual([])
})

test('an invoice that is paid twice leaves credit, which keeps the next one from being asked for as far as it goes', async () => {
  const firm = await owing({
    owes: [
      ['F-1', 80_000, '2026-11-02'],
      ['F-2', 80_000, '2026-11-05'],
    ],
  })
  await firm.pays(firm.debtorId, 80_000, firm.itemIds[0])
  await firm.inCompany((ctx) =>
    recordPayment(ctx, { debtorId: firm.debtorId, amountCents: 80_000, onDay: ctx.today, allocations: [] }),
  )
  expect(await onDay(firm, '2026-11-16')).toEqual([])
})

test('a promise of all that is owed, which nobody kept, is called about when its days of grace are over', async () => {
  const firm = await owing({ owes: [['F-1', 80_000, '2026-11-05']] })
  const { debtorId } = firm
  await firm.inCompany((ctx) => placeHold(ctx, { kind: 'promise', debtorId, untilDay: '2026-11-18' }))
  expect(await onDay(firm, '2026-11-20')).toEqual([])
  expect(await firm.acts()).toEqual([])
  await onDay(firm, '2026-11-23')
  expect(await firm.acts()).toEqual(['email reminder-1 done 80000: F-1', 'call promise-broken released 80000: F-1'])
})

test('a promise of all that is owed says nothing of what falls due after its day', async () => {
  const firm = await owing({ owes: [['F-1', 80_000, '2026-11-20']] })
  const { debtorId } = firm
  await firm.inCompany((ctx) => placeHold(ctx, { kind: 'promise', debtorId, untilDay: '2026-11-17' }))
  await onDay(firm, '2026-11-23')
  expect(await firm.acts()).toEqual(['email reminder-1 done 80000: F-1'])
})
