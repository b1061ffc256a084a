import { expect, test } from 'vitest'
import type { CallToMake } from './model.ts'
import { inOrderOfUse } from './rules.ts'

const contact = { id: 1, name: null, role: 'other', phone: '04 72 11 11 11', email: null }
const call = (debtorId: number, more: Partial<CallToMake>): CallToMake => ({
  taskId: debtorId,
  debtorId,
  debtorName: '',
  dueDay: '2026-11-16',
  isCallBack: false,
  currency: 'EUR',
  overdueCents: 100_000,
  daysPastDue: 10,
  contacts: [contact],
  calls: 0,
  reached: 0,
  ...more,
})
const order = (...calls: readonly CallToMake[]) => inOrderOfUse(calls).map(({ debtorId }) => debtorId)

test('what was agreed comes first, then the largest amounts', () => {
  expect(
    order(call(1, {}), call(2, { overdueCents: 200_000 }), call(3, { isCallBack: true, overdueCents: 5_000 })),
  ).toEqual([3, 2, 1])
})

test('who never answers gives way to who does', () => {
  expect(order(call(1, { calls: 4, reached: 0, overdueCents: 200_000 }), call(2, { calls: 4, reached: 4 }))).toEqual([
    2, 1,
  ])
})

test('who has no number comes last', () => {
  expect(order(call(1, { contacts: [], overdueCents: 900_000 }), call(2, {}))).toEqual([2, 1])
})
