import { describe, expect, test } from 'vitest'
import { UnknownParameter } from '../errors.ts'
import { parseDay } from '../values.ts'
import { PARAMETERS, parametersToCheck } from './index.ts'
import { PROCEDURE_PARAMETERS } from './procedure.ts'
import { entryOn, halfYearStart, knownThrough, type Parameter } from './parameter.ts'

const { ecbMainRefinancingRate, legalInterestRate, recoveryIndemnityAmount } = PARAMETERS

describe.each(Object.values({ ...PARAMETERS, ...PROCEDURE_PARAMETERS }) as Parameter<unknown>[])(
  '$name',
  (parameter) => {
    test('is dated oldest first, each figure with a source, none after the day of the last look', () => {
      const days = parameter.entries.map((entry) => entry.from)
      expect(days.length).toBeGreaterThan(0)
      expect(days.map(parseDay)).toEqual(days)
      expect(days).toEqual([...new Set(days)].toSorted())
      expect(days.filter((day) => day > parameter.checkedUntil)).toEqual([])
      for (const { source } of parameter.entries) expect(source.title).not.toBe('')
    })
  },
)

test('the half-years that publishers print are ours', () => {
  const ecb = (day: `${number}-${number}-${number}`) => entryOn(ecbMainRefinancingRate, day).value
  expect([ecb('2009-03-01'), ecb('2013-06-30'), ecb('2016-03-31'), ecb('2016-07-01')]).toEqual([250, 75, 5, 0])
  expect([ecb('2023-12-31'), ecb('2024-06-30'), ecb('2024-12-31'), ecb('2025-05-17')]).toEqual([400, 450, 425, 315])
  expect([ecb('2026-06-30'), ecb('2026-07-01'), ecb('2026-12-31')]).toEqual([215, 240, 240])
  const legal = (day: `${number}-${number}-${number}`) => entryOn(legalInterestRate, day).value
  expect(legal('2018-03-01')).toEqual({ consumerCreditor: 373, other: 89 })
  expect(legal('2019-03-01')).toEqual({ consumerCreditor: 340, other: 86 })
  expect(legal('2023-12-31')).toEqual({ consumerCreditor: 682, other: 422 })
  expect(legal('2026-11-21')).toEqual({ consumerCreditor: 684, other: 275 })
  expect(ecbMainRefinancingRate.entries).toHaveLength(37)
  expect(legalInterestRate.entries).toHaveLength(24)
})

test('a rate looked up on 10 October is known to the end of the half-year, and not a day longer', () => {
  expect(knownThrough(ecbMainRefinancingRate)).toBe('2026-12-31')
  expect(knownThrough({ ...ecbMainRefinancingRate, checkedUntil: '2026-12-31' })).toBe('2026-12-31')
  expect(knownThrough({ ...ecbMainRefinancingRate, checkedUntil: '2027-01-01' })).toBe('2027-06-30')
  expect(entryOn(ecbMainRefinancingRate, '2026-12-31').value).toBe(240)
  expect(() => entryOn(ecbMainRefinancingRate, '2027-01-01')).toThrow(UnknownParameter)
})

test('before its first entry a figure is not known, and the refusal carries the days', () => {
  expect(() => entryOn(legalInterestRate, '2014-12-31')).toThrow(
    expect.objectContaining({
      code: 'law.parameter_unknown',
      data: {
        parameter: 'legal-interest-rate',
        day: '2014-07-01',
        knownFrom: '2015-01-01',
        knownThrough: '2026-12-31',
      },
    }),
  )
  expect(() => entryOn(recoveryIndemnityAmount, '2027-01-01')).toThrow(UnknownParameter)
})

test('someone is told to look again 45 days before a figure runs out', () => {
  expect(parametersToCheck('2026-11-15')).toEqual([])
  expect(parametersToCheck('2026-11-16').map(({ name }) => name)).toEqual([
    'ecb-main-refinancing-rate',
    'legal-interest-rate',
    'recovery-indemnity-amount',
    'commercial-court-seats',
    'economic-court-seats',
    'order-service-months',
    'small-claims-ceiling',
    'amicable-attempt-ceiling',
    'local-chamber-ceiling',
    'lawyer-free-ceiling',
    'last-resort-ceiling',
    'commercial-registry-fee',
    'legal-aid-contribution',
    'service-fee',
  ])
  expect(parametersToCheck('2027-03-01')).toHaveLength(14)
  expect(parametersToCheck('2027-03-01', PARAMETERS)).toHaveLength(3)
})

test('half-years begin on 1 January and 1 July', () => {
  const days = ['2026-01-01', '2026-06-30', '2026-07-01', '2026-12-31'] as const
  expect(days.map(halfYearStart)).toEqual(['2026-01-01', '2026-01-01', '2026-07-01', '2026-07-01'])
})
