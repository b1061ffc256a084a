// node scripts/run.mjs test/fuzz/run.ts [PARSER …] [--cases 100000] [--seed 1]: breaks files for as long as it is told to.

import { parseArgs } from 'node:util'
import { fuzz } from './fuzz.ts'
import { BANK_TARGETS, DOCUMENT_TARGETS, TABLE_TARGETS } from './targets.ts'

const { values, positionals } = parseArgs({
  options: { cases: { type: 'string', default: '100000' }, seed: { type: 'string', default: '1' } },
  allowPositionals: true,
})
const targets = [...BANK_TARGETS, ...DOCUMENT_TARGETS, ...TABLE_TARGETS].filter(
  ({ name }) => positionals.length === 0 || positionals.includes(name),
)
for (const target of targets) {
  const { cases, read, refused, slowestMilliseconds } = await fuzz(target, {
    cases: Number(values.cases),
    seed: Number(values.seed),
  })
  process.stdout.write(
    `${target.name}: ${cases} cases, ${read} read, ${refused} refused, slowest ${slowestMilliseconds.toFixed(0)} ms of a processor, at most ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB until here\n`,
  )
}
