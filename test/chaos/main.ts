// npm run chaos [-- --kills 500 --reminders 10200 --copies server|us --seed 1]: prints one JSON line. `--copies us`: the mail
// server files nothing by itself, so that what a kill left in doubt is for a person to look into.

import { parseArgs } from 'node:util'
import { chaos } from './chaos.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '500' },
    reminders: { type: 'string', default: '10200' },
    copies: { type: 'string', default: 'server' },
    seed: { type: 'string', default: '1' },
  },
})
const [kills, reminders, seed] = [values.kills, values.reminders, values.seed].map(Number)
const copyBy = values.copies === 'us' ? 'us' : 'server'
if (![kills, reminders, seed].every((value) => Number.isSafeInteger(value) && Number(value) > 0)) {
  console.error('npm run chaos [-- --kills 500 --reminders 10200 --copies server|us --seed 1]')
  process.exit(2)
}
const onRound = (said: string): void => void process.stderr.write(`${said}\n`)
const options = { kills: Number(kills), reminders: Number(reminders), seed: Number(seed), copyBy, onRound } as const
const outcome = await chaos(options)
console.log(JSON.stringify(outcome))
process.exitCode = outcome.sentTwice + outcome.lost === 0 ? 0 : 1
