// A situation as a file: everything that one decision needs, in words. Fields that are absent have the plain default; where
// a default would chase somebody by mistake (an unreadable hold, an unknown outcome) it is the careful one.

import { z } from 'zod'
import { Refusal } from '#kernel'
import { HOLIDAY_PLACES } from '#ledger'
import { centsSchema, daySchema, given, planRuleSchema, planSchema, withoutNulls } from './contract.ts'
import { ignoredFields } from './ignored-fields.ts'
import {
  CHANNELS,
  type CollectionPlan,
  DEBTOR_KINDS,
  DOCUMENT_KINDS,
  LATENESS_CAUSES,
  NATURES,
  PAYMENT_MEANS,
} from './model.ts'
import { planFaults } from './plan.ts'
import { DEFAULT_PLANS } from './plans/index.ts'
import { USED_STEP_STATES } from './position.ts'
import { saidOfFault } from './sentences/advice.ts'

const idSchema = z.union([z.string().min(1), z.int()])
const currencySchema = z.string().regex(/^[A-Z]{3}$/)
const countSchema = z.int().min(0)
/** `confirmed` is read as accepted, `ambiguous` as unknown. */
const HISTORY_STATES = [...USED_STEP_STATES, 'confirmed', 'ambiguous', 'data_started'] as const

/** `FR` is metropolitan France; an unknown country keeps no holidays. */
const zoneSchema = z.enum([...HOLIDAY_PLACES, 'FR'])

const settingsSchema = z
  .object({
    currency: given(currencySchema),
    automation: given(z.enum(['on', 'off', 'rehearsal'])),
    killSwitch: given(z.boolean()),
    promiseGraceDays: given(countSchema),
    announcedPaymentDays: given(countSchema),
    disputeAnswerDays: given(countSchema),
    preDueEveryDays: given(countSchema),
    daysAfterIssue: given(countSchema),
    toleranceCents: given(countSchema),
    contactCap: given(z.object({ contacts: z.int().min(1), periodDays: z.int().min(1) })),
    maximumMessages: given(countSchema),
    largeRunMessages: given(countSchema),
    confirmFromCents: given(countSchema),
    secondApprovalCents: given(countSchema),
  })
  .transform(withoutNulls)

const holdSchema = z.object({
  kind: z
    .unknown()
    .optional()
    .meta({ description: 'dispute, promise, insolvency, pause … Anything that is not understood holds, too.' }),
  from: z.unknown().optional().meta({ description: 'First day; absent: since ever.' }),
  until: z.unknown().optional().meta({ description: 'Last day, for a promise the promised one; absent: open-ended.' }),
  invoice: given(idSchema),
  amountCents: z
    .unknown()
    .optional()
    .meta({ description: 'The part that is held, of a promise what was not paid since; absent: all of it.' }),
})

const causeSchema = given(z.enum(LATENESS_CAUSES)).meta({
  description:
    'Why it is late, as somebody heard it; that of an invoice goes before that of its debtor. Absent: an oversight.',
})

const debtorSchema = z
  .object({
    id: idSchema,
    kind: z.enum(DEBTOR_KINDS).default('business'),
    plan: given(z.string()),
    segment: given(z.string()),
    usualDelayDays: given(z.int()),
    cause: causeSchema,
    country: z.string().nullable().default('FR').meta({ description: 'ISO 3166-1; null when it is not known.' }),
    zone: given(zoneSchema),
    email: z.union([z.string(), z.boolean(), z.null()]).exactOptional(),
    postal: z.unknown().optional(),
    phone: z.union([z.string(), z.boolean(), z.null()]).exactOptional(),
    unappliedCreditCents: z.int().min(0).default(0),
    unmatchedCredit: z.boolean().default(false),
    holds: z.array(holdSchema).default([]),
  })
  .meta({ description: 'A debtor that says nothing of email, postal and phone can be reached by all of them.' })

const statusSchema = z.union([
  z.string(),
  z.object({ code: z.string(), date: given(daySchema), amountCents: given(centsSchema) }).transform(withoutNulls),
])

const invoiceSchema = z
  .object({
    id: idSchema,
    debtor: idSchema,
    plan: given(z.string()),
    documentKind: z.enum(DOCUMENT_KINDS).default('invoice'),
    nature: z.enum(NATURES).default('receivable'),
    issueDate: given(daySchema),
    sentDate: given(daySchema),
    dueDate: given(daySchema),
    performedFrom: given(daySchema),
    performedTo: given(daySchema),
    enteredDate: given(daySchema),
    returnedDate: given(daySchema),
    totalCents: given(centsSchema),
    openCents: given(centsSchema),
    currency: given(currencySchema),
    paymentMeans: z.enum(PAYMENT_MEANS).default('transfer'),
    holder: given(z.string()),
    holderNotified: z.boolean().default(false),
    statuses: z.array(statusSchema).default([]),
    cause: causeSchema,
  })
  .transform(withoutNulls)

const historySchema = z
  .object({
    invoice: idSchema,
    debtor: given(idSchema),
    step: z.string(),
    cycle: z.int().min(1).default(1),
    channel: given(z.enum(CHANNELS)),
    state: z.enum(HISTORY_STATES).default('accepted'),
    date: daySchema,
    deadline: daySchema.nullable().exactOptional(),
  })
  .meta({ description: 'A sending of the past. `deadline` absent: the one that the step grants; null: it named none.' })

const calendarSchema = z
  .object({
    holidays: given(zoneSchema),
    sendOn: given(z.array(z.int().min(1).max(7)).min(1)).meta({ description: '1 is Monday, 7 Sunday.' }),
    closures: z.array(z.object({ from: daySchema, until: daySchema })).default([]),
  })
  .transform(withoutNulls)
  .meta({
    description: 'What it does not say does not hold anything back: no holidays are kept, every day is one to send on.',
  })

const situationSchema = z
  .object({
    today: given(daySchema),
    settings: settingsSchema.prefault({}),
    plans: given(z.array(planSchema).min(1)),
    planRules: z.array(planRuleSchema).default([]),
    calendar: calendarSchema.prefault({}),
    bank: given(z.object({ freshAsOf: daySchema.nullable() })),
    debtors: z.array(debtorSchema),
    invoices: z.array(invoiceSchema),
    history: z.array(historySchema).default([]),
  })
  .transform(withoutNulls)
  .meta({ title: 'Situation', description: 'What `quittance decide` reads. Days are YYYY-MM-DD, amounts whole cents.' })

export type Situation = z.output<typeof situationSchema>
export type SituationId = z.output<typeof idSchema>
export type SituationInvoice = Situation['invoices'][number]
export type SituationDebtor = Situation['debtors'][number]
export type SituationHold = SituationDebtor['holds'][number]
export type SituationEntry = Situation['history'][number]

/** Reads a situation; refuses what is wrong with its place. */
export function parseSituation(json: unknown): Situation {
  const parsed = situationSchema.safeParse(json)
  if (!parsed.success) throw misshapen(parsed.error)
  checkPlans(parsed.data.plans ?? [])
  checkReferences(parsed.data)
  return parsed.data
}

const jsonSchema = z.toJSONSchema(situationSchema, { io: 'input' })

/** The JSON Schema that is published as docs/situation.schema.json. */
export const situationSchemaPage = (): string => `${JSON.stringify(jsonSchema, null, 2)}\n`

/** Places of the file that nothing reads. */
export const unreadFields = (json: unknown): string[] =>
  ignoredFields(json, jsonSchema as Parameters<typeof ignoredFields>[1])

function checkPlans(plans: readonly CollectionPlan[]): void {
  for (const plan of plans) {
    const [fault] = planFaults(plan)
    if (!fault) continue
    const step = fault.step === null ? '–' : (plan.steps[fault.step]?.key ?? '–')
    throw new Refusal('strategy.plan_impossible', {
      plan: plan.key,
      step,
      fault: fault.fault,
      said: saidOfFault(fault.fault),
    })
  }
}

function checkReferences(situation: Situation): void {
  const debtors = distinct('debtors', situation.debtors)
  const invoices = distinct('invoices', situation.invoices)
  const plans = new Set((situation.plans ?? DEFAULT_PLANS).map((plan) => plan.key))
  const mustKnow = (known: ReadonlySet<string>, id: SituationId | null | undefined, place: string, list: string) => {
    if (id !== undefined && id !== null && !known.has(String(id)))
      throw new Refusal('strategy.situation_unknown_reference', { place, id, list })
  }
  for (const [index, rule] of situation.planRules.entries())
    mustKnow(plans, rule.plan, `planRules[${index}].plan`, 'plans')
  for (const [index, debtor] of situation.debtors.entries())
    mustKnow(plans, debtor.plan, `debtors[${index}].plan`, 'plans')
  for (const [index, invoice] of situation.invoices.entries()) {
    mustKnow(debtors, invoice.debtor, `invoices[${index}].debtor`, 'debtors')
    mustKnow(plans, invoice.plan, `invoices[${index}].plan`, 'plans')
    if (invoice.totalCents === undefined && invoice.openCents === undefined) {
      throw new Refusal('strategy.situation_field', { place: `invoices[${index}].openCents`, expected: 'integer' })
    }
    if (!hasTwoDecimals(invoice.currency ?? 'EUR')) {
      throw new Refusal('strategy.situation_currency', {
        place: `invoices[${index}].currency`,
        currency: invoice.currency,
      })
    }
  }
  for (const [index, entry] of situation.history.entries()) {
    if (entry.debtor === undefined || entry.debtor === null)
      mustKnow(invoices, entry.invoice, `history[${index}].invoice`, 'invoices')
    else mustKnow(debtors, entry.debtor, `history[${index}].debtor`, 'debtors')
  }
}

function distinct(list: string, rows: readonly { readonly id: SituationId }[]): Set<string> {
  const seen = new Set<string>()
  for (const [index, { id }] of rows.entries()) {
    if (seen.has(String(id))) throw new Refusal('strategy.situation_duplicate', { place: `${list}[${index}].id`, id })
    seen.add(String(id))
  }
  return seen
}

/** Amounts are whole cents: a currency of other than two decimals is refused rather than read a hundredfold wrong. */
const hasTwoDecimals = (currency: string): boolean =>
  new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits === 2

/** The first thing that is wrong, with its place. */
export function misshapen(
  error: z.ZodError,
  code: 'strategy.situation_field' | 'strategy.plan_field' = 'strategy.situation_field',
): Refusal {
  const [issue] = error.issues
  const path = issue?.path ?? []
  const place = path
    .map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at ? '.' : ''}${String(part)}`))
    .join('')
  return new Refusal(code, { place: place || '–', expected: issue ? expectedBy(issue) : '–' })
}

/** What a field should have been, in a form that needs no translation. */
function expectedBy(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return issue.expected
  if (issue.code === 'invalid_value') return issue.values.map(String).join(' | ')
  if (issue.code === 'invalid_format') return issue.format === 'date' ? 'YYYY-MM-DD' : issue.format
  if (issue.code === 'too_small') return `≥ ${String(issue.minimum)}`
  if (issue.code === 'too_big') return `≤ ${String(issue.maximum)}`
  if (issue.code === 'invalid_union')
    return issue.errors.flatMap((issues) => issues.slice(0, 1).map(expectedBy)).join(' | ')
  return issue.message
}
