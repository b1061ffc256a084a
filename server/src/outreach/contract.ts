// What travels about messages, letters and tasks.

import { z } from 'zod'
import { type Day, parseDay } from '#kernel'
import { MESSAGE_STATES, TASK_RESULTS } from './act.ts'
import { LETTER_FATES } from './registered.ts'

const day = z
  .custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'a day, YYYY-MM-DD')
  .meta({ type: 'string', format: 'date' })

const MOST_ID = 2_147_483_647
/** Ids are four bytes in the database: a larger number names nothing, and would be a fault there. */
const id = z.int().min(1).max(MOST_ID)
/** The same in an address. */
export const idText = z.coerce.number().int().min(1).max(MOST_ID)

export const outboxQuery = z.object({
  state: z.enum(MESSAGE_STATES).optional(),
  debtor: idText.optional(),
  cursor: idText.optional(),
})

export const messageRow = z.object({
  id: z.int(),
  actId: z.int(),
  debtorId: z.int(),
  debtorName: z.string(),
  channel: z.enum(['email', 'letter', 'registered-letter']),
  state: z.enum(MESSAGE_STATES),
  recipientName: z.string(),
  recipientEmail: z.string().nullable(),
  subject: z.string(),
  preparedAt: z.string(),
  acceptedAt: z.string().nullable(),
  lastError: z.string().nullable(),
})

export const messagePage = z.object({ rows: z.array(messageRow), next: z.string().nullable() })

export const messageOutput = messageRow.extend({
  text: z.string(),
  html: z.string().nullable(),
  letterUrl: z.string().nullable(),
  messageId: z.string().nullable(),
  /** Copies of invoices that travel with it. */
  enclosures: z.array(z.object({ documentId: z.int(), fileName: z.string(), sizeBytes: z.int() })),
})

export const resolveInput = z.strictObject({ outcome: z.enum(['accepted', 'failed']) })
export const batchOutput = z.object({ rows: z.array(messageRow) })
export const printInput = z.strictObject({ messageIds: z.array(id).max(2_000).optional() })
export const postedInput = z.strictObject({ messageIds: z.array(id).min(1).max(2_000), onDay: day })
export const unpostedInput = z.strictObject({ messageIds: z.array(id).min(1).max(2_000) })
export const unpostedOutput = z.object({ waiting: z.int() })
export const registeredInput = z.strictObject({
  number: z.string().trim().min(1).max(40).optional(),
  depositedOn: day.optional(),
  fate: z.strictObject({ kind: z.enum(LETTER_FATES), onDay: day }).optional(),
})
export const registeredOutput = z.object({
  number: z.string().nullable(),
  carrier: z.string(),
  depositedOn: day.nullable(),
  fate: z.enum(LETTER_FATES).nullable(),
  fateOn: day.nullable(),
})
export const postedOutput = z.object({ posted: z.int() })
export const taskDoneInput = z.strictObject({
  result: z.enum(TASK_RESULTS),
  note: z.string().trim().max(2_000).optional(),
})
export const idParams = z.object({ id: idText })
export const doneOutput = z.object({ ok: z.literal(true) })

/** One of the senders; the account itself when not given. */
export const mailTestInput = z.strictObject({ sender: z.string().max(40).optional() }).prefault({})

export const mailTestOutput = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), to: z.string() }),
  z.object({ ok: z.literal(false), explanation: z.string() }),
])

export const domainOutput = z.object({
  findings: z
    .array(
      z.object({
        record: z.enum(['spf', 'dkim', 'dmarc']),
        state: z.enum(['right', 'wrong', 'missing', 'unknown']),
        name: z.string(),
        value: z.string().nullable(),
        explanation: z.string(),
      }),
    )
    .readonly(),
})
