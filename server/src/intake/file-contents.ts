// What a file of each kind holds, on its way into the ledger or only as far as what it would change there.

import type { PaymentTerms } from '@quittance/law'
import type { Context, Id } from '#kernel'
import { recordStatement } from '#reconciliation'
import { readDocuments } from './document-contents.ts'
import {
  countsOf,
  effectOf,
  type FileSummary,
  inCurrencies,
  NO_EFFECT,
  type ReadFile,
  SAMPLE,
  type SumIn,
  withGone,
} from './file-effect.ts'
import { KeptLines } from './formats/kept-lines.ts'
import type { CustomerRow, ListRow } from './model.ts'
import type { ImportableFile } from './opened-file.ts'
import { recordCustomers } from './record-customers.ts'
import { recordEntries } from './record-entries.ts'
import { recordList } from './record-list.ts'
import type { ImportCounts } from './store.ts'
import { NONE_UNLISTED } from './unlisted-items.ts'

/** What a person has said about what the file does not. */
export type Said = { readonly terms: PaymentTerms | null; readonly isComplete: boolean | null }

/** The file itself, and the import that it becomes; without an import nothing is written. */
export type Importing = { readonly importId: Id; readonly fileName: string; readonly sha256: string }

/** `importing` null: nothing is written, and what it would come to is told. */
export async function readAndRecord(
  ctx: Context,
  opened: ImportableFile,
  said: Said,
  importing: Importing | null,
): Promise<ReadFile> {
  const importId = importing?.importId ?? null
  switch (opened.kind) {
    case 'entries':
      return readEntries(ctx, opened, said.terms, importId)
    case 'list':
      return readList(ctx, opened, said, importId)
    case 'customers':
      return readCustomers(ctx, opened, importId)
    case 'statement':
      return readStatement(ctx, opened, importing)
    case 'documents':
      return readDocuments(ctx, opened, said.terms, importId)
    // They make tasks, and with those comes all that sends: loaded for the few files that need it.
    case 'notices': {
      const { recordNotices } = await import('./record-notices.ts')
      const summary = await opened.read()
      const { matched, holds, tasks } = await recordNotices(ctx, summary.notices, importId)
      return plainFile(summary, { notices: summary.notices.length, matched, holds, tasks }, summary.notices)
    }
    case 'register': {
      const { recordCompanies } = await import('./record-notices.ts')
      const summary = await opened.read()
      const { matched, changedDebtors, tasks } = await recordCompanies(ctx, summary.companies, importId)
      return plainFile(
        summary,
        { companies: summary.companies.length, matched, changedDebtors, tasks },
        summary.companies,
      )
    }
  }
}

async function readEntries(
  ctx: Context,
  opened: Extract<ImportableFile, { kind: 'entries' }>,
  terms: PaymentTerms | null,
  importId: Id | null,
): Promise<ReadFile> {
  const lines = new KeptLines()
  const summary = await opened.read(lines)
  const recorded = await recordEntries(ctx, { lines, summary, terms }, importId)
  const last = summary.lastPaymentDay
  return {
    summary,
    lacksDueDates: lines.lackDueDates,
    paymentsKnownTo: last === null ? null : last > ctx.today ? ctx.today : last,
    unlisted: NONE_UNLISTED,
    named: recorded.named,
    books: { firstDay: summary.firstDay, lastDay: summary.lastDay, openings: recorded.openings },
    effect: withGone(effectOf(recorded), recorded.gone),
    counts: {
      lines: summary.lines,
      receivableLines: lines.count,
      ...countsOf(recorded),
      ...(recorded.gone.length > 0 && { gone: recorded.gone.length }),
      refused: summary.refusedLines,
    },
    sample: Array.from({ length: Math.min(SAMPLE, lines.count) }, (_, row) => lines.at(row)),
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
  const statesTotals = mapping.total !== undefined || mapping.paid !== undefined || mapping.debit !== undefined
  const recorded = await recordList(ctx, { rows, statesTotals, ...said }, importId)
  return {
    summary,
    lacksDueDates: rows.some((row) => row.dueDate === null),
    paymentsKnownTo: null,
    effect: inCurrencies(effectOf(recorded), rows.flatMap(owedIn)),
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

/** Credit notes reduce it once they are set against something. */
const owedIn = ({ documentKind, openCents, currency }: ListRow): readonly SumIn[] =>
  documentKind === 'credit-note' || openCents <= 0 ? [] : [{ currency, cents: openCents }]

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
  ctx: Context,
  opened: Extract<ImportableFile, { kind: 'statement' }>,
  importing: Importing | null,
): Promise<ReadFile> {
  const summary = await opened.read()
  const recorded = importing && (await recordStatement(ctx, { statement: summary, ...importing }))
  const entries = summary.accounts.flatMap((account) => account.entries)
  const stored = recorded && {
    newLines: recorded.newLines,
    matchedLines: recorded.matched,
    returnedLines: recorded.returned,
    toAllocate: recorded.open,
  }
  return plainFile(summary, { accounts: summary.accounts.length, entries: entries.length, ...stored }, entries)
}

/** A file that brings no items. */
const plainFile = (summary: FileSummary, counts: ImportCounts, rows: ReadFile['sample']): ReadFile => ({
  summary,
  lacksDueDates: false,
  paymentsKnownTo: null,
  unlisted: NONE_UNLISTED,
  effect: NO_EFFECT,
  counts: { ...counts, refused: summary.refusedLines },
  sample: rows.slice(0, SAMPLE),
})
