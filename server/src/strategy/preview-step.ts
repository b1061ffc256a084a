// What a step of a plan would say to one debtor, on the day on which it would say it: the coming days are played with that plan until
// the step is taken. The plan need not be saved; nothing is written.

import { callScript } from '#dialogue/call-script.ts'
import { settingsOf } from '#access'
import {
  type ExampleMessage,
  type LetterPages,
  type PreviewedAct,
  exampleMessage,
  previewPages,
  tryAct,
} from '#outreach'
import {
  type Cents,
  type Company,
  type Context,
  type Day,
  type Id,
  type Locale,
  type Shell,
  Refusal,
  dayOf,
  daysBetween,
} from '#kernel'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { debtorDayOf } from './debtor-day.ts'
import { nextStepOf } from './due-step.ts'
import { eachSituation } from './situations.ts'
import type { Action, Channel, CollectionPlan } from './model.ts'
import { debtorNames, itemNames } from './names-store.ts'
import { plannedAct } from './plan-day.ts'
import { coming, rehearseDebtor } from './rehearse.ts'

export type PreviewStepInput = {
  readonly plan: CollectionPlan
  readonly stepKey: string
  /** Null: the debtor that owes most at this step. */
  readonly debtorId: Id | null
  readonly locale: Locale
}

export type TriedDebtor = { readonly id: Id; readonly name: string; readonly cents: Cents; readonly isAtStep: boolean }

export type StepPreview = {
  readonly channel: Channel
  readonly day: Day
  /** It could not be dated of the day on which it would leave: a rate of the law for that day is not published yet. */
  readonly isDatedBefore: boolean
  /** Null: nobody comes to this step within the days played, and the message is about an example. */
  readonly debtorId: Id | null
  readonly debtors: readonly TriedDebtor[]
  /** Where it would be a letter. */
  readonly pages: LetterPages | null
  readonly content:
    | PreviewedAct
    | ExampleMessage
    | { readonly kind: 'script'; readonly lines: readonly string[]; readonly phone: string | null }
}

/** As far ahead as a plan usually reaches; a debtor who comes to the step later is shown the example. */
const DAYS_PLAYED = 200
const MOST_DEBTORS = 20
/** How many of them are played before the example is shown. */
const MOST_TRIED = 5

export async function previewStep(shell: Shell, company: Company, input: PreviewStepInput): Promise<StepPreview> {
  const { plan, stepKey, debtorId, locale } = input
  const step = plan.steps.find(({ key }) => key === stepKey)
  if (!step) throw new Refusal('strategy.plan_step_unknown', { plan: plan.key, step: stepKey })
  const tried = await shell.inCompany(company, async (ctx) => {
    const policy = await companyPolicy(ctx, 'today', plan)
    const debtors = await debtorsOf(ctx, policy, input)
    const order = debtorId === null ? debtors.slice(0, MOST_TRIED).map(({ id }) => id) : [debtorId]
    return { policy, debtors, found: await firstTaken(ctx, policy, { order, stepKey }), today: ctx.today }
  })
  const { found, debtors, policy } = tried
  if (!found) {
    const { channel, level, template = step.key } = step
    const shown = await shell.inCompany(company, async (ctx) => {
      const content = await exampleMessage(ctx, { locale, channel, template, level })
      return { content, pages: await previewPages(ctx, content, channel) }
    })
    return { channel, day: tried.today, isDatedBefore: false, debtorId: null, debtors, ...shown }
  }
  const { day, action } = found
  const { channel, debtor } = action
  const writtenOn = (today: Day) =>
    shell.inCompany({ ...company, today }, async (ctx) => {
      if (channel === 'call') return { content: await scriptOf(ctx, action, locale), pages: null }
      const content = await tryAct(ctx, plannedAct(action, ctx, policy))
      return { content, pages: await previewPages(ctx, content, channel) }
    })
  const shown = await writtenOn(day)
  const of = { channel, debtorId: debtor, debtors }
  if (shown.content.kind !== 'refused') return { ...of, day, isDatedBefore: false, ...shown }
  // Rates are published half-year by half-year: what cannot be dated of then is shown as of the last day before that one.
  const eve = eveOfHalfYear(day)
  if (eve < tried.today) return { ...of, day, isDatedBefore: false, ...shown }
  const before = await writtenOn(eve)
  const isDatedBefore = before.content.kind !== 'refused'
  return isDatedBefore ? { ...of, day: eve, isDatedBefore, ...before } : { ...of, day, isDatedBefore, ...shown }
}

/** The last day before the half-year of a day. */
function eveOfHalfYear(day: Day): Day {
  const year = Number(day.slice(0, 4))
  return Number(day.slice(5, 7)) > 6 ? `${year}-06-30` : `${year - 1}-12-31`
}

/** Debtors with something open under this plan: those whose invoice stands before the step first, the largest first. */
async function debtorsOf(
  ctx: Context,
  policy: CompanyPolicy,
  { plan, stepKey }: PreviewStepInput,
): Promise<readonly TriedDebtor[]> {
  const index = policy.planOfKey.get(plan.key)
  const candidates: { id: Id; cents: Cents; isAtStep: boolean }[] = []
  await eachSituation(ctx, { ...policy, debtorIds: 'all' }, (debtor) => {
    const day = debtorDayOf(debtor, policy.settings)
    let [cents, atStep] = [0, 0]
    for (const item of debtor.items) {
      if (item.plan !== index || item.currency !== 0 || item.openCents <= 0) continue
      cents += item.openCents
      if (nextStepOf(item, day).step?.key === stepKey) atStep += item.openCents
    }
    if (cents > 0) candidates.push({ id: debtor.id, cents: atStep || cents, isAtStep: atStep > 0 })
  })
  const shown = candidates
    .toSorted((a, b) => Number(b.isAtStep) - Number(a.isAtStep) || b.cents - a.cents || a.id - b.id)
    .slice(0, MOST_DEBTORS)
  const names = await debtorNames(
    ctx,
    shown.map(({ id }) => id),
  )
  return shown.map((debtor) => ({ ...debtor, name: names.get(debtor.id)?.name ?? '' }))
}

type Taken = { readonly day: Day; readonly action: Action }

/** The act by which the first of these debtors takes the step. */
async function firstTaken(
  ctx: Context,
  policy: CompanyPolicy,
  { order, stepKey }: { readonly order: readonly Id[]; readonly stepKey: string },
): Promise<Taken | null> {
  const byDay = coming(policy.settings, DAYS_PLAYED)
  const taken = new Map<Id, Taken>()
  await eachSituation(ctx, { ...policy, debtorIds: order }, (debtor) => {
    const act = rehearseDebtor(debtor, byDay).acts.find(({ action }) => action.step === stepKey)
    if (act) taken.set(debtor.id, { day: dayOf(act.day), action: act.action })
  })
  const first = order.find((id) => taken.has(id))
  return first === undefined ? null : (taken.get(first) ?? null)
}

async function scriptOf(ctx: Context, action: Action, locale: Locale): Promise<StepPreview['content']> {
  const { identity } = await settingsOf(ctx)
  const debtor = (await debtorNames(ctx, [action.debtor])).get(action.debtor)
  const items = await itemNames(
    ctx,
    action.items.map(({ id }) => id),
  )
  const overdue = [...items.values()].flatMap(({ number, dueDate, openCents }) =>
    dueDate === null ? [] : [{ number, dueDate, openCents, daysPastDue: daysBetween(dueDate, ctx.today) }],
  )
  const script = callScript(
    {
      company: identity.name ?? '',
      caller: ctx.actor.kind === 'person' ? ctx.actor.name : null,
      phone: identity.phone,
      debtor: debtor?.name ?? '',
      contact: debtor?.contactName ?? null,
      currency: overdue.length > 0 ? ([...items.values()][0]?.currency ?? 'EUR') : 'EUR',
      overdueCents: action.totalCents,
      items: overdue,
      calls: 0,
    },
    locale,
  )
  const lines = [script.opening, ...script.facts, script.question, script.closing]
  return { kind: 'script', lines, phone: debtor?.phone ?? null }
}
