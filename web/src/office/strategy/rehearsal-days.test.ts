import { expect, test } from 'vitest'
import type { Rehearsal, RehearsalAction } from '../../api-types.ts'
import { channelsOf, weeksOf } from './rehearsal-days.ts'

const act = (channel: RehearsalAction['channel']): RehearsalAction => ({
  debtorId: 1,
  debtorName: 'Durand',
  channel,
  step: 'reminder-1',
  level: 1,
  currency: 'EUR',
  totalCents: 100,
  itemCount: 1,
})
const REHEARSAL: Rehearsal = { days: [{ day: '2026-11-24', actions: [act('email')] }], steps: [], never: [] }

test('thirty days from a Saturday make five weeks from the Monday before, the days outside marked', () => {
  const weeks = weeksOf(REHEARSAL, '2026-11-21', 30)
  expect(weeks.map((week) => week[0]?.day)).toEqual([
    '2026-11-16',
    '2026-11-23',
    '2026-11-30',
    '2026-12-07',
    '2026-12-14',
  ])
  expect(weeks[0]?.map((each) => each.isOutside)).toEqual([true, true, true, true, true, false, false])
  expect(weeks.at(-1)?.at(-1)).toMatchObject({ day: '2026-12-20', isOutside: false })
  expect(weeks[1]?.[1]?.actions).toHaveLength(1)
})

test('thirty days from a Monday end in a week of which five days are outside', () => {
  const weeks = weeksOf(REHEARSAL, '2026-11-23', 30)
  expect(weeks).toHaveLength(5)
  expect(weeks.at(-1)?.filter((each) => each.isOutside)).toHaveLength(5)
})

test('acts are counted by channel', () => {
  expect(channelsOf([act('email'), act('call'), act('email')])).toEqual([
    { channel: 'email', count: 2 },
    { channel: 'call', count: 1 },
  ])
})
