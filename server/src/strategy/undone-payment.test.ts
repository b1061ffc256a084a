import { expect, test } from 'vitest'
import { liftHold, recordPayment, runningHolds } from '#ledger'
import { undoCredit } from '../ledger/undo-credit.ts'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { explainSubject } from './explain-subject.ts'

const path = await openWorkingPath('2026-11-13')

/** F-1, a week late, and a payment that settles it. */
async function paid(amountCents = 120_000) {
  path.at('2026-11-13')
  const firm = await path.company({ automation: 'automatic' })
  const { debtorId, itemIds } = await firm.debtor({ owes: [['F-1', 120_000, '2026-11-09']] })
  const allocations = [{ itemId: itemIds[0] ?? 0, amountCents }]
  const { creditId } = await firm.inCompany((ctx) =>
    recordPayment(ctx, { debtorId, amountCents, onDay: '2026-11-12', allocations }),
  )
  return { firm, debtorId, creditId }
}

const undo = (firm: WorkingCompany, creditId: number) => firm.inCompany((ctx) => undoCredit(ctx, { creditId }))
const whyOf = (firm: WorkingCompany) =>
  firm.inCompany(async (ctx) => (await explainSubject(ctx, { subject: 'F-1', locale: 'fr' })).rows[0]?.sentence)

test('a payment typed by mistake and undone the same day is as if it had never been: its reminder is due', async () => {
  const { firm, creditId } = await paid()
  await undo(firm, creditId)
  await firm.paymentsAreKnown()
  await firm.day()
  expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
})

test('undone on a later day, the invoice is asked for by nobody before a person has looked, then at once', async () => {
  const { firm, debtorId, creditId } = await paid()
  path.at('2026-11-16')
  await undo(firm, creditId)
  await firm.paymentsAreKnown()
  await firm.day()
  expect(await firm.acts()).toEqual([])
  expect(await whyOf(firm)).toBe('Ne part pas : rouverte par nous, une personne doit confirmer.')
  const [hold] = await firm.inCompany((ctx) => runningHolds(ctx, [debtorId]))
  await firm.inCompany((ctx) => liftHold(ctx, { holdId: hold?.id ?? 0 }))
  await firm.day()
  expect(await firm.acts()).toEqual(['email reminder-1 done 120000: F-1'])
})

test('what was open all the while goes on: a part that was undone only raises what is asked for', async () => {
  const { firm, debtorId, creditId } = await paid(50_000)
  path.at('2026-11-16')
  await undo(firm, creditId)
  expect(await firm.inCompany((ctx) => runningHolds(ctx, [debtorId]))).toEqual([])
})

test('paid after all, the hold is over: a payment that comes back later is told as that', async () => {
  const { firm, debtorId, creditId } = await paid()
  path.at('2026-11-16')
  await undo(firm, creditId)
  const [hold] = await firm.inCompany((ctx) => runningHolds(ctx, [debtorId]))
  expect(hold?.kind).toBe('reopened')
  await firm.pays(debtorId, 120_000, hold?.itemId ?? 0)
  expect(await firm.inCompany((ctx) => runningHolds(ctx, [debtorId]))).toEqual([])
  expect((await firm.facts()).filter((fact) => fact.startsWith('hold.'))).toEqual(['hold.placed', 'hold.lifted'])
})
