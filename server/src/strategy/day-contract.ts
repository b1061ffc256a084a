// What travels about the day: the list, its release, why, the rehearsal, the plans.

import { z } from 'zod'
import { idText } from '#outreach/contract.ts'
import { dayOutput as day, letterPages } from './contract.ts'
import { CHANNELS, DEBTOR_KINDS, MODES } from './model.ts'

const automation = z.enum(['rehearsal', 'released', 'automatic'])

const action = z.object({
  key: z.string(),
  actId: z.int(),
  debtorId: z.int(),
  debtorName: z.string(),
  debtorKind: z.enum(DEBTOR_KINDS),
  channel: z.enum(CHANNELS),
  step: z.string(),
  level: z.int(),
  mode: z.enum(MODES),
  currency: z.string(),
  totalCents: z.int(),
  deadlineDay: day.nullable(),
  itemCount: z.int(),
  items: z.array(
    z.object({
      itemId: z.int(),
      number: z.string(),
      dueDate: day.nullable(),
      daysPastDue: z.int(),
      openCents: z.int(),
      step: z.string(),
      advances: z.boolean(),
    }),
  ),
  recipient: z.object({
    name: z.string(),
    email: z.string().nullable(),
    postal: z.string().nullable(),
    phone: z.string().nullable(),
  }),
  reasons: z.array(z.object({ code: z.string(), text: z.string() })),
  state: z.enum(['planned', 'queued', 'unknown']),
  /** Two people release it. */
  asksTwo: z.boolean(),
  /** The first yes, while a second person is waited for. */
  approval: z.object({ by: z.string(), at: z.string(), isMine: z.boolean() }).nullable(),
})

const rehearsed = action.pick({
  debtorId: true,
  debtorName: true,
  channel: true,
  step: true,
  level: true,
  currency: true,
  totalCents: true,
  itemCount: true,
})

export const todayOutput = z.object({
  day,
  automation,
  paymentsKnownTo: day.nullable(),
  banners: z.array(z.object({ code: z.string(), text: z.string(), action: z.string().nullable() })),
  actions: z.array(action),
  tasks: z.array(
    z.object({
      id: z.int(),
      kind: z.string(),
      debtorId: z.int().nullable(),
      debtorName: z.string().nullable(),
      dueDay: day,
      text: z.string(),
      phone: z.string().nullable(),
    }),
  ),
  /** On a day on which nothing leaves: the list of the next one that something leaves on. */
  upcoming: z.object({ day, actions: z.array(rehearsed).readonly() }).nullable(),
  waits: z.array(z.object({ code: z.string(), label: z.string(), count: z.int(), cents: z.int() })),
  waitTotal: z.int(),
  summary: z.object({ toSend: z.int(), toConfirm: z.int(), calls: z.int(), tasks: z.int(), cents: z.int() }),
})

export const waitsQuery = z.object({
  code: z.string().min(1).max(60),
  cursor: idText.optional(),
})
export const waitsOutput = z.object({
  rows: z.array(
    z.object({
      itemId: z.int(),
      number: z.string(),
      debtorId: z.int(),
      debtorName: z.string(),
      openCents: z.int(),
      currency: z.string(),
      code: z.string(),
      until: day.nullable(),
      text: z.string(),
    }),
  ),
  next: z.string().nullable(),
})

export const previewQuery = z.object({ key: idText })
export const previewOutput = z.object({
  subject: z.string(),
  text: z.string(),
  html: z.string().nullable(),
  letterUrl: z.string().nullable(),
  pages: letterPages.nullable(),
  recipient: z.object({ name: z.string(), email: z.string().nullable(), postal: z.string().nullable() }),
  missing: z.array(z.string()),
})

export const releaseInput = z.strictObject({
  keys: z.union([
    z.literal('all'),
    z
      .array(z.string().regex(/^\d{1,9}$/))
      .min(1)
      .max(10_000),
  ]),
  paymentsKnownTo: day,
})
export const releaseOutput = z.object({
  released: z.int(),
  queued: z.int(),
  letters: z.int(),
  awaiting: z.int(),
  tasks: z.int(),
  refused: z.array(z.object({ key: z.string(), code: z.string(), message: z.string() })),
})

export const skipInput = z.strictObject({
  key: z.string().regex(/^\d{1,9}$/),
  reason: z.string().trim().max(500).default(''),
})

export const unskipInput = skipInput.pick({ key: true })
export const withdrawInput = z.strictObject({
  keys: z
    .array(z.string().regex(/^\d{1,9}$/))
    .min(1)
    .max(10_000),
})
export const withdrawOutput = z.object({ withdrawn: z.int(), left: z.int() })

export const whyQuery = z.object({
  item: z.string().max(100).optional(),
  debtor: idText.optional(),
})
export const whyOutput = z.object({
  subject: z.string(),
  /** Of a debtor, and as if nothing is paid until then; null where nothing would leave, or where an invoice was asked about. */
  next: rehearsed.extend({ day }).nullable(),
  rows: z.array(
    z.object({
      itemId: z.int(),
      number: z.string(),
      sentence: z.string(),
      code: z.string(),
      until: day.nullable(),
      nextStep: z.string().nullable(),
      nextDay: day.nullable(),
      daysPastDue: z.int().nullable(),
      collectableDays: z.int().nullable(),
    }),
  ),
})

export const rehearsalQuery = z.object({ days: z.coerce.number().int().min(1).max(366).default(30) })
export const rehearsalOutput = z.object({
  days: z.array(z.object({ day, actions: z.array(rehearsed) })),
  steps: z.array(z.object({ step: z.string(), channel: z.enum(CHANNELS), level: z.int(), count: z.int() })),
  never: z.array(
    z.object({
      debtorId: z.int(),
      debtorName: z.string(),
      currency: z.string(),
      cents: z.int(),
      code: z.string(),
      text: z.string(),
    }),
  ),
})
