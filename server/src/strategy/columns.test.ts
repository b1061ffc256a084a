import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayNumber } from '#kernel'
import { type Columns, countryCode, createColumns, EVERYBODY, grown, HOLDER, NO_ITEM, REACH, WHOLE } from './columns.ts'
import { compileSituation } from './compile-situation.ts'
import { decideAll } from './each-debtor.ts'
import {
  CHANNELS,
  DEBTOR_KINDS,
  type DebtorDecision,
  DOCUMENT_KINDS,
  type Hold,
  HOLD_KINDS,
  LATENESS_CAUSES,
  NATURES,
  NEVER,
  NO_DAY,
  PAYMENT_MEANS,
} from './model.ts'
import { USED_STEP_STATES } from './position.ts'
import { readHistory } from './read-history.ts'
import { decideDebtor } from './rules.ts'
import { situationArbitrary } from './arbitrary-fixture.ts'
import { parseSituation, type Situation } from './situation.ts'

/** The same situation as the store would copy it, rows in the order that `shuffle` gives them. */
function columnsOf(
  read: Situation,
  turned: boolean,
): { readonly columns: Columns; readonly decided: DebtorDecision[]; readonly expected: DebtorDecision[] } {
  const { settings, debtors } = compileSituation(read, read.today ?? '2026-08-10')
  const order = <T>(rows: readonly T[]): readonly T[] => (turned ? rows.toReversed() : rows)
  const items = order(debtors.flatMap((debtor) => debtor.items.map((item) => ({ item, debtor: debtor.id }))))
  const names = new Map(
    read.invoices
      .toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
      .map((invoice, id) => [String(invoice.id), id]),
  )
  const debtorIds = new Map(
    read.debtors
      .toSorted((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
      .map((debtor, id) => [String(debtor.id), id]),
  )
  const steps = order(
    [...readHistory(read, settings)].flatMap(([name, past]) =>
      past.map((step) => ({ step, debtor: debtorIds.get(name) ?? -1 })),
    ),
  )
  const holds = order(
    debtors.flatMap((debtor) => [
      ...debtor.holds.map((hold) => ({ hold, debtor: debtor.id, item: NO_ITEM })),
      ...debtor.items.flatMap((item) => item.holds.map((hold) => ({ hold, debtor: debtor.id, item: item.id + 1 }))),
    ]),
  )
  const columns = createColumns({
    debtors: debtors.length,
    items: items.length,
    holds: holds.length,
    usedSteps: steps.length,
  })
  for (const [row, debtor] of order(debtors).entries()) {
    const into = columns.debtors
    into.id[row] = debtor.id + 1
    into.kind[row] = DEBTOR_KINDS.indexOf(debtor.kind)
    into.country[row] = countryCode(debtor.country)
    into.reach[row] =
      (debtor.canEmail ? REACH.email : 0) |
      (debtor.canPost ? REACH.post : 0) |
      (debtor.canPhone ? REACH.phone : 0) |
      (debtor.canText ? REACH.text : 0)
    into.unmatchedCredit[row] = debtor.unmatchedCredit ? 1 : 0
    into.unappliedCreditCents[row] = debtor.unappliedCreditCents
  }
  for (const [row, { item, debtor }] of items.entries()) {
    const into = columns.items
    into.id[row] = item.id + 1
    into.debtor[row] = debtor + 1
    for (const field of [
      'plan',
      'currency',
      'payee',
      'dueDay',
      'issueDay',
      'performedDay',
      'enteredDay',
      'returnedDay',
      'totalCents',
      'openCents',
      'status',
    ] as const) {
      into[field][row] = item[field]
    }
    into.cause[row] = LATENESS_CAUSES.indexOf(item.cause)
    into.documentKind[row] = DOCUMENT_KINDS.indexOf(item.documentKind)
    into.nature[row] = NATURES.indexOf(item.nature)
    into.paymentMeans[row] = PAYMENT_MEANS.indexOf(item.paymentMeans)
    into.holder[row] = (item.holderIsUs ? HOLDER.us : 0) | (item.holderNotified ? HOLDER.notified : 0)
  }
  for (const [row, { hold, debtor, item }] of holds.entries()) placeHold(columns, row, hold, debtor + 1, item)
  for (const [row, { step, debtor }] of steps.entries()) {
    const into = columns.usedSteps
    into.debtor[row] = debtor + 1
    into.item[row] = (names.get(step.invoice) ?? -2) + 1
    into.code[row] = step.used.code
    into.channel[row] = CHANNELS.indexOf(step.used.channel)
    into.state[row] = USED_STEP_STATES.indexOf(step.used.state)
    into.day[row] = step.used.day
    into.deadlineDay[row] = step.used.deadlineDay
  }
  const decided: DebtorDecision[] = []
  decideAll(columns, settings, (decision) => decided.push(decision))
  return { columns, decided, expected: order(debtors.map((debtor) => shifted(decideDebtor(debtor, settings)))).slice() }
}

function placeHold({ holds }: Columns, row: number, hold: Hold, debtor: number, item: number): void {
  holds.debtor[row] = debtor
  holds.item[row] = item
  holds.kind[row] = HOLD_KINDS.indexOf(hold.kind)
  holds.fromDay[row] = hold.fromDay
  holds.untilDay[row] = hold.untilDay
  holds.amountCents[row] = hold.amountCents ?? WHOLE
}

/** Ids in the columns begin at 1, as those of the store do. */
const shifted = (decision: DebtorDecision): DebtorDecision => ({
  ...decision,
  debtor: decision.debtor + 1,
  actions: decision.actions.map((action) => ({
    ...action,
    debtor: action.debtor + 1,
    items: action.items.map((item) => ({ ...item, id: item.id + 1 })),
    reasons: action.reasons.map((known) => (known.item === null ? known : { ...known, item: known.item + 1 })),
  })),
  waits: decision.waits.map((wait) => ({ ...wait, debtor: wait.debtor + 1, item: wait.item + 1 })),
})

describe('columns', () => {
  test('give the decisions of the situation that they hold, in whatever order their rows came', () => {
    fc.assert(
      fc.property(situationArbitrary, fc.boolean(), (json, turned) => {
        const { decided, expected } = columnsOf(parseSituation(json), turned)
        expect(decided).toEqual(expected)
      }),
      { numRuns: Number(process.env['PROPERTY_RUNS'] ?? 200) },
    )
  })

  const small = () => {
    const columns = createColumns({ debtors: 2, items: 2, holds: 1, usedSteps: 0 })
    for (const row of [0, 1]) {
      columns.debtors.id[row] = 500_000_000 * (row + 1)
      columns.debtors.reach[row] = REACH.email
      columns.items.id[row] = 700_000_000 * (row + 1)
      columns.items.debtor[row] = 500_000_000 * (row + 1)
      columns.items.holder[row] = HOLDER.us
      columns.items.dueDay[row] = dayNumber('2026-11-01')
      for (const column of [
        columns.items.issueDay,
        columns.items.performedDay,
        columns.items.enteredDay,
        columns.items.returnedDay,
      ])
        column[row] = NO_DAY
      columns.items.totalCents[row] = columns.items.openCents[row] = 100_00
    }
    columns.holds.debtor[0] = EVERYBODY
    columns.holds.item[0] = NO_ITEM
    columns.holds.kind[0] = HOLD_KINDS.indexOf('pause')
    columns.holds.fromDay[0] = NO_DAY
    columns.holds.untilDay[0] = NEVER
    columns.holds.amountCents[0] = WHOLE
    return columns
  }
  const { settings } = compileSituation(parseSituation({ debtors: [], invoices: [] }), '2026-11-20')
  const codesOf = (columns: Columns) => {
    const codes: string[] = []
    decideAll(columns, settings, ({ actions, waits }) =>
      codes.push([...actions.map((act) => act.step), ...waits.map((wait) => wait.code)].join(' ')),
    )
    return codes
  }

  test('a hold on everything holds everybody; ids may be far apart', () => {
    expect(codesOf(small())).toEqual(['pause', 'pause'])
    expect(codesOf({ ...small(), holds: { ...small().holds, count: 0 } })).toEqual(['reminder-1', 'reminder-1'])
  })

  test('a case that names an invoice settled since still stops its debtor', () => {
    const columns = small()
    columns.holds.debtor[0] = 500_000_000
    columns.holds.item[0] = 9
    columns.holds.kind[0] = HOLD_KINDS.indexOf('court')
    expect(codesOf(columns)).toEqual(['court', 'reminder-1'])
  })

  test('a kind of hold that the columns do not name holds, too', () => {
    const columns = small()
    columns.holds.kind[0] = 255
    expect(codesOf(columns)).toEqual(['unreadable', 'unreadable'])
  })

  test('an item of a debtor who is not there is a fault, not a silence', () => {
    const columns = small()
    columns.items.debtor[1] = 3
    expect(() => codesOf(columns)).toThrow('names debtor 3')
  })

  test('a table that grows keeps its rows', () => {
    const { items } = small()
    const larger = grown(items, 5)
    expect([larger.count, larger.id.length, larger.id[1], larger.openCents[1]]).toEqual([5, 5, 1_400_000_000, 100_00])
  })
})
