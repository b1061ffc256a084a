import { expect, test } from 'vitest'
import { placeHolds } from '#ledger'
import { openWorkingPath } from '#test/working-path.ts'
import { rehearseCompany } from './rehearse-company.ts'

const path = await openWorkingPath('2026-11-16')

test('each act of the coming days is told in its own currency, and so is what will not leave', async () => {
  const firm = await path.company({ paymentsKnownTo: '2026-11-16' })
  await firm.debtor({
    name: 'Huber',
    owes: [
      ['F-1', 120_000, '2026-11-12'],
      ['F-2', 80_000, '2026-11-12', { currency: 'CHF' }],
    ],
  })
  const { debtorId } = await firm.debtor({
    name: 'Noé',
    owes: [
      ['F-3', 50_000, '2026-11-12'],
      ['F-4', 30_000, '2026-11-12', { currency: 'CHF' }],
    ],
  })
  await firm.inCompany((ctx) => placeHolds(ctx, [{ kind: 'pause', debtorId }]))
  const { days, never } = await firm.inCompany((ctx) => rehearseCompany(ctx, { days: 5, locale: 'en' }))
  const told = days.flatMap(({ day, actions }) =>
    actions.map(({ step, totalCents, currency }) => `${day} ${step} ${totalCents} ${currency}`),
  )
  expect(told).toEqual(['2026-11-16 reminder 1 120000 EUR', '2026-11-16 reminder 1 80000 CHF'])
  expect(never.map(({ debtorName, cents, currency }) => `${debtorName} ${cents} ${currency}`)).toEqual([
    'Noé 50000 EUR',
    'Noé 30000 CHF',
  ])
})
