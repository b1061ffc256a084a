// The decision alone, without a database: a million open invoices of 50,000 debtors in columns, each decided with its
// reasons; then thirty days of rehearsal. Limit on the same data: one pass over typed arrays, 10 ns an invoice.

import { dayNumber } from '@quittance/law'
import { type Columns, createColumns, HOLDER, NO_ITEM, REACH } from '../server/src/strategy/columns.ts'
import { decideAll, eachDebtor } from '../server/src/strategy/each-debtor.ts'
import { CHANNELS, DEBTOR_KINDS, HOLD_KINDS, NEVER, NO_DAY } from '../server/src/strategy/model.ts'
import { DEFAULT_PLAN_OF, DEFAULT_PLANS } from '../server/src/strategy/plans/index.ts'
import { USED_STEP_STATES } from '../server/src/strategy/position.ts'
import { coming, rehearseDebtor } from '../server/src/strategy/rehearse.ts'
import { compileSettings, type DecisionSettings, PLAIN_POLICY } from '../server/src/strategy/settings.ts'
import { AS_OF, benchDebtors, benchInvoices, type PortfolioOptions, randomFrom } from './portfolio.ts'

const RUNS = 5

export type PureDecisionFigures = {
  readonly invoices: number
  readonly debtors: number
  readonly actions: number
  readonly waits: number
  readonly reasons: number
  readonly milliseconds: number
  readonly nanosecondsPerInvoice: number
  readonly rehearsalMilliseconds: number | null
  readonly residentMegabytes: number
}

/** The median of several runs over the same columns, in processor time. */
export function measurePureDecision(options: PortfolioOptions, rehearsalDays: number): PureDecisionFigures {
  const settings = compileSettings({
    today: AS_OF,
    plans: DEFAULT_PLANS,
    currencies: ['EUR'],
    calendar: { holidays: 'metropole', sendOn: [1, 2, 3, 4, 5], closures: [] },
    debtorZones: [],
    paymentsKnown: 'today',
    policy: PLAIN_POLICY,
  })
  const columns = portfolioColumns(options, settings)
  let counts = { actions: 0, waits: 0, reasons: 0 }
  const times: number[] = []
  for (let run = 0; run < RUNS; run++) {
    counts = { actions: 0, waits: 0, reasons: 0 }
    const start = process.cpuUsage()
    decideAll(columns, settings, (decision) => {
      counts.actions += decision.actions.length
      counts.waits += decision.waits.length
      for (const action of decision.actions) counts.reasons += action.reasons.length
    })
    times.push(cpuMilliseconds(start))
  }
  const milliseconds = times.toSorted((a, b) => a - b)[RUNS >> 1] ?? 0
  const residentMegabytes = process.memoryUsage.rss() / 1e6
  return {
    invoices: options.invoices,
    debtors: options.debtors,
    ...counts,
    reasons: counts.reasons + counts.waits,
    milliseconds,
    nanosecondsPerInvoice: (milliseconds * 1e6) / options.invoices,
    rehearsalMilliseconds: rehearsalDays > 0 ? rehearsed(columns, settings, rehearsalDays) : null,
    residentMegabytes,
  }
}

/** Processor time: on a machine with other work it moves far less than the clock. */
function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since)
  return (user + system) / 1000
}

function rehearsed(columns: Columns, settings: DecisionSettings, days: number): number {
  const start = process.cpuUsage()
  const byDay = coming(settings, days)
  eachDebtor(columns, settings, (debtor) => rehearseDebtor(debtor, byDay))
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

if (process.argv[1] === import.meta.filename) {
  for (const invoices of [10_000, 100_000, 1_000_000]) {
    const figures = measurePureDecision({ invoices, debtors: invoices / 20, seed: 1, shape: 'open' }, 30)
    console.log(JSON.stringify(figures))
  }
}
