import { expect, test } from 'vitest'
import { compileSituation } from './compile-situation.ts'
import { ago, FRIDAY, situation } from './situation-fixture.ts'
import { why } from './why.ts'

const read = situation({
  debtors: [
    { id: 'D', holds: [{ kind: 'promise', from: ago(4), until: '2026-11-28', invoice: 'B', amountCents: 50_00 }] },
  ],
  invoices: [
    { id: 'A', dueDate: ago(20) },
    { id: 'B', dueDate: ago(20), totalCents: 50_00 },
    { id: 'C', dueDate: ago(1) },
    { id: 'E', dueDate: ago(9) },
  ],
})
const compiled = compileSituation(read, FRIDAY)

test('an invoice that leaves: today, with the act and its reasons', () => {
  expect(why(compiled, 'A', 'en')).toEqual([
    {
      invoice: 'A',
      why: {
        item: 0,
        actions: [{ step: 'r1', channel: 'email', advances: true }],
        code: null,
        nextDay: '2026-11-20',
        daysPastDue: 20,
        collectableDays: 20,
        sentences: ['Overdue for 20 days (31 Oct): r1.'],
      },
    },
  ])
})

test('an invoice that waits: the reason in words, and the day of the next look', () => {
  const [promised] = why(compiled, 'B', 'fr')
  expect(promised?.why).toEqual({
    item: 1,
    actions: [],
    code: 'promise',
    nextDay: '2026-12-02',
    daysPastDue: 20,
    collectableDays: 15,
    sentences: ['Ne part pas : promesse de 50\u00a0€ au 28 nov.'],
  })
})

test('a debtor: each of its invoices, listed ones too', () => {
  const all = why(compiled, 'D', 'en')
  expect(all.map(({ invoice, why: { code, actions } }) => [invoice, code, actions.map((act) => act.advances)])).toEqual(
    [
      ['A', null, [true]],
      ['B', 'promise', []],
      ['C', 'step-not-due', [false]],
      ['E', null, [true]],
    ],
  )
})

test('a name that nobody has: nothing', () => {
  expect(why(compiled, 'Z', 'en')).toEqual([])
})

test('a contact that is missing is said once, though it makes a task too', () => {
  const unreachable = situation({
    debtors: [{ id: 'D', email: false }],
    invoices: [{ id: 'A', dueDate: ago(20) }],
  })
  const [answer] = why(compileSituation(unreachable, FRIDAY), 'A', 'fr')
  expect(answer?.why.code).toBe('contact-missing')
  expect(answer?.why.sentences).toEqual(['Ne part pas : coordonnées manquantes (e-mail).'])
})
