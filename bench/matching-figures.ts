// A year of bank lines matched with a year of invoices: how much needs no person, how much of that is right, and what it costs.

import { join } from 'node:path'
import { type Figure, figureOf } from './figure.ts'
import type { MatchingFigures } from './matching.ts'
import { runProgram } from './processes.ts'

/** Rules were tuned on seed 1; this is another year. */
const SEED = 2

export async function matchingFigures(): Promise<Figure[]> {
  const program = join(import.meta.dirname, 'matching.ts')
  const { output, peakBytes } = await runProgram('', [program, String(SEED)])
  const found = JSON.parse(output) as MatchingFigures
  const { lines, automatic, wrong, ignored, reference } = found
  const share = (part: number, whole: number): string => `${((part * 100) / whole).toFixed(2)} %`
  return [
    figureOf({
      name: `bank lines with a million invoices: ${share(automatic + ignored, lines)} by rule, ${share(automatic - wrong, automatic)} of the matches right`,
      count: lines,
      unit: 'lines',
      runs: [{ milliseconds: found.matchMilliseconds, cpuMilliseconds: found.matchCpuMilliseconds, peakBytes }],
      reference: {
        name: `exact number and amount alone, ${share(reference.matched, lines)}`,
        milliseconds: [reference.milliseconds],
      },
      target: { milliseconds: 60_000 },
    }),
    figureOf({
      name: 'the open book made ready for it',
      count: 1_000_000,
      unit: 'invoices',
      runs: [{ milliseconds: found.bookMilliseconds }],
    }),
  ]
}
