// A bank statement of a few lines into portfolios of ten thousand and of a million open invoices: what it costs should follow from the
// lines, not from what is open.

import type { Id } from '../server/src/kernel/index.ts'
import { type Figure, type Run, figureOf } from './figure.ts'
import { AS_OF } from './portfolio.ts'
import { runTask } from './processes.ts'
import { type NumberedAmount, lookUpItems } from './references.ts'
import { type ScratchStore, withScratchStore } from './scratch-store.ts'

const RUNS = 5
const LINES = 10

export const statementFigures = (): Promise<Figure[]> =>
  withScratchStore(async (store) => {
    const figures: Figure[] = []
    for (const invoices of [10_000, 1_000_000]) {
      const options = { invoices, debtors: invoices / 20, seed: 1, shape: 'open' } as const
      const { organisationId } = await runTask(store.data, 'load', { ...options, name: `${invoices} open` })
      figures.push(await statementFigure(store, { organisationId, invoices }))
    }
    return figures
  })

type Loaded = { readonly organisationId: Id; readonly invoices: number }

async function statementFigure({ data, owner }: ScratchStore, { organisationId, invoices }: Loaded): Promise<Figure> {
  const runs: Run[] = []
  const lookUps: number[] = []
  for (let run = 0; run < RUNS; run++) {
    const input = { organisationId, today: AS_OF, lines: LINES, first: run }
    const ran = await runTask(data, 'statement', input)
    if (ran.matched < LINES / 2) throw new Error(`${ran.matched} of ${LINES} lines matched`)
    runs.push(ran)
    const wanted: readonly NumberedAmount[] = ran.wanted
    lookUps.push(await lookUpItems({ login: owner, organisationId, wanted }))
  }
  return figureOf({
    name: `bank statement of ${LINES} lines, ${invoices.toLocaleString('en')} invoices open`,
    count: LINES,
    unit: 'lines',
    runs,
    reference: { name: 'their items by number', milliseconds: lookUps },
    target: { milliseconds: 500 },
  })
}
