import { describe, expect, test } from 'vitest'
import { type Day, dayNumber, dayOf } from '#kernel'
import {
  addWorkingDays,
  type Calendar,
  compileCalendar,
  endOfQuietPeriod,
  isSendingDay,
  nextOtherDay,
  nextSendingDay,
  nextWorkingDay,
} from './calendar.ts'
import { NO_DAY } from './model.ts'

const calendar = (fields: object = {}): Calendar =>
  compileCalendar({ holidays: 'metropole', sendOn: [1, 2, 3, 4, 5], closures: [], ...fields }, dayNumber('2026-11-20'))
const on = (day: Day, change: (number: number) => number): Day => dayOf(change(dayNumber(day)))

describe('sending days', () => {
  test('the next one after Christmas Eve 2026, which is a Thursday, is Monday', () => {
    expect(on('2026-12-25', (day) => nextSendingDay(calendar(), day))).toBe('2026-12-28')
  })

  test('a company that sends on Saturdays and holidays does', () => {
    const always = calendar({ holidays: null, sendOn: [1, 2, 3, 4, 5, 6, 7] })
    expect(isSendingDay(always, dayNumber('2026-12-25'))).toBe(true)
  })

  test('closures are days of both ends', () => {
    const closed = calendar({ closures: [{ from: '2026-12-21', until: '2027-01-03' }] })
    expect(on('2026-12-21', (day) => nextSendingDay(closed, day))).toBe('2027-01-04')
    expect(isSendingDay(closed, dayNumber('2026-12-18'))).toBe(true)
  })
})

test('days without sending end where the reason is another one', () => {
  const otherDay = (day: Day, fields: object = {}) => on(day, (number) => nextOtherDay(calendar(fields), number))
  // Saturday and Easter Sunday, then a holiday, then a Tuesday.
  expect(otherDay('2027-03-27')).toBe('2027-03-29')
  expect(otherDay('2027-03-29')).toBe('2027-03-30')
  expect(otherDay('2027-04-03')).toBe('2027-04-05')
  // A holiday within a closure changes nothing.
  expect(otherDay('2026-12-21', { closures: [{ from: '2026-12-21', until: '2027-01-03' }] })).toBe('2027-01-04')
})

describe('working days', () => {
  test('are Monday to Friday without public holidays, whatever the sending days', () => {
    const sundays = calendar({ holidays: null, sendOn: [7] })
    expect(on('2026-12-25', (day) => nextWorkingDay(sundays, day))).toBe('2026-12-28')
  })

  test('ten working days after Friday 24 April 2026, over 1 and 8 May: Tuesday 12 May', () => {
    expect(on('2026-04-24', (day) => addWorkingDays(calendar(), day, 10))).toBe('2026-05-12')
  })

  test('the first after a Friday, a Saturday or a Sunday is the Monday', () => {
    for (const day of ['2026-11-20', '2026-11-21', '2026-11-22'] as const)
      expect(on(day, (from) => addWorkingDays(calendar(), from, 1))).toBe('2026-11-23')
  })

  test('none is the day itself', () => {
    expect(on('2026-11-22', (day) => addWorkingDays(calendar(), day, 0))).toBe('2026-11-22')
  })
})

describe('quiet periods', () => {
  test.each([
    ['2026-07-31', null],
    ['2026-08-01', '2026-09-01'],
    ['2026-08-31', '2026-09-01'],
    ['2026-12-23', null],
    ['2026-12-24', '2027-01-03'],
    ['2027-01-02', '2027-01-03'],
    ['2027-01-03', null],
  ] as const)('%s', (day, end) => {
    expect(endOfQuietPeriod(dayNumber(day))).toBe(end === null ? NO_DAY : dayNumber(end))
  })
})
