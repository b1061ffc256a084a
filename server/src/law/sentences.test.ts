import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  dayOf,
  dayNumber,
  dueDate,
  judgmentInterest,
  latePaymentAccessories,
  latePaymentInterest,
  type LawStep,
  paymentAllocation,
  recoveryCosts,
  recoveryIndemnity,
} from '@quittance/law'
import { LOCALES } from '#kernel'
import { en } from './en.ts'
import { fr } from './fr.ts'
import { dealingFr } from './sentences/dealing.ts'
import { procedureFr } from './sentences/procedure.ts'
import { percent, stepSentence } from './sentences.ts'

const days = fc.integer({ min: dayNumber('2015-01-01'), max: dayNumber('2026-12-31') }).map(dayOf)
const kinds = fc.constantFrom('business', 'public', 'consumer', 'association')
const counted = { count: fc.nat(90), unit: fc.constantFrom('days', 'months') } as const
const terms = fc.oneof(
  fc.record({ kind: fc.constantFrom('none', 'on-receipt') }),
  fc.record({ kind: fc.constantFrom('net', 'then-end-of-month', 'end-of-month-then'), ...counted }),
  fc.record({ kind: fc.constant('end-of-month-on'), ...counted, date: fc.integer({ min: 1, max: 31 }) }),
)
const reduction = fc.record({ kind: fc.constantFrom('payment', 'credit-note'), day: days, amountCents: fc.nat(90_000) })
const agreedRate = fc.option(
  fc.oneof(
    fc.record({ kind: fc.constantFrom('fixed', 'ecb-plus'), basisPoints: fc.nat(2000) }),
    fc.record({ kind: fc.constant('legal-times'), times: fc.integer({ min: 1, max: 4 }) }),
  ),
  { nil: undefined },
)
const COST_KINDS = [
  'agency',
  'lawyer',
  'judicial-officer',
  'postage',
  'lump-sum',
  'proceedings',
  'prescribed-act',
  'enforcement',
] as const
const SECTORS = ['transport', 'perishable-food', 'livestock', 'spirits', 'wine', 'trade-agreement', 'export'] as const
const imputation = fc.constantFrom('principal-first', 'interest-first')

const optional = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined })
const amount = fc.nat(90_000)
const capitalisation = fc.record({ ground: fc.constantFrom('contract', 'court'), from: days })

/** Steps of every kind, as the answers to each question make them. */
const QUESTIONS: readonly fc.Arbitrary<readonly LawStep[]>[] = [
  fc
    .record({
      debtor: kinds,
      creditor: fc.constantFrom('business', 'person'),
      dueDate: days,
      until: days,
      formalNotice: optional(days),
      enforceableOn: optional(days),
      capitalisation: optional(capitalisation),
      reductions: fc.array(reduction, { maxLength: 2 }),
      agreedRate,
      imputation,
    })
    .map(({ imputation: first, ...claim }) => {
      const agreed = claim.debtor === 'public' ? undefined : claim.agreedRate
      const conventions = { imputation: first }
      return latePaymentInterest({ ...claim, agreedRate: agreed, amountCents: 100_000, conventions }).steps
    }),
  fc
    .record({ from: days, until: days, enforceableOn: optional(days), creditor: fc.constantFrom('business', 'person') })
    .map((judgment) => judgmentInterest({ ...judgment, amountCents: 100_000 }).steps),
  fc
    .record({ debtor: kinds, dueDate: days, until: days, openCents: fc.nat(1), insolvencyOpenedOn: optional(days) })
    .map((late) => recoveryIndemnity(late).steps),
  fc
    .record({
      debtor: kinds,
      hasTitle: fc.boolean(),
      indemnityCents: fc.constantFrom(0, 4000),
      costs: fc.array(
        fc.record({ kind: fc.constantFrom(...COST_KINDS), amountCents: amount, isJustified: fc.boolean() }),
        { maxLength: 3 },
      ),
    })
    .map((input) => recoveryCosts(input).steps),
  fc
    .record({
      amountCents: amount,
      day: days,
      debts: fc.array(
        fc.record({
          id: fc.constantFrom('F-1', 'F-2'),
          dueDate: fc.constantFrom('2020-01-31', '2026-12-31'),
          principalCents: amount,
          interestCents: amount,
        }),
        { maxLength: 4 },
      ),
      designated: fc.constantFrom(['F-1'], []),
    })
    .map((payment) => paymentAllocation(payment).steps),
  fc
    .record({
      debtor: kinds,
      policy: fc.constantFrom('waived', 'claimed-from-notice', 'interest-invoice'),
      interestCents: amount,
      indemnityCents: fc.constantFrom(0, 4000),
      on: days,
      formalNotice: optional(days),
    })
    .map((input) => latePaymentAccessories(input).steps),
  fc
    .record({
      debtor: kinds,
      publicBody: fc.constant('health'),
      issueDate: days,
      terms,
      performedOn: optional(days),
      receivedOn: optional(days),
      onPortalOn: optional(days),
      isPeriodic: fc.boolean(),
      sector: fc.constantFrom(undefined, ...SECTORS),
      sectorMaximumDays: fc.constantFrom(undefined, 75),
      interruptedAfter: optional(fc.nat(60)),
    })
    .map(({ interruptedAfter, ...invoice }) => {
      const interruption =
        interruptedAfter === undefined
          ? undefined
          : {
              notifiedOn: addDays(invoice.issueDate, interruptedAfter),
              completedOn: addDays(invoice.issueDate, 70),
            }
      const answer = dueDate({ ...invoice, interruption })
      return answer.kind === 'missing' ? [] : answer.steps
    }),
]

describe.each(LOCALES)('in %s', (locale) => {
  test('every step that an answer makes has its sentence, whole', () => {
    const said = new Set<string>()
    fc.assert(
      fc.property(fc.oneof(...QUESTIONS), (made) => {
        for (const step of made) {
          const sentence = stepSentence(step, { locale })
          said.add(step.rule)
          expect(sentence).toMatch(/^\p{Lu}|^\d/u)
          expect(sentence).toMatch(/\.$/)
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object/)
        }
      }),
      // One seed, so that rare rules are reached every time.
      { numRuns: 5000, seed: 20261121 },
    )
    // The others are told one by one in sentences/.
    expect(Object.keys(fr).filter((rule) => !said.has(rule) && !(rule in procedureFr) && !(rule in dealingFr))).toEqual(
      [],
    )
  })
})

test('French and English have the same rules', () => {
  expect(Object.keys(en).toSorted()).toEqual(Object.keys(fr).toSorted())
})

test('amounts are in the currency that is told', () => {
  const step = latePaymentInterest({
    debtor: 'business',
    amountCents: 100_000,
    dueDate: '2026-01-01',
    until: '2026-01-31',
  })
  const last = step.steps.at(-1)
  if (!last) throw new Error('no step')
  expect(stepSentence(last, { locale: 'en', currency: 'GBP' })).toBe('Total interest on 31 Jan 2026, 30 d late: £9.99.')
})

test('rates have two decimals', () => {
  expect(percent(1240, 'en')).toBe('12.40%')
  expect(percent(5, 'fr').replaceAll(/\s/gu, ' ')).toBe('0,05 %')
})
