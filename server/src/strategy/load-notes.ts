// What few rows know beside the columns: plans by rule or of one invoice, debtors whose holidays differ from the company's. Read apart, so that the million rows which know nothing of it stay narrow.

import type { Cents, Context } from '#kernel'
import { HOLIDAY_PLACES, placeOf } from '#ledger'
import { assignedPlan, type DebtorProfile, type PlanRule } from './assign-plan.ts'
import { type Columns, REACH, countryOf, rowsById } from './columns.ts'
import { DEBTOR_KINDS, LATENESS_CAUSES, type LatenessCause } from './model.ts'
import type { DecisionSettings } from './settings.ts'
import {
  type Scope,
  causesOf,
  debtorProfiles,
  debtorsElsewhere,
  foreignCredits,
  lastStatuses,
  plannedItems,
  textablePhones,
  usualDelays,
} from './situation-store.ts'

export type AssignedPlansInput = {
  readonly planRules: readonly PlanRule[]
  readonly planOfKey: ReadonlyMap<string, number>
}

export type LoadNotesInput = AssignedPlansInput & { readonly settings: DecisionSettings }

/** Fills in place what loadColumns left at its default. */
export async function loadNotes(ctx: Context, scope: Scope, columns: Columns, input: LoadNotesInput): Promise<void> {
  if (input.planRules.length > 0) await assignPlans(ctx, scope, columns, input)
  await noteItems(ctx, scope, columns, input)
  if (input.settings.currencies.length > 1) await noteForeignCredit(ctx, scope, columns, input)
  await noteCauses(ctx, scope, columns)
  if (input.settings.dependsOnStatuses) await noteStatuses(ctx, scope, columns)
  if (input.settings.sendsTexts) await noteTextable(ctx, scope, columns)
  await notePlaces(ctx, scope, columns)
}

async function noteItems(ctx: Context, scope: Scope, { items }: Columns, { planOfKey }: LoadNotesInput): Promise<void> {
  const planned = await plannedItems(ctx, scope)
  if (planned.length === 0) return
  const rowOf = rowsById(items.id, items.count)
  for (const { id, planKey } of planned) {
    const [row, plan] = [rowOf(id), planOfKey.get(planKey)]
    if (row >= 0 && plan !== undefined) items.plan[row] = plan
  }
}

async function noteForeignCredit(
  ctx: Context,
  scope: Scope,
  { foreignCredit }: Columns,
  { settings }: LoadNotesInput,
): Promise<void> {
  const [own = 'EUR'] = settings.currencies
  for (const { debtorId, currency, cents } of await foreignCredits(ctx, scope, own)) {
    const ofDebtor = foreignCredit.get(debtorId) ?? new Map<number, Cents>()
    foreignCredit.set(debtorId, ofDebtor.set(settings.currencies.indexOf(currency), cents))
  }
}

/** What is known of an item goes before what is known of its debtor. */
async function noteCauses(ctx: Context, scope: Scope, { items }: Columns): Promise<void> {
  const known = await causesOf(ctx, scope)
  if (known.length === 0) return
  const numberOf = (cause: LatenessCause) => LATENESS_CAUSES.indexOf(cause)
  const ofDebtors = new Map(known.filter(({ itemId }) => itemId === null).map((row) => [row.debtorId, row.cause]))
  for (let row = 0; row < items.count && ofDebtors.size > 0; row++) {
    const cause = ofDebtors.get(items.debtor[row] ?? -1)
    if (cause !== undefined) items.cause[row] = numberOf(cause)
  }
  const rowOf = rowsById(items.id, items.count)
  for (const { itemId, cause } of known) {
    const row = itemId === null ? -1 : rowOf(itemId)
    if (row >= 0) items.cause[row] = numberOf(cause)
  }
}

async function noteStatuses(ctx: Context, scope: Scope, { items }: Columns): Promise<void> {
  const rowOf = rowsById(items.id, items.count)
  for (const { itemId, code } of await lastStatuses(ctx, scope)) {
    const row = rowOf(itemId)
    if (row >= 0) items.status[row] = Number(code)
  }
}

/** A number that is dialled like a landline of France is one, unless the debtor is elsewhere. */
async function noteTextable(ctx: Context, scope: Scope, { debtors }: Columns): Promise<void> {
  const rowOf = rowsById(debtors.id, debtors.count)
  for (const { debtorId, isLandlineInFrance } of await textablePhones(ctx, scope)) {
    const row = rowOf(debtorId)
    if (row < 0 || (isLandlineInFrance && countryOf(debtors.country[row] ?? 0) === 'FR')) continue
    debtors.reach[row] = (debtors.reach[row] ?? 0) | REACH.text
  }
}

/** A debtor without a plan of its own has that of the first rule that fits, on all its items. */
export async function assignPlans(ctx: Context, scope: Scope, columns: Columns, input: LoadNotesInput): Promise<void> {
  const { debtors, items } = columns
  const planOf = new Int16Array(debtors.count).fill(-1)
  await eachProfile(ctx, columns, { ...input, scope }, (row, profile, chosen) => {
    if (chosen === null) planOf[row] = input.planOfKey.get(assignedPlan(profile, input.planRules) ?? '') ?? -1
  })
  const rowOf = rowsById(debtors.id, debtors.count)
  for (let row = 0; row < items.count; row++) {
    const plan = planOf[rowOf(items.debtor[row] ?? -1)] ?? -1
    if (plan >= 0) items.plan[row] = plan
  }
}

type VisitProfile = (row: number, profile: DebtorProfile, chosen: string | null) => void

/** What rules ask of each debtor of the columns; `chosen`: the plan that a person gave it, which goes before the rules. */
export async function eachProfile(
  ctx: Context,
  { debtors, items }: Columns,
  { scope, planRules, planOfKey }: AssignedPlansInput & { readonly scope: Scope },
  visit: VisitProfile,
): Promise<void> {
  const rowOf = rowsById(debtors.id, debtors.count)
  const openCents = new Float64Array(debtors.count)
  for (let row = 0; row < items.count; row++) {
    const debtor = rowOf(items.debtor[row] ?? -1)
    if (debtor >= 0 && items.currency[row] === 0)
      openCents[debtor] = (openCents[debtor] ?? 0) + (items.openCents[row] ?? 0)
  }
  const needsDelays = planRules.some(
    ({ when }) => when.usualDelayDaysFrom !== undefined || when.usualDelayDaysTo !== undefined,
  )
  const delays = new Map((needsDelays ? await usualDelays(ctx, scope) : []).map((row) => [row.id, row.delayDays]))
  const profiles = new Map((await debtorProfiles(ctx, scope)).map((profile) => [profile.id, profile]))
  for (let row = 0; row < debtors.count; row++) {
    const id = debtors.id[row] ?? 0
    const { segment = null, planKey = null } = profiles.get(id) ?? {}
    const profile = {
      kind: DEBTOR_KINDS[debtors.kind[row] ?? 0] ?? 'business',
      country: countryOf(debtors.country[row] ?? 0),
      segment,
      openCents: openCents[row] ?? 0,
      usualDelayDays: delays.get(id) ?? null,
    }
    visit(row, profile, planKey !== null && planOfKey.has(planKey) ? planKey : null)
  }
}

export async function notePlaces(ctx: Context, scope: Scope, { debtors }: Columns): Promise<void> {
  const elsewhere = await debtorsElsewhere(ctx, scope)
  if (elsewhere.length === 0) return
  const rowOf = rowsById(debtors.id, debtors.count)
  for (const { id, country, postcode } of elsewhere) {
    const holidays = placeOf(country, postcode)?.holidays ?? null
    const row = rowOf(id)
    if (holidays !== null && row >= 0) debtors.calendar[row] = HOLIDAY_PLACES.indexOf(holidays) + 1
  }
}
