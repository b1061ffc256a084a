// What travels for debtors, items, credits and holds.

import { z } from 'zod'
import { day, paymentTerms } from '#access/contract.ts'
import {
  CONTACT_ROLES,
  DEBTOR_KINDS,
  DOCUMENT_KINDS,
  HOLD_KINDS,
  HOLDERS,
  NATURES,
  PAYMENT_MEANS,
  REFERENCE_SOURCES,
} from './model.ts'
import { BOARD_FILTERS, BOARD_SORTS } from './ageing.ts'

const id = z.int().min(1).max(2_147_483_647)
const amount = z.int().min(1)
const cents = z.int()
const text = (longest: number) => z.string().trim().max(longest)
/** One line of text; nothing typed is null. */
const line = (longest: number) =>
  text(longest)
    .transform((typed) => typed || null)
    .nullable()
const list = <Element extends z.ZodType>(element: Element) => z.array(element).readonly()
const cursor = z.string().min(1).max(1000)

export const byId = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })

export const boardQuery = z.object({
  search: text(200).exactOptional(),
  filter: z.enum(BOARD_FILTERS).exactOptional(),
  sort: z.enum(BOARD_SORTS).exactOptional(),
  cursor: cursor.exactOptional(),
  on: day.exactOptional(),
})

const buckets = {
  notDueCents: cents,
  due1to30Cents: cents,
  due31to60Cents: cents,
  due61to90Cents: cents,
  dueOver90Cents: cents,
  noDueDateCents: cents,
}
const ageing = { ...buckets, overdueCents: cents, totalCents: cents, unappliedCreditCents: cents }
const totals = z.object({ currency: z.string(), debtors: z.int(), ...ageing })
const debtorKind = z.enum(DEBTOR_KINDS)

export const boardOutput = z.object({
  rows: list(
    z.object({
      id,
      name: z.string(),
      kind: debtorKind,
      kindKnown: z.boolean(),
      siren: z.string().nullable(),
      reference: z.string().nullable(),
      hasEmail: z.boolean(),
      hasPostal: z.boolean(),
      currency: z.string(),
      ...ageing,
      oldestDueDate: day.nullable(),
      items: z.int(),
      holds: list(z.object({ kind: z.enum(HOLD_KINDS), until: day.nullable() })),
    }),
  ),
  next: z.string().nullable(),
  totals,
  otherTotals: list(totals).describe('Of the other currencies: totals never cross them.'),
})

const summary = z.object({
  currency: z.string(),
  debtors: z.int(),
  items: z.int(),
  overdueCents: cents,
  notDueCents: cents,
  unappliedCreditCents: cents,
  withoutContact: z.object({ debtors: z.int(), cents }),
  kindUnknown: z.object({ debtors: z.int() }),
  ageing: z.object(buckets),
})
export const summaryOutput = summary.extend({ otherCurrencies: list(summary) })

const debtorFields = {
  name: z.string(),
  kind: debtorKind,
  siren: z.string().nullable(),
  country: z.string(),
  language: z.enum(['fr', 'en']),
  addressLines: list(z.string()),
  postcode: z.string().nullable(),
  city: z.string().nullable(),
  terms: paymentTerms.nullable(),
  paymentMeans: z.enum(PAYMENT_MEANS).nullable(),
  planKey: z.string().nullable(),
  segment: z.string().nullable(),
}
export const debtorOutput = z.object({
  id,
  ...debtorFields,
  kindKnown: z.boolean(),
  references: list(z.object({ source: z.enum(REFERENCE_SOURCES), reference: z.string() })),
  version: z.int(),
})

const addressLines = z
  .array(text(100))
  .max(6)
  .transform((lines) => lines.filter((typed) => typed !== ''))
export const debtorInput = z.strictObject({
  name: text(300).min(1).exactOptional(),
  kind: debtorKind.exactOptional(),
  siren: line(20).exactOptional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'two capital letters')
    .exactOptional(),
  language: z.enum(['fr', 'en']).exactOptional(),
  addressLines: addressLines.exactOptional(),
  postcode: line(20).exactOptional(),
  city: line(100).exactOptional(),
  terms: paymentTerms.nullable().exactOptional(),
  paymentMeans: z.enum(PAYMENT_MEANS).nullable().exactOptional(),
  planKey: line(100).exactOptional(),
  segment: line(60).exactOptional(),
  version: z.int().min(1),
})

export const contactInput = z.strictObject({
  name: line(200).default(null),
  role: z.enum(CONTACT_ROLES).default('accounts-payable'),
  email: line(300).default(null),
  phone: line(40).default(null),
})
export const contactOutput = z.object({
  id,
  debtorId: id,
  name: z.string().nullable(),
  role: z.enum(CONTACT_ROLES),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  emailRefusedOn: day.nullable().describe('The day on which the address bounced.'),
})

export const contactGridInput = z.strictObject({
  rows: z
    .array(
      z.strictObject({
        debtorId: id,
        // Checked row by row, so that one wrong address does not keep the others from being saved.
        email: line(300).exactOptional(),
        kind: debtorKind.exactOptional(),
        addressLines: addressLines.exactOptional(),
        postcode: line(20).exactOptional(),
        city: line(100).exactOptional(),
      }),
    )
    .max(1000),
})
export const contactGridOutput = z.object({
  saved: z.int(),
  refused: list(z.object({ debtorId: id, code: z.string(), message: z.string() })),
})

export const contactGapsQuery = z.object({ cursor: cursor.exactOptional() })
export const contactGapsOutput = z.object({
  rows: list(
    z.object({
      debtorId: id,
      name: z.string(),
      kind: debtorKind,
      kindKnown: z.boolean(),
      reference: z.string().nullable(),
      totalCents: cents,
      currency: z.string(),
      email: z.string().nullable(),
      addressLines: list(z.string()),
      postcode: z.string().nullable(),
      city: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
  debtors: z.int(),
  cents,
})

const balance = z.object({
  currency: z.string(),
  overdueCents: cents,
  notDueCents: cents,
  totalCents: cents,
  unappliedCreditCents: cents,
})
export const holdOutput = z.object({
  id,
  kind: z.enum(HOLD_KINDS),
  debtorId: id.nullable(),
  itemId: id.nullable(),
  amountCents: cents.nullable(),
  fromDay: day,
  untilDay: day.nullable(),
  reason: z.string(),
  origin: z.string(),
  recordedAt: z.string(),
  liftedOn: day.nullable(),
})

const itemStatusOutput = z.object({
  code: z.string().describe('XP Z12-012: 200 to 601.'),
  label: z.string(),
  onDay: day,
  reasons: list(z.object({ code: z.string().nullable(), text: z.string().nullable() })),
  amountCents: cents.nullable(),
})

const itemOutput = z.object({
  id,
  documentKind: z.enum(DOCUMENT_KINDS),
  number: z.string(),
  issueDate: day,
  dueDate: day.nullable(),
  dueComputed: z.boolean(),
  totalCents: cents,
  openCents: cents,
  currency: z.string(),
  nature: z.enum(NATURES),
  daysPastDue: z.int().nullable().describe('Negative before the due date.'),
  paymentMeans: z.enum(PAYMENT_MEANS).nullable(),
  holder: z.enum(HOLDERS),
  agreedRate: z.string().nullable().describe('12.00, ecb+10, 3xlegal: what the invoice agrees.'),
  holds: list(holdOutput),
  statuses: list(itemStatusOutput),
  documents: list(z.object({ id, fileName: z.string(), mediaType: z.string() })).describe(
    'Originals, as they came in.',
  ),
  label: z.string().nullable(),
})

const allocation = z.object({ entryId: id, itemId: id, amountCents: cents })
const creditOutput = z.object({
  id,
  kind: z.enum(['payment', 'credit-note']),
  reference: z.string(),
  onDay: day,
  currency: z.string(),
  amountCents: cents,
  remainingCents: cents,
  label: z.string().nullable(),
  allocations: list(allocation.extend({ onDay: day })),
})

export const debtorPageQuery = z.object({ paid: z.enum(['0', '1']).default('0') })
export const debtorPageOutput = z.object({
  debtor: debtorOutput,
  contacts: list(contactOutput),
  balance,
  otherBalances: list(balance),
  items: list(itemOutput),
  credits: list(creditOutput),
  holds: list(holdOutput),
})

const wantedAllocations = z.array(z.strictObject({ itemId: id, amountCents: amount })).max(1000)
export const creditInput = z.strictObject({
  debtorId: id,
  amountCents: amount,
  onDay: day,
  reference: text(140).default(''),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'three capital letters')
    .exactOptional(),
  allocations: wantedAllocations.default([]),
})
export const recordedCreditOutput = z.object({
  creditId: id,
  allocated: list(allocation),
  remainingCents: cents,
  factId: z.int(),
})
export const allocateInput = z.strictObject({ allocations: wantedAllocations.min(1) })
export const allocatedOutput = z.object({ allocated: list(allocation) })
export const undoAllocationsInput = z.strictObject({ entryIds: z.array(id).min(1).max(1000) })
export const undoneAllocationsOutput = z.object({ undone: list(allocation) })

export const holdInput = z.strictObject({
  kind: z.enum(HOLD_KINDS),
  debtorId: id,
  itemId: id.nullable().default(null),
  amountCents: amount.nullable().default(null),
  untilDay: day.nullable().default(null),
  reason: text(500).default(''),
})

export const nothing = z.object({})
export { doublesOutput, mergeInput, unmergeInput } from './merge-contract.ts'
