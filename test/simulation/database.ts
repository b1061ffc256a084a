// The year of a company played through its real store: the books are written by the verbs of the ledger, the day is run as the
// server runs it, on a clock of our own and with a mail server of ours; the process dies between commits and is started again.
// Each evening what must hold is asked of the store.

import { createHash } from 'node:crypto'
import {
  addDays,
  type Clock,
  type Company,
  dayNumber,
  dayOf,
  type Instant,
  type Shell,
} from '../../server/src/kernel/index.ts'
import {
  changeAutomation,
  changeBank,
  changeIdentity,
  createCompany,
  noteFirstRelease,
  notePaymentsKnownTo,
  settingsOf,
  stopSending,
} from '../../server/src/access/index.ts'
import { changeOutreach } from '../../server/src/access/change-settings.ts'
import { seal, verify } from '../../server/src/evidence/index.ts'
import { changePlan } from '../../server/src/strategy/change-plan.ts'
import { companyPolicy, plansOf } from '../../server/src/strategy/company-policy.ts'
import { type Books, openBooks } from './books.ts'
import { type House, openHouse } from './house.ts'
import { isWorkday, judgeContact, judgeEvening, noVerdict, type Rules, type Verdict } from './oracle.ts'
import { answer, morning, office } from './people.ts'
import { noteActs, readActs, readEvening } from './read-back.ts'
import { CHANGED_PLANS, couldLeave, forgetDelays, type Simulation, type SimulationInput } from './simulate.ts'
import { chance, createWorld, type SimAct, type SimDebtor, START, type World } from './world.ts'

export type SettableClock = Clock & { set(at: Instant): void }

export type DatabaseSimulationInput = SimulationInput & { readonly shell: Shell; readonly clock: SettableClock }

export type DatabaseSimulation = Simulation & {
  /** Invoices of which the books say another amount than the world, counted each evening; balances that are not their entries. */
  readonly wrongBalances: number
  /** Acts that were written down and not decided, or the other way round. */
  readonly wrongPlans: number
  /** Facts of the journal whose chain does not hold. */
  readonly brokenFacts: number
}

export async function simulateInDatabase(input: DatabaseSimulationInput): Promise<DatabaseSimulation> {
  const { shell, clock, debtors, days, seed } = input
  clock.set(`${addDays(START, -1)}T09:00:00.000Z`)
  const company = await createFirm(shell, seed)
  const { planOfKind } = await shell.inCompany(company, companyPolicy)
  const world = createWorld(seed, debtors, { planOf: (kind) => planOfKind[kind], isInStore: true })
  const verdict = noVerdict()
  const counts = { contacts: 0, crashes: 0, wrongBalances: 0, wrongPlans: 0 }
  const digest = createHash('sha256')
  const books = await openBooks(shell, company, world)
  const answers: (() => void)[] = []
  const judged: { rules: Rules | null } = { rules: null }
  const house = openHouse({
    shell,
    company,
    clock,
    world,
    books,
    onContact: (debtor, act) => {
      counts.contacts++
      if (judged.rules) judgeContact(world, debtor, act, judged.rules, verdict)
      digest.update(contactLine(world, debtor, act))
      // Nobody answers before the evening.
      if (act.action.channel !== 'call') answers.push(() => answer(world, debtor, act))
    },
  })
  const play: Play = {
    ...input,
    company,
    world,
    books,
    house,
    verdict,
    judged,
    answers,
    counts,
    away: { bank: 0, down: 0 },
  }
  for (let elapsed = 0; elapsed < days; elapsed++) await playDay(play, elapsed)
  for (const debtor of world.debtors)
    digest.update(`${debtor.id} ${debtor.items.map(({ openCents }) => openCents).join(' ')}\n`)
  await shell.inCompany(company, seal)
  const { firstBad, unsealed } = await shell.inCompany(company, (ctx) => verify(ctx))
  const brokenFacts = unsealed + (firstBad === null ? 0 : 1)
  return { debtorYears: (debtors * days) / 365, ...verdict, ...counts, brokenFacts, digest: digest.digest('hex') }
}

type Play = DatabaseSimulationInput & {
  readonly company: Company
  readonly world: World
  readonly books: Books
  readonly house: House
  readonly verdict: Verdict
  readonly judged: { rules: Rules | null }
  readonly answers: (() => void)[]
  readonly counts: { contacts: number; crashes: number; wrongBalances: number; wrongPlans: number }
  /** Days that the bank's file, and the program, will still be away. */
  readonly away: { bank: number; down: number }
}

async function playDay(play: Play, elapsed: number): Promise<void> {
  const { shell, clock, days, company, world, books, house, verdict, judged, answers, counts, away } = play
  world.today = dayNumber(START) + elapsed
  const day = dayOf(world.today)
  clock.set(`${day}T09:00:00.000Z`)
  away.bank = away.bank > 0 ? away.bank - 1 : chance(world.random, 0.02) ? 9 : 0
  if (away.bank === 0) world.bankDay = world.today - 1
  for (const debtor of world.debtors) {
    morning(world, debtor)
    office(world, debtor)
  }
  await books.write(world.debtors)
  away.down = away.down > 0 ? away.down - 1 : chance(world.random, 0.01) ? 4 : 0
  if (away.down > 0) return
  const isStopped = chance(world.random, 0.02)
  if (elapsed === Math.ceil(days / 2)) {
    await shell.inCompany(company, changePlans)
    forgetDelays(world)
  }
  const { settings } = await shell.inCompany(company, async (ctx) => {
    await stopSending(ctx, { stopped: isStopped, reason: 'as drawn' })
    await notePaymentsKnownTo(ctx, dayOf(world.bankDay))
    return companyPolicy(ctx)
  })
  judged.rules = {
    graceDays: settings.policy.promiseGraceDays,
    gapDays: (plan) => settings.plans[plan]?.gap ?? 0,
    isStopped,
    couldLeave: (debtor, item) => couldLeave(debtor, item.id, settings),
  }
  counts.crashes += await house.day({ isStopped, isWorkday: isWorkday(world.today) })
  noteActs(world, await readActs(shell, company, addDays(day, -1)))
  for (const happen of answers.splice(0)) happen()
  await books.write(world.debtors)
  const { differences } = await readEvening(shell, company, world)
  noteActs(world, await readActs(shell, company, addDays(day, -1)))
  counts.wrongPlans += differences.length
  for (const debtor of world.debtors) judgeEvening(world, debtor, judged.rules, verdict)
  counts.wrongBalances += await wrongBalances(shell, company, world)
}

/** Each invoice as the world has it, and each balance as its entries say. */
function wrongBalances(shell: Shell, company: Company, world: World): Promise<number> {
  const items = world.debtors.flatMap((debtor) => debtor.items)
  return shell.inCompany(company, async ({ sql }) => {
    const [row] = await sql<{ readonly wrong: number }>`
      select (select count(*) from ledger_drift)::int + (select count(*)
        from unnest(${items.map(({ id }) => id)}::int[], ${items.map(({ openCents }) => openCents)}::int8[]) as n (id, cents)
        left join item i on i.id = n.id where i.open_cents is distinct from n.cents)::int as wrong`
    return row?.wrong ?? -1
  })
}

const contactLine = (world: World, debtor: SimDebtor, { action }: SimAct): string => {
  const lines = action.items.map((line) => `${line.id}/${line.step}/${line.cycle}/${line.openCents}`).join(' ')
  return `${dayOf(world.today)} ${debtor.id} ${action.channel} ${action.step} ${lines}\n`
}

const changePlans: Parameters<Shell['inCompany']>[1] = async (ctx) => {
  for (const { plan, version } of await plansOf(ctx)) {
    const changed = CHANGED_PLANS.find(({ key }) => key === plan.key)
    if (changed) await changePlan(ctx, { plan: changed, version })
  }
}

async function createFirm(shell: Shell, seed: number): Promise<Company> {
  const { organisationId } = await createCompany(shell, {
    companyName: `Simulation ${seed}`,
    personName: 'Camille Martin',
    email: `simulation-${seed}@creditor.example`,
    password: 'trois girafes bleues',
    locale: 'fr',
    isFirstVisit: false,
  })
  const company: Company = { organisationId, actor: { kind: 'system', name: 'command' } }
  await shell.inCompany(company, async (ctx) => {
    const { identity, outreach } = await settingsOf(ctx)
    await changeIdentity(ctx, {
      ...identity,
      name: `Simulation ${seed}`,
      legalForm: 'SARL',
      addressLines: ['1 rue du Port'],
      postcode: '44000',
      city: 'Nantes',
      country: 'FR',
      email: 'compta@creditor.example',
      signerName: 'Camille Martin',
      signerCapacity: 'gérante',
      mediator: 'Médiation Exemple, 2 rue du Port, 44000 Nantes',
    })
    await changeBank(ctx, { holder: 'Simulation', iban: 'FR7630006000011234567890189', bic: null })
    await changeOutreach(ctx, { ...outreach, maximumMessages: null, largeRunMessages: null })
    await noteFirstRelease(ctx)
    await changeAutomation(ctx, 'automatic')
  })
  return company
}
