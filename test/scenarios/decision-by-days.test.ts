// Stories of one debtor, told by days: the decision of each morning with the default plan for businesses, every act accepted
// on its day. Facts change as they would: a payment, a dispute, a promise, a judgment.

import { expect, test } from 'vitest'
import { days, type Facts, played } from '../../server/src/strategy/situation-fixture.ts'

/** No plans are given: businesses have the default one. */
const COMPANY = { plans: null, calendar: { holidays: 'FR', sendOn: [1, 2, 3, 4, 5] } }
const invoice = (id: string, dueDate: string, euros: number, more: object = {}) => ({
  id,
  dueDate,
  issueDate: '2026-01-05',
  performedTo: '2026-01-05',
  totalCents: euros * 100,
  ...more,
})
const story = (facts: Facts | ((today: string) => Facts), from: string, until: string): string[] =>
  played(
    (today) => ({ ...COMPANY, ...(typeof facts === 'function' ? facts(today) : facts) }),
    days(from as never, until as never),
  ).filter((line, index, all) => !line.includes(' task ') || all[index - 1]?.slice(11) !== line.slice(11))

test('nobody answers: from the message before the due date to the question what comes next', () => {
  expect(story({ invoices: [invoice('F1', '2026-03-16', 4_000)] }, '2026-03-01', '2026-05-20')).toEqual([
    '2026-03-09 email before-due automatic 4000.00: F1/before-due',
    '2026-03-19 email reminder-1 automatic 4000.00: F1/reminder-1',
    '2026-03-26 call call manual 4000.00: F1/call',
    '2026-04-02 email reminder-2 automatic 4000.00: F1/reminder-2',
    '2026-04-15 email reminder-3 confirm 4000.00: F1/reminder-3',
    '2026-04-30 registered-letter formal-notice confirm 4000.00: F1/formal-notice',
    '2026-05-13 task choose-what-next manual 4000.00: F1',
  ])
})

test('paid after the first reminder: silence', () => {
  const facts = (today: string) => ({
    invoices: [invoice('F1', '2026-03-16', 400, today >= '2026-03-24' ? { openCents: 0 } : {})],
  })
  expect(story(facts, '2026-03-01', '2026-06-30')).toEqual([
    '2026-03-09 email before-due automatic 400.00: F1/before-due',
    '2026-03-19 email reminder-1 automatic 400.00: F1/reminder-1',
  ])
})

test('paid in part: the rest goes on where it stood', () => {
  const facts = (today: string) => ({
    invoices: [invoice('F1', '2026-03-16', 400, today >= '2026-03-24' ? { openCents: 150_00 } : {})],
  })
  expect(story(facts, '2026-03-10', '2026-04-10')).toEqual([
    '2026-03-10 email before-due automatic 400.00: F1/before-due',
    '2026-03-19 email reminder-1 automatic 400.00: F1/reminder-1',
    '2026-04-02 email reminder-2 automatic 150.00: F1/reminder-2',
  ])
})

test('a part is disputed for three weeks: the rest is asked for, and the whole again when we were right', () => {
  const facts = (today: string) => ({
    debtors: [
      {
        id: 'D',
        holds: [{ kind: 'dispute', from: '2026-03-20', until: '2026-04-09', invoice: 'F1', amountCents: 1_200_00 }],
      },
    ],
    invoices: [invoice('F1', '2026-03-16', 10_000)],
    today,
  })
  expect(story(facts, '2026-03-17', '2026-04-16')).toEqual([
    '2026-03-19 email reminder-1 automatic 10000.00: F1/reminder-1',
    '2026-03-26 call call manual 8800.00: F1/call',
    '2026-04-02 email reminder-2 automatic 8800.00: F1/reminder-2',
    // Ten working days after 20 March, and nobody of ours has answered.
    '2026-04-03 task answer-dispute manual 8800.00: F1',
    '2026-04-15 email reminder-3 confirm 10000.00: F1/reminder-3',
  ])
})

test('a promise holds, is broken, is called about, and the next step resumes after the gap', () => {
  const facts = {
    debtors: [{ id: 'D', holds: [{ kind: 'promise', from: '2026-03-23', until: '2026-04-10', invoice: 'F1' }] }],
    invoices: [invoice('F1', '2026-03-16', 300)],
  }
  expect(story(facts, '2026-03-17', '2026-04-30')).toEqual([
    '2026-03-19 email reminder-1 automatic 300.00: F1/reminder-1',
    '2026-04-15 email reminder-2 automatic 300.00: F1/reminder-2',
    '2026-04-15 call promise-broken manual 300.00: F1/promise-broken',
    '2026-04-22 email reminder-3 confirm 300.00: F1/reminder-3',
  ])
})

test('a judgment opens: what was before it stops the same day, what came after goes on', () => {
  const facts = (today: string) => ({
    debtors: [{ id: 'D', holds: today >= '2026-04-02' ? [{ kind: 'insolvency', from: '2026-04-01' }] : [] }],
    invoices: [
      invoice('F1', '2026-03-16', 300),
      invoice('F2', '2026-04-20', 300, { issueDate: '2026-04-06', performedTo: '2026-04-03' }),
    ],
  })
  expect(story(facts, '2026-03-17', '2026-04-25')).toEqual([
    '2026-03-19 email reminder-1 automatic 300.00: F1/reminder-1',
    '2026-04-13 email before-due automatic 300.00: F2/before-due',
    '2026-04-23 email reminder-1 automatic 300.00: F2/reminder-1',
  ])
})

test('invoices that fall due one after another meet in common messages', () => {
  const facts = {
    invoices: [invoice('F1', '2026-03-02', 200), invoice('F2', '2026-03-09', 200), invoice('F3', '2026-03-16', 200)],
  }
  expect(story(facts, '2026-03-03', '2026-04-05')).toEqual([
    '2026-03-03 email before-due automatic 600.00: F2/before-due (F1/reminder-1) (F3/before-due)',
    '2026-03-10 email reminder-1 automatic 400.00: F1/reminder-1 (F2/before-due)',
    '2026-03-17 email reminder-1 automatic 600.00: F2/reminder-1 (F1/reminder-1) (F3/reminder-1)',
    '2026-03-24 email reminder-1 automatic 600.00: F3/reminder-1 (F1/reminder-1) (F2/reminder-1)',
    // The call about F1 has let the messages about others pass for a week; F2 joins it.
    '2026-03-24 call call manual 600.00: F1/call F2/call (F3/reminder-1)',
    '2026-03-31 email reminder-2 automatic 600.00: F1/reminder-2 F2/reminder-2 (F3/reminder-1)',
  ])
})
