import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber, dayOf, type OpenDebt, paymentAllocation, WrongInput } from './index.ts'

const old: OpenDebt = {
  id: 'old',
  dueDate: '2026-01-31',
  principalCents: 100_000,
  interestCents: 5000,
  indemnityCents: 4000,
}
const recent: OpenDebt = {
  id: 'recent',
  dueDate: '2026-03-31',
  principalCents: 50_000,
  interestCents: 1000,
  indemnityCents: 4000,
}
const future: OpenDebt = { id: 'future', dueDate: '2026-12-31', principalCents: 70_000 }

const spread = (amountCents: number, more: Partial<Parameters<typeof paymentAllocation>[0]> = {}) =>
  paymentAllocation({ amountCents, day: '2026-06-30', debts: [future, recent, old], ...more }).value

const sums = ({ parts }: ReturnType<typeof spread>) =>
  parts.map(({ id, principalCents, interestCents, indemnityCents }) => [
    id,
    principalCents,
    interestCents,
    indemnityCents,
  ])

describe('without a word of the debtor', () => {
  test('what is due comes first, the oldest before the others', () => {
    expect(sums(spread(160_000))).toEqual([
      ['old', 100_000, 5000, 4000],
      ['recent', 50_000, 1000, 0],
    ])
  })

  test('what is not yet due comes last, and what is over is left', () => {
    const { parts, leftCents } = spread(240_000)
    expect(parts.map(({ id }) => id)).toEqual(['old', 'recent', 'future'])
    expect(leftCents).toBe(6000)
  })

  test('the debt that costs the debtor most comes before an older one', () => {
    const debts = [old, { ...recent, rateBasisPoints: 1500 }]
    expect(sums(spread(10_000, { debts }))).toEqual([['recent', 10_000, 0, 0]])
  })

  test('equal debts share in proportion, to the cent', () => {
    const debts = ['a', 'b', 'c'].map((id) => ({ id, dueDate: '2026-01-31', principalCents: 10_000 }) as const)
    expect(sums(spread(10_000, { debts }))).toEqual([
      ['a', 3333, 0, 0],
      ['b', 3334, 0, 0],
      ['c', 3333, 0, 0],
    ])
  })
})

describe('the debtor', () => {
  test('may name the debts that the payment settles, in order', () => {
    const named = spread(80_000, { designated: ['future', 'recent'] })
    expect(sums(named)).toEqual([
      ['future', 70_000, 0, 0],
      ['recent', 10_000, 0, 0],
    ])
  })

  test('who names a debt twice settles it once', () => {
    expect(sums(spread(200_000, { designated: ['old', 'old'] })).map(([id]) => id)).toEqual(['old', 'recent', 'future'])
  })

  test('who names less than was paid leaves the rest to the law', () => {
    expect(sums(spread(60_000, { designated: ['recent'] }))).toEqual([
      ['recent', 50_000, 1000, 4000],
      ['old', 5000, 0, 0],
    ])
  })
})

test('interest first for a court account; principal first unless told', () => {
  expect(sums(spread(6000))).toEqual([['old', 6000, 0, 0]])
  expect(sums(spread(6000, { conventions: { imputation: 'interest-first' } }))).toEqual([['old', 1000, 5000, 0]])
})

test('the steps tell each part and end with what is left', () => {
  const { steps } = paymentAllocation({ amountCents: 120_000, day: '2026-06-30', debts: [old, future] })
  expect(steps).toEqual([
    {
      rule: 'payment-allocation.due',
      article: 'C. civ. 1342-10',
      given: { debt: 'old', dueDate: '2026-01-31', principalCents: 100_000, interestCents: 5000, indemnityCents: 4000 },
      gives: 109_000,
    },
    {
      rule: 'payment-allocation.not-yet-due',
      article: 'C. civ. 1342-10',
      given: { debt: 'future', dueDate: '2026-12-31', principalCents: 11_000, interestCents: 0, indemnityCents: 0 },
      gives: 11_000,
    },
    { rule: 'payment-allocation.left', article: 'C. civ. 1342-10', given: { amountCents: 120_000 }, gives: 0 },
  ])
})

test('days and amounts that are none are refused', () => {
  expect(() => spread(-1)).toThrow(WrongInput)
  expect(() => spread(1, { debts: [{ ...old, dueDate: '2026-02-30' }] })).toThrow(WrongInput)
  expect(() => spread(1, { debts: [{ ...old, interestCents: 0.5 }] })).toThrow(WrongInput)
})

test('not a cent is lost or made, and no debt gets more than is open', () => {
  const days = fc.integer({ min: dayNumber('2026-05-01'), max: dayNumber('2026-08-31') }).map(dayOf)
  const debts = fc
    .array(
      fc.record({
        dueDate: days,
        principalCents: fc.nat(1_000_000),
        interestCents: fc.nat(10_000),
        indemnityCents: fc.constantFrom(0, 4000),
        rateBasisPoints: fc.constantFrom(undefined, 1000, 1215),
      }),
      { maxLength: 8 },
    )
    .map((list) => list.map((debt, index) => ({ ...debt, id: String(index) })))
  const imputation = fc.constantFrom('principal-first', 'interest-first')
  fc.assert(
    fc.property(
      debts,
      fc.nat(4_000_000),
      imputation,
      fc.uniqueArray(fc.nat(9).map(String), { maxLength: 3 }),
      (open, amountCents, first, named) => {
        const { parts, leftCents } = paymentAllocation({
          amountCents,
          day: '2026-06-30',
          debts: open,
          designated: named,
          conventions: { imputation: first },
        }).value
        const spent = parts.reduce(
          (sum, part) => sum + part.principalCents + part.interestCents + part.indemnityCents,
          0,
        )
        expect(spent + leftCents).toBe(amountCents)
        const owed = open.reduce((sum, debt) => sum + debt.principalCents + debt.interestCents + debt.indemnityCents, 0)
        expect(leftCents).toBe(Math.max(0, amountCents - owed))
        for (const part of parts) {
          const debt = open.find(({ id }) => id === part.id)
          expect(part.principalCents).toBeLessThanOrEqual(debt?.principalCents ?? -1)
          expect(part.interestCents).toBeLessThanOrEqual(debt?.interestCents ?? -1)
          expect(part.indemnityCents).toBeLessThanOrEqual(debt?.indemnityCents ?? -1)
          expect(Math.min(part.principalCents, part.interestCents, part.indemnityCents)).toBeGreaterThanOrEqual(0)
        }
      },
    ),
  )
})
