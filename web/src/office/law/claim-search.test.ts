import { expect, test } from 'vitest'
import { parseSearch, stringifySearch } from '../address.ts'
import {
  centsOf,
  centsText,
  dayOf,
  debtorOf,
  eventsOf,
  eventsText,
  paymentsOf,
  paymentsText,
  questionOf,
  rateOf,
  termsOf,
  termsWords,
} from './claim-search.ts'

test('an address is plain text and reads back as it was written', () => {
  const texts = { q: 'interest', amount: '10000,00', paid: '400,00@2026-03-01;5,50@2026-04-01' }
  const search = stringifySearch({ ...texts, empty: '' })
  expect(search).toBe('?q=interest&amount=10000%2C00&paid=400%2C00%402026-03-01%3B5%2C50%402026-04-01')
  expect(parseSearch(search)).toEqual(texts)
  expect(stringifySearch({ empty: '', none: undefined })).toBe('')
})

test('amounts, days, terms and rates are read; what cannot be read is as if it were not there', () => {
  const search = {
    amount: '1234,56',
    due: '2026-02-30',
    terms: 'eom-then-45',
    rate: 'ecb+10',
    debtor: 'ministry',
    q: 'x',
  }
  expect(centsOf(search, 'amount')).toBe(123_456)
  expect(dayOf(search, 'due')).toBeNull()
  expect(termsOf(search)).toEqual({ kind: 'end-of-month-then', count: 45, unit: 'days' })
  expect(rateOf(search)).toEqual({ kind: 'ecb-plus', basisPoints: 1000 })
  expect(debtorOf(search)).toBe('business')
  expect(questionOf(search)).toBe('interest')
  expect(rateOf({ rate: ' ' })).toBeUndefined()
})

test('payments and events keep only whole lines', () => {
  const payments = [
    { kind: 'payment', day: '2026-03-01', amountCents: 40_000 },
    { kind: 'payment', day: '2026-04-01', amountCents: 550 },
  ] as const
  expect(paymentsText(payments)).toBe('400,00@2026-03-01;5,50@2026-04-01')
  expect(paymentsOf({ paid: '400,00@2026-03-01;x@2026-03-02;5,50@2026-04-01;9@soon' })).toEqual(payments)
  const events = [{ kind: 'part-payment', day: '2026-03-01' }] as const
  expect(eventsOf({ events: `${eventsText(events)};holiday@2026-03-02;reminder@` })).toEqual(events)
})

test('amounts and terms are written as they are read', () => {
  expect(centsText(1_234_567)).toBe('12345,67')
  expect(centsText(null)).toBe('')
  expect(termsWords({ kind: 'then-end-of-month', count: 45, unit: 'days' })).toBe('45-then-eom')
  expect(termsWords(null)).toBe('')
})
