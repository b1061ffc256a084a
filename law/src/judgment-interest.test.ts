import { describe, expect, test } from 'vitest'
import { judgmentInterest, type JudgmentInterestInput, latePaymentInterest, WrongInput } from './index.ts'

const judgment = { amountCents: 1_000_000, from: '2024-01-01', until: '2024-12-31' } as const

const segments = (more: Partial<JudgmentInterestInput> = {}) =>
  judgmentInterest({ ...judgment, ...more }).value.segments.map(({ from, rateBasisPoints, interestCents }) => [
    from,
    rateBasisPoints,
    interestCents,
  ])

describe('the sum of a judgment', () => {
  test('bears the legal rate of the creditor’s category, half-year by half-year', () => {
    expect(segments()).toEqual([
      ['2024-01-02', 507, 25_142],
      ['2024-07-01', 492, 24_802],
    ])
    expect(segments({ creditor: 'person' })).toEqual([
      ['2024-01-02', 801, 39_721],
      ['2024-07-01', 816, 41_135],
    ])
  })

  test('bears five points more from two months after the judgment became enforceable', () => {
    expect(segments({ creditor: 'person', enforceableOn: '2024-01-01' })).toEqual([
      ['2024-01-02', 801, 12_948],
      ['2024-03-01', 1301, 43_485],
      ['2024-07-01', 1316, 66_341],
    ])
  })

  test('says why: the legal rate first, the five points on top of it', () => {
    const { steps } = judgmentInterest({ ...judgment, enforceableOn: '2024-10-31', until: '2025-01-10' })
    expect(steps.map(({ rule, gives }) => [rule, gives])).toEqual([
      ['judgment-interest.begins', '2024-01-02'],
      ['late-payment-rate.legal', 507],
      ['late-payment-interest.segment', 25_142],
      ['late-payment-rate.legal', 492],
      ['late-payment-interest.segment', 24_667],
      ['late-payment-rate.legal', 492],
      ['late-payment-rate.increased-after-judgment', 992],
      ['late-payment-interest.segment', 272],
      ['late-payment-rate.legal', 371],
      ['late-payment-rate.increased-after-judgment', 871],
      ['late-payment-interest.segment', 2386],
      ['judgment-interest.total', 52_467],
    ])
  })

  test('lessened by payments, interest first for a court account', () => {
    const reductions = [{ kind: 'payment', day: '2024-06-30', amountCents: 500_000 }] as const
    const { value } = judgmentInterest({ ...judgment, reductions, conventions: { imputation: 'interest-first' } })
    expect(value).toMatchObject({ interestPaidCents: 25_142, principalCents: 525_142, interestCents: 38_167 })
  })

  test('days that do not exist and amounts that are none are refused', () => {
    expect(() => judgmentInterest({ ...judgment, enforceableOn: '2024-02-30' })).toThrow(WrongInput)
    expect(() => judgmentInterest({ ...judgment, amountCents: -1 })).toThrow(WrongInput)
  })
})

describe('a consumer', () => {
  const claim = {
    debtor: 'consumer',
    amountCents: 1_000_000,
    dueDate: '2025-09-30',
    formalNotice: '2025-12-31',
    until: '2026-06-30',
  } as const

  test('owes five points more once a judgment has been enforceable for two months', () => {
    const answer = latePaymentInterest({ ...claim, enforceableOn: '2026-03-15' })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.value.segments).toMatchObject([
      { from: '2026-01-01', to: '2026-05-14', rateBasisPoints: 262, interestCents: 9619 },
      { from: '2026-05-15', to: '2026-06-30', rateBasisPoints: 762, interestCents: 9812 },
    ])
  })

  test('owes a private creditor the rate of private creditors', () => {
    const answer = latePaymentInterest({ ...claim, creditor: 'person' })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.value.segments).toMatchObject([{ rateBasisPoints: 667, days: 181 }])
  })
})

test('five points are never added to the rate of businesses, nor to the one of a clause', () => {
  const late = {
    amountCents: 1_000_000,
    dueDate: '2026-01-31',
    until: '2026-06-30',
    enforceableOn: '2026-02-01',
  } as const
  for (const claim of [
    { ...late, debtor: 'business' },
    { ...late, debtor: 'consumer', formalNotice: '2026-01-31', agreedRate: { kind: 'fixed', basisPoints: 1215 } },
  ] as const) {
    const answer = latePaymentInterest(claim)
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.value.segments).toMatchObject([{ rateBasisPoints: 1215, days: 150 }])
  }
})

describe('interest on interest', () => {
  const loan = {
    debtor: 'business',
    amountCents: 1_000_000,
    dueDate: '2021-01-01',
    until: '2023-12-31',
    agreedRate: { kind: 'fixed', basisPoints: 500 },
  } as const
  const capitalisation = { ground: 'court', from: '2021-01-02' } as const

  function interest(more: Partial<Parameters<typeof latePaymentInterest>[0]>) {
    const answer = latePaymentInterest({ ...loan, ...more })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    return answer
  }

  test('does not run by itself', () => {
    expect(interest({}).value).toMatchObject({ interestCents: 149_863, capitalisedCents: 0 })
  })

  test('runs on what has been due for a whole year, each year anew', () => {
    const { value, steps } = interest({ capitalisation })
    expect(value).toMatchObject({ capitalisedCents: 102_500, principalCents: 1_102_500, interestCents: 157_474 })
    expect(value.segments.map(({ from, baseCents, interestCents }) => [from, baseCents, interestCents])).toEqual([
      ['2021-01-02', 1_000_000, 50_000],
      ['2022-01-02', 1_050_000, 52_500],
      ['2023-01-02', 1_102_500, 54_974],
    ])
    expect(steps.filter(({ rule }) => rule === 'late-payment-interest.capitalised')).toMatchObject([
      { article: 'C. civ. 1343-2', given: { day: '2022-01-02', interestCents: 50_000, ground: 'court' } },
      { given: { day: '2023-01-02', interestCents: 52_500 }, gives: 1_102_500 },
    ])
  })

  test('counts its years from the day of the demand, and takes what was open then', () => {
    const { value } = interest({ capitalisation: { ground: 'court', from: '2022-03-01' } })
    expect(value.segments.map(({ from, baseCents }) => [from, baseCents])).toEqual([
      ['2021-01-02', 1_000_000],
      ['2023-03-01', 1_107_945],
    ])
  })

  test('never begins before interest itself does', () => {
    const { value } = interest({ capitalisation: { ground: 'contract', from: '2020-06-01' } })
    expect(value.segments[1]).toMatchObject({ from: '2022-01-02' })
  })

  test('less than a year adds nothing', () => {
    expect(interest({ capitalisation, until: '2022-01-01' }).value.capitalisedCents).toBe(0)
  })

  test('interest that was paid does not come back as principal', () => {
    const reductions = [{ kind: 'payment', day: '2021-07-02', amountCents: 24_932 }] as const
    const conventions = { imputation: 'interest-first' } as const
    const { value } = interest({ capitalisation, reductions, conventions, until: '2022-01-02' })
    expect(value).toMatchObject({ interestPaidCents: 24_932, capitalisedCents: 25_068, principalCents: 1_025_068 })
  })
})
