// From a situation in words to the compact form that is decided on, and back to its names.

import { type Day, type DayNumber, dayNumber } from '#kernel'
import type { HolidayPlace } from '@quittance/law'
import { assignedPlan, type DebtorProfile, type PlanRule } from './assign-plan.ts'
import type { CollectionPlan, DebtorSituation, Hold, ItemSituation } from './model.ts'
import { NO_DAY } from './model.ts'
import { DEFAULT_PLAN_OF, DEFAULT_PLANS } from './plans/index.ts'
import { addContact, advance, isContact, type MutablePosition, NO_POSITION } from './position.ts'
import { type PastSteps, readHistory } from './read-history.ts'
import { holdsOfStatuses, isAssignedByStatus, lastStatus, readHold, UNREADABLE } from './read-holds.ts'
import { compileSettings, type DecisionSettings, PLAIN_POLICY } from './settings.ts'
import type { Situation, SituationDebtor, SituationId, SituationInvoice } from './situation.ts'

export type CompiledSituation = {
  readonly settings: DecisionSettings
  readonly debtors: readonly DebtorSituation[]
  /** Index = the id in the compact form. Sorted by name, so that the order of the file decides nothing. */
  readonly debtorNames: readonly SituationId[]
  readonly itemNames: readonly SituationId[]
}

/** `plans` replaces the situation's own, to see what others would do with the same past. */
export function compileSituation(
  situation: Situation,
  today: Day,
  plans?: readonly CollectionPlan[],
): CompiledSituation {
  const debtors = situation.debtors.toSorted(byName)
  const invoices = situation.invoices.toSorted(byName)
  const names: Names = {
    itemIds: new Map(invoices.map((invoice, id) => [String(invoice.id), id])),
    payees: [...new Set(invoices.map(payeeOf))].filter((payee) => payee !== 'us').toSorted(),
    zones: [...new Set(debtors.flatMap((debtor) => (debtor.zone ? [zoneOf(debtor.zone)] : [])))].toSorted(),
    isKindsPlan: plans === undefined && situation.plans === undefined,
  }
  const { planRules } = situation
  const settings = settingsOf(situation, today, plans ?? situation.plans ?? DEFAULT_PLANS, names)
  const invoicesOf = Map.groupBy(invoices, (invoice) => String(invoice.debtor))
  const historyOf = readHistory(situation, settings)
  return {
    settings,
    debtors: debtors.map((debtor, id) => {
      const key = String(debtor.id)
      return debtorOf({
        debtor,
        id,
        invoices: invoicesOf.get(key) ?? [],
        past: historyOf.get(key) ?? [],
        names,
        settings,
        planRules,
      })
    }),
    debtorNames: debtors.map((debtor) => debtor.id),
    itemNames: invoices.map((invoice) => invoice.id),
  }
}

type Names = {
  readonly itemIds: ReadonlyMap<string, number>
  readonly payees: readonly string[]
  readonly zones: readonly HolidayPlace[]
  /** No plans were given: each debtor has the default plan of its kind. */
  readonly isKindsPlan: boolean
}

type DebtorInput = {
  readonly debtor: SituationDebtor
  readonly id: number
  readonly invoices: readonly SituationInvoice[]
  readonly past: readonly PastSteps[]
  readonly names: Names
  readonly settings: DecisionSettings
  readonly planRules: readonly PlanRule[]
}

function settingsOf(
  situation: Situation,
  today: Day,
  plans: readonly CollectionPlan[],
  names: Names,
): DecisionSettings {
  const { currency = 'EUR', ...policy } = situation.settings
  const { holidays, sendOn = [1, 2, 3, 4, 5, 6, 7], closures } = situation.calendar
  const others = [...new Set(situation.invoices.map((invoice) => invoice.currency ?? currency))].toSorted()
  const freshAsOf = situation.bank?.freshAsOf
  return compileSettings({
    today,
    plans,
    currencies: [currency, ...others.filter((other) => other !== currency)],
    calendar: { holidays: holidays ? zoneOf(holidays) : null, sendOn, closures },
    debtorPlaces: names.zones,
    paymentsKnown: freshAsOf === undefined ? 'today' : (freshAsOf ?? 'unknown'),
    policy: { ...PLAIN_POLICY, ...policy },
  })
}

function debtorOf(input: DebtorInput): DebtorSituation {
  const { debtor, id, invoices, past, names, settings } = input
  const contacts: DebtorSituation['contacts'][number][] = []
  for (const { used } of past) if (isContact(used)) addContact(contacts, used, settings.stepCodes)
  const holds = debtor.holds.map((raw) => ({ hold: readHold(raw), invoice: raw.invoice ?? undefined }))
  const own = new Set(invoices.map((invoice) => String(invoice.id)))
  const pastOf = Map.groupBy(past, (step) => step.invoice)
  const isSilent = debtor.email === undefined && debtor.postal === undefined && debtor.phone === undefined
  const reaches = (medium: PastSteps['medium'], value: unknown) =>
    (isSilent || Boolean(value)) && !hasBounced(past, medium)
  return {
    id,
    kind: debtor.kind,
    country: debtor.country,
    calendar: debtor.zone ? names.zones.indexOf(zoneOf(debtor.zone)) + 1 : 0,
    canEmail: reaches('email', debtor.email),
    canPost: reaches('post', debtor.postal),
    canPhone: reaches('phone', debtor.phone),
    canText: reaches('phone', debtor.phone),
    unappliedCreditCents: debtor.unappliedCreditCents,
    unmatchedCredit: debtor.unmatchedCredit,
    holds: holds.flatMap(({ hold, invoice }) => {
      if (invoice === undefined) return [hold]
      return own.has(String(invoice)) ? [] : [UNREADABLE]
    }),
    contacts,
    items: invoices.map((invoice) => {
      const onInvoice = holds
        .filter((placed) => String(placed.invoice) === String(invoice.id))
        .map((placed) => placed.hold)
      return itemOf(invoice, onInvoice, pastOf.get(String(invoice.id)) ?? [], input)
    }),
  }
}

function itemOf(
  invoice: SituationInvoice,
  holds: readonly Hold[],
  past: readonly PastSteps[],
  input: DebtorInput,
): ItemSituation {
  const { debtor, names, settings } = input
  const planKey =
    invoice.plan ??
    debtor.plan ??
    assignedPlan(profileOf(input), input.planRules) ??
    (names.isKindsPlan ? DEFAULT_PLAN_OF[debtor.kind] : undefined)
  const plan = settings.plans.find((known) => known.key === planKey) ?? settings.plans[0]
  if (!plan) throw new Error('a situation without plans')
  const position: MutablePosition = { ...NO_POSITION }
  for (const step of past) advance(position, step.used, plan, settings.stepCodes)
  const isAssigned = isAssignedByStatus(invoice)
  return {
    ...position,
    id: names.itemIds.get(String(invoice.id)) ?? -1,
    plan: plan.index,
    currency: settings.currencies.indexOf(invoice.currency ?? settings.currencies[0] ?? 'EUR'),
    documentKind: invoice.documentKind,
    nature: invoice.nature,
    paymentMeans: invoice.paymentMeans,
    payee: names.payees.indexOf(payeeOf(invoice)) + 1,
    holderIsUs: payeeOf(invoice) === 'us' && !isAssigned,
    holderNotified: invoice.holderNotified || isAssigned,
    dueDay: numberOf(invoice.dueDate),
    issueDay: numberOf(invoice.sentDate ?? invoice.issueDate),
    performedDay: numberOf(invoice.performedFrom ?? invoice.performedTo),
    enteredDay: numberOf(invoice.enteredDate),
    returnedDay: numberOf(invoice.returnedDate),
    totalCents: invoice.totalCents ?? invoice.openCents ?? 0,
    openCents: invoice.openCents ?? invoice.totalCents ?? 0,
    cause: invoice.cause ?? debtor.cause ?? 'oversight',
    status: lastStatus(invoice),
    holds: [...holds, ...holdsOfStatuses(invoice)],
  }
}

function profileOf({ debtor, invoices, settings }: DebtorInput): DebtorProfile {
  const [currency = 'EUR'] = settings.currencies
  const open = invoices.filter((invoice) => (invoice.currency ?? currency) === currency)
  return {
    kind: debtor.kind,
    country: debtor.country,
    segment: debtor.segment ?? null,
    openCents: open.reduce((sum, { openCents, totalCents }) => sum + Math.max(0, openCents ?? totalCents ?? 0), 0),
    usualDelayDays: debtor.usualDelayDays ?? null,
  }
}

/** An address that came back is not used again before something was accepted there. */
function hasBounced(past: readonly PastSteps[], medium: PastSteps['medium']): boolean {
  const there = past.filter((step) => step.medium === medium)
  const last = (states: readonly string[]) =>
    Math.max(NO_DAY, ...there.filter((s) => states.includes(s.used.state)).map((s) => s.used.day))
  return last(['bounced']) > last(['accepted', 'delivered'])
}

function byName(a: { readonly id: SituationId }, b: { readonly id: SituationId }): number {
  return String(a.id) < String(b.id) ? -1 : 1
}

const payeeOf = (invoice: SituationInvoice): string => invoice.holder ?? 'us'
const zoneOf = (zone: HolidayPlace | 'FR'): HolidayPlace => (zone === 'FR' ? 'metropole' : zone)
const numberOf = (day: Day | undefined): DayNumber => (day === undefined ? NO_DAY : dayNumber(day))
