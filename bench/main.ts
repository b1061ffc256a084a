// npm run bench [-- GROUP …] [--json]: measures what README.md tells, on data made here and stores of its own. Nothing but
// figures comes of it: no figure is a test, because the next machine is another one.

import { availableParallelism, cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { dayFigures, planFigures, replayFigures } from './decision-figures.ts'
import { bankFigures } from './bank-figures.ts'
import { fileFigures } from './file-figures.ts'
import type { Figure } from './figure.ts'
import { lawFigures } from './law-figures.ts'
import { matchingFigures } from './matching-figures.ts'
import { pureFigures } from './pure-figures.ts'
import { invoiceFigures } from './invoice-figures.ts'
import { emailFigures, letterFigures } from './sending-figures.ts'
import { statementFigures } from './statement-figures.ts'
import { startFigures } from './start-figures.ts'
import { tableOf } from './table.ts'

const GROUPS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  file: fileFigures,
  invoices: invoiceFigures,
  bank: bankFigures,
  plan: planFigures,
  day: dayFigures,
  replay: replayFigures,
  pure: pureFigures,
  law: lawFigures,
  statement: statementFigures,
  matching: matchingFigures,
  emails: emailFigures,
  letters: letterFigures,
  start: startFigures,
}

const { values, positionals } = parseArgs({ options: { json: { type: 'boolean' } }, allowPositionals: true })
const names = positionals.length === 0 ? Object.keys(GROUPS) : positionals
const unknown = names.filter((name) => !(name in GROUPS))
if (unknown.length > 0) {
  console.error(`${unknown.join(', ')}? There is ${Object.keys(GROUPS).join(', ')}.`)
  process.exit(2)
}

const figures: Figure[] = []
for (const name of names) {
  process.stderr.write(`${name} …\n`)
  const found = (await GROUPS[name]?.()) ?? []
  figures.push(...found)
  if (!values.json) console.log(`${tableOf(found)}\n`)
}
const machine = {
  processor: cpus()[0]?.model ?? '',
  cores: availableParallelism(),
  node: process.version,
  platform: process.platform,
}
console.log(
  values.json
    ? JSON.stringify({ machine, figures })
    : `${machine.processor}, ${machine.cores} cores, Node ${machine.node}`,
)
