// Writes the decision of the day down: acts that wait for release, tasks, and who was looked at. Doing it again changes
// nothing; only debtors about whom something changed, or whose day has come, are decided afresh.

import {
  type NewTask,
  type PlannedAct,
  actsToDo,
  closeTasksExcept,
  endActs,
  insertTasks,
  lockActs,
  planActs,
  retireMessages,
} from '#outreach'
import { takeIds } from '#access'
import { endCallBacks } from '#dialogue'
import { type Context, type Id, dayNumber, dayOf } from '#kernel'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { type CompanyDecision, decideCompany } from './decide-company.ts'
import { type Action, NEVER, NO_DAY } from './model.ts'
import { lockDay } from './plan-store.ts'
import { actionKey } from './release.ts'
import {
  type Examined,
  type Look,
  allDebtors,
  debtorsToExamine,
  hasDebtors,
  mergedDebtors,
  onlyThose,
  rememberExamined,
} from './situation-store.ts'
import { watchToDo } from './watch-to-do.ts'

export type PlannedDay = {
  readonly policy: CompanyPolicy
  readonly examined: number
  readonly added: number
  readonly superseded: number
  readonly newTasks: number
}

/**
 * The versions of the debtors are read before what is decided on: what changes meanwhile is examined again. Acts are locked since
 * before that, so that nobody lets go what is about to be replaced.
 */
export async function planDay(ctx: Context): Promise<PlannedDay> {
  await lockDay(ctx)
  await lockActs(ctx)
  await retireMessages(ctx)
  const policy = await companyPolicy(ctx)
  const due = await debtorsToExamine(ctx, policy.version)
  if (due.length === 0) return { policy, examined: 0, added: 0, superseded: 0, newTasks: 0 }
  // Past a third of the portfolio one pass over all of it costs less than looking debtors up.
  const isWhole = !(await hasDebtors(ctx, due.length * 3))
  const looks = isWhole ? await allDebtors(ctx) : due
  const examinedIds = looks.map((look) => look.debtorId)
  const toDo = watchToDo(await actsToDo(ctx))
  const decision = await decideCompany(ctx, policy, isWhole ? 'all' : examinedIds, toDo)
  await endActs(ctx, toDo.outdated(), 'superseded')
  const acts = decision.actions
    .filter((action) => action.origin !== 'task')
    .map((action) => plannedAct(action, ctx, policy))
  const merged = isWhole ? [] : await mergedDebtors(ctx, onlyThose(examinedIds))
  const concerned = isWhole ? 'all' : [...examinedIds, ...merged.map(({ id }) => id)]
  const planned = await planActs(ctx, { debtorIds: concerned, acts })
  const newTasks = await planTasks(ctx, decision, policy, concerned)
  await endCallBacks(ctx, concerned)
  await rememberExamined(ctx, policy.version, examinedOf(decision, looks))
  return { policy, examined: decision.looks.length, added: planned.added, superseded: planned.superseded, newTasks }
}

export function plannedAct(action: Action, ctx: Context, { settings, plans }: CompanyPolicy): PlannedAct {
  const plan = plans[action.plan]
  const step = plan?.plan.steps.find(({ key }) => key === action.step)
  return {
    debtorId: action.debtor,
    currency: settings.currencies[action.currency] ?? 'EUR',
    channel: action.channel,
    day: ctx.today,
    planKey: plan?.plan.key ?? action.origin,
    planVersion: plan?.version ?? 0,
    stepKey: action.step,
    template: action.template,
    recipientRole: action.recipientRole,
    level: action.level,
    mode: action.mode,
    deadlineDay: action.deadlineDay === null || action.deadlineDay === NO_DAY ? null : dayOf(action.deadlineDay),
    totalCents: action.totalCents,
    reasons: action.reasons,
    attachesInvoices: step?.attachInvoices ?? true,
    senderKey: step?.sender ?? null,
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
  { actions }: CompanyDecision,
  { settings }: CompanyPolicy,
  debtorIds: readonly Id[] | 'all',
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
    debtorIds,
    tasks.map((task) => task.key),
  )
  return tasks.length === 0 ? 0 : insertTasks(ctx, await takeIds(ctx, 'task', tasks.length), tasks)
}

const TASK_PREFIX = 'decision '
/** Later than any date of ours, and still a date. */
const FAR_DAY = dayNumber('9999-12-31')

/** Without a version it was not there when the versions were read: it is examined next time. */
function examinedOf(decision: CompanyDecision, looks: readonly Look[]): Examined[] {
  const versions = new Map(looks.map(({ debtorId, version }) => [debtorId, version]))
  return decision.looks.flatMap(({ debtorId, nextLookDay, waits }) => {
    const version = versions.get(debtorId)
    if (version === undefined) return []
    return [{ debtorId, version, nextLookDay: dayOf(nextLookDay >= NEVER ? FAR_DAY : nextLookDay), waits }]
  })
}
