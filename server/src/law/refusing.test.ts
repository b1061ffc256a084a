import { expect, test } from 'vitest'
import { latePaymentInterest } from '@quittance/law'
import { Refusal } from '#kernel'
import { refusing } from './refusing.ts'

const late = { debtor: 'business', amountCents: 100, dueDate: '2026-05-01', until: '2026-09-01' } as const

test('what the law refuses becomes a refusal with its numbers', () => {
  const negative = () => refusing(() => latePaymentInterest({ ...late, amountCents: -1 }))
  expect(negative).toThrow(Refusal)
  expect(negative).toThrow(
    expect.objectContaining({
      code: 'law.input_wrong',
      data: { field: 'amountCents', given: -1, because: 'not-whole-and-positive' },
    }),
  )
  expect(() => refusing(() => latePaymentInterest({ ...late, until: '2027-01-01' }))).toThrow(
    expect.objectContaining({ code: 'law.parameter_unknown' }),
  )
})

test('an answer passes through, and a bug stays a bug', () => {
  expect(refusing(() => 1)).toBe(1)
  const bug = new TypeError('bug')
  const failing = () => {
    throw bug
  }
  expect(() => refusing(failing)).toThrow(bug)
})
