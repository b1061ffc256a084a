// The decision as a pure function, in processor time: what is left when the database costs nothing.

import { join } from 'node:path'
import type { PureDecisionFigures } from './decision-pure.ts'
import { type Figure, figureOf } from './figure.ts'
import { runProgram } from './processes.ts'

const INVOICES = 1_000_000

export async function pureFigures(): Promise<Figure[]> {
  const program = join(import.meta.dirname, 'decision-pure.ts')
  const { output, peakBytes } = await runProgram('', [program, String(INVOICES)])
  const found = JSON.parse(output) as PureDecisionFigures
  const of = { count: INVOICES, unit: 'invoices' }
  const loop = { name: 'one pass over the arrays', milliseconds: [found.loopMilliseconds] }
  return [
    figureOf({
      ...of,
      name: 'decision in memory, with reasons',
      runs: [{ milliseconds: found.milliseconds, peakBytes }],
      reference: loop,
    }),
    figureOf({ ...of, name: 'rehearsal of 30 days in memory', runs: [{ milliseconds: found.rehearsalMilliseconds }] }),
  ]
}
