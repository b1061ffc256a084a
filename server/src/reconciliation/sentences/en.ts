// Why a line may pay what is proposed, in English.

import type { DifferenceKind } from '../model.ts'
import type { fr } from './fr.ts'

const differences: Readonly<Record<DifferenceKind, string>> = {
  discount: 'a discount',
  'bank-fee': 'bank charges',
  rounding: 'rounding',
}
const invoices = (numbers: readonly string[]): string =>
  numbers.length === 1 ? `invoice ${numbers[0]}` : `invoices ${numbers.join(', ')}`

export const en: typeof fr = {
  numbers: ({ numbers }) => `the text names ${invoices(numbers)}`,
  endings: ({ numbers }) => `the text names the end of the number: ${invoices(numbers)}`,
  'number-nearly': ({ number }) => `the text nearly names invoice ${number}, one slip away`,
  'amount-exact': () => 'exact amount',
  'sum-exact': ({ count, how }) =>
    how === 'all' ? `exact sum of all that is due (${count} invoices)` : `exact sum of ${count} invoices`,
  'payer-iban': () => 'usually pays from this account',
  'payer-learned': () => 'usually pays under this name',
  'payer-siren': () => 'the text names its SIREN',
  'payer-name': ({ name }) => `the payer is ${name}`,
  'payer-like': ({ name }) => `the payer’s name is like ${name}`,
  'payer-other': () => 'paid by somebody else',
  'several-debtors': ({ count }) => `one transfer for ${count} debtors`,
  part: ({ leftCents }, say) => `paid in part, ${say.money(leftCents)} left`,
  difference: ({ kind, cents }, say) => `${say.money(cents)} short: probably ${differences[kind]}`,
  'too-much': ({ cents }, say) => `${say.money(cents)} too much, which stays as credit`,
  'credit-note': ({ cents }, say) => `credit note of ${say.money(cents)} taken off`,
  'same-amounts': ({ count }) => `${count} invoices of this amount: the oldest`,
  'oldest-first': () => 'no amount matches: the oldest debt first (French Civil Code 1342-10)',
  'on-account': () => 'the text speaks of a payment on account',
  'amount-only': ({ count }) =>
    count === 1
      ? 'the only invoice of this amount, nothing else confirms it'
      : `one of ${count} invoices of this amount`,
  recorded: ({ onDay }, say) => `already in your books, on ${say.day(onDay)}`,
  'by-person': () => 'chosen by a person',
}
