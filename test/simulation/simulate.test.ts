import { expect, test } from 'vitest'
import { decideDebtor } from '../../server/src/strategy/rules.ts'
import { situationOf } from './program.ts'
import { settingsWith, simulate } from './simulate.ts'
import { DEFAULT_PLANS } from '../../server/src/strategy/plans/index.ts'
import { hold, addInvoice, createWorld, type SimAct } from './world.ts'
import { judgeContact, judgeEvening, noVerdict } from './oracle.ts'

test('a year of 500 debtors: nobody is asked wrongly, asked twice, forgotten, or kept back by messages about others', () => {
  const { wrongReminders, repeatedSteps, backwardSteps, forgottenDebtors, delayedItems, examples, ...result } =
    simulate({ debtors: 500, days: 365, seed: 20 })
  expect(examples).toEqual([])
  expect([wrongReminders, repeatedSteps, backwardSteps, forgottenDebtors, delayedItems]).toEqual([0, 0, 0, 0, 0])
  expect(result.debtorYears).toBe(500)
  expect(result.contacts).toBeGreaterThan(5_000)
  expect(result.crashes).toBeGreaterThan(50)
})

test('two years of one seed are the same to the byte; another seed is another year', () => {
  const digest = (seed: number) => simulate({ debtors: 60, days: 200, seed }).digest
  expect(digest(7)).toBe(digest(7))
  expect(digest(7)).not.toBe(digest(8))
})

/** One debtor with one invoice that is due its first reminder, and the verdict on that reminder. */
function verdictOn(change: (scene: Scene) => void) {
  const scene = aReminder()
  change(scene)
  const verdict = noVerdict()
  const rules = { graceDays: 2, gapDays: () => 7, isStopped: false, couldLeave: () => null }
  judgeContact(scene.world, scene.debtor, scene.act, rules, verdict)
  judgeContact(scene.world, scene.debtor, { ...scene.act, id: 2 }, rules, verdict)
  judgeEvening(scene.world, scene.debtor, rules, verdict)
  return verdict
}

type Scene = ReturnType<typeof aReminder>
function aReminder() {
  const world = createWorld(3, 1)
  const [debtor] = world.debtors
  if (!debtor) throw new Error('a world without debtors')
  const item = addInvoice(world, debtor)
  Object.assign(item, { openCents: 900_00, totalCents: 900_00, paymentMeans: 'transfer', payee: 0, holderIsUs: true })
  debtor.hasEmail = true
  world.today = item.dueDay + 14
  world.today += (7 - ((world.today + 3) % 7)) % 7 // a Monday
  const settings = { ...settingsWith(DEFAULT_PLANS), today: world.today }
  const [action] = decideDebtor(situationOf(debtor, settings), settings).actions
  if (!action) throw new Error('nothing is due')
  const act: SimAct = { id: 1, action, standing: '', releasedDay: world.today, state: 'done', hasArrived: true }
  return { world, debtor, item, act }
}

test('the oracle finds nothing wrong with a reminder that is right', () => {
  expect(verdictOn(() => {}).wrongReminders).toBe(0)
})

test.each<[string, (scene: Scene) => void]>([
  ['paid', ({ item }) => (item.openCents = 0)],
  ['paid but not matched', ({ debtor }) => (debtor.unmatchedCents = 100)],
  ['disputed', ({ world, debtor, item }) => hold(world, debtor, 'dispute', { item })],
  ['disputed in part', ({ world, debtor, item }) => hold(world, debtor, 'dispute', { item, amountCents: 100 })],
  ['promised', ({ world, debtor, item }) => hold(world, debtor, 'promise', { item, days: 3 })],
  ['in a plan', ({ world, debtor, item }) => hold(world, debtor, 'instalment-plan', { item })],
  ['insolvent', ({ world, debtor }) => hold(world, debtor, 'insolvency')],
  ['excluded', ({ world, debtor, item }) => hold(world, debtor, 'exclusion', { item })],
  ['another amount', ({ item }) => (item.openCents = 899_00)],
  ['covered by credit', ({ debtor }) => (debtor.creditCents = 900_00)],
  ['debited', ({ item }) => (item.paymentMeans = 'direct-debit')],
  ['on a Sunday', ({ world }) => (world.today -= 1)],
])('the oracle sees a reminder to somebody who is not to be asked: %s', (_, change) => {
  expect(verdictOn(change).wrongReminders).toBe(2)
})

test('the oracle sees a step taken twice, and an invoice that nobody thinks of', () => {
  expect(verdictOn(({ debtor, act }) => debtor.acts.push(act)).repeatedSteps).toBe(1)
  expect(
    verdictOn(({ debtor }) => (debtor.look = { version: debtor.version, policy: 0, nextDay: 0 })).forgottenDebtors,
  ).toBe(1)
})
