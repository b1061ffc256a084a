// What a file holds and what it changes in the ledger, whatever its kind.

import type { Cents, Day, Id, RefusalCode } from '#kernel'
import type { BankEntry } from '#reconciliation/model.ts'
import type { StatementSummary } from './formats/bank/statement.ts'
import type { DocumentsSummary } from './formats/documents/document-files.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import type { RegisteredCompany, RegisterSummary } from './formats/open-data/companies.ts'
import type { Notice, NoticesSummary } from './formats/open-data/notices.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import type { CustomerRow, DocumentRow, EntriesSummary, ListRow, ReceivableLine } from './model.ts'
import type { KnownBooks } from './known-books.ts'
import type { RecordedEntries } from './record-entries.ts'
import type { BookedItem, ImportCounts } from './store.ts'
import type { Unlisted } from './unlisted-items.ts'

export type FileSummary =
  | EntriesSummary
  | ListSummary
  | CustomersSummary
  | DocumentsSummary
  | StatementSummary
  | NoticesSummary
  | RegisterSummary

export type FileEffect = {
  readonly newDebtors: number
  readonly newItems: number
  readonly changedItems: number
  readonly unchangedItems: number
  readonly newCredits: number
  readonly newAllocations: number
  /** In euros. */
  readonly openCents: number
  /** By currency, euros first. */
  readonly openIn: readonly SumIn[]
  readonly conflicts: readonly SaidOfInvoice[]
  /** What a person should know, and that contradicts nothing. */
  readonly notes: readonly SaidOfInvoice[]
}

export type SumIn = { readonly currency: string; readonly cents: Cents }

type SaidOfInvoice = {
  readonly number: string
  readonly code: RefusalCode
  readonly data: Readonly<Record<string, unknown>>
}

/** A row as it was understood, to be shown. */
export type SampleRow = ReceivableLine | ListRow | CustomerRow | DocumentRow | BankEntry | Notice | RegisteredCompany

/** Rows shown as they were understood. */
export const SAMPLE = 8

export type ReadFile = {
  readonly summary: FileSummary
  readonly effect: FileEffect
  readonly counts: ImportCounts
  readonly sample: readonly SampleRow[]
  readonly lacksDueDates: boolean
  /** The last day of which the file shows payments. */
  readonly paymentsKnownTo: Day | null
  /** What earlier lists left open and this one does not name. */
  readonly unlisted: Unlisted
  /** Of books: the credits of the ledger that they name. */
  readonly named?: ReadonlySet<Id>
  /** Of books: what they cover and carry over, for books of other years. */
  readonly books?: KnownBooks
}

export const NO_EFFECT: FileEffect = {
  newDebtors: 0,
  newItems: 0,
  changedItems: 0,
  unchangedItems: 0,
  newCredits: 0,
  newAllocations: 0,
  openCents: 0,
  openIn: [],
  conflicts: [],
  notes: [],
}

export function effectOf({ newDebtors, receivables }: Pick<RecordedEntries, 'newDebtors' | 'receivables'>): FileEffect {
  return {
    newDebtors,
    newItems: receivables.items.added + receivables.items.restored,
    changedItems: receivables.items.changed,
    unchangedItems: receivables.items.unchanged,
    newCredits: receivables.credits.added + receivables.credits.restored,
    newAllocations: receivables.allocations,
    openCents: receivables.openCents,
    openIn: [{ currency: 'EUR', cents: receivables.openCents }],
    conflicts: receivables.conflicts.map(({ code, data }) => ({
      number: [data['number'], data['reference']].find((name) => typeof name === 'string') ?? '',
      code,
      data,
    })),
    notes: receivables.keptWhole.map(({ number, dueDate }) => ({
      number,
      code: 'intake.invoice_kept_whole',
      data: { number, last: dueDate ?? '–' },
    })),
  }
}

/** `owed`: what each invoice of the file leaves open. Of several currencies each is summed for itself. */
export function inCurrencies(effect: FileEffect, owed: readonly SumIn[]): FileEffect {
  if (owed.every(({ currency }) => currency === 'EUR')) return effect
  const sums = new Map<string, Cents>([['EUR', 0]])
  for (const { currency, cents } of owed) sums.set(currency, (sums.get(currency) ?? 0) + cents)
  const openIn = [...sums].map(([currency, cents]) => ({ currency, cents })).filter(({ cents }) => cents > 0)
  return { ...effect, openCents: sums.get('EUR') ?? 0, openIn }
}

/** Invoices that the books named before and name no more are asked about; they stay open. */
export const withGone = (effect: FileEffect, gone: readonly BookedItem[]): FileEffect => ({
  ...effect,
  notes: [
    ...effect.notes,
    ...gone.map(({ number, ...data }) => ({
      number,
      code: 'intake.gone_from_books' as const,
      data: { number, ...data },
    })),
  ],
})

export function countsOf(recorded: Pick<RecordedEntries, 'newDebtors' | 'receivables'>): ImportCounts {
  const { conflicts, notes: _notes, openCents: _, openIn: _in, ...counts } = effectOf(recorded)
  return { ...counts, conflicts: conflicts.length }
}
