// Writes the decision of the day down: acts that wait for release, tasks, and who was looked at. Doing it again changes
// nothing; only debtors about whom something changed, or whose day has come, are decided afresh.

import { type NewTask, type PlannedAct, closeTasksExcept, insertTasks, planActs } from '#outreach'
import { takeIds } from '#access'
import { type Context, dayNumber, dayOf } from '#kernel'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { type CompanyDecision, decideCompany } from './decide-company.ts'
import { type Action, NEVER, NO_DAY } from './model.ts'
import { lockDay } from './plan-store.ts'
import { actionKey } from './release.ts'
import { type Examined, countDebtors, debtorsToExamine, rememberExamined } from './situation-store.ts'

export type PlannedDay = {
  readonly policy: CompanyPolicy
  readonly examined: number
  readonly added: number
  readonly superseded: number
  readonly newTasks: number
}

export async function planDay(ctx: Context): Promise<PlannedDay> {
  await lockDay(ctx)
  const policy = await companyPolicy(ctx)
  const due = await debtorsToExamine(ctx, policy.version)
  if (due.length === 0) return { policy, examined: 0, added: 0, superseded: 0, newTasks: 0 }
  // Past a third of the portfolio one pass over all of it costs less than looking debtors up.
  const debtorIds = due.length * 3 > (await countDebtors(ctx)) ? 'all' : due
  const decision = await decideCompany(ctx, policy, debtorIds)
  const acts = decision.actions
    .filter((action) => action.origin !== 'task')
    .map((action) => plannedAct(action, ctx, policy))
  const planned = await planActs(ctx, { debtorIds, acts })
  const newTasks = await planTasks(ctx, decision, policy)
  await rememberExamined(ctx, policy.version, examinedOf(decision))
  return { policy, examined: decision.looks.length, added: planned.added, superseded: planned.superseded, newTasks }
}

function plannedAct(action: Action, ctx: Context, { settings, plans }: CompanyPolicy): PlannedAct {
  const plan = plans[action.plan]
  return {
    debtorId: action.debtor,
    currency: settings.currencies[action.currency] ?? 'EUR',
    channel: action.channel,
    day: ctx.today,
    planKey: plan?.plan.key ?? action.origin,
    planVersion: plan?.version ?? 0,
    stepKey: action.step,
    level: action.level,
    mode: action.mode,
    deadlineDay: action.deadlineDay === null || action.deadlineDay === NO_DAY ? null : dayOf(action.deadlineDay),
    totalCents: action.totalCents,
    reasons: action.reasons,
    lines: action.items.map((item) => ({
      itemId: item.id,
      stepKey: item.step,
      cycle: item.cycle,
      advances: item.advances,
      level: item.level,
      openCents: item.openCents,
      heldCents: item.heldCents,
    })),
  }
}

/** Tasks that the decision asks for are open once each; those it no longer asks for are closed. */
async function planTasks(
  ctx: Context,
  { actions, looks }: CompanyDecision,
  { settings }: CompanyPolicy,
): Promise<number> {
  const wanted = actions.filter((action) => action.origin === 'task')
  const tasks = wanted.map((action): NewTask => ({
    kind: action.step,
    debtorId: action.debtor,
    itemId: action.items.length === 1 ? (action.items[0]?.id ?? null) : null,
    actId: null,
    dueDay: ctx.today,
    reasons: action.reasons,
    key: `${TASK_PREFIX}${actionKey(action)} ${settings.currencies[action.currency]}`,
  }))
  await closeTasksExcept(
    ctx,
    TASK_PREFIX,
    looks.map((look) => look.debtorId),
    tasks.map((task) => task.key),
  )
  return tasks.length === 0 ? 0 : insertTasks(ctx, await takeIds(ctx, 'task', tasks.length), tasks)
}

const TASK_PREFIX = 'decision '
/** Later than any date of ours, and still a date. */
const FAR_DAY = dayNumber('9999-12-31')

const examinedOf = ({ looks }: CompanyDecision): Examined[] =>
  looks.map(({ debtorId, nextLookDay, waits }) => ({
    debtorId,
    nextLookDay: dayOf(nextLookDay >= NEVER ? FAR_DAY : nextLookDay),
    waits,
  }))
