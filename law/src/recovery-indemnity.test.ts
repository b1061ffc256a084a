import { expect, test } from 'vitest'
import { recoveryIndemnity, UnknownParameter, WrongInput } from './index.ts'

const late = { debtor: 'business', dueDate: '2026-01-31', until: '2026-02-01', openCents: 1 } as const

test('a business owes 40 € once from the day after the due date, however little is open', () => {
  expect(recoveryIndemnity(late)).toEqual({
    kind: 'explained',
    value: 4000,
    steps: [
      {
        rule: 'recovery-indemnity.owed',
        article: 'C. com. D441-5',
        given: { lateFrom: '2026-02-01' },
        gives: 4000,
        source: { title: 'Decree 2012-1115 of 2 October 2012; C. com. D441-5 and CCP D2192-35' },
      },
    ],
  })
  expect(recoveryIndemnity({ ...late, until: '2026-11-21', openCents: 1_000_000 })).toMatchObject({ value: 4000 })
})

test('a public body owes it under its own article', () => {
  expect(recoveryIndemnity({ ...late, debtor: 'public' })).toMatchObject({
    value: 4000,
    steps: [{ article: 'CCP D2192-35' }],
  })
})

test('a consumer never owes it', () => {
  expect(recoveryIndemnity({ ...late, debtor: 'consumer', until: '2026-11-21' })).toMatchObject({
    kind: 'does-not-apply',
    steps: [{ rule: 'recovery-indemnity.consumer' }],
  })
})

test('nobody owes it on the due date, nor when nothing was open after it', () => {
  const because = { kind: 'does-not-apply', steps: [{ rule: 'recovery-indemnity.not-late' }] }
  expect(recoveryIndemnity({ ...late, until: '2026-01-31' })).toMatchObject(because)
  expect(recoveryIndemnity({ ...late, openCents: 0 })).toMatchObject(because)
})

test('a delay before 2013, or one that begins after the amount was looked up, is refused', () => {
  expect(() => recoveryIndemnity({ ...late, dueDate: '2012-12-30' })).toThrow(UnknownParameter)
  expect(recoveryIndemnity({ ...late, dueDate: '2012-12-31' })).toMatchObject({ value: 4000 })
  expect(recoveryIndemnity({ ...late, dueDate: '2026-12-30', until: '2027-06-01' })).toMatchObject({ value: 4000 })
  expect(() => recoveryIndemnity({ ...late, dueDate: '2026-12-31', until: '2027-06-01' })).toThrow(UnknownParameter)
})

test('a negative or broken amount and a day that is none are refused', () => {
  expect(() => recoveryIndemnity({ ...late, openCents: -1 })).toThrow(WrongInput)
  expect(() => recoveryIndemnity({ ...late, openCents: 1.5 })).toThrow(WrongInput)
  expect(() => recoveryIndemnity({ ...late, dueDate: '2026-02-31' })).toThrow(WrongInput)
})

test('proceedings that forbid payment on the due date shut it out', () => {
  const opened = recoveryIndemnity({ ...late, insolvencyOpenedOn: '2026-01-31', until: '2026-06-30' })
  expect(opened).toMatchObject({ kind: 'does-not-apply', steps: [{ rule: 'recovery-indemnity.insolvency', gives: 0 }] })
})

test('late before the proceedings it is lodged, and the point is said to be contested', () => {
  expect(recoveryIndemnity({ ...late, insolvencyOpenedOn: '2026-02-01', until: '2026-06-30' })).toMatchObject({
    kind: 'explained',
    value: 4000,
    steps: [
      { rule: 'recovery-indemnity.owed' },
      { rule: 'recovery-indemnity.late-before-insolvency', gives: 4000, unconfirmed: true },
    ],
  })
})

test('proceedings opened after the last day reckoned change nothing', () => {
  expect(recoveryIndemnity({ ...late, insolvencyOpenedOn: '2026-02-02' }).steps).toHaveLength(1)
})
