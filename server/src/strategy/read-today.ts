// The list of the day as people read it: acts with their lines and reasons in words, tasks, and how much does not leave and why.

import {
  type ActInHand,
  type Approval,
  actsInHand,
  approvalsOf,
  asksTwoPeople,
  isWritten,
  linesOfActs,
  openTasks,
  recipientsOf,
} from '#outreach'
import { type Context, type Day, type Id, type Locale, daysBetween } from '#kernel'
import { describeTasks, reasonsOf } from './describe-tasks.ts'
import { debtorNames, itemNames, missingContacts } from './names-store.ts'
import { planDay } from './plan-day.ts'
import { readUpcoming } from './read-upcoming.ts'
import { stepName } from './sentence.ts'
import { banners } from './today-words.ts'
import { waitLabel } from './wait-labels.ts'
import { waitTotals } from './waits-store.ts'

export async function readToday(ctx: Context, locale: Locale) {
  const { policy } = await planDay(ctx)
  // What people have to do was let go as a task, and is listed there.
  const acts = (await actsInHand(ctx)).filter((act) => act.state !== 'released' || isWritten(act.channel))
  // What was agreed for a later day is listed on that day.
  const tasks = (await openTasks(ctx, null)).filter((task) => task.dueDay <= ctx.today)
  const actions = await describeActs(ctx, acts, locale)
  const waits = await waitTotals(ctx)
  const missing = await missingContacts(ctx)
  const { automation, paymentsKnownTo, sendingStopped, mailAccount } = policy.company
  const facts = {
    automation,
    paymentsKnownTo,
    sendingStopped,
    hasMailAccount: mailAccount !== null,
    missing,
    today: ctx.today,
    waits,
  }
  const waiting = actions.filter((action) => action.state === 'planned')
  // Each is counted once, under the heading where it is listed.
  const calls = waiting.filter((action) => action.channel === 'call')
  const forPeople = waiting.filter((action) => action.channel === 'task' || action.channel === 'escalation')
  const messages = waiting.filter((action) => !calls.includes(action) && !forPeople.includes(action))
  return {
    day: ctx.today,
    automation,
    paymentsKnownTo,
    banners: [...banners(facts, locale)],
    actions,
    tasks: [...(await describeTasks(ctx, tasks, locale))],
    upcoming: await readUpcoming(ctx, policy, locale),
    waits: waits.map(({ code, items, cents }) => ({ code, label: waitLabel(code, locale), count: items, cents })),
    waitTotal: waits.reduce((sum, wait) => sum + wait.items, 0),
    summary: {
      toSend: messages.filter((action) => action.mode === 'automatic').length,
      toConfirm: messages.filter((action) => action.mode !== 'automatic').length,
      calls: calls.length,
      tasks: tasks.length + forPeople.length,
      // Totals never cross currencies: the company's own.
      cents: waiting.reduce((sum, action) => sum + (action.currency === 'EUR' ? action.totalCents : 0), 0),
    },
  }
}

const STATE_SHOWN = { planned: 'planned', released: 'queued', unknown: 'unknown' } as const

async function describeActs(ctx: Context, acts: readonly ActInHand[], locale: Locale) {
  const lines = await linesOfActs(
    ctx,
    acts.map((act) => act.id),
  )
  const debtors = await debtorNames(ctx, [...new Set(acts.map((act) => act.debtorId))])
  const items = await itemNames(ctx, [...new Set(lines.map((line) => line.itemId))])
  const recipients = await recipientsOf(ctx, acts)
  const approvals = await approvalsOf(
    ctx,
    acts.filter(asksTwoPeople).map((act) => act.id),
  )
  const linesOf = Map.groupBy(lines, (line) => line.actId)
  return acts
    .map((act) => {
      const debtor = debtors.get(act.debtorId)
      const own = linesOf.get(act.id) ?? []
      return {
        key: String(act.id),
        actId: act.id,
        debtorId: act.debtorId,
        debtorName: debtor?.name ?? '',
        debtorKind: debtor?.kind ?? ('business' as const),
        channel: act.channel,
        step: stepName(act.stepKey, locale),
        level: act.level,
        mode: act.mode,
        currency: act.currency,
        totalCents: act.totalCents,
        deadlineDay: act.deadlineDay,
        itemCount: own.length,
        items: own.map((line) => lineOf(line.itemId, line.stepKey, line.advances, ctx.today)),
        recipient: recipients.get(act.id) ?? { name: debtor?.name ?? '', email: null, postal: null, phone: null },
        reasons: reasonsOf(act, ctx.today, locale),
        state: STATE_SHOWN[act.state],
        asksTwo: asksTwoPeople(act),
        approval: act.state === 'planned' ? firstYes(ctx, approvals.get(act.id)) : null,
      }
    })
    .toSorted((a, b) => b.level - a.level || b.totalCents - a.totalCents || a.actId - b.actId)

  function lineOf(itemId: Id, stepKey: string, advances: boolean, today: Day) {
    const item = items.get(itemId)
    return {
      itemId,
      number: item?.number ?? '',
      dueDate: item?.dueDate ?? null,
      daysPastDue: item?.dueDate ? Math.max(0, daysBetween(item.dueDate, today)) : 0,
      openCents: item?.openCents ?? 0,
      step: stepName(stepKey, locale),
      advances,
    }
  }
}

function firstYes({ actor }: Context, approval: Approval | undefined) {
  if (!approval) return null
  const isMine = actor.kind === 'person' && actor.personId === approval.firstPersonId
  return { by: approval.firstName, at: approval.firstAt, isMine: isMine && approval.secondName === null }
}
