import { describe, expect, test } from 'vitest'
import { type CompanyCalendar, DEFAULT_CALENDAR } from '#access/model.ts'
import { placeOf } from '#ledger'
import { isOpen, openPlaces, opensAt } from './sending-hours.ts'

const opens = (country: string, postcode: string | null, now: string, calendar: Partial<CompanyCalendar> = {}) =>
  opensAt({ ...DEFAULT_CALENDAR, ...calendar }, placeOf(country, postcode), now)

describe('an e-mail leaves', () => {
  test('from eight to nineteen as clocks show it where the debtor is', () => {
    // Monday 23 November 2026: six in Paris is nine in Réunion, one in Guadeloupe, five in London.
    const six = '2026-11-23T05:00:00.000Z'
    expect(opens('FR', '69007', six)).toBe('2026-11-23T07:00:00.000Z')
    expect(opens('FR', '97400', six)).toBe(six)
    expect(opens('GP', null, six)).toBe('2026-11-23T12:00:00.000Z')
    expect(opens('GB', 'SW1A 1AA', six)).toBe('2026-11-23T08:00:00.000Z')
    expect(opens('FR', '98713', six)).toBe('2026-11-23T18:00:00.000Z')
  })

  test('not at nineteen any more, but on the next sending day', () => {
    expect(opens('FR', '69007', '2026-11-23T17:59:00.000Z')).toBe('2026-11-23T17:59:00.000Z')
    expect(opens('FR', '69007', '2026-11-23T18:00:00.000Z')).toBe('2026-11-24T07:00:00.000Z')
    expect(opens('FR', '69007', '2026-11-20T18:00:00.000Z')).toBe('2026-11-23T07:00:00.000Z')
  })

  test('by the clock of the company where the place is not known', () => {
    const four = '2026-11-23T04:00:00.000Z'
    expect(opens('US', '10001', four)).toBe('2026-11-23T07:00:00.000Z')
    expect(opens('US', '10001', four, { zone: 'reunion' })).toBe(four)
  })

  test('on no holiday of the debtor’s country nor of ours, and in no closure of ours', () => {
    // The third of October is a Saturday in 2026 and a Tuesday in 2028.
    const october = '2028-10-03T10:00:00.000Z'
    expect(opens('DE', '10115', october)).toBe('2028-10-04T06:00:00.000Z')
    expect(opens('FR', '69007', october)).toBe(october)
    expect(opens('DE', '10115', '2026-07-14T10:00:00.000Z')).toBe('2026-07-15T06:00:00.000Z')
    const closures = [{ from: '2026-11-23', until: '2026-11-25', reason: '' }] as const
    expect(opens('DE', '10115', '2026-11-23T10:00:00.000Z', { closures })).toBe('2026-11-26T07:00:00.000Z')
  })

  test('at the hours that the company chose; never where it is always closed', () => {
    const chosen = { sendFromHour: 10, sendUntilHour: 12 }
    expect(opens('FR', '69007', '2026-11-23T07:00:00.000Z', chosen)).toBe('2026-11-23T09:00:00.000Z')
    const always = { sendFromHour: 0, sendUntilHour: 24, sendOn: [1, 2, 3, 4, 5, 6, 7] }
    expect(opens('FR', '69007', '2026-11-22T23:59:00.000Z', always)).toBe('2026-11-22T23:59:00.000Z')
    const closures = [{ from: '2026-01-01', until: '2099-12-31', reason: '' }] as const
    expect(opens('FR', '69007', '2026-11-23T10:00:00.000Z', { closures })).toBeNull()
  })

  test('on the mornings on which clocks change, at eight of the new time', () => {
    const sunday = { sendOn: [1, 2, 3, 4, 5, 6, 7] }
    expect(opens('FR', '69007', '2026-10-25T02:00:00.000Z', sunday)).toBe('2026-10-25T07:00:00.000Z')
    expect(opens('FR', '69007', '2027-03-28T02:00:00.000Z', sunday)).toBe('2027-03-28T06:00:00.000Z')
  })
})

test('of each place the queue is told whether it is open', () => {
  const { known, elsewhere } = openPlaces(DEFAULT_CALENDAR, '2026-11-23T05:00:00.000Z')
  expect(elsewhere).toBe(false)
  expect([known['FR6'], known['FR974'], known['DE'], known['NC']]).toEqual([false, true, false, true])
  expect(isOpen(DEFAULT_CALENDAR, null, '2026-11-23T07:00:00.000Z')).toBe(true)
})
