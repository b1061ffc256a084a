// CFONB 240, the detail of what a bank collected or returned: records of 240 characters, 31 head, 34 operation, 39 total. Amounts have
// no sign and there is no balance: the same money stands as one movement on the account's statement.

import type { Cents } from '#kernel'
import { forEachTextLine } from '../decode.ts'
import { dayAt, recordsIn } from './cfonb120.ts'
import { frenchIban } from './french-iban.ts'
import {
  type AccountDraft,
  addEntry,
  closeStatement,
  entryOf,
  newStatement,
  openAccount,
  orNull,
  plainText,
  refuseLine,
  type StatementDraft,
  type StatementSummary,
  type GiveEntry,
  sumOf,
} from './statement.ts'

export const CFONB240_LENGTH = 240

export async function readCfonb240(
  texts: AsyncIterable<string>,
  give: GiveEntry | null = null,
): Promise<StatementSummary> {
  const draft = newStatement('cfonb240', give)
  const reader: Reader = { draft, account: null }
  await forEachTextLine(texts, (line, number) => {
    for (const record of recordsIn(line, CFONB240_LENGTH)) readRecord(reader, record, number)
  })
  return closeStatement(draft)
}

type Reader = { readonly draft: StatementDraft; account: AccountDraft | null }

const at = (record: string, from: number, to: number): string => record.slice(from - 1, to)
const textAt = (record: string, from: number, to: number): string => plainText(at(record, from, to))

function readRecord(reader: Reader, record: string, line: number): void {
  const { draft, account } = reader
  const kind = at(record, 1, 2)
  if (kind === '31') {
    const [bank, branch, number] = [textAt(record, 22, 26), textAt(record, 27, 31), textAt(record, 32, 42)]
    reader.account = openAccount(draft, line)
    reader.account.iban = frenchIban(bank, branch, number)
    reader.account.account = [bank, branch, number].filter((part) => part !== '').join(' ')
    return
  }
  if (account === null || (kind !== '34' && kind !== '39'))
    return void refuseLine(draft, line, 'intake.record_unplaced', {
      record: kind.trim() === '' ? textAt(record, 1, 20) : kind,
    })
  const cents = unsigned(at(record, 229, 240))
  if (cents === null)
    return void refuseLine(draft, line, 'intake.line_amount', { value: textAt(record, 229, 240), column: kind })
  if (kind === '34') return takeOperation(reader, account, { record, line, cents })
  const entriesCents = sumOf(draft, account).cents
  if (cents !== entriesCents)
    refuseLine(draft, line, 'intake.statement_total_differs', { statedCents: cents, entriesCents })
  reader.account = null
}

type Operation = { readonly record: string; readonly line: number; readonly cents: Cents }

function takeOperation({ draft }: Reader, account: AccountDraft, { record, line, cents }: Operation): void {
  const day = dayAt(record, 11)
  if (day === null)
    return void refuseLine(draft, line, 'intake.line_day', { value: textAt(record, 11, 16), column: '34' })
  addEntry(
    draft,
    account,
    entryOf(day, cents, {
      counterparty: orNull(textAt(record, 43, 66)),
      counterpartyIban: frenchIban(textAt(record, 22, 26), textAt(record, 27, 31), textAt(record, 32, 42)),
      remittance: textAt(record, 129, 216),
      bankReference: orNull(textAt(record, 223, 228)) ?? orNull(textAt(record, 123, 128)),
      transactionCode: orNull(textAt(record, 9, 10)),
    }),
  )
}

const unsigned = (text: string): Cents | null => (/^\s*\d+$/.test(text) ? Number(text) : null)
