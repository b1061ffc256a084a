// Opens a file that came in: finds out what it is and how it is laid out, and gives back how to read it. Nothing is read in full before it
// is asked for, and nothing is stored here. It happens in a process of its own: the program comes through `open-apart.ts`.

import { Refusal } from '#kernel/refusal.ts'
import { archiveMembers } from './formats/archive.ts'
import { type BankFile, readStatementFile } from './formats/bank/bank-file.ts'
import { bankSchema } from './formats/bank/bank-table.ts'
import { readPain } from './formats/bank/pain.ts'
import { qifTable } from './formats/bank/qif.ts'
import { detectFormat } from './formats/detect.ts'
import { asEntries, LINES_ABOVE } from './formats/entries-layouts.ts'
import { readEntriesText } from './formats/entries-text.ts'
import { readEntriesXml } from './formats/entries-xml.ts'
import { isCompany, readCompanies } from './formats/open-data/companies.ts'
import { readJsonRecords } from './formats/open-data/json-records.ts'
import { isNotice, readNotices } from './formats/open-data/notices.ts'
import { headOf, type Source } from './formats/source.ts'
import { surveyTable } from './formats/survey.ts'
import { delimitedTable } from './formats/table.ts'
import { workbookTable } from './formats/workbook-table.ts'
import { openBankTable, openTable } from './open-table.ts'
import { openDocuments, type OpenedFile, type OpenOptions } from './opened-file.ts'

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

/** An archive of one file stands for that file; of several, for a drop of documents. */
async function openArchive(source: Source, options: OpenOptions): Promise<OpenedFile> {
  const [first, ...others] = await archiveMembers(source)
  if (first === undefined || others.length > 0)
    return openDocuments([first, ...others].filter((file) => file !== undefined))
  if ((await detectFormat(first)).kind === 'archive')
    throw new Refusal('intake.file_unsupported', { file: first.name, what: 'ZIP' })
  return openFile(first, options)
}

export const entriesOptions = (source: Source, { latestEntryDay }: OpenOptions) => ({
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
