// What travels about files: what was understood, what storing it would change, what was stored.

import { z } from 'zod'
import { day, paymentTerms } from '#access/contract.ts'
import { DEBTOR_KINDS } from '#ledger/model.ts'
import { idText } from '#outreach/contract.ts'
import { FILE_KINDS } from './model.ts'

const kinds = z.enum(FILE_KINDS)
const refusedLine = z.object({ line: z.int(), code: z.string(), message: z.string() })
const saidOfInvoice = z.object({ number: z.string(), code: z.string(), message: z.string() })
const counts = z.record(z.string(), z.number())

export const understoodOutput = z.object({
  token: z.string(),
  kind: kinds,
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  encoding: z.string(),
  alreadyImported: z.object({ importId: z.int(), recordedAt: z.string() }).nullable(),
  columns: z.array(z.string()).optional(),
  mapping: z.record(z.string(), z.string().nullable()).optional(),
  fields: z.array(z.string()).optional().describe('Every field that a column of such a table may be.'),
  missing: z.array(z.string()).describe('Fields without which it cannot be read: their columns have to be named.'),
  questions: z.array(
    z.object({
      code: z.string(),
      text: z.string(),
      options: z.array(z.object({ value: z.string(), label: z.string() })),
    }),
  ),
  counts,
  sample: z.array(z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(z.string())]))),
  refused: z.array(refusedLine),
  refusedCount: z.int(),
  alerts: z.array(refusedLine).describe('Lines that are taken although something about them is odd.'),
  alertCount: z.int(),
  effect: z.object({
    newDebtors: z.int(),
    newItems: z.int(),
    changedItems: z.int(),
    newCredits: z.int(),
    newAllocations: z.int(),
    openCents: z.int(),
    openIn: z.array(z.object({ currency: z.string(), cents: z.int() })),
    unchangedItems: z.int(),
    conflicts: z.array(saidOfInvoice),
    notes: z.array(saidOfInvoice).describe('To know; nothing is contradicted.'),
  }),
  needsTerms: z.boolean(),
  accounts: z
    .array(
      z.object({
        account: z.string(),
        currency: z.string(),
        firstDay: day.nullable(),
        lastDay: day.nullable(),
        openingCents: z.int().nullable(),
        closingCents: z.int().nullable(),
        received: z.object({ count: z.int(), cents: z.int() }),
        paidOut: z.object({ count: z.int(), cents: z.int() }),
      }),
    )
    .describe('Of a bank file: each statement in it.'),
})
export type UnderstoodOutput = z.infer<typeof understoodOutput>

export const columnMapping = z.record(z.string().max(60), z.string().max(1_000).nullable())

export const storeInput = z.strictObject({
  token: z.string().regex(/^[0-9a-f]{64}\.[A-Za-z0-9_-]{0,400}(\.drop)?$/),
  as: kinds.optional(),
  terms: paymentTerms.optional(),
  debtorKind: z.enum(DEBTOR_KINDS).optional(),
  mapping: columnMapping.optional(),
  answers: z.record(z.string(), z.string()).optional(),
  acceptRefused: z.boolean().optional(),
})
export type StoreInput = z.infer<typeof storeInput>

export const storedOutput = z.object({ importId: z.int(), counts })

const importRow = z.object({
  id: z.int(),
  kind: kinds,
  fileName: z.string(),
  recordedAt: z.string(),
  recordedBy: z.string(),
  counts,
  refusedCount: z.int(),
  undoneAt: z.string().nullable(),
})
export const importsOutput = z.object({ rows: z.array(importRow) })
export const importOutput = importRow.extend({ refused: z.array(refusedLine) })
export const importParams = z.object({ id: idText })
export const undoOutput = z.object({ withdrawnItems: z.int(), withdrawnCredits: z.int() })

/** Several files of one drop, as the file store keeps their list. */
export const droppedFiles = z.array(z.object({ name: z.string(), sha256: z.string() }))
