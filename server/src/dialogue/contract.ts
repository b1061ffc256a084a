// What travels about calls and answers.

import { z } from 'zod'
import { type Day, parseDay } from '#kernel'
import { CALL_OUTCOMES } from './model.ts'

const day = z
  .custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'a day, YYYY-MM-DD')
  .meta({ type: 'string', format: 'date' })

const MOST_ID = 2_147_483_647
const id = z.int().min(1).max(MOST_ID)

export const taskParams = z.object({ taskId: z.coerce.number().int().min(1).max(MOST_ID) })
export const debtorParams = z.object({ debtorId: z.coerce.number().int().min(1).max(MOST_ID) })

export const callAnswer = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('promise'), untilDay: day, itemIds: z.array(id).max(200).default([]) }),
  z.strictObject({
    kind: z.literal('dispute'),
    itemId: id,
    amountCents: z.int().min(1).nullable().default(null),
    reason: z.string().trim().min(1).max(500),
  }),
  z.strictObject({ kind: z.literal('call-back'), onDay: day }),
])

export const finishCallInput = z.strictObject({
  outcome: z.enum(CALL_OUTCOMES),
  answer: callAnswer.nullable().default(null),
  note: z.string().trim().max(2_000).nullable().default(null),
})

const contact = z.object({
  id: z.int(),
  name: z.string().nullable(),
  role: z.string(),
  phone: z.string(),
  email: z.string().nullable(),
})

const callToMake = z.object({
  taskId: z.int(),
  debtorId: z.int(),
  debtorName: z.string(),
  dueDay: day,
  isCallBack: z.boolean(),
  currency: z.string(),
  overdueCents: z.int(),
  daysPastDue: z.int(),
  contacts: z.array(contact).readonly(),
  calls: z.int(),
  reached: z.int(),
})

export const callList = z.object({ calls: z.array(callToMake).readonly() })

export const callOutput = callToMake.extend({
  items: z.array(
    z.object({
      id: z.int(),
      number: z.string(),
      issueDate: day,
      dueDate: day,
      openCents: z.int(),
      currency: z.string(),
      daysPastDue: z.int(),
    }),
  ),
  language: z.enum(['fr', 'en']),
  script: z.object({
    opening: z.string(),
    facts: z.array(z.string()).readonly(),
    question: z.string(),
    ways: z.array(z.object({ answer: z.string(), reply: z.string() })).readonly(),
    closing: z.string(),
    voicemail: z.string(),
  }),
})

export const confirmationInput = z.strictObject({ answer: callAnswer })
export const confirmationOutput = z.object({ subject: z.string(), text: z.string() })
export const doneOutput = z.object({ ok: z.literal(true) })
