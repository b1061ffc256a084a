import { expect, test } from 'vitest'
import { UnknownParameter } from '../errors.ts'
import { type AddedRate, nextUnknown, withRates } from './added-rates.ts'
import { PARAMETERS } from './index.ts'
import { entryOn, knownThrough } from './parameter.ts'

const ecb = {
  name: 'ecb-main-refinancing-rate',
  halfYear: '2027-01-01',
  basisPoints: 265,
  personsBasisPoints: null,
  source: 'ecb.example, read on 2 January 2027',
} as const satisfies AddedRate
const legal: AddedRate = { ...ecb, name: 'legal-interest-rate', basisPoints: 281, personsBasisPoints: 690 }

test('a rate of the next half-year makes it known, with its source, and not a day longer', () => {
  const { ecbMainRefinancingRate, legalInterestRate } = withRates(PARAMETERS, [ecb, legal])
  expect(entryOn(ecbMainRefinancingRate, '2027-06-30')).toMatchObject({ value: 265, source: { title: ecb.source } })
  expect(entryOn(legalInterestRate, '2027-02-01').value).toEqual({ other: 281, consumerCreditor: 690 })
  expect(() => entryOn(ecbMainRefinancingRate, '2027-07-01')).toThrow(UnknownParameter)
  expect(knownThrough(legalInterestRate)).toBe('2027-06-30')
  expect(nextUnknown(legalInterestRate)).toBe('2027-07-01')
})

test('what is known already is not changed', () => {
  const { ecbMainRefinancingRate } = withRates(PARAMETERS, [{ ...ecb, halfYear: '2026-07-01', basisPoints: 999 }])
  expect(ecbMainRefinancingRate).toBe(PARAMETERS.ecbMainRefinancingRate)
  expect(withRates(PARAMETERS, [])).toBe(PARAMETERS)
})

test('behind a gap nothing is known', () => {
  const later = withRates(PARAMETERS, [{ ...ecb, halfYear: '2027-07-01' }]).ecbMainRefinancingRate
  expect(() => entryOn(later, '2027-03-01')).toThrow(UnknownParameter)
  expect(() => entryOn(later, '2027-08-01')).toThrow(UnknownParameter)
  const closed = withRates(PARAMETERS, [{ ...ecb, halfYear: '2027-07-01', basisPoints: 300 }, ecb])
  expect(entryOn(closed.ecbMainRefinancingRate, '2027-08-01').value).toBe(300)
  expect(entryOn(closed.ecbMainRefinancingRate, '2027-03-01').value).toBe(265)
})
