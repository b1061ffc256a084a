// npm run simulate [-- --debtors 10000 --days 365 --seed 1]: plays a year and prints one JSON line; exits 1 when anything that must
// hold did not.

import { parseArgs } from 'node:util'
import { simulate } from './simulate.ts'

const { values } = parseArgs({
  options: {
    debtors: { type: 'string', default: '10000' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
})
const [debtors, days, seed] = [Number(values.debtors), Number(values.days), Number(values.seed)]
if (![debtors, days, seed].every((value) => Number.isInteger(value) && value >= 1)) {
  process.stderr.write('npm run simulate [-- --debtors 10000 --days 365 --seed 1]: whole numbers from 1\n')
  process.exit(2)
}
const { examples, ...result } = simulate({ debtors, days, seed })
for (const example of examples) process.stderr.write(`${example}\n`)
process.stdout.write(`${JSON.stringify(result)}\n`)
const { wrongReminders, repeatedSteps, backwardSteps, forgottenDebtors, delayedItems } = result
process.exit(wrongReminders + repeatedSteps + backwardSteps + forgottenDebtors + delayedItems === 0 ? 0 : 1)
