import { expect, test } from 'vitest'
import type { CallToMake } from './model.ts'
import { barrierOf, chancePercent, inOrderOfUse } from './rules.ts'

const contact = { id: 1, name: null, role: 'other', phone: '04 72 11 11 11', email: null }
const call = (debtorId: number, more: Partial<CallToMake>): CallToMake => ({
  taskId: debtorId,
  debtorId,
  debtorName: '',
  dueDay: '2026-11-16',
  isCallBack: false,
  hasUnreadAnswer: false,
  currency: 'EUR',
  overdueCents: 100_000,
  daysPastDue: 10,
  contacts: [contact],
  calls: 0,
  reached: 0,
  chancePercent: 50,
  barrier: null,
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

test('what had better wait comes after what may be done now', () => {
  const barrier = { rule: 'cap-of-week', nextDay: '2026-11-17' } as const
  expect(order(call(1, { barrier, overdueCents: 900_000 }), call(2, {}))).toEqual([2, 1])
})

test('who has written is called after the others: what they say is read first', () => {
  expect(order(call(1, { hasUnreadAnswer: true, isCallBack: true, overdueCents: 900_000 }), call(2, {}))).toEqual([
    2, 1,
  ])
})

test('the chance that somebody answers follows the calls made before', () => {
  expect([chancePercent({ calls: 0, reached: 0 }), chancePercent({ calls: 2, reached: 0 })]).toEqual([50, 25])
  expect(chancePercent({ calls: 4, reached: 4 })).toBe(83)
})

// 2026-11-20 is a Friday.
test.each([
  ['2026-11-20', 9 * 60, 0, 0, null],
  ['2026-11-20', 17 * 60 + 59, 0, 2, null],
  ['2026-11-20', 18 * 60, 0, 0, 'outside-hours'],
  ['2026-11-21', 13 * 60, 0, 0, 'outside-hours'],
  ['2026-11-22', 10 * 60, 0, 0, 'sunday'],
  ['2026-11-11', 10 * 60, 0, 0, 'public-holiday'],
  ['2026-11-20', 10 * 60, 1, 1, 'cap-of-day'],
  ['2026-11-20', 10 * 60, 0, 3, 'cap-of-week'],
] as const)(
  'a call on %s, %d minutes after midnight, with %d and %d before: %s',
  (day, minutes, sameDay, sevenDays, rule) => {
    const moment = { day, minutes, zone: 'metropole', sameDay, sevenDays } as const
    expect(barrierOf(moment, false)?.rule ?? null).toBe(rule)
  },
)

test('a call that the debtor asked for knows no cap, and hours all the same', () => {
  const moment = { day: '2026-11-20', minutes: 600, zone: 'metropole', sameDay: 1, sevenDays: 3 } as const
  expect(barrierOf(moment, true)).toBeNull()
  expect(barrierOf({ ...moment, minutes: 1200 }, true)).toEqual({ rule: 'outside-hours', nextDay: '2026-11-21' })
})
