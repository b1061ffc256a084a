// npm run simulate [-- --debtors 10000 --days 365 --seed 1] [--database]: plays a year and prints one JSON line; exits 1 when anything
// that must hold did not. `--database`: through a real store, with as many debtors as that is quick enough for.

import { inspect, parseArgs } from 'node:util'
import { environmentOf } from '../../bench/processes.ts'
import { withScratchStore } from '../../bench/scratch-store.ts'
import { openStore } from '../../server/src/app.ts'
import type { Instant } from '../../server/src/kernel/index.ts'
import { fixedClock } from '../../server/src/platform/clock.ts'
import { readConfiguration } from '../../server/src/platform/configuration.ts'
import { type DatabaseSimulation, type SettableClock, simulateInDatabase } from './database.ts'
import { Crash } from './program.ts'
import { simulate, type Simulation, type SimulationInput } from './simulate.ts'
import { START } from './world.ts'

const { values } = parseArgs({
  options: {
    database: { type: 'boolean', default: false },
    debtors: { type: 'string' },
    days: { type: 'string', default: '365' },
    seed: { type: 'string', default: '1' },
  },
})
const debtors = Number(values.debtors ?? (values.database ? 300 : 10_000))
const [days, seed] = [Number(values.days), Number(values.seed)]
if (![debtors, days, seed].every((value) => Number.isInteger(value) && value >= 1)) {
  process.stderr.write('npm run simulate [-- --debtors 10000 --days 365 --seed 1] [--database]: whole numbers from 1\n')
  process.exit(2)
}

const inDatabase = (input: SimulationInput): Promise<DatabaseSimulation> =>
  withScratchStore(async ({ data }) => {
    const clock = settableClock()
    const error = (event: string, more: Readonly<Record<string, unknown>> = {}): void => {
      if (!(more['error'] instanceof Crash)) process.stderr.write(`${event} ${inspect(more)}\n`)
    }
    const log = { info() {}, warn() {}, error }
    const store = await openStore(readConfiguration(environmentOf(data)), { clock, log })
    try {
      return await simulateInDatabase({ ...input, shell: store.shell, clock })
    } finally {
      await store.close()
    }
  })

function settableClock(): SettableClock {
  let clock = fixedClock(START)
  return {
    now: () => clock.now(),
    today: (zone) => clock.today(zone),
    set: (at: Instant) => {
      clock = fixedClock(at)
    },
  }
}

const input = { debtors, days, seed }
const played: Simulation & Partial<DatabaseSimulation> = values.database ? await inDatabase(input) : simulate(input)
const { examples, ...result } = played
for (const example of examples) process.stderr.write(`${example}\n`)
process.stdout.write(`${JSON.stringify(result)}\n`)
const { wrongReminders, repeatedSteps, backwardSteps, forgottenDebtors, delayedItems } = result
const { wrongBalances, wrongPlans, brokenFacts } = { wrongBalances: 0, wrongPlans: 0, brokenFacts: 0, ...result }
const wrong = [wrongReminders, repeatedSteps, backwardSteps, forgottenDebtors, delayedItems, wrongBalances, wrongPlans]
process.exit(wrong.every((count) => count === 0) && brokenFacts === 0 ? 0 : 1)
