// What the store says of a company, in the words of the world: acts and what became of them, steps, what waits and why. The oracle
// judges by this.

import { type Company, type Day, type Id, type Shell, dayNumber } from '../../server/src/kernel/index.ts'
import { companyPolicy } from '../../server/src/strategy/company-policy.ts'
import { decideCompany } from '../../server/src/strategy/decide-company.ts'
import { planDay } from '../../server/src/strategy/plan-day.ts'
import { type Action, NO_DAY, type Wait } from '../../server/src/strategy/model.ts'
import type { UsedStepState } from '../../server/src/strategy/position.ts'
import type { DecisionSettings } from '../../server/src/strategy/settings.ts'
import type { SimAct, SimDebtor, World } from './world.ts'

type ActLine = Action['items'][number] & { readonly position: string }
type ActRow = Pick<Action, 'channel' | 'step' | 'level' | 'mode' | 'totalCents'> & {
  readonly id: Id
  readonly debtor: Id
  readonly plan: string
  readonly day: Day
  readonly deadline: Day | null
  readonly state: string
  readonly lines: readonly ActLine[]
}

/** Acts that are not over, or ended lately. */
export function readActs(shell: Shell, company: Company, since: Day): Promise<readonly ActRow[]> {
  return shell.inCompany(
    company,
    ({ sql }) => sql<ActRow>`
      select a.id, a.debtor_id as debtor, a.channel, a.step_key as step, a.level, a.mode, a.total_cents as "totalCents",
        a.plan_key as plan, a.day, a.deadline_day as deadline, a.state,
        (select jsonb_agg(jsonb_build_object('id', l.item_id, 'step', l.step_key, 'level', l.level, 'advances', l.advances,
            'cycle', l.cycle, 'openCents', l.open_cents, 'heldCents', l.held_cents, 'position', l.position) order by l.item_id)
          from act_item l where l.organisation_id = a.organisation_id and l.act_id = a.id) as lines
      from act a
      where a.state in ('planned', 'released', 'unknown') or a.ended_at >= ${since}::date
      order by a.id`,
  )
}

/** What of an act the debtor itself has seen is kept: the store cannot know it. */
export function noteActs(world: World, rows: readonly ActRow[]): void {
  for (const row of rows) {
    const debtor = world.debtors[row.debtor - 1]
    if (!debtor || row.state === 'planned') continue
    const known = debtor.acts.find((act) => act.id === row.id)
    const act = known ?? actOf(row)
    if (!known) debtor.acts.push(act)
    if (act.state !== 'freed') act.state = STATES[row.state] ?? 'freed'
    noteSteps(debtor, row)
  }
}

export const actOf = (row: ActRow): SimAct => ({
  id: row.id,
  standing: '',
  releasedDay: dayNumber(row.day),
  state: 'released',
  hasArrived: false,
  action: {
    debtor: row.debtor,
    channel: row.channel,
    step: row.step,
    origin: row.plan === 'follow-up' ? 'follow-up' : 'plan',
    plan: 0,
    level: row.level,
    mode: row.mode,
    template: null,
    recipientRole: 'accounts-payable',
    currency: 0,
    payee: 0,
    items: row.lines,
    totalCents: row.totalCents,
    deadlineDay: row.deadline === null ? null : dayNumber(row.deadline),
    reasons: [],
  },
})

/** Superseded, failed, cancelled: free again. */
const STATES: Readonly<Record<string, SimAct['state']>> = { released: 'released', unknown: 'unknown', done: 'done' }
const POSITIONS: Readonly<Record<string, UsedStepState>> = {
  released: 'released',
  used: 'accepted',
  skipped: 'skipped',
  unknown: 'unknown',
}

function noteSteps(debtor: SimDebtor, row: ActRow): void {
  const others = debtor.steps.filter((step) => step.act !== row.id)
  const own = row.lines.flatMap((line) => {
    const state = POSITIONS[line.position]
    if (!line.advances || state === undefined) return []
    const day = dayNumber(row.day)
    const deadlineDay = row.deadline === null ? NO_DAY : dayNumber(row.deadline)
    const { channel } = row
    return [{ act: row.id, item: line.id, key: line.step, cycle: line.cycle, channel, day, deadlineDay, state }]
  })
  debtor.steps.splice(0, debtor.steps.length, ...others, ...own)
}

/**
 * The evening: the plan is written down once more, and then the decision asked why each item does not leave. The list that was
 * written must be the decision, act by act. Returns where it is not.
 */
export async function readEvening(
  shell: Shell,
  company: Company,
  world: World,
): Promise<{ readonly settings: DecisionSettings; readonly differences: readonly string[] }> {
  const waits = new Map<Id, Wait[]>()
  const { policy, actions } = await shell.inCompany(company, async (ctx) => {
    await planDay(ctx)
    const read = await companyPolicy(ctx)
    const decision = await decideCompany(ctx, read, 'all', {
      onDebtor: ({ id }, decided) => waits.set(id, [...decided.waits]),
    })
    return { policy: read, actions: decision.actions }
  })
  const byDebtor = Map.groupBy(actions, ({ debtor }) => debtor)
  for (const debtor of world.debtors) {
    debtor.planned = byDebtor.get(debtor.id) ?? []
    debtor.waits = waits.get(debtor.id) ?? []
    debtor.look = { version: debtor.version, policy: policy.version, nextDay: 0 }
  }
  const rows = (await readActs(shell, company, '9999-12-31')).filter((row) => row.state === 'planned')
  const said = (debtor: Id, channel: string, step: string, items: readonly { id: Id; openCents: number }[]): string =>
    `${debtor} ${channel} ${step} ${items
      .map(({ id, openCents }) => `${id}/${openCents}`)
      .toSorted()
      .join(' ')}`
  const written = new Set(rows.map(({ debtor, channel, step, lines }) => said(debtor, channel, step, lines)))
  const wanted = new Set(
    actions
      .filter(({ origin }) => origin !== 'task')
      .map(({ debtor, channel, step, items }) => said(debtor, channel, step, items)),
  )
  const differences = [
    ...[...written].filter((act) => !wanted.has(act)),
    ...[...wanted].filter((act) => !written.has(act)),
  ]
  return { settings: policy.settings, differences }
}
