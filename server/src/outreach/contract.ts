// What travels about messages, letters and tasks.

import { z } from 'zod'
import { type Day, parseDay } from '#kernel'
import { MESSAGE_STATES, TASK_RESULTS } from './act.ts'
import { LETTER_FATES } from './registered.ts'
import { TEXT_CASES } from './model.ts'

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
  channel: z.enum(['email', 'letter', 'registered-letter', 'sms']),
  state: z.enum(MESSAGE_STATES),
  recipientName: z.string(),
  recipientEmail: z.string().nullable(),
  recipientPhone: z.string().nullable(),
  subject: z.string(),
  preparedAt: z.string(),
  acceptedAt: z.string().nullable(),
  lastError: z.string().nullable(),
})

/** `leavesAt`: the hour that it waits for; null when it waits for none. */
export const outboxRow = messageRow.extend({ leavesAt: z.string().nullable() })

export const messagePage = z.object({ rows: z.array(outboxRow), next: z.string().nullable() })

export const queueTroubleOutput = z.object({
  /** By account; null is the company's own. */
  troubles: z.array(
    z.object({ account: z.string().nullable(), messages: z.int(), since: z.string(), said: z.string() }),
  ),
})

export const messageOutput = outboxRow.extend({
  text: z.string(),
  html: z.string().nullable(),
  letterUrl: z.string().nullable(),
  messageId: z.string().nullable(),
  senderEmail: z.string().nullable(),
  /** Copies of invoices that travel with it, and those that it links to, with the last day on which the link opens. */
  enclosures: z.array(
    z.object({ documentId: z.int(), fileName: z.string(), sizeBytes: z.int(), linkedUntil: day.nullable() }),
  ),
  textName: z.string().nullable(),
  textVersion: z.int().nullable(),
})

export const resolveInput = z.strictObject({ outcome: z.enum(['accepted', 'failed']) })
/** `isOutdated`: what it says is no longer true; if it is not in a post box yet, it must not get there. */
export const batchOutput = z.object({ rows: z.array(messageRow.extend({ isOutdated: z.boolean() })) })
export const printInput = z.strictObject({
  messageIds: z.array(id).max(2_000).optional(),
  separators: z.boolean().optional(),
})
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
export const postedRegisteredOutput = z.object({
  rows: z.array(
    z.object({
      messageId: z.int(),
      debtorId: z.int(),
      debtorName: z.string(),
      subject: z.string(),
      leftOn: day.nullable(),
      number: z.string().nullable(),
      depositedOn: day.nullable(),
    }),
  ),
})
export const postedOutput = z.object({ posted: z.int() })
export const taskDoneInput = z.strictObject({
  result: z.enum(TASK_RESULTS),
  note: z.string().trim().max(2_000).optional(),
})
export const smsNumberInput = z.strictObject({ number: z.string().trim().min(4).max(40) })
export const smsNumberOutput = z.object({ phone: z.string(), debtorIds: z.array(z.int()) })
/** What a gateway reports (docs/sms.md). */
export const smsEventInput = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('delivery'),
    key: z.string().min(1).max(200),
    status: z.enum(['accepted', 'delivered', 'expired', 'unreachable']),
  }),
  z.object({
    kind: z.literal('stop'),
    number: z.string().trim().min(4).max(40),
    key: z.string().min(1).max(200).optional(),
  }),
])
/** Whatever follows `/f/`: what is not a link of ours is answered like one that no longer opens. */
export const linkParams = z.object({ '*': z.string() })
export const smsHookParams = z.object({ key: z.string().max(500) })
export const idParams = z.object({ id: idText })
export const doneOutput = z.object({ ok: z.literal(true) })

/** One of the senders, or one of the accounts beside the company's own; that one when neither is given. */
export const mailTestInput = z
  .strictObject({ sender: z.string().max(40).optional(), account: z.string().max(40).optional() })
  .nullish()

export const mailTestOutput = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), to: z.string() }),
  z.object({ ok: z.literal(false), explanation: z.string() }),
])

/** The account beside the company's own that is to be connected; that one when not given. */
export const connectInput = z.strictObject({
  account: z.string().max(40).optional(),
  /** Of the page, as its browser reaches it: the provider sends it back there. */
  origin: z.url({ protocol: /^https?$/ }),
})
export const connectOutput = z.object({ url: z.string() })
export const connectedInput = z.strictObject({
  code: z.string().min(1).max(4_000),
  state: z.string().min(1).max(4_000),
})
export const connectedOutput = z.object({ account: z.string().nullable() })

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

// Texts and the look of messages.

const locale = z.enum(['fr', 'en'])
const audience = z.enum(['business', 'public', 'consumer'])
const step = z.enum(['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice'])
const tone = z.enum(['courteous', 'firm', 'formal'])

export const textParams = z.object({ locale, audience, step })
/** `letter`: the text of letters alone. `sms`: of text messages. */
const form = z.enum(['all', 'letter', 'sms'])
export const textQuery = z.object({ form: form.default('all') })
const named = { ...textParams.shape, form }

const draft = {
  subject: z.string().trim().min(1).max(500),
  tone,
  body: z.string().trim().min(1).max(20_000),
}

export const textsOutput = z.object({
  rows: z
    .array(
      z.object({
        ...named,
        subject: z.string(),
        tone,
        /** 0: never changed. */
        version: z.int(),
        isOurs: z.boolean(),
        savedAt: z.string().nullable(),
        savedBy: z.string().nullable(),
      }),
    )
    .readonly(),
  /** What a text may say, with the way to write it. */
  fields: z
    .array(
      z.object({
        name: z.string(),
        label: z.string(),
        snippet: z.string(),
        isCondition: z.boolean(),
        inSmsTo: z.array(audience).readonly(),
      }),
    )
    .readonly(),
})

export const textOutput = z.object({
  ...named,
  subject: z.string(),
  tone,
  body: z.string(),
  version: z.int(),
  isOurs: z.boolean(),
  versions: z
    .array(z.object({ version: z.int(), isOurs: z.boolean(), savedAt: z.string(), savedBy: z.string() }))
    .readonly(),
  /** Whom it could be written to today. */
  debtors: z.array(z.object({ id: z.int(), name: z.string() })).readonly(),
})

export const textPreviewInput = z.strictObject({ ...draft, debtorId: id.nullable().default(null) })
export const textPreviewOutput = z.object({
  subject: z.string(),
  html: z.string(),
  text: z.string(),
  missing: z.array(z.string()).readonly(),
  unlawful: z.array(z.string()).readonly(),
  /** What a text message must not light up with. */
  reveals: z.array(z.string()).readonly(),
  /** Of a text message. */
  sms: z
    .object({
      characters: z.int(),
      segments: z.int(),
      alphabet: z.enum(['gsm-7', 'ucs-2']),
    })
    .nullable(),
  holes: z.array(z.object({ field: z.string(), inCase: z.enum(TEXT_CASES) })).readonly(),
  words: z.array(z.object({ because: z.string(), words: z.string() })).readonly(),
})
export const saveTextInput = z.strictObject({
  ...draft,
  version: z.int().min(0),
  acceptsWords: z.boolean().default(false),
})
export const restoreTextInput = z.strictObject({ version: z.int().min(0), to: z.int().min(0) })
export const textVersionOutput = z.object({ version: z.int() })
export const textVersionParams = textParams.extend({ version: z.coerce.number().int().min(0).max(MOST_ID) })
export const textDraftOutput = z.object({ subject: z.string(), tone, body: z.string() })

export const styleOutput = z.object({
  colour: z.string().nullable(),
  logo: z.object({ sha256: z.string(), type: z.enum(['image/png', 'image/svg+xml']) }).nullable(),
})
export const colourInput = z.strictObject({ colour: z.string().max(20).nullable() })
/** The file, in base 64; null takes it away. */
export const logoInput = z.strictObject({ content: z.base64().max(300_000).nullable() })
