// What travels about calls and answers.

import { z } from 'zod'
import { type Day, parseDay } from '#kernel'
import { LATENESS_CAUSES } from '#ledger/model.ts'
import { messageRow } from '#outreach/contract.ts'
import { CALL_OUTCOMES, COLLEAGUE_ANSWERS, MAIL_KINDS, MAIL_OUTCOMES, SUGGESTION_KINDS } from './model.ts'

const day = z
  .custom<Day>((value) => typeof value === 'string' && parseDay(value) !== null, 'a day, YYYY-MM-DD')
  .meta({ type: 'string', format: 'date' })

const MOST_ID = 2_147_483_647
const id = z.int().min(1).max(MOST_ID)

export const taskParams = z.object({ taskId: z.coerce.number().int().min(1).max(MOST_ID) })
export const debtorParams = z.object({ debtorId: z.coerce.number().int().min(1).max(MOST_ID) })

/** Why the debtor is late, where they said so. */
const cause = z.enum(LATENESS_CAUSES).nullable()

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
  cause: cause.default(null),
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
  hasUnreadAnswer: z.boolean(),
  currency: z.string(),
  overdueCents: z.int(),
  daysPastDue: z.int(),
  contacts: z.array(contact).readonly(),
  calls: z.int(),
  reached: z.int(),
  chancePercent: z.int(),
  barrier: z
    .object({
      rule: z.enum(['sunday', 'public-holiday', 'outside-hours', 'cap-of-day', 'cap-of-week']),
      nextDay: day,
    })
    .nullable(),
})

/** `proposed`: calls that the list of the day proposes and nobody has let go yet. */
export const callList = z.object({ calls: z.array(callToMake).readonly(), proposed: z.int() })

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
/** The text as a person left it. */
export const sendConfirmationInput = z.strictObject({
  email: z.string().max(254),
  subject: z.string().trim().min(1).max(300),
  text: z.string().trim().min(1).max(10_000),
})
export const confirmationOutput = z.object({ subject: z.string(), text: z.string() })
const instant = z.string()
const suggestion = z.object({
  kind: z.enum(SUGGESTION_KINDS),
  words: z.string(),
  day: day.nullable(),
})

export const mailQuery = z.object({
  show: z.enum(['unread', 'triage', 'all']).default('unread'),
  debtor: z.coerce.number().int().min(1).max(MOST_ID).optional(),
  cursor: z.coerce.number().int().min(1).max(MOST_ID).optional(),
})

export const mailRow = z.object({
  id: z.int(),
  kind: z.enum(MAIL_KINDS),
  because: z.string(),
  isUnread: z.boolean(),
  fromEmail: z.string().nullable(),
  fromName: z.string().nullable(),
  subject: z.string(),
  body: z.string(),
  sentAt: instant.nullable(),
  receivedAt: instant,
  debtorId: z.int().nullable(),
  debtorName: z.string().nullable(),
  matchedBy: z.enum(['message', 'address', 'number', 'person']).nullable(),
  messageId: z.int().nullable(),
  suggestions: z.array(suggestion).readonly(),
  attachments: z.array(z.object({ name: z.string(), type: z.string(), size: z.int(), sha256: z.string() })).readonly(),
  outcome: z.enum(MAIL_OUTCOMES).nullable(),
  isReplied: z.boolean(),
  state: z.enum(['new', 'read', 'aside']),
})

export const mailPage = z.object({ rows: z.array(mailRow).readonly(), next: z.string().nullable() })
export const mailFolders = z.object({
  folders: z
    .array(
      z.object({
        account: z.string().nullable(),
        folder: z.string(),
        missingSince: instant.nullable(),
        failure: z.object({ since: instant, said: z.string() }).nullable(),
      }),
    )
    .readonly(),
})
/** Null: the server does not answer. */
/** Of which account; of the company's own when not given. */
export const offeredFoldersQuery = z.strictObject({ account: z.string().max(40).optional() })
export const offeredFolders = z.object({ folders: z.array(z.string()).readonly().nullable() })
export const mailParams = z.object({ mailId: z.coerce.number().int().min(1).max(MOST_ID) })

export const attachmentParams = mailParams.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) })

export const settleMailInput = z.strictObject({
  outcome: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('noted') }),
    z.strictObject({ kind: z.literal('paid') }),
    z.strictObject({ kind: z.literal('instalment-plan') }),
    z.strictObject({ kind: z.literal('wrong-contact') }),
    z.strictObject({ kind: z.literal('promise'), untilDay: day, itemIds: z.array(id).max(200).default([]) }),
    z.strictObject({
      kind: z.literal('dispute'),
      itemId: id,
      amountCents: z.int().min(1).nullable().default(null),
      reason: z.string().trim().min(1).max(500),
    }),
  ]),
  cause: cause.default(null),
})
export const replyInput = z.strictObject({
  text: z.string().trim().min(1).max(20_000),
  addsContact: z.boolean().default(false),
  encloses: z.array(id).max(100).default([]),
})
export const offeredOriginals = z.object({
  mostBytes: z.int(),
  linksLarger: z.boolean(),
  originals: z
    .array(z.object({ itemId: z.int(), number: z.string(), sizeBytes: z.int().nullable(), isAskedFor: z.boolean() }))
    .readonly(),
})
export const sentOutput = z.object({ messageId: z.int() })
const exchanged = { id: z.int(), at: instant, who: z.string(), subject: z.string(), text: z.string() }
export const exchangeOutput = z.object({
  rows: z
    .array(
      z.discriminatedUnion('direction', [
        z.object({
          direction: z.literal('out'),
          state: messageRow.shape.state,
          channel: messageRow.shape.channel,
          ...exchanged,
        }),
        z.object({ direction: z.literal('in'), ...exchanged }),
      ]),
    )
    .readonly(),
})
export const assignMailInput = z.strictObject({ debtorId: id })

export const doneOutput = z.object({ ok: z.literal(true) })

// Questions to colleagues.

export const tokenParams = z.object({ token: z.string().max(200) })
export const askInput = z.strictObject({
  email: z.string().trim().max(254),
  question: z.string().trim().min(1).max(2_000),
})
export const askedOutput = z.object({ questionId: z.int() })
/** Of a link that was followed; one that is none of them chooses nothing. */
export const chosenAnswer = z.object({ answer: z.enum(COLLEAGUE_ANSWERS).nullable().catch(null).default(null) })
export const colleagueAnswerInput = z.object({
  answer: z.enum(COLLEAGUE_ANSWERS),
  note: z.string().trim().max(2_000).default(''),
})
export const questionsOutput = z.object({
  rows: z
    .array(
      z.object({
        id: z.int(),
        taskId: z.int(),
        email: z.string(),
        question: z.string(),
        askedAt: instant,
        untilDay: day,
        mailedAt: instant.nullable(),
        answer: z.enum(COLLEAGUE_ANSWERS).nullable(),
        note: z.string().nullable(),
        answeredAt: instant.nullable(),
      }),
    )
    .readonly(),
})
