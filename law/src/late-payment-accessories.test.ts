import { expect, test } from 'vitest'
import { latePaymentAccessories, type LatePaymentAccessoriesInput, WrongInput } from './index.ts'

const late = { debtor: 'business', interestCents: 41_376, indemnityCents: 4000, on: '2026-09-01' } as const

const asked = (more: Partial<LatePaymentAccessoriesInput> & Pick<LatePaymentAccessoriesInput, 'policy'>) =>
  latePaymentAccessories({ ...late, ...more })

test('waived, nothing is asked; a public buyer’s waiver does not bind beforehand', () => {
  expect(asked({ policy: 'waived' })).toMatchObject({ value: 0, steps: [{ rule: 'accessories.waived', gives: 0 }] })
  expect(asked({ policy: 'waived', debtor: 'public' })).toMatchObject({
    value: 0,
    steps: [{ rule: 'accessories.waiver-void', article: 'CCP L2192-14' }],
  })
})

test('claimed from the notice: nothing before it, everything from its day on, outside VAT', () => {
  const policy = 'claimed-from-notice'
  expect(asked({ policy }).value).toBe(0)
  expect(asked({ policy, formalNotice: '2026-09-02' }).value).toBe(0)
  const { value, steps } = asked({ policy, formalNotice: '2026-09-01' })
  expect(value).toBe(45_376)
  expect(steps.map(({ rule, gives }) => [rule, gives])).toEqual([
    ['accessories.claimed', 45_376],
    ['accessories.outside-vat', 45_376],
  ])
})

test('by an interest invoice the whole is asked at once, outside VAT', () => {
  expect(asked({ policy: 'interest-invoice' })).toMatchObject({
    value: 45_376,
    steps: [{ article: 'C. com. L441-10 II' }, { rule: 'accessories.outside-vat', article: 'CGI 256' }],
  })
  expect(asked({ policy: 'interest-invoice', debtor: 'consumer', indemnityCents: 0 })).toMatchObject({
    value: 41_376,
    steps: [{ article: 'C. civ. 1231-6' }, {}],
  })
})

test('days and amounts that are none are refused', () => {
  expect(() => asked({ policy: 'waived', interestCents: -1 })).toThrow(WrongInput)
  expect(() => asked({ policy: 'waived', on: '2026-02-30' })).toThrow(WrongInput)
})
