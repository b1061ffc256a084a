import { describe, expect, test } from 'vitest'
import fc from 'fast-check'
import {
  addDays,
  type Cents,
  dayOf,
  dayNumber,
  latePaymentInterest,
  latePaymentInterestCents,
  type LatePaymentInterestInput,
  PARAMETERS,
  UnknownParameter,
  WrongInput,
} from './index.ts'

const tenThousand = { debtor: 'business', amountCents: 1_000_000, dueDate: '2026-05-01', until: '2026-09-01' } as const

function interest(input: LatePaymentInterestInput) {
  const answer = latePaymentInterest(input)
  if (answer.kind !== 'explained') throw new Error(answer.kind)
  return answer
}

const rulesOf = (input: LatePaymentInterestInput) => latePaymentInterest(input).steps.map((step) => step.rule)

describe('a business', () => {
  test('owes interest from the day after the due date to the day of payment, split where the rate changes', () => {
    expect(interest(tenThousand).value).toEqual({
      interestCents: 41_376,
      interestPaidCents: 0,
      capitalisedCents: 0,
      principalCents: 1_000_000,
      days: 123,
      segments: [
        {
          from: '2026-05-02',
          to: '2026-06-30',
          days: 60,
          baseCents: 1_000_000,
          rateBasisPoints: 1215,
          interestCents: 19_973,
          article: 'C. com. L441-10 II',
        },
        {
          from: '2026-07-01',
          to: '2026-09-01',
          days: 63,
          baseCents: 1_000_000,
          rateBasisPoints: 1240,
          interestCents: 21_403,
          article: 'C. com. L441-10 II',
        },
      ],
    })
  })

  test('owes nothing on the due date and one day the day after', () => {
    expect(interest({ ...tenThousand, until: '2026-05-01' }).value).toMatchObject({
      interestCents: 0,
      days: 0,
      segments: [],
    })
    expect(interest({ ...tenThousand, until: '2026-05-02' }).value).toMatchObject({ interestCents: 333, days: 1 })
  })

  test('is told each step: begin, rate of each half-year with its source, each stretch, total', () => {
    const { steps } = interest(tenThousand)
    expect(steps.map((step) => step.rule)).toEqual([
      'late-payment-interest.begins',
      'late-payment-rate.statutory',
      'late-payment-interest.segment',
      'late-payment-rate.statutory',
      'late-payment-interest.segment',
      'late-payment-interest.total',
    ])
    expect(steps[1]).toEqual({
      rule: 'late-payment-rate.statutory',
      article: 'C. com. L441-10 II',
      given: { halfYear: '2026-01-01', ecbBasisPoints: 215, plusBasisPoints: 1000 },
      gives: 1215,
      source: { title: expect.stringContaining('ECB') },
    })
    expect(steps[4]).toMatchObject({
      given: { baseCents: 1_000_000, rateBasisPoints: 1240, days: 63, yearDays: 365 },
      gives: 21_403,
    })
  })

  test('keeps the first rate where the convention says frozen', () => {
    const frozen = { ...tenThousand, conventions: { rateOverTime: 'frozen' } } as const
    expect(interest(frozen).value).toMatchObject({ interestCents: 40_944, days: 123 })
    expect(rulesOf(frozen)).toContain('late-payment-rate.frozen')
  })

  test('an association is under the same rules', () => {
    expect(interest({ ...tenThousand, debtor: 'association' }).value.interestCents).toBe(41_376)
  })

  test('a delay that begins in the second half-year is at the second rate only', () => {
    expect(interest({ ...tenThousand, dueDate: '2026-06-30' }).value.segments).toMatchObject([
      { from: '2026-07-01', to: '2026-09-01', rateBasisPoints: 1240 },
    ])
  })
})

describe('a contract rate', () => {
  test('as a number does not move', () => {
    const input = { ...tenThousand, agreedRate: { kind: 'fixed', basisPoints: 1200 } } as const
    expect(interest(input).value).toMatchObject({
      interestCents: 40_438,
      segments: [{ days: 123, rateBasisPoints: 1200 }],
    })
  })

  test('as ECB + x and as n times the legal rate moves by half-year', () => {
    const ecb = interest({ ...tenThousand, agreedRate: { kind: 'ecb-plus', basisPoints: 500 } })
    expect(ecb.value.segments.map((segment) => segment.rateBasisPoints)).toEqual([715, 740])
    const legal = interest({ ...tenThousand, agreedRate: { kind: 'legal-times', times: 3 } })
    expect(legal.value.segments.map((segment) => segment.rateBasisPoints)).toEqual([786, 825])
  })

  test('below three times the legal rate is reckoned as agreed, with a notice for each half-year', () => {
    const { value, steps } = interest({ ...tenThousand, agreedRate: { kind: 'fixed', basisPoints: 800 } })
    expect(value.segments).toMatchObject([{ rateBasisPoints: 800, days: 123 }])
    expect(steps.filter((step) => step.rule === 'late-payment-rate.agreed-below-floor')).toMatchObject([
      { given: { halfYear: '2026-07-01', legalBasisPoints: 275, rateBasisPoints: 800 }, gives: 825 },
    ])
  })

  test('at or above the floor gets no notice', () => {
    expect(rulesOf({ ...tenThousand, agreedRate: { kind: 'fixed', basisPoints: 825 } })).not.toContain(
      'late-payment-rate.agreed-below-floor',
    )
  })

  test('of a public body is refused: decree sets it', () => {
    const input = { ...tenThousand, debtor: 'public', agreedRate: { kind: 'fixed', basisPoints: 1500 } } as const
    expect(() => latePaymentInterest(input)).toThrow(WrongInput)
  })

  test('the statutory rate of 2024 stands below three times the legal rate: applied as written, with a notice', () => {
    const { value, steps } = interest({ ...tenThousand, dueDate: '2024-01-31', until: '2024-02-29' })
    expect(value.segments).toMatchObject([{ rateBasisPoints: 1450, days: 29 }])
    expect(steps).toContainEqual(
      expect.objectContaining({ rule: 'late-payment-rate.statutory-below-floor', gives: 1521 }),
    )
  })

  test('as a number is reckoned even where no reference rate is known', () => {
    const input = { ...tenThousand, until: '2027-05-01', agreedRate: { kind: 'fixed', basisPoints: 1200 } } as const
    expect(interest(input).value.interestCents).toBe(120_000)
  })
})

describe('a public body', () => {
  test('keeps the rate of the half-year in which interest began, ECB + 8', () => {
    const { value, steps } = interest({ ...tenThousand, debtor: 'public' })
    expect(value).toMatchObject({
      interestCents: 34_204,
      segments: [{ days: 123, rateBasisPoints: 1015, article: 'CCP R2192-31' }],
    })
    expect(steps.map((step) => step.rule)).toContain('late-payment-rate.frozen')
  })

  test('due on 30 June begins on 1 July, at the rate of 1 July', () => {
    expect(interest({ ...tenThousand, debtor: 'public', dueDate: '2026-06-30' }).value.segments).toMatchObject([
      { rateBasisPoints: 1040 },
    ])
  })
})

describe('a consumer', () => {
  test('owes nothing before a formal notice: the rule does not apply, and says so', () => {
    expect(latePaymentInterest({ ...tenThousand, debtor: 'consumer' })).toEqual({
      kind: 'does-not-apply',
      steps: [
        {
          rule: 'late-payment-interest.no-formal-notice',
          article: 'C. civ. 1231-6',
          given: { dueDate: '2026-05-01' },
          gives: 0,
        },
      ],
    })
    expect(latePaymentInterestCents({ ...tenThousand, debtor: 'consumer' })).toBe(0)
  })

  test('owes the legal rate of the creditor’s category from the day after the notice', () => {
    const { value } = interest({ ...tenThousand, debtor: 'consumer', formalNotice: '2026-06-20' })
    expect(value.segments).toMatchObject([
      { from: '2026-06-21', to: '2026-06-30', rateBasisPoints: 262, interestCents: 718, article: 'C. civ. 1231-6' },
      { from: '2026-07-01', to: '2026-09-01', rateBasisPoints: 275, interestCents: 4747 },
    ])
  })

  test('who was given notice before the due date owes from the day after the due date', () => {
    const { value } = interest({ ...tenThousand, debtor: 'consumer', formalNotice: '2026-04-01' })
    expect(value.segments[0]).toMatchObject({ from: '2026-05-02' })
  })

  test('given notice today owes nothing today', () => {
    const { value, steps } = interest({ ...tenThousand, debtor: 'consumer', formalNotice: '2026-09-01' })
    expect(value.interestCents).toBe(0)
    expect(steps).toMatchObject([
      { rule: 'late-payment-interest.not-running', given: { begins: '2026-09-02', until: '2026-09-01' } },
    ])
  })
})

describe('part payments and credit notes', () => {
  const fixed = {
    ...tenThousand,
    dueDate: '2025-01-01',
    until: '2026-01-01',
    agreedRate: { kind: 'fixed', basisPoints: 1000 },
  } as const
  const halfWay = { kind: 'payment', day: '2025-07-01', amountCents: 400_000 } as const

  test('the day of a part payment still bears interest on what was open before', () => {
    expect(interest({ ...fixed, reductions: [halfWay] }).value.segments).toMatchObject([
      { from: '2025-01-02', to: '2025-07-01', days: 181, baseCents: 1_000_000, interestCents: 49_589 },
      { from: '2025-07-02', to: '2026-01-01', days: 184, baseCents: 600_000, interestCents: 30_247 },
    ])
  })

  test('interest first takes the interest accrued out of the payment', () => {
    const conventions = { imputation: 'interest-first' } as const
    expect(interest({ ...fixed, reductions: [halfWay], conventions }).value).toMatchObject({
      interestCents: 82_335,
      interestPaidCents: 49_589,
      principalCents: 649_589,
      segments: [{ baseCents: 1_000_000 }, { baseCents: 649_589, interestCents: 32_746 }],
    })
  })

  test('a credit note lowers the principal even where interest goes first', () => {
    const reductions = [{ ...halfWay, kind: 'credit-note' }] as const
    const conventions = { imputation: 'interest-first' } as const
    expect(interest({ ...fixed, reductions, conventions }).value).toMatchObject({
      interestCents: 79_836,
      interestPaidCents: 0,
      principalCents: 600_000,
    })
  })

  test('what was paid by the due date bears nothing', () => {
    const reductions = [{ kind: 'payment', day: '2025-01-01', amountCents: 400_000 }] as const
    expect(interest({ ...fixed, reductions }).value).toMatchObject({
      interestCents: 60_000,
      segments: [{ baseCents: 600_000 }],
    })
  })

  test('paid in full, interest stops; what is over pays the interest accrued', () => {
    const reductions = [{ kind: 'payment', day: '2025-07-01', amountCents: 1_010_000 }] as const
    expect(interest({ ...fixed, reductions }).value).toMatchObject({
      interestCents: 49_589,
      interestPaidCents: 10_000,
      principalCents: 0,
      days: 181,
    })
  })

  test('payments come in any order, and those after the last day are left out', () => {
    const reductions = [
      { kind: 'payment', day: '2026-01-02', amountCents: 100_000 },
      halfWay,
      { kind: 'payment', day: '2025-04-01', amountCents: 100_000 },
    ] as const
    expect(interest({ ...fixed, reductions }).value.segments.map((segment) => segment.baseCents)).toEqual([
      1_000_000, 900_000, 500_000,
    ])
  })

  test('what is paid on the first day late bore interest on that day', () => {
    const reductions = [{ kind: 'payment', day: '2025-01-02', amountCents: 1_000_000 }] as const
    expect(interest({ ...fixed, reductions }).value).toMatchObject({ interestCents: 274, days: 1, principalCents: 0 })
  })

  test('a payment after the principal was paid goes to the interest', () => {
    const reductions = [
      { ...halfWay, amountCents: 1_000_000 },
      { kind: 'payment', day: '2025-08-01', amountCents: 20_000 },
    ] as const
    expect(interest({ ...fixed, reductions }).value).toMatchObject({ interestCents: 49_589, interestPaidCents: 20_000 })
  })

  test('what is paid after the last day changes neither sum nor principal, late or not', () => {
    const reductions = [{ kind: 'payment', day: '2026-01-02', amountCents: 400_000 }] as const
    expect(interest({ ...fixed, reductions }).value).toMatchObject({
      interestCents: 100_000,
      principalCents: 1_000_000,
    })
    const notLate = { ...fixed, dueDate: '2026-06-01', reductions } as const
    expect(interest(notLate).value).toMatchObject({ interestCents: 0, principalCents: 1_000_000 })
  })

  test('where the due date counts and the last day does not, so do payments', () => {
    const conventions = { countedDays: 'due-date-included' } as const
    expect(interest({ ...fixed, reductions: [halfWay], conventions }).value.segments).toMatchObject([
      { from: '2025-01-01', to: '2025-06-30', days: 181, baseCents: 1_000_000 },
      { from: '2025-07-01', to: '2025-12-31', days: 184, baseCents: 600_000 },
    ])
  })

  test('a payment does not repeat the notice of its half-year', () => {
    const agreedRate = { kind: 'fixed', basisPoints: 100 } as const
    const rules = rulesOf({ ...fixed, agreedRate, reductions: [{ ...halfWay, day: '2025-03-01' }] })
    expect(rules.filter((rule) => rule === 'late-payment-rate.agreed-below-floor')).toHaveLength(3)
  })

  test('a payment between the due date and the notice of a consumer lowers the base', () => {
    const reductions = [{ kind: 'payment', day: '2026-05-10', amountCents: 400_000 }] as const
    const { value } = interest({ ...tenThousand, debtor: 'consumer', formalNotice: '2026-06-20', reductions })
    expect(value.segments[0]).toMatchObject({ baseCents: 600_000, interestCents: 431 })
  })
})

describe('what is not known is refused', () => {
  test('the first half of 2027 needs the ECB rate of 1 January 2027', () => {
    const until2027 = { ...tenThousand, until: '2027-01-01' } as const
    expect(interest({ ...tenThousand, until: '2026-12-31' }).value.days).toBe(244)
    expect(() => latePaymentInterest(until2027)).toThrow(UnknownParameter)
    expect(() => latePaymentInterestCents(until2027)).toThrow(
      'ecb-main-refinancing-rate is not known on 2027-01-01: known from 2008-10-15, through 2026-12-31',
    )
  })

  test('a company’s own later look-up makes it known', () => {
    const ecbMainRefinancingRate = { ...PARAMETERS.ecbMainRefinancingRate, checkedUntil: '2027-01-05' } as const
    const answer = latePaymentInterest(
      { ...tenThousand, until: '2027-01-01' },
      { ...PARAMETERS, ecbMainRefinancingRate },
    )
    expect(answer.steps.at(-3)).toMatchObject({ rule: 'late-payment-rate.statutory', gives: 1265 })
  })

  test('a claim paid before the unknown half-year needs nothing of it', () => {
    const reductions = [{ kind: 'payment', day: '2026-09-01', amountCents: 1_000_000 }] as const
    expect(interest({ ...tenThousand, until: '2027-06-30', reductions }).value.interestCents).toBe(41_376)
  })

  test('delays that began before the rules carried here are refused', () => {
    const old = { ...tenThousand, dueDate: '2012-12-30', until: '2013-06-30' } as const
    expect(() => latePaymentInterest(old)).toThrow('statutory-rate-business is not known on 2012-12-31')
    expect(() => latePaymentInterest({ ...old, debtor: 'public', dueDate: '2013-03-14' })).toThrow('2013-03-15')
    expect(interest({ ...old, dueDate: '2012-12-31' }).value.segments).toMatchObject([{ rateBasisPoints: 1075 }])
  })

  test.each([
    [{ amountCents: -1 }, 'amountCents'],
    [{ amountCents: 0.5 }, 'amountCents'],
    [{ amountCents: Number.NaN }, 'amountCents'],
    [{ dueDate: '2026-02-30' as const }, 'dueDate'],
    [{ until: '2026-9-1' as const }, 'until'],
    [{ agreedRate: { kind: 'legal-times', times: 1.5 } as const }, 'agreedRate'],
    [{ reductions: [{ kind: 'payment', day: '2026-06-01', amountCents: -5 } as const] }, 'reductions'],
    [{ reductions: [{ kind: 'payment', day: '2026-06-31', amountCents: 5 } as const] }, 'reductions'],
  ])('%j is refused', (wrong, field) => {
    expect(() => latePaymentInterest({ ...tenThousand, ...wrong })).toThrow(
      expect.objectContaining({ code: 'law.input_wrong', data: expect.objectContaining({ field }) }),
    )
  })
})

describe('properties', () => {
  const first = dayNumber('2015-01-01')
  const last = dayNumber('2026-12-31')
  const days = fc.integer({ min: first, max: last }).map(dayOf)
  const amounts = fc.oneof(fc.integer({ min: 0, max: 10_000_000 }), fc.integer({ min: 0, max: 900_000_000_000_000 }))
  const reductions = fc.array(
    fc.record({
      kind: fc.constantFrom('payment', 'credit-note'),
      day: days,
      amountCents: fc.integer({ min: 0, max: 5_000_000 }),
    }),
    { maxLength: 4 },
  )
  const agreedRate = fc.option(
    fc.oneof(
      fc.record({ kind: fc.constant('fixed' as const), basisPoints: fc.integer({ min: 0, max: 3000 }) }),
      fc.record({ kind: fc.constant('ecb-plus' as const), basisPoints: fc.integer({ min: 0, max: 3000 }) }),
      fc.record({ kind: fc.constant('legal-times' as const), times: fc.integer({ min: 1, max: 5 }) }),
    ),
    { nil: undefined },
  )
  const conventions = fc.record({
    imputation: fc.constantFrom('principal-first', 'interest-first'),
    rateOverTime: fc.constantFrom('by-half-year', 'frozen'),
    countedDays: fc.constantFrom('due-date-excluded', 'due-date-included', 'both-ends-included'),
  })
  const debtor = fc.constantFrom('business', 'consumer', 'association')
  const capitalisation = fc.option(
    fc.record({ ground: fc.constantFrom('contract' as const, 'court' as const), from: days }),
    { nil: undefined },
  )
  const claims = fc.record({
    debtor,
    creditor: fc.constantFrom('business' as const, 'person' as const),
    enforceableOn: fc.option(days, { nil: undefined }),
    capitalisation,
    amountCents: amounts,
    dueDate: days,
    until: days,
    formalNotice: days,
    agreedRate,
    reductions,
    conventions,
  })
  const plain = fc
    .record({ amountCents: amounts, dueDate: days, until: days })
    .filter((claim) => claim.dueDate < claim.until)
  const cents = (input: LatePaymentInterestInput): Cents => latePaymentInterestCents(input)

  test('the explained sum, the quick sum, the segments and the last step are one number', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const answer = latePaymentInterest(claim)
        if (answer.kind !== 'explained') return false
        const { value, steps } = answer
        expect(latePaymentInterestCents(claim)).toBe(value.interestCents)
        expect(steps.at(-1)?.gives).toBe(value.interestCents)
        expect(value.segments.reduce((sum, segment) => sum + segment.interestCents, 0)).toBe(value.interestCents)
        expect(value.interestPaidCents + value.capitalisedCents).toBeLessThanOrEqual(value.interestCents)
        return true
      }),
    )
  })

  test('each segment is its own sum, exactly, rounded half up', () => {
    fc.assert(
      fc.property(claims, (claim) => {
        const answer = latePaymentInterest(claim)
        if (answer.kind !== 'explained') return
        for (const { baseCents, rateBasisPoints, days: count, interestCents } of answer.value.segments) {
          // |interest × 3 650 000 − base × rate × days| ≤ half of 3 650 000, upwards at the half.
          const error = BigInt(interestCents) * 3_650_000n - BigInt(baseCents) * BigInt(rateBasisPoints) * BigInt(count)
          expect(error > -1_825_000n && error <= 1_825_000n).toBe(true)
        }
      }),
    )
  })

  test('nothing is owed until the due date has passed', () => {
    fc.assert(
      fc.property(amounts, days, fc.nat(4000), (amountCents, dueDate, before) => {
        expect(cents({ debtor: 'business', amountCents, dueDate, until: addDays(dueDate, -before) })).toBe(0)
      }),
    )
  })

  test('one more day and one more cent never make it less', () => {
    fc.assert(
      fc.property(
        plain,
        agreedRate,
        reductions,
        conventions,
        capitalisation,
        (claim, agreed, payments, chosen, yearly) => {
          const input = {
            capitalisation: yearly,
            debtor: 'business',
            agreedRate: agreed,
            reductions: payments,
            conventions: chosen,
            ...claim,
          } as const
          if (claim.until < '2026-12-31')
            expect(cents({ ...input, until: addDays(claim.until, 1) })).toBeGreaterThanOrEqual(cents(input))
          expect(cents({ ...input, amountCents: claim.amountCents + 1 })).toBeGreaterThanOrEqual(cents(input))
        },
      ),
    )
  })

  test('paying earlier never makes it more, but for the cents of the cuts', () => {
    fc.assert(
      fc.property(
        plain,
        days,
        fc.integer({ min: 1, max: 4000 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (claim, day, by, paid) => {
          const payment = (on: typeof day) => [{ kind: 'payment', day: on, amountCents: paid } as const]
          const late = cents({ debtor: 'business', ...claim, reductions: payment(day) })
          const early = cents({ debtor: 'business', ...claim, reductions: payment(addDays(day, -by)) })
          // A cut of a stretch in two moves its rounding by at most a cent, and the two claims differ by two cuts.
          expect(early).toBeLessThanOrEqual(late + 2)
        },
      ),
    )
  })

  test('two adjoining periods add up to the whole, within a cent for the cut', () => {
    fc.assert(
      fc.property(plain, fc.double({ min: 0, max: 1, noNaN: true }), (claim, share) => {
        const length = dayNumber(claim.until) - dayNumber(claim.dueDate)
        const middle = addDays(claim.dueDate, Math.floor(length * share))
        const parts =
          cents({ debtor: 'business', ...claim, until: middle }) +
          cents({ debtor: 'business', ...claim, dueDate: middle })
        expect(Math.abs(parts - cents({ debtor: 'business', ...claim }))).toBeLessThanOrEqual(1)
      }),
    )
  })
})
