// What a file of each kind holds, on its way into the ledger or only as far as what it would change there.

import type { PaymentTerms } from '@quittance/law'
import { type Context, type Day, type Id, Refusal, type RefusalCode } from '#kernel'
import type { BankEntry } from '#reconciliation/model.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import type { StatementSummary } from './formats/bank/statement.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import type { CustomerRow, EntriesSummary, ListRow, ReceivableLine } from './model.ts'
import type { ImportableFile } from './open-file.ts'
import { recordCustomers } from './record-customers.ts'
import { type RecordedEntries, recordEntries } from './record-entries.ts'
import { recordList } from './record-list.ts'
import type { ImportCounts } from './store.ts'
import { NONE_UNLISTED, type Unlisted } from './unlisted-items.ts'

export type FileSummary = EntriesSummary | ListSummary | CustomersSummary | StatementSummary

export type FileEffect = {
  readonly newDebtors: number
  readonly newItems: number
  readonly changedItems: number
  readonly unchangedItems: number
  readonly newCredits: number
  readonly newAllocations: number
  readonly openCents: number
  readonly conflicts: readonly {
    readonly number: string
    readonly code: RefusalCode
    readonly data: Readonly<Record<string, unknown>>
  }[]
}

/** Rows shown as they were understood. */
const SAMPLE = 8

export type ReadFile = {
  readonly summary: FileSummary
  readonly effect: FileEffect
  readonly counts: ImportCounts
  readonly sample: readonly (ReceivableLine | ListRow | CustomerRow | BankEntry)[]
  readonly lacksDueDates: boolean
  /** The last day of which the file shows payments. */
  readonly paymentsKnownTo: Day | null
  /** What earlier lists left open and this one does not name. */
  readonly unlisted: Unlisted
}

/** What a person has said about what the file does not. */
export type Said = { readonly terms: PaymentTerms | null; readonly isComplete: boolean | null }

/** `importId` null: nothing is written, and what it would come to is told. */
export async function readAndRecord(
  ctx: Context,
  opened: ImportableFile,
  said: Said,
  importId: Id | null,
): Promise<ReadFile> {
  switch (opened.kind) {
    case 'entries':
      return readEntries(ctx, opened, said.terms, importId)
    case 'list':
      return readList(ctx, opened, said, importId)
    case 'customers':
      return readCustomers(ctx, opened, importId)
    case 'statement':
      return readStatement(opened, importId)
  }
}

async function readEntries(
  ctx: Context,
  opened: Extract<ImportableFile, { kind: 'entries' }>,
  terms: PaymentTerms | null,
  importId: Id | null,
): Promise<ReadFile> {
  const lines: ReceivableLine[] = []
  const summary = await opened.read((line) => lines.push(line))
  if (terms === null) throw new Refusal('intake.terms_needed', { line: 1 })
  const receivableLines = lines.length
  const sample = lines.slice(0, SAMPLE)
  const recorded = await recordEntries(ctx, { lines, summary, terms }, importId)
  const last = summary.lastDay
  return {
    summary,
    lacksDueDates: true,
    paymentsKnownTo: last === null ? null : last > ctx.today ? ctx.today : last,
    unlisted: NONE_UNLISTED,
    effect: effectOf(recorded),
    counts: {
      lines: summary.lines,
      receivableLines,
      ...countsOf(recorded),
      refused: summary.refusedLines,
    },
    sample,
  }
}

async function readList(
  ctx: Context,
  opened: Extract<ImportableFile, { kind: 'list' }>,
  said: Said,
  importId: Id | null,
): Promise<ReadFile> {
  const rows: ListRow[] = []
  const summary = await opened.read((row) => rows.push(row))
  const { mapping } = opened.survey
  const statesTotals = mapping.total !== undefined || mapping.paid !== undefined
  const recorded = await recordList(ctx, { rows, statesTotals, ...said }, importId)
  return {
    summary,
    lacksDueDates: rows.some((row) => row.dueDate === null),
    paymentsKnownTo: null,
    effect: effectOf(recorded),
    counts: {
      rows: rows.length,
      ...countsOf(recorded),
      unlisted: recorded.unlisted.items,
      refused: summary.refusedLines,
    },
    unlisted: recorded.unlisted,
    sample: rows.slice(0, SAMPLE),
  }
}

async function readCustomers(
  ctx: Context,
  opened: Extract<ImportableFile, { kind: 'customers' }>,
  importId: Id | null,
): Promise<ReadFile> {
  const rows: CustomerRow[] = []
  const summary = await opened.read((row) => rows.push(row))
  const recorded = await recordCustomers(ctx, rows, importId)
  const { newDebtors, changedDebtors, unchangedDebtors } = recorded
  return {
    summary: {
      ...summary,
      refused: [...summary.refused, ...recorded.refused],
      refusedLines: summary.refusedLines + recorded.refused.length,
    },
    lacksDueDates: false,
    paymentsKnownTo: null,
    unlisted: NONE_UNLISTED,
    effect: { ...NO_EFFECT, newDebtors },
    counts: {
      rows: rows.length,
      newDebtors,
      changedDebtors,
      unchangedDebtors,
      refused: summary.refusedLines + recorded.refused.length,
    },
    sample: rows.slice(0, SAMPLE),
  }
}

async function readStatement(
  opened: Extract<ImportableFile, { kind: 'statement' }>,
  importId: Id | null,
): Promise<ReadFile> {
  const summary = await opened.read()
  if (importId !== null) throw new Refusal('intake.statement_not_stored', { file: summary.format })
  const entries = summary.accounts.flatMap((account) => account.entries)
  return {
    summary,
    lacksDueDates: false,
    paymentsKnownTo: null,
    unlisted: NONE_UNLISTED,
    effect: NO_EFFECT,
    counts: { accounts: summary.accounts.length, entries: entries.length, refused: summary.refusedLines },
    sample: entries.slice(0, SAMPLE),
  }
}

export const NO_EFFECT: FileEffect = {
  newDebtors: 0,
  newItems: 0,
  changedItems: 0,
  unchangedItems: 0,
  newCredits: 0,
  newAllocations: 0,
  openCents: 0,
  conflicts: [],
}

function effectOf({ newDebtors, receivables }: Pick<RecordedEntries, 'newDebtors' | 'receivables'>): FileEffect {
  return {
    newDebtors,
    newItems: receivables.items.added + receivables.items.restored,
    changedItems: receivables.items.changed,
    unchangedItems: receivables.items.unchanged,
    newCredits: receivables.credits.added + receivables.credits.restored,
    newAllocations: receivables.allocations,
    openCents: receivables.openCents,
    conflicts: receivables.conflicts.map(({ code, data }) => ({
      number: [data['number'], data['reference']].find((name) => typeof name === 'string') ?? '',
      code,
      data,
    })),
  }
}

function countsOf(recorded: Pick<RecordedEntries, 'newDebtors' | 'receivables'>): ImportCounts {
  const { conflicts, openCents: _, ...counts } = effectOf(recorded)
  return { ...counts, conflicts: conflicts.length }
}
