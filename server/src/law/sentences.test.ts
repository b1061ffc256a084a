import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, dayNumber, dueDate, latePaymentInterest, type LawStep, recoveryIndemnity } from '@quittance/law'
import { LOCALES } from '#kernel'
import { en } from './en.ts'
import { fr } from './fr.ts'
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
const imputation = fc.constantFrom('principal-first', 'interest-first')

/** Steps of every kind, as answers make them. */
const steps: fc.Arbitrary<readonly LawStep[]> = fc
  .record({
    debtor: kinds,
    dueDate: days,
    until: days,
    issueDate: days,
    notice: fc.option(days, { nil: undefined }),
    terms,
  })
  .chain((facts) =>
    fc.tuple(
      fc.constant(facts),
      fc.array(reduction, { maxLength: 2 }),
      agreedRate,
      fc.option(days, { nil: undefined }),
      imputation,
    ),
  )
  .map(([{ notice, ...facts }, reductions, agreed, receivedOn, first]) => [
    ...latePaymentInterest({
      ...facts,
      formalNotice: notice,
      amountCents: 100_000,
      reductions,
      agreedRate: facts.debtor === 'public' ? undefined : agreed,
      conventions: { imputation: first },
    }).steps,
    ...recoveryIndemnity({ ...facts, openCents: reductions.length === 0 ? 1 : 0 }).steps,
    ...termSteps({ ...facts, receivedOn, performedOn: notice, publicBody: 'health' }),
  ])

function termSteps(input: Parameters<typeof dueDate>[0]): readonly LawStep[] {
  const answer = dueDate(input)
  return answer.kind === 'missing' ? [] : answer.steps
}

describe.each(LOCALES)('in %s', (locale) => {
  test('every step that an answer makes has its sentence, whole', () => {
    const said = new Set<string>()
    fc.assert(
      fc.property(steps, (made) => {
        for (const step of made) {
          const sentence = stepSentence(step, { locale })
          said.add(step.rule)
          expect(sentence).toMatch(/^\p{Lu}|^\d/u)
          expect(sentence).toMatch(/\.$/)
          expect(sentence).not.toMatch(/undefined|NaN|null|\[object/)
        }
      }),
      // One seed, so that rare rules are reached every time.
      { numRuns: 600, seed: 20261121 },
    )
    expect(Object.keys(fr).filter((rule) => !said.has(rule))).toEqual([])
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
