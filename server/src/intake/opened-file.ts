// A file that was opened: what it is, how it is laid out, and how to read it.

import type { Day } from '#kernel/day.ts'
import type { AgeingSummary } from './formats/ageing-list.ts'
import type { PaymentOrder, PaymentStatus } from './formats/bank/pain.ts'
import type { GiveEntry, StatementSummary } from './formats/bank/statement.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import { type DocumentFile, type DocumentsSummary, readDocumentFiles } from './formats/documents/document-files.ts'
import type { BankField, CustomerField, ListField } from './formats/headings.ts'
import type { KeptLines } from './formats/kept-lines.ts'
import type { RegisterSummary } from './formats/open-data/companies.ts'
import type { NoticesSummary } from './formats/open-data/notices.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import type { Source } from './formats/source.ts'
import type { Survey, SurveyOptions } from './formats/survey.ts'
import type { Table } from './formats/table.ts'
import type { CustomerRow, EntriesSummary, FileKind, ListRow, ReceivableLine } from './model.ts'

export type OpenOptions = SurveyOptions & {
  /** What the file is; found out when left out. */
  readonly as?: FileKind
  readonly today: Day
  /** Entries later than this are refused. */
  readonly latestEntryDay: Day
}

/** `read` gives each row to its sink and returns what the file holds. It refuses when columns are `missing`: ask for a mapping first. */
export type OpenedFile =
  | { readonly kind: 'entries'; readonly read: Read<ReceivableLine, EntriesSummary> }
  | (OpenedTable<ListField> & { readonly kind: 'list'; readonly read: Read<ListRow, ListSummary> })
  | (OpenedTable<CustomerField> & { readonly kind: 'customers'; readonly read: Read<CustomerRow, CustomersSummary> })
  /** Invoices and status messages, each a file to read by itself. */
  | {
      readonly kind: 'documents'
      readonly files: readonly Source[]
      readonly read: Read<DocumentFile, DocumentsSummary>
    }
  /** A table is there where the file is one, and may have questions. */
  | {
      readonly kind: 'statement'
      readonly table: OpenedTable<BankField> | null
      /** A statement that comes as a table gives no entry before its end. */
      readonly read: (give?: GiveEntry) => Promise<StatementSummary>
    }
  | { readonly kind: 'notices'; readonly read: () => Promise<NoticesSummary> }
  | { readonly kind: 'register'; readonly read: () => Promise<RegisterSummary> }
  | { readonly kind: 'ageing'; readonly read: () => Promise<AgeingSummary> }
  | { readonly kind: 'payments'; readonly read: () => Promise<PaymentStatus | PaymentOrder> }

/** As `OpenedFile`, but that the lines of accounting entries come as they are kept: without lines to keep, they are only counted. */
export type OpenedApart =
  | Exclude<OpenedFile, { readonly kind: 'entries' }>
  | { readonly kind: 'entries'; readonly read: (lines: KeptLines | null) => Promise<EntriesSummary> }

/** What the ledger or the bank's books can take. */
export type ImportableFile = Exclude<OpenedApart, { readonly kind: 'payments' | 'ageing' }>

type Read<Row, Summary> = (sink: (row: Row) => void) => Promise<Summary>

export type OpenedTable<Field extends string> = {
  /** How the table was stored: encoding and separator, or sheet. */
  readonly form: Table['form']
  readonly survey: Survey<Field>
  readonly missing: readonly string[]
}

/** How the file was understood where it is a table of any kind. */
export function tableOf(opened: OpenedFile | OpenedApart): OpenedTable<string> | null {
  switch (opened.kind) {
    case 'entries':
    case 'payments':
    case 'documents':
    case 'ageing':
    case 'notices':
    case 'register':
      return null
    case 'statement':
      return opened.table
    case 'list':
    case 'customers':
      return opened
  }
}

/** Under which kind an import is kept: documents are invoices where at least one of them is. */
export const importKind = (
  opened: ImportableFile,
  summary: { readonly kind: string } | DocumentsSummary | null,
): FileKind => {
  if (opened.kind !== 'documents') return opened.kind
  return summary !== null && 'statuses' in summary && summary.invoices === 0 && summary.statuses > 0
    ? 'status'
    : 'invoice'
}

/** Each document is read in a process of its own, as one that cannot be read must not stop the others. */
export const openDocuments = (files: readonly Source[]): Extract<OpenedFile, { readonly kind: 'documents' }> => ({
  kind: 'documents',
  files,
  read: (sink) => readDocumentFiles(files, sink),
})
