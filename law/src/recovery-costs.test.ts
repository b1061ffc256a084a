import { describe, expect, test } from 'vitest'
import { recoveryCosts, type RecoveryCost, type RecoveryCostsInput, WrongInput } from './index.ts'

const lawyer: RecoveryCost = { kind: 'lawyer', amountCents: 30_000, isJustified: true }

const costs = (...given: readonly RecoveryCost[]) => ({
  of: (more: Partial<RecoveryCostsInput> = {}) =>
    recoveryCosts({ debtor: 'business', hasTitle: false, indemnityCents: 4000, costs: given, ...more }),
})

describe('a business', () => {
  test('bears, on evidence, what goes beyond the fixed indemnity', () => {
    const { value, steps } = costs(lawyer, { ...lawyer, kind: 'postage', amountCents: 600 }).of()
    expect(value).toEqual({ claimableCents: 26_600, fromCourtCents: 0, ownCents: 4000 })
    expect(steps.map(({ rule, gives }) => [rule, gives])).toEqual([
      ['recovery-costs.justified', 30_000],
      ['recovery-costs.justified', 600],
      ['recovery-costs.beyond-indemnity', 26_600],
      ['recovery-costs.total', 26_600],
    ])
  })

  test('bears nothing more where the indemnity covers the costs', () => {
    expect(costs({ ...lawyer, amountCents: 3999 }).of().value).toMatchObject({ claimableCents: 0, ownCents: 3999 })
  })

  test('bears nothing without evidence', () => {
    expect(costs({ ...lawyer, isJustified: false }).of().value).toEqual({
      claimableCents: 0,
      fromCourtCents: 0,
      ownCents: 30_000,
    })
  })
})

test('a lump sum for a reminder is never owed, by anyone, with or without title', () => {
  const fee = costs({ kind: 'lump-sum', amountCents: 1500, isJustified: true })
  for (const debtor of ['business', 'public', 'consumer', 'association'] as const) {
    for (const hasTitle of [false, true]) {
      expect(fee.of({ debtor, hasTitle }).value).toEqual({ claimableCents: 0, fromCourtCents: 0, ownCents: 1500 })
    }
  }
})

describe('a consumer', () => {
  test('bears no amicable cost without title, whatever a clause says', () => {
    const { value, steps } = costs(lawyer).of({ debtor: 'consumer', indemnityCents: 0 })
    expect(value).toEqual({ claimableCents: 0, fromCourtCents: 0, ownCents: 30_000 })
    expect(steps[0]).toMatchObject({ rule: 'recovery-costs.without-title', article: 'CPCE L111-8' })
  })

  test('may be made to bear it by the enforcement judge once there is a title', () => {
    expect(costs(lawyer).of({ debtor: 'consumer', indemnityCents: 0, hasTitle: true }).value).toEqual({
      claimableCents: 0,
      fromCourtCents: 30_000,
      ownCents: 0,
    })
  })
})

test('enforcement needs a title; a prescribed act does not; court costs are for the court', () => {
  const all = costs(
    { kind: 'enforcement', amountCents: 10_000, isJustified: true },
    { kind: 'prescribed-act', amountCents: 2000, isJustified: true },
    { kind: 'proceedings', amountCents: 5000, isJustified: true },
  )
  expect(all.of().value).toEqual({ claimableCents: 2000, fromCourtCents: 5000, ownCents: 10_000 })
  expect(all.of({ hasTitle: true }).value).toEqual({ claimableCents: 12_000, fromCourtCents: 5000, ownCents: 0 })
  const unproven = costs(
    { kind: 'enforcement', amountCents: 10_000, isJustified: false },
    { kind: 'prescribed-act', amountCents: 2000, isJustified: false },
  )
  expect(unproven.of({ hasTitle: true }).value).toEqual({ claimableCents: 0, fromCourtCents: 0, ownCents: 12_000 })
})

test('a public buyer bears compensation under its own article', () => {
  expect(costs(lawyer).of({ debtor: 'public' }).steps[0]).toMatchObject({ article: 'CCP L2192-13', gives: 30_000 })
})

test('amounts that are none are refused', () => {
  expect(() => costs({ ...lawyer, amountCents: -1 }).of()).toThrow(WrongInput)
  expect(() => costs(lawyer).of({ indemnityCents: 0.5 })).toThrow(WrongInput)
})
