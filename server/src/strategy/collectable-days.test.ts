import { expect, test } from 'vitest'
import { type Day, dayNumber } from '#kernel'
import { collectableDays } from './collectable-days.ts'
import { compileSituation } from './compile-situation.ts'
import { situation } from './situation-fixture.ts'

const daysOn = (today: Day, holds: object[]) => {
  const read = situation({ today, debtors: [{ id: 'D', holds }], invoices: [{ id: 'A', dueDate: '2023-10-01' }] })
  const { debtors, settings } = compileSituation(read, today)
  const [debtor] = debtors
  const [item] = debtor?.items ?? []
  if (!debtor || !item) throw new Error('nobody')
  return [settings.today - dayNumber('2023-10-01'), collectableDays(item, [...debtor.holds, ...item.holds], settings)]
}

test('days past due run on, collectable days stop while the item is held', () => {
  expect(daysOn('2023-10-31', [])).toEqual([30, 30])
  expect(daysOn('2023-10-31', [{ kind: 'pause', from: '2023-10-10', until: '2023-10-14' }])).toEqual([30, 25])
})

test('days that several holds share are counted once', () => {
  const holds = [
    { kind: 'pause', from: '2023-10-10', until: '2023-10-14' },
    { kind: 'promise', from: '2023-10-12', until: '2023-10-13', invoice: 'A' },
    { kind: 'pause', from: '2023-10-14', until: '2023-10-19' },
  ]
  expect(daysOn('2023-10-31', holds)).toEqual([30, 20])
})

test('a hold from before the due date, still running, leaves none', () => {
  expect(daysOn('2023-10-31', [{ kind: 'pause', from: '2023-09-01' }])).toEqual([30, 0])
})

test('a dispute of a part stops no day', () => {
  expect(daysOn('2023-10-31', [{ kind: 'dispute', from: '2023-10-05', invoice: 'A', amountCents: 1_00 }])).toEqual([
    30, 30,
  ])
})

test('before the due date there are none', () => {
  expect(daysOn('2023-09-20', [])[1]).toBe(0)
})
