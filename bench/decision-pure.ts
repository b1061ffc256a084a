// node decision-pure.ts INVOICES: the decision alone, without a database, each invoice of a portfolio in columns decided with
// its reasons; then thirty days of rehearsal. Beside it one pass over the same typed arrays, which decides nothing.

import { dayNumber } from '@quittance/law'
import { type Columns, createColumns, HOLDER, NO_ITEM, REACH } from '../server/src/strategy/columns.ts'
import { debtorsOf, decideAll } from '../server/src/strategy/each-debtor.ts'
import { CHANNELS, DEBTOR_KINDS, HOLD_KINDS, NEVER, NO_DAY } from '../server/src/strategy/model.ts'
import { DEFAULT_PLAN_OF, DEFAULT_PLANS } from '../server/src/strategy/plans/index.ts'
import { USED_STEP_STATES } from '../server/src/strategy/position.ts'
import { coming, rehearseDebtor } from '../server/src/strategy/rehearse.ts'
import { compileSettings, type DecisionSettings, PLAIN_POLICY } from '../server/src/strategy/settings.ts'
import { median } from './figure.ts'
import { AS_OF, benchDebtors, benchInvoices, type PortfolioOptions, randomFrom } from './portfolio.ts'

const RUNS = 5

export type PureDecisionFigures = {
  readonly actions: number
  readonly waits: number
  readonly reasons: number
  readonly milliseconds: number
  readonly rehearsalMilliseconds: number
  readonly loopMilliseconds: number
}

/** The median of several runs over the same columns, in processor time. */
function measurePureDecision(options: PortfolioOptions, rehearsalDays: number): PureDecisionFigures {
  const settings = compileSettings({
    today: AS_OF,
    plans: DEFAULT_PLANS,
    currencies: ['EUR'],
    calendar: { holidays: 'metropole', sendOn: [1, 2, 3, 4, 5], closures: [] },
    debtorPlaces: [],
    paymentsKnown: 'today',
    policy: PLAIN_POLICY,
  })
  const columns = portfolioColumns(options, settings)
  let counts = { actions: 0, waits: 0, reasons: 0 }
  const times: number[] = []
  const loops: number[] = []
  for (let run = 0; run < RUNS; run++) {
    counts = { actions: 0, waits: 0, reasons: 0 }
    const start = process.cpuUsage()
    decideAll(columns, settings, (decision) => {
      counts.actions += decision.actions.length
      counts.waits += decision.waits.length
      for (const action of decision.actions) counts.reasons += action.reasons.length
    })
    times.push(cpuMilliseconds(start))
    loops.push(passOver(columns, dayNumber(AS_OF)))
  }
  return {
    ...counts,
    milliseconds: median(times),
    loopMilliseconds: median(loops),
    rehearsalMilliseconds: rehearsed(columns, settings, rehearsalDays),
  }
}

/** What each debtor owes overdue, how late, and how firm the next step would be. */
function passOver({ items, debtors }: Columns, today: number): number {
  const start = process.cpuUsage()
  const overdueCents = new Float64Array(debtors.count + 1)
  const late = new Int32Array(debtors.count + 1)
  const step = new Uint8Array(debtors.count + 1)
  const { debtor, dueDay, openCents } = items
  for (let row = 0; row < items.count; row++) {
    const days = today - (dueDay[row] ?? 0)
    if (days <= 0) continue
    const owner = debtor[row] ?? 0
    overdueCents[owner] = (overdueCents[owner] ?? 0) + (openCents[row] ?? 0)
    if (days > (late[owner] ?? 0)) late[owner] = days
    const firmness = days > 45 ? 3 : days > 15 ? 2 : 1
    if (firmness > (step[owner] ?? 0)) step[owner] = firmness
  }
  if (!overdueCents.some((cents) => cents > 0)) throw new Error('nothing is overdue')
  return cpuMilliseconds(start)
}

/** Processor time: on a machine with other work it moves far less than the clock. */
function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function rehearsed(columns: Columns, settings: DecisionSettings, days: number): number {
  const start = process.cpuUsage()
  const byDay = coming(settings, days)
  for (const debtor of debtorsOf(columns, settings)) rehearseDebtor(debtor, byDay)
  return cpuMilliseconds(start)
}

/** The portfolio of the other figures; of a third of the overdue invoices two steps were sent, as in the spike. */
function portfolioColumns(options: PortfolioOptions, settings: DecisionSettings): Columns {
  const debtors = benchDebtors(options)
  const invoices = [...benchInvoices(options)]
  const disputes = invoices.filter((invoice) => invoice.disputed).length
  const today = dayNumber(AS_OF)
  const columns = createColumns({
    debtors: debtors.length,
    items: invoices.length,
    holds: disputes,
    usedSteps: 2 * invoices.length,
  })
  const planOf = (kind: (typeof DEBTOR_KINDS)[number]) =>
    settings.plans.findIndex((plan) => plan.key === DEFAULT_PLAN_OF[kind])
  for (const [row, debtor] of debtors.entries()) {
    columns.debtors.id[row] = row + 1
    columns.debtors.kind[row] = DEBTOR_KINDS.indexOf(debtor.kind)
    columns.debtors.country[row] = ('F'.charCodeAt(0) << 8) | 'R'.charCodeAt(0)
    columns.debtors.reach[row] = REACH.email | REACH.post | REACH.phone
  }
  const random = randomFrom(7)
  let hold = 0
  let step = 0
  for (const [row, invoice] of invoices.entries()) {
    const { items } = columns
    const dueDay = dayNumber(invoice.dueDate)
    items.id[row] = row + 1
    items.debtor[row] = invoice.debtor + 1
    items.plan[row] = planOf(debtors[invoice.debtor]?.kind ?? 'business')
    items.holder[row] = HOLDER.us
    items.dueDay[row] = dueDay
    items.issueDay[row] = dayNumber(invoice.issueDate)
    for (const column of [items.performedDay, items.enteredDay, items.returnedDay]) column[row] = NO_DAY
    items.totalCents[row] = invoice.totalCents
    items.openCents[row] = invoice.totalCents - invoice.paidCents
    if (invoice.disputed)
      placeDispute(columns, hold++, invoice.debtor + 1, row + 1, today - 3, items.openCents[row] ?? 0)
    if (today - dueDay < 20 || random() > 1 / 3) continue
    const sentOn = today - 20 + Math.floor(random() * 20)
    for (const [index, key] of ['reminder-1', 'reminder-2'].entries()) {
      useStep(columns, step++, settings, {
        debtor: invoice.debtor + 1,
        item: row + 1,
        key,
        day: sentOn - 10 * (1 - index),
      })
    }
  }
  return { ...columns, usedSteps: { ...columns.usedSteps, count: step } }
}

function placeDispute(
  { holds }: Columns,
  row: number,
  debtor: number,
  item: number,
  fromDay: number,
  openCents: number,
): void {
  holds.debtor[row] = debtor
  holds.item[row] = item === 0 ? NO_ITEM : item
  holds.kind[row] = HOLD_KINDS.indexOf('dispute')
  holds.fromDay[row] = fromDay
  holds.untilDay[row] = NEVER
  holds.amountCents[row] = Math.ceil(openCents / 2)
}

type Sent = { readonly debtor: number; readonly item: number; readonly key: string; readonly day: number }

function useStep({ usedSteps }: Columns, row: number, settings: DecisionSettings, sent: Sent): void {
  usedSteps.debtor[row] = sent.debtor
  usedSteps.item[row] = sent.item
  usedSteps.code[row] = settings.stepCodes.findIndex((code) => code.key === sent.key)
  usedSteps.channel[row] = CHANNELS.indexOf('email')
  usedSteps.state[row] = USED_STEP_STATES.indexOf('accepted')
  usedSteps.day[row] = sent.day
  usedSteps.deadlineDay[row] = NO_DAY
}

const invoices = Number(process.argv[2])
console.log(JSON.stringify(measurePureDecision({ invoices, debtors: invoices / 20, seed: 1, shape: 'open' }, 30)))
