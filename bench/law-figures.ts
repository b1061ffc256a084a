// Late-payment interest for a whole portfolio in one process, in processor time.

import { join } from 'node:path'
import { type Figure, figureOf } from './figure.ts'
import type { LawFigures } from './law-pure.ts'
import { runProgram } from './processes.ts'

const INVOICES = 1_000_000

export async function lawFigures(): Promise<Figure[]> {
  const program = join(import.meta.dirname, 'law-pure.ts')
  const { output, peakBytes } = await runProgram('', [program, String(INVOICES)])
  const found = JSON.parse(output) as LawFigures
  const reference = { name: 'a bare loop over the same stretches', milliseconds: found.loopMilliseconds }
  const of = { count: INVOICES, unit: 'invoices', reference }
  const runsOf = (times: readonly number[]) => times.map((milliseconds) => ({ milliseconds, peakBytes }))
  return [
    figureOf({
      ...of,
      name: `interest over ${(found.segments / INVOICES).toFixed(1)} half-years on average: the sum`,
      runs: runsOf(found.valueMilliseconds),
      target: { milliseconds: 1000 },
    }),
    figureOf({
      ...of,
      name: 'the same with every step',
      runs: runsOf(found.stepsMilliseconds),
      target: { milliseconds: 5000 },
    }),
  ]
}
