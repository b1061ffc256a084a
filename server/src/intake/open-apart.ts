// Opens a file in a process of its own (`apart/`), and gives back how to have it read there. This is the door for whatever comes from
// outside: what a file does to the one that reads it, it does not do to the program.

import type { BankEntry } from '#reconciliation/model.ts'
import type { Described, Member, Part } from './apart/requests.ts'
import { movementRows } from './apart/movement-rows.ts'
import { readEntries } from './apart/read-entries.ts'
import { type FileReader, fileReader } from './apart/reading-process.ts'
import type { AgeingSummary } from './formats/ageing-list.ts'
import type { PaymentOrder, PaymentStatus } from './formats/bank/pain.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import type { RegisterSummary } from './formats/open-data/companies.ts'
import type { NoticesSummary } from './formats/open-data/notices.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import type { StatementSummary } from './formats/bank/statement.ts'
import type { KeptLines } from './formats/kept-lines.ts'
import type { Source } from './formats/source.ts'
import type { CustomerRow, ListRow } from './model.ts'
import { openDocuments, type OpenedApart, type OpenOptions } from './opened-file.ts'

export async function openApart(source: Source, options: OpenOptions): Promise<OpenedApart> {
  if (source.members) return openDocuments(source.members)
  const reader = fileReader(source)
  const opened = await reader.ask<Described>({ what: 'open', options })
  const ask = <Summary>(hear?: (part: Part) => void): Promise<Summary> =>
    reader.ask({ what: 'read', options, withRows: hear !== undefined }, hear)
  switch (opened.kind) {
    case 'documents':
      return openDocuments(
        opened.members?.map((member, place) => memberSource(member, { reader, options, place })) ?? [source],
      )
    case 'entries':
      return { ...opened, read: (lines: KeptLines | null) => readEntries({ source, reader, options }, lines) }
    case 'list':
      return { ...opened, read: (sink: (row: ListRow) => void) => ask<ListSummary>(givingRows(sink)) }
    case 'customers':
      return { ...opened, read: (sink: (row: CustomerRow) => void) => ask<CustomersSummary>(givingRows(sink)) }
    case 'statement':
      return { ...opened, read: () => readStatement(ask) }
    case 'notices':
      return { ...opened, read: () => ask<NoticesSummary>() }
    case 'register':
      return { ...opened, read: () => ask<RegisterSummary>() }
    case 'ageing':
      return { ...opened, read: () => ask<AgeingSummary>() }
    case 'payments':
      return { ...opened, read: () => ask<PaymentStatus | PaymentOrder>() }
  }
}

type Place = { readonly reader: FileReader; readonly options: OpenOptions; readonly place: number }

/** A file of an archive, unpacked as often as it is read. */
const memberSource = ({ name, size }: Member, { reader, options, place }: Place): Source => ({
  name,
  size,
  async *chunks() {
    const chunks: Uint8Array[] = []
    await reader.ask({ what: 'member', options, place }, (part) => {
      if (part.said === 'bytes') chunks.push(part.bytes)
    })
    yield* chunks
  },
})

const givingRows =
  <Row extends ListRow | CustomerRow>(sink: (row: Row) => void) =>
  (part: Part): void => {
    if (part.said === 'rows') for (const row of part.rows) sink(row as Row)
  }

async function readStatement(
  ask: (hear: (part: Part) => void) => Promise<StatementSummary>,
): Promise<StatementSummary> {
  const movements: BankEntry[][] = []
  const movementsIn = movementRows()
  const summary = await ask((part) => {
    if (part.said === 'movements') (movements[part.account] ??= []).push(...movementsIn(part.entries))
  })
  const accounts = summary.accounts.map((account, place) => ({ ...account, entries: movements[place] ?? [] }))
  return { ...summary, accounts }
}
