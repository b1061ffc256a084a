import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { situationArbitrary } from './arbitrary-fixture.ts'
import { compileSituation } from './compile-situation.ts'
import { accept, coming, comparePlans, rehearse, rehearseDebtor } from './rehearse.ts'
import { actionKey } from './release.ts'
import { decideDebtor } from './rules.ts'
import { ago, FRIDAY, PLAN, situation } from './situation-fixture.ts'
import { parseSituation } from './situation.ts'

const told = (rehearsal: ReturnType<typeof rehearse>): string[] =>
  rehearsal.calendar.map(({ day, actions }) => {
    const acts = actions.map(
      (action) =>
        `${action.channel} ${action.step} ${action.items.map((item) => rehearsal.compiled.itemNames[item.id]).join('+')}`,
    )
    return `${day} ${acts.join(', ')}`
  })

describe('the coming days, as if nobody paid', () => {
  test('each step on its day, the deadline of a notice respected, and the question at the end', () => {
    const read = situation({ invoices: [{ id: 'A', dueDate: '2026-11-27' }] })
    expect(told(rehearse(read, FRIDAY, 90))).toEqual([
      '2026-11-20 email before A',
      '2026-11-30 email r1 A',
      '2026-12-14 email r2 A',
      '2026-12-28 letter r3 A',
      '2027-01-11 registered-letter notice A',
      '2027-01-27 task choose-what-next A',
    ])
  })

  test('invoices of one debtor meet in one message, and the gap is kept', () => {
    const read = situation({
      invoices: [
        { id: 'A', dueDate: ago(3) },
        { id: 'B', dueDate: ago(1) },
      ],
    })
    expect(told(rehearse(read, FRIDAY, 20))).toEqual([
      '2026-11-20 email r1 A+B',
      '2026-11-27 email r1 B+A',
      '2026-12-02 email r2 A+B',
      '2026-12-09 email r2 B+A',
    ])
  })

  test('payments count as known: a rehearsal does not wait for the bank', () => {
    const read = situation({ bank: { freshAsOf: null }, invoices: [{ id: 'A', dueDate: ago(3) }] })
    expect(told(rehearse(read, FRIDAY, 1))).toEqual(['2026-11-20 email r1 A'])
  })

  test('a task is shown on the day it arises, once', () => {
    const read = situation({ debtors: [{ id: 'D', email: null }], invoices: [{ id: 'A', dueDate: ago(3) }] })
    const rehearsal = rehearse(read, FRIDAY, 30)
    expect(told(rehearsal)).toEqual(['2026-11-20 task complete-contact A'])
    expect(rehearsal.staying.map((wait) => [rehearsal.compiled.itemNames[wait.item], wait.code])).toEqual([
      ['A', 'contact-missing'],
    ])
  })

  test('what never leaves says why', () => {
    const debtors = [{ id: 'D', holds: [{ kind: 'pause', invoice: 'A' }] }]
    const read = situation({ debtors, invoices: [{ id: 'A', dueDate: ago(30) }] })
    expect(rehearse(read, FRIDAY, 30).calendar).toEqual([])
    expect(rehearse(read, FRIDAY, 30).staying.map((wait) => wait.code)).toEqual(['pause'])
  })

  test('a promise, a broken one, courtesy that delays nothing firm, a firm message that delays another by a gap', () => {
    const read = situation({
      debtors: [{ id: 'D', holds: [{ kind: 'promise', until: '2026-12-02', invoice: 'A' }] }, { id: 'E' }],
      invoices: [
        { id: 'A', dueDate: ago(20) },
        { id: 'B', dueDate: ago(-4) },
        { id: 'C', debtor: 'E', dueDate: ago(44) },
      ],
      history: [{ invoice: 'C', step: 'r2', date: ago(2) }],
    })
    expect(told(rehearse(read, FRIDAY, 45))).toEqual([
      '2026-11-20 email before B',
      '2026-11-25 letter r3 C',
      '2026-11-27 email r1 B',
      '2026-12-04 registered-letter notice C',
      '2026-12-07 email r1 A+B, call promise-broken A',
      '2026-12-14 email r2 A+B',
      '2026-12-21 letter r3 A',
      '2026-12-22 task choose-what-next C',
      '2026-12-28 letter r3 B',
    ])
  })
})

test('days on which nothing can change are skipped, and none is lost', () => {
  fc.assert(
    fc.property(situationArbitrary, (json) => {
      const { settings, debtors } = compileSituation(parseSituation(json), json.today)
      const byDay = coming(settings, 40)
      for (const debtor of debtors) {
        const skipping = rehearseDebtor(debtor, byDay).acts
        let now = debtor
        const asked = new Set<string>()
        const daily = byDay.flatMap((today) => {
          const { actions } = decideDebtor(now, today)
          const fresh = actions.filter((action) => action.origin !== 'task' || !asked.has(actionKey(action)))
          for (const action of fresh) asked.add(actionKey(action))
          now = accept(now, actions, today)
          return fresh.map((action) => ({ day: today.today, action }))
        })
        expect(skipping).toEqual(daily)
      }
    }),
    { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 150) },
  )
})

describe('another plan on the same invoices', () => {
  test('is shown as the steps that move, come and go', () => {
    const read = situation({ invoices: [{ id: 'A', dueDate: ago(3) }] })
    const steps = [PLAN.steps[0], PLAN.steps[1], { ...PLAN.steps[2], offsetDays: 20 }]
    const slower = {
      ...PLAN,
      paymentsMaximumAgeDays: 3,
      oldInvoices: 'start-at-first-overdue',
      steps: steps.map((step) => ({ ...step, mode: 'automatic' as const })),
    } as const
    expect(comparePlans(read, FRIDAY, [slower], 40)).toEqual([
      { debtor: 0, item: 0, step: 'r2', before: '2026-12-02', after: '2026-12-07' },
      { debtor: 0, item: 0, step: 'r3', before: '2026-12-17', after: null },
    ])
  })

  test('the same plan changes nothing', () => {
    const read = situation({ invoices: [{ id: 'A', dueDate: ago(3) }] })
    expect(comparePlans(read, FRIDAY, read.plans ?? [], 60)).toEqual([])
  })
})
