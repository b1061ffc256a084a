// Opens a file that came in: finds out what it is and how it is laid out, and gives back how to read it. Nothing is read in full before it
// is asked for, and nothing is stored here. It happens in a process of its own: the program comes through `open-apart.ts`.

import { Refusal, type Day } from '#kernel'
import type { CustomerRow, EntriesSummary, FileKind, ListRow, ReceivableLine } from './model.ts'
import { archiveMembers } from './formats/archive.ts'
import type { AgeingSummary } from './formats/ageing-list.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import { type BankFile, readStatementFile } from './formats/bank/bank-file.ts'
import { bankSchema } from './formats/bank/bank-table.ts'
import { type PaymentOrder, type PaymentStatus, readPain } from './formats/bank/pain.ts'
import { asEntries, LINES_ABOVE } from './formats/entries-layouts.ts'
import { isCompany, readCompanies, type RegisterSummary } from './formats/open-data/companies.ts'
import { readJsonRecords } from './formats/open-data/json-records.ts'
import { isNotice, type NoticesSummary, readNotices } from './formats/open-data/notices.ts'
import { qifTable } from './formats/bank/qif.ts'
import type { GiveEntry, StatementSummary } from './formats/bank/statement.ts'
import { detectFormat } from './formats/detect.ts'
import { type DocumentFile, type DocumentsSummary, readDocumentFiles } from './formats/documents/document-files.ts'
import { readEntriesText } from './formats/entries-text.ts'
import { readEntriesXml } from './formats/entries-xml.ts'
import type { BankField, CustomerField, ListField } from './formats/headings.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import { headOf, type Source } from './formats/source.ts'
import { surveyTable, type Survey, type SurveyOptions } from './formats/survey.ts'
import { delimitedTable, type Table } from './formats/table.ts'
import { workbookTable } from './formats/workbook-table.ts'
import type { ImportableFile, OpenedApart } from './open-apart.ts'
import { openBankTable, openTable } from './open-table.ts'

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

export async function openFile(source: Source, options: OpenOptions): Promise<OpenedFile> {
  const format = await detectFormat(source)
  switch (format.kind) {
    case 'bank':
      if (options.as !== undefined && options.as !== 'statement')
        throw new Refusal('intake.file_other_kind', { file: source.name, as: options.as })
      return openBankFile(source, format.file, options)
    case 'entries-layout': {
      const withHeader = { ...entriesOptions(source, options), linesAbove: LINES_ABOVE }
      const entries = asEntries(source, format.layout)
      return { kind: 'entries', read: (sink) => readEntriesText(entries, withHeader, sink) }
    }
    case 'json':
      return openJson(source)
    case 'entries-xml':
      if (options.as !== undefined && options.as !== 'entries')
        throw new Refusal('intake.list_in_xml', { file: source.name })
      return {
        kind: 'entries',
        read: (sink) => readEntriesXml(source, format.encoding, entriesOptions(source, options), sink),
      }
    case 'entries-text':
      if (options.as !== undefined && options.as !== 'entries')
        return openTable(await delimitedTable(source, format.header.separator), options)
      return openEntriesText(source, options)
    case 'delimited':
      if (options.as === 'entries') return openEntriesText(source, options)
      return openTable(await delimitedTable(source, format.separator), options)
    case 'spreadsheet':
      if (options.as === 'entries') throw new Refusal('intake.entries_in_workbook', { file: source.name })
      return openTable(await workbookTable(source), options)
    case 'document':
      return openDocuments([source])
    case 'archive':
      return openArchive(source, options)
  }
}

/** Each document is read in a process of its own, as one that cannot be read must not stop the others. */
export const openDocuments = (files: readonly Source[]): Extract<OpenedFile, { readonly kind: 'documents' }> => ({
  kind: 'documents',
  files,
  read: (sink) => readDocumentFiles(files, sink),
})

/** An archive of one file stands for that file; of several, for a drop of documents. */
async function openArchive(source: Source, options: OpenOptions): Promise<OpenedFile> {
  const [first, ...others] = await archiveMembers(source)
  if (first === undefined || others.length > 0)
    return openDocuments([first, ...others].filter((file) => file !== undefined))
  if ((await detectFormat(first)).kind === 'archive')
    throw new Refusal('intake.file_unsupported', { file: first.name, what: 'ZIP' })
  return openFile(first, options)
}

const entriesOptions = (source: Source, { latestEntryDay }: OpenOptions) => ({
  name: source.name,
  latestDay: latestEntryDay,
})

const openEntriesText = (source: Source, options: OpenOptions): OpenedFile => ({
  kind: 'entries',
  read: (sink) => readEntriesText(source, entriesOptions(source, options), sink),
})

/** Records of the public services: notices, or companies. */
async function openJson(source: Source): Promise<OpenedFile> {
  const records = await readJsonRecords(source)
  if (records.some(isNotice)) return { kind: 'notices', read: async () => readNotices(records) }
  if (records.some(isCompany)) return { kind: 'register', read: async () => readCompanies(records) }
  const start = Buffer.from(await headOf(source, 60))
    .toString()
    .replace(/\s+/g, ' ')
  throw new Refusal('intake.file_unknown', { file: source.name, start })
}

async function openBankFile(source: Source, file: BankFile, options: OpenOptions): Promise<OpenedFile> {
  if (file.form === 'pain') return { kind: 'payments', read: () => readPain(source, file.encoding, file.message) }
  if (file.form !== 'qif')
    return { kind: 'statement', table: null, read: (give) => readStatementFile(source, file, give) }
  const table = await qifTable(source)
  return openBankTable(table, await surveyTable(table, bankSchema, options), { today: options.today, format: 'qif' })
}
