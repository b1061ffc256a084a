// What the address of *Calculer* holds, read and written: every field is a text, and what cannot be read is as if it were
// not there.

import {
  type Activity,
  type AgreedRate,
  type Cents,
  type Day,
  type DebtorKind,
  formatTerms,
  LIMITATION_EVENTS,
  type LimitationEvent,
  parseAgreedRate,
  parseDay,
  parseHundredths,
  parseTerms,
  type PaymentTerms,
  type PublicBody,
  type Reduction,
  type Sector,
} from '@quittance/law'
import type { SearchTexts } from '../address.ts'

export const QUESTIONS = ['due', 'interest', 'limitation', 'court'] as const
export type Question = (typeof QUESTIONS)[number]

export const PUBLIC_BODIES: readonly PublicBody[] = ['state-or-local', 'health', 'undertaking']
export const SECTORS: readonly Sector[] = [
  'transport',
  'perishable-food',
  'livestock',
  'spirits',
  'wine',
  'trade-agreement',
  'export',
]
export const ACTIVITIES: readonly Activity[] = ['commercial', 'civil']
const KINDS: readonly DebtorKind[] = ['business', 'public', 'consumer', 'association']

export const questionOf = (search: SearchTexts): Question => wordOf(search, 'q', QUESTIONS) ?? 'interest'
export const debtorOf = (search: SearchTexts): DebtorKind => wordOf(search, 'debtor', KINDS) ?? 'business'

export const dayOf = (search: SearchTexts, name: string): Day | null => parseDay(search[name] ?? '')
export const centsOf = (search: SearchTexts, name: string): Cents | null => parseHundredths(search[name] ?? '')

export function wordOf<Word extends string>(
  search: SearchTexts,
  name: string,
  words: readonly Word[],
): Word | undefined {
  return words.find((word) => word === search[name])
}

export function countOf(search: SearchTexts, name: string): number | undefined {
  const text = search[name] ?? ''
  return /^\d{1,3}$/.test(text) ? Number(text) : undefined
}

export function termsOf(search: SearchTexts): PaymentTerms | null {
  const read = parseTerms(search['terms'] ?? '')
  return read.kind === 'terms' ? read.terms : null
}

export const rateOf = (search: SearchTexts): AgreedRate | undefined =>
  parseAgreedRate(search['rate'] ?? '') ?? undefined

/** `400,00@2026-03-01;…` */
export function paymentsOf(search: SearchTexts): readonly Reduction[] {
  return linesOf(search, 'paid').flatMap(([amount, onDay]) => {
    const [amountCents, day] = [parseHundredths(amount), parseDay(onDay)]
    return amountCents === null || day === null ? [] : [{ kind: 'payment', day, amountCents } as const]
  })
}

/** `part-payment@2026-03-01;…` */
export function eventsOf(search: SearchTexts): readonly LimitationEvent[] {
  return linesOf(search, 'events').flatMap(([word, onDay]) => {
    const [kind, day] = [LIMITATION_EVENTS.find((each) => each === word), parseDay(onDay)]
    return kind === undefined || day === null ? [] : [{ kind, day }]
  })
}

function linesOf(search: SearchTexts, name: string): readonly (readonly [string, string])[] {
  return (search[name] ?? '').split(';').map((line) => {
    const [first = '', second = ''] = line.split('@')
    return [first, second]
  })
}

export const centsText = (cents: Cents | null): string =>
  cents === null ? '' : (cents / 100).toFixed(2).replace('.', ',')
export const termsWords = (terms: PaymentTerms | null): string => (terms === null ? '' : formatTerms(terms))
export const paymentsText = (payments: readonly Omit<Reduction, 'kind'>[]): string =>
  payments.map(({ amountCents, day }) => `${centsText(amountCents)}@${day}`).join(';')
export const eventsText = (events: readonly LimitationEvent[]): string =>
  events.map(({ kind, day }) => `${kind}@${day}`).join(';')
