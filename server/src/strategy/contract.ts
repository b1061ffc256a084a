// What travels: a collection plan as a file, and the fields that situations are made of. Their JSON Schema is published.

import { z } from 'zod'
import type { Day } from '#kernel'
import { CHANNELS, DEBTOR_KINDS, DOCUMENT_KINDS, type Level, MODES, PAYMENT_MEANS, RECIPIENT_ROLES } from './model.ts'

/** By its pattern and by the calendar: 2026-02-30 is refused. */
export const daySchema = z.iso.date().transform((text) => text as Day)
export const centsSchema = z.int()
const positiveCentsSchema = z.int().min(0)
const daysSchema = z.int().min(0).max(3650)

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
        })
        .transform(withoutNulls),
    ),
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

/** A rule that gives debtors their plan; see assign-plan.ts. */
export const planRuleSchema = z.object({
  plan: z.string().min(1).max(60),
  when: z
    .object({
      debtorKinds: given(z.array(z.enum(DEBTOR_KINDS)).min(1)),
      countries: given(z.array(z.string().regex(/^[A-Z]{2}$/)).min(1)),
      segments: given(z.array(z.string().trim().min(1).max(60)).min(1)),
      openCentsFrom: given(positiveCentsSchema),
      openCentsTo: given(positiveCentsSchema),
      usualDelayDaysFrom: given(z.int().min(-366).max(3650)),
      usualDelayDaysTo: given(z.int().min(-366).max(3650)),
    })
    .transform(withoutNulls)
    .prefault({}),
})

/** A field that may be left out; null says the same. */
export function given<Schema extends z.ZodType>(schema: Schema): z.ZodExactOptional<z.ZodNullable<Schema>> {
  return schema.nullable().exactOptional()
}

export function withoutNulls<T extends object>(fields: T): WithoutNulls<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null)) as WithoutNulls<T>
}
type WithoutNulls<T> = { [Field in keyof T]: Exclude<T[Field], null> }
