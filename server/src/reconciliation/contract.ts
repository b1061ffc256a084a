// What travels for the bank: lines with what they may pay, accounts with their statements, payers.

import { z } from 'zod'
import { day } from '#access/contract.ts'
import { recordedCreditOutput } from '#ledger/contract.ts'
import { LINE_STATES } from './model.ts'

const id = z.int().min(1).max(2_147_483_647)
const cents = z.int()
const list = <Element extends z.ZodType>(element: Element) => z.array(element).readonly()

export const byId = z.object({ id: z.coerce.number().int().min(1).max(2_147_483_647) })
export const nothing = z.object({})

export const linesQuery = z.object({
  state: z.enum(LINE_STATES).default('open'),
  cursor: z.string().min(1).max(100).exactOptional(),
})

const item = z.object({
  itemId: id,
  number: z.string(),
  debtorId: z.int(),
  debtorName: z.string(),
  dueDate: day.nullable(),
  openCents: cents,
  cents,
})
const proposal = z.object({
  place: z.int().describe('To say which one is taken.'),
  score: z.int().describe('0 to 100; from 95 a match needs no person, unless another one comes near.'),
  reasons: list(z.string()),
  items: list(item),
  creditNotesCents: cents.describe('Credit notes that the payer took off.'),
  unapplied: z.object({ debtorId: id, debtorName: z.string(), cents }).nullable(),
  leftCents: cents.describe('Still open on its items when it is taken.'),
  difference: z.enum(['discount', 'bank-fee', 'rounding']).nullable(),
  isRecorded: z.boolean().describe('The books have this payment already.'),
})
export const lineOutput = z.object({
  id,
  accountName: z.string(),
  bookingDate: day,
  amountCents: cents.describe('Money in is positive.'),
  currency: z.string(),
  counterparty: z.string().nullable(),
  counterpartyIban: z.string().nullable(),
  remittance: z.string(),
  returnReason: z.string().nullable(),
  state: z.enum(LINE_STATES),
  proposals: list(proposal),
  match: z
    .object({
      isAutomatic: z.boolean(),
      isRecorded: z.boolean(),
      debtorId: id.nullable(),
      debtorName: z.string(),
      matchedBy: z.string(),
      matchedAt: z.string(),
      reasons: list(z.string()),
      items: list(item),
      returnedOn: day.nullable(),
    })
    .nullable(),
  tookBack: day.nullable().describe('The day of the payment that this line took back.'),
  returns: list(
    z.object({ id, bookingDate: day, counterparty: z.string().nullable(), remittance: z.string() }),
  ).describe('Payments that this return may take back.'),
})
/** By currency, which no sum crosses. */
const sums = list(z.object({ currency: z.string(), count: z.int(), cents }))

export const linesOutput = z.object({ rows: list(lineOutput), next: z.string().nullable(), sums })

export const bankOutput = z.object({
  paymentsKnownTo: day.nullable(),
  knownTo: day.nullable(),
  open: sums,
  accounts: list(
    z.object({
      id,
      name: z.string(),
      iban: z.string().nullable(),
      currency: z.string(),
      isWatched: z.boolean(),
      knownTo: day.nullable(),
      lastDay: day.nullable(),
      gaps: list(z.object({ statementId: id, fromDay: day, toDay: day, closedCents: cents, openedCents: cents })),
      overlapping: list(id),
      statements: list(
        z.object({
          id,
          format: z.string(),
          fileName: z.string(),
          firstDay: day,
          lastDay: day,
          openingCents: cents.nullable(),
          closingCents: cents.nullable(),
          isComplete: z.boolean(),
          lines: z.int(),
          newLines: z.int(),
          recordedAt: z.string(),
        }),
      ),
    }),
  ),
})

export const payersOutput = z.object({
  rows: list(
    z.object({
      id,
      debtorId: id.nullable().describe('Null: no customer.'),
      debtorName: z.string().nullable(),
      iban: z.string().nullable(),
      name: z.string(),
    }),
  ),
})

export const enteredCreditOutput = recordedCreditOutput.extend({
  matchedLines: z.int().describe('Lines of the bank that rules matched, now that it is there.'),
})

export const allocateLineInput = z.strictObject({
  proposal: z.int().min(0).max(20).exactOptional(),
  allocations: z
    .array(z.strictObject({ itemId: id, amountCents: z.int().min(1) }))
    .max(1000)
    .exactOptional(),
  debtorId: id.exactOptional().describe('Who gets the credit for what is not allocated.'),
  letGo: z.boolean().default(false).describe('Let go what is still open of the items: a discount, a fee, cents.'),
})
export const allocatedLineOutput = z.object({ matchId: id })
export const ignoreLineInput = z.strictObject({ always: z.boolean().default(false) })
export const returnLineInput = z.strictObject({ paidLineId: id })
export const watchInput = z.strictObject({ isWatched: z.boolean() })
export const matchedOutput = z.object({ matched: z.int(), ignored: z.int(), returned: z.int(), open: z.int() })
export const undoneStatementOutput = z.object({ withdrawnLines: z.int(), undoneMatches: z.int() })
