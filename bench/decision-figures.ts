// The decision: written down for portfolios where everything is overdue, over a million open invoices, and on a day on which
// little has changed; and the board that people look at meanwhile.

import type { Day, Id } from '../server/src/kernel/index.ts'
import { type Figure, type Run, figureOf } from './figure.ts'
import { AS_OF, type PortfolioOptions } from './portfolio.ts'
import { runTask } from './processes.ts'
import { aggregateInSql, copyRows } from './references.ts'
import { clearUp, type ScratchStore, withScratchStore } from './scratch-store.ts'

const RUNS = 3
const NEXT_DAY: Day = '2026-07-01'

/** Decided and written down: a company of its own for each run, because a second run on the same one has nothing to do. */
export const planFigures = (): Promise<Figure[]> =>
  withScratchStore(async (store) => [
    await planFigure(store, 10_000, { milliseconds: 500, bytes: 250e6 }),
    await planFigure(store, 100_000, { milliseconds: 3000, bytes: 250e6 }),
  ])

async function planFigure({ data, owner }: ScratchStore, invoices: number, target: Figure['target']): Promise<Figure> {
  const options = { invoices, debtors: invoices / 10, seed: 1, shape: 'overdue' } as const
  const runs: Run[] = []
  const copies: number[] = []
  for (let run = 1; run <= RUNS; run++) {
    const { organisationId } = await runTask(data, 'load', { ...options, name: `${invoices} overdue, ${run}` })
    const ran = await runTask(data, 'plan', { organisationId, today: AS_OF })
    if (ran.acts < options.debtors * 0.9) throw new Error(`${ran.acts} acts for ${options.debtors} debtors`)
    runs.push(ran)
    copies.push(await copyRows({ login: owner, organisationId, tables: ['act', 'act_item', 'examined'] }))
  }
  return figureOf({
    name: 'decide and write down, all overdue',
    count: invoices,
    unit: 'invoices',
    runs,
    reference: { name: 'COPY of its rows', milliseconds: copies },
    target,
  })
}

/** The same figures at ten times the size each: what grows in proportion costs the same an invoice. */
export const dayFigures = (): Promise<Figure[]> =>
  withScratchStore(async (store) => {
    const figures: Figure[] = []
    for (const invoices of [10_000, 100_000, 1_000_000]) {
      const options = { invoices, debtors: invoices / 20, seed: 1, shape: 'open' } as const
      const { organisationId } = await runTask(store.data, 'load', { ...options, name: `${invoices} open` })
      const company = { ...store, organisationId, options }
      figures.push(await wholeFigure(company, AS_OF, 'decide all, with reasons: first morning'))
      if (invoices === 1_000_000) figures.push(await boardFigure(company), await rehearsalFigure(company))
      figures.push(await firstPlanFigure(company))
      await clearUp(store)
      await runTask(store.data, 'send', { organisationId, today: AS_OF })
      await clearUp(store)
      figures.push(await wholeFigure(company, NEXT_DAY, 'decide all, with reasons: the day after, all sent'))
      figures.push(await changedFigure(company))
    }
    return figures
  })

type LoadedCompany = ScratchStore & { readonly organisationId: Id; readonly options: PortfolioOptions }

/** Once: a second time there is nothing to do. */
async function firstPlanFigure({ data, owner, organisationId, options }: LoadedCompany): Promise<Figure> {
  const ran = await runTask(data, 'plan', { organisationId, today: AS_OF })
  const tables = ['act', 'act_item', 'examined']
  return figureOf({
    name: 'decide and write down, all open',
    count: options.invoices,
    unit: 'invoices',
    runs: [ran],
    reference: { name: 'COPY of its rows', milliseconds: [await copyRows({ login: owner, organisationId, tables })] },
  })
}

async function rehearsalFigure({ data, organisationId, options }: LoadedCompany): Promise<Figure> {
  return figureOf({
    name: 'rehearsal of 30 days',
    count: options.invoices,
    unit: 'invoices',
    runs: [await runTask(data, 'rehearse', { organisationId, today: AS_OF })],
    target: { milliseconds: 15_000 },
  })
}

/** A year of sales, most of it paid: everything that was ever owed in two years is played day by day. */
export const replayFigures = (): Promise<Figure[]> =>
  withScratchStore(async ({ data, owner }) => {
    const options = { invoices: 100_000, debtors: 5000, seed: 1, shape: 'ledger' } as const
    const { organisationId } = await runTask(data, 'load', { ...options, name: '100000 in a year' })
    const ran = await runTask(data, 'replay', { organisationId, today: AS_OF, knowledge: 'told' })
    if (ran.acts < options.debtors) throw new Error(`${ran.acts} acts for ${options.debtors} debtors`)
    return [
      figureOf({
        name: 'replay of 12 months',
        count: options.invoices,
        unit: 'invoices',
        runs: [ran],
        reference: {
          name: 'one SQL aggregate',
          milliseconds: [await aggregateInSql({ login: owner, organisationId, day: AS_OF })],
        },
        target: { milliseconds: 30_000, bytes: 400e6 },
      }),
    ]
  })

async function wholeFigure(
  { data, owner, organisationId, options }: LoadedCompany,
  today: Day,
  name: string,
): Promise<Figure> {
  const runs: Run[] = []
  const aggregates: number[] = []
  for (let run = 0; run < RUNS; run++) {
    aggregates.push(await aggregateInSql({ login: owner, organisationId, day: today }))
    runs.push(await runTask(data, 'decide', { organisationId, today }))
  }
  return figureOf({
    name,
    count: options.invoices,
    unit: 'invoices',
    runs,
    reference: { name: 'one SQL aggregate', milliseconds: aggregates },
    target: { milliseconds: 2000, bytes: 300e6 },
  })
}

async function boardFigure({ data, owner, organisationId, options }: LoadedCompany): Promise<Figure> {
  const aggregates: number[] = []
  for (let run = 0; run < RUNS; run++)
    aggregates.push(await aggregateInSql({ login: owner, organisationId, day: AS_OF }))
  return figureOf({
    name: 'ageing board: a page and its totals',
    count: options.invoices,
    unit: 'invoices',
    runs: [await runTask(data, 'board', { organisationId, today: AS_OF })],
    reference: { name: 'one SQL aggregate', milliseconds: aggregates },
  })
}

/** Everybody was looked at; then two debtors of a hundred pay something, other ones in each run. */
async function changedFigure({ data, organisationId, options }: LoadedCompany): Promise<Figure> {
  await runTask(data, 'plan', { organisationId, today: NEXT_DAY })
  const runs: Run[] = []
  for (let run = 0; run < RUNS; run++) {
    const ran = await runTask(data, 'planChanged', { organisationId, today: NEXT_DAY, each: 50, first: run })
    const wanted = options.debtors / 50
    if (Math.abs(ran.examined - wanted) > wanted / 50 + 1)
      throw new Error(`${ran.examined} debtors looked at, not ${wanted}`)
    runs.push(ran)
  }
  return figureOf({
    name: `day in which 2 % of the debtors of ${options.invoices.toLocaleString('en')} invoices are due`,
    count: options.debtors / 50,
    unit: 'debtors',
    runs,
    target: { milliseconds: 300 },
  })
}
