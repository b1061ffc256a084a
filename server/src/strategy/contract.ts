// What travels: a collection plan as a file and on its screen, and the fields that situations are made of. Their JSON Schema is
// published.

import { z } from 'zod'
import { type Day, parseDay } from '#kernel'
import type { PlanRule } from './assign-plan.ts'
import {
  CHANGE_KINDS,
  CHANNELS,
  type CollectionPlan,
  DEBTOR_KINDS,
  DOCUMENT_KINDS,
  KNOWLEDGES,
  LATENESS_CAUSES,
  type Level,
  MODES,
  MOST_MONTHS,
  PAYMENT_MEANS,
  RECIPIENT_ROLES,
} from './model.ts'

/** A day that we say. */
export const dayOutput = z
  .custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'a day, YYYY-MM-DD')
  .meta({ type: 'string', format: 'date' })
/** By its pattern and by the calendar: 2026-02-30 is refused. */
export const daySchema = z.iso.date().transform((text) => text as Day)
export const centsSchema = z.int()
const positiveCentsSchema = z.int().min(0)
const daysSchema = z.int().min(0).max(3650)

/** What is known of the item itself: why it is late, and the last status of its electronic invoice. */
const conditions = {
  causes: given(z.array(z.enum(LATENESS_CAUSES)).min(1)),
  statuses: given(z.array(z.string().regex(/^\d{3}$/)).min(1)),
}

const stepSchema = z
  .object({
    key: z.string().min(1).max(60),
    level: z
      .int()
      .min(0)
      .max(4)
      .transform((level) => level as Level),
    offsetDays: given(z.int().min(-366).max(3650)),
    afterPreviousDays: given(daysSchema),
    channel: z.enum(CHANNELS),
    mode: z.enum(MODES).default('automatic'),
    template: given(z.string().min(1)),
    recipientRole: given(z.enum(RECIPIENT_ROLES)),
    floorCents: given(positiveCentsSchema),
    ceilingCents: given(positiveCentsSchema),
    belowFloor: given(z.enum(['wait', 'skip'])),
    deadlineDays: given(daysSchema),
    lapseDays: given(daysSchema),
    fallbackChannel: given(z.enum(CHANNELS)),
    attachInvoices: given(z.boolean()),
    sender: given(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/)),
    repeat: given(z.object({ everyDays: z.int().min(1).max(366), times: z.int().min(1).max(100) })),
    onlyFor: given(
      z
        .object({
          debtorKinds: given(z.array(z.enum(DEBTOR_KINDS))),
          documentKinds: given(z.array(z.enum(DOCUMENT_KINDS))),
          paymentMeans: given(z.array(z.enum(PAYMENT_MEANS))),
          ...conditions,
        })
        .transform(withoutNulls),
    ),
    notFor: given(z.object(conditions).transform(withoutNulls)),
  })
  .transform(withoutNulls)

export const planSchema = z
  .object({
    key: z.string().min(1).max(60),
    name: given(z.object({ fr: z.string(), en: z.string() })),
    minimumGapDays: daysSchema.default(7),
    paymentsMaximumAgeDays: daysSchema.default(3),
    oldInvoices: z.enum(['start-at-first-overdue', 'enter-at-fitting-step']).default('start-at-first-overdue'),
    steps: z.array(stepSchema).min(1).max(60),
  })
  .transform(withoutNulls)

const ruleConditions = {
  debtorKinds: given(z.array(z.enum(DEBTOR_KINDS)).min(1)),
  countries: given(z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)),
  segments: given(z.array(z.string().trim().min(1).max(60)).min(1)),
  openCentsFrom: given(positiveCentsSchema),
  openCentsTo: given(positiveCentsSchema),
  usualDelayDaysFrom: given(z.int().min(-366).max(3650)),
  usualDelayDaysTo: given(z.int().min(-366).max(3650)),
}
const rulePlan = z.string().min(1).max(60)

/** A rule that gives debtors their plan; see assign-plan.ts. */
export const planRuleSchema = z.object({
  plan: rulePlan,
  when: z.object(ruleConditions).transform(withoutNulls).prefault({}),
})

/** As rules are kept: a condition that nobody knows would make the rule one for everybody, and is refused. */
const keptRuleSchema = z.strictObject({
  plan: rulePlan,
  when: z.strictObject(ruleConditions).transform(withoutNulls).prefault({}),
})

/** A field that may be left out; null says the same. */
export function given<Schema extends z.ZodType>(schema: Schema): z.ZodExactOptional<z.ZodNullable<Schema>> {
  return schema.nullable().exactOptional()
}

export function withoutNulls<T extends object>(fields: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as WithoutNulls<T>
}
type WithoutNulls<T> = { [Field in keyof T]: Exclude<T[Field], null> }

// ---- The screen of the plans

/** As it was read by the schemas above, or kept by us. */
export const planBody = z.custom<CollectionPlan>().meta({ type: 'object' })
const ruleBody = z.custom<PlanRule>().meta({ type: 'object' })

export const planParams = z.object({ key: z.string().min(1).max(60) })
export const planVersionParams = planParams.extend({ version: z.coerce.number().int().min(1) })

export const planOutput = z.object({
  key: z.string(),
  name: z.string(),
  version: z.int(),
  defaultFor: z.enum(DEBTOR_KINDS).nullable(),
  /** Null for a version that came with the program. */
  recordedBy: z.string().nullable(),
  recordedAt: z.string(),
  plan: planBody,
  /** What its steps are called, in their order. */
  stepNames: z.array(z.string()),
})
export const plansOutput = z.object({
  rows: z.array(planOutput),
  /** Taken away, and there to be had back. */
  retired: z.array(planOutput),
  /** Every name that a step ever had: none of them may be given to another step. */
  usedKeys: z.array(z.string()),
  /** The texts that a step may name, from the mildest; each is for its level or a firmer one. */
  texts: z.array(z.object({ key: z.string(), name: z.string() })),
})
export const concernedOutput = z.object({
  rows: z.array(
    z.object({
      key: z.string(),
      debtors: z.int(),
      items: z.int(),
      openCents: z.int(),
      noEmail: z.int(),
      noPost: z.int(),
      noPhone: z.int(),
    }),
  ),
})

/** The plan itself is read by `planSchema`, which says what is wrong with it and where. */
export const planInput = z.strictObject({ version: z.int().min(1), plan: z.unknown() })
export const newPlanInput = z.strictObject({ plan: z.unknown() })
export const planTrialInput = z.strictObject({
  plan: z.unknown(),
  days: z.int().min(1).max(366).default(30),
})
export const planAdviceOutput = z.object({
  advice: z.array(
    z.object({
      step: z.int().nullable(),
      code: z.string(),
      severity: z.enum(['error', 'warning']),
      text: z.string(),
      article: z.string().nullable(),
    }),
  ),
})

const plannedStep = z.object({ day: dayOutput, step: z.string(), channel: z.enum(CHANNELS) })
export const planChangesOutput = z.object({
  summary: z.array(z.object({ kind: z.enum(CHANGE_KINDS), debtors: z.int(), items: z.int(), cents: z.int() })),
  changes: z.array(
    z.object({
      kind: z.enum(CHANGE_KINDS),
      debtorId: z.int(),
      debtorName: z.string(),
      itemId: z.int(),
      number: z.string(),
      currency: z.string(),
      openCents: z.int(),
      before: plannedStep.nullable(),
      after: plannedStep.nullable(),
    }),
  ),
  total: z.int(),
  unchanged: z.int(),
})

export const stepPreviewInput = z.strictObject({
  plan: z.unknown(),
  step: z.string().min(1).max(60),
  debtorId: z.int().nullable().default(null),
})
/** The pages of a letter that would be printed, one below the other in one picture. */
export const letterPages = z.object({ svg: z.string(), count: z.int() })

export const stepPreviewOutput = z.object({
  channel: z.enum(CHANNELS),
  /** The day on which it would be written so. */
  day: dayOutput,
  /** Then `day` is the last one of the half-year before: a rate of the law for the day of the step is not published yet. */
  isDatedBefore: z.boolean(),
  /** Null: nobody is followed by this plan, the message is about an example. */
  debtorId: z.int().nullable(),
  /** Whom it can be tried on, the largest first. */
  debtors: z.array(z.object({ id: z.int(), name: z.string(), cents: z.int(), isAtStep: z.boolean() })),
  recipient: z.object({ name: z.string(), email: z.string().nullable(), postal: z.string().nullable() }),
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  pages: letterPages.nullable(),
  missing: z.array(z.string()),
})

export const planVersionsOutput = z.object({ rows: z.array(planOutput) })

export const planRulesInput = z.strictObject({ version: z.int().min(0), rules: z.array(keptRuleSchema).max(100) })
export const planRulesOutput = z.object({ version: z.int(), rules: z.array(ruleBody), segments: z.array(z.string()) })
export const ruleSharesInput = z.strictObject({ rules: z.array(keptRuleSchema).max(100) })
const share = z.object({ debtors: z.int(), openCents: z.int() })
export const ruleSharesOutput = z.object({
  rules: z.array(share),
  byKind: z.object({ business: share, public: share, consumer: share, association: share }),
  chosen: share,
})

/** Null: what rules or the kind of its debtor say. */
export const itemPlanInput = z.strictObject({ planKey: z.string().min(1).max(60).nullable() })
export const itemPlanOutput = z.object({ before: z.string().nullable() })
export const debtorPlanOutput = z.object({
  key: z.string(),
  name: z.string(),
  because: z.enum(['chosen', 'rule', 'kind']),
  items: z.array(z.object({ itemId: z.int(), key: z.string(), name: z.string() })),
})

// ---- The past months, played again

export const replayQuery = z.object({
  months: z.coerce.number().int().min(1).max(MOST_MONTHS).default(MOST_MONTHS),
  as: z.enum(KNOWLEDGES).optional(),
})

export const replayOutput = z.object({
  from: dayOutput,
  to: dayOutput,
  knowledge: z.enum(KNOWLEDGES),
  knownSince: dayOutput.nullable(),
  months: z.array(
    z.object({
      month: z.string(),
      messages: z.int(),
      letters: z.int(),
      calls: z.int(),
      levels: z.array(z.int()).readonly(),
      debtors: z.int(),
      items: z.int(),
      askedCents: z.int(),
      paidCents: z.int(),
      settledItems: z.int(),
      medianDays: z.int().nullable(),
      settledBefore: z.int(),
      left: z.object({ messages: z.int(), letters: z.int(), calls: z.int() }),
      acts: z
        .array(
          z.object({
            day: dayOutput,
            debtorId: z.int(),
            debtorName: z.string(),
            channel: z.enum(CHANNELS),
            step: z.string(),
            level: z.int(),
            currency: z.string(),
            totalCents: z.int(),
            itemCount: z.int(),
            paidCents: z.int(),
            settledAfterDays: z.int().nullable(),
          }),
        )
        .readonly(),
    }),
  ),
})
