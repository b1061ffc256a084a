// Bank movements from a table whose columns were understood: the CSV and XLSX of French banks, and QIF laid out as one. Signed amounts,
// or a column for each side; above the headings an account and a balance may stand. A running balance, where there is one, must agree.

import { addMonths, type Cents, type Day } from '#kernel/day.ts'
import type { BankEntry, StatementFormat } from '#reconciliation/model.ts'
import { readAmount } from '../amount.ts'
import { currencyOf } from '../choices.ts'
import { bankHeadings, type BankField } from '../headings.ts'
import {
  alert,
  amountIn,
  cellOf,
  dayIn,
  openRows,
  refuse,
  type RowReader,
  skip,
  takeRow,
  textIn,
} from '../row-reader.ts'
import type { Survey, TableSchema } from '../survey.ts'
import { isBlankRow, textOf, type Table, type TableRow } from '../table.ts'
import {
  type AccountDraft,
  addEntry,
  alertLine,
  closeStatement,
  entryOf,
  givenReference,
  newStatement,
  openAccount,
  plainText,
  type StatementDraft,
  type StatementSummary,
} from './statement.ts'

export const bankSchema: TableSchema<BankField> = {
  headings: bankHeadings,
  days: ['bookingDate', 'valueDate'],
  amounts: ['amount', 'debit', 'credit', 'balance'],
  knows: {},
}

/** What must be there before rows can be read, in the words of `--map`; empty when nothing is missing. */
export function missingBankFields({ mapping }: Survey<BankField>): readonly string[] {
  const missing: string[] = mapping.bookingDate === undefined ? ['bookingDate'] : []
  if (mapping.amount === undefined && (mapping.debit === undefined || mapping.credit === undefined))
    missing.push('amount')
  if (mapping.label === undefined && mapping.detail === undefined && mapping.counterparty === undefined)
    missing.push('label')
  return missing
}

export async function readBankTable(
  table: Table,
  survey: Survey<BankField>,
  { today, format }: { readonly today: Day; readonly format: StatementFormat },
): Promise<StatementSummary> {
  const rows = openRows(table, survey)
  const reader: Reader = {
    rows,
    draft: { ...newStatement(format), refused: rows.report.refused, alerts: rows.report.alerts },
    accounts: new Map(),
    preamble: { iban: null, number: null, closingCents: null },
    span: { from: addMonths(today, -12 * 30), to: addMonths(today, 12) },
  }
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (isBlankRow(row)) continue
      if (row.line < survey.headingLine) readPreamble(reader, row)
      else if (row.line > survey.headingLine) readMovement(reader, row)
    }
  }
  for (const account of reader.accounts.values()) settleBalance(reader, account)
  reader.draft.refusedLines += rows.report.refusedLines
  reader.draft.alertLines += rows.report.alertLines
  return closeStatement(reader.draft)
}

/** An account while its rows are read: what its balance column said beside each entry. */
type TableAccount = { readonly account: AccountDraft; readonly line: number; readonly balances: (Cents | null)[] }

type Reader = {
  readonly rows: RowReader<BankField>
  readonly draft: StatementDraft
  readonly accounts: Map<string, TableAccount>
  readonly preamble: { iban: string | null; number: string | null; closingCents: Cents | null }
  readonly span: { readonly from: Day; readonly to: Day }
}

const IBAN = /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/

/** Above the headings: whose account it is, and what stands on it. */
function readPreamble({ preamble, rows }: Reader, row: TableRow): void {
  const cells = row.cells.map(textOf).filter((cell) => cell !== '')
  const text = cells.join(' ')
  preamble.iban ??= IBAN.exec(text)?.[0].replace(/\s/g, '') ?? null
  preamble.number ??= /\b\d{7,}[A-Z0-9]*\b/.exec(text)?.[0] ?? null
  if (!/solde|balance/i.test(text)) return
  const amounts = cells.map((cell) => readAmount(cell, rows.survey.decimalMark))
  for (const reading of amounts) if (reading.kind === 'amount') preamble.closingCents ??= reading.cents
}

/** Movements that may still vanish, or never happened. */
const NOT_BOOKED =
  /^(processing|pending|en cours|en attente|declined|refusee?|rejetee?|reverted|failed|canceled|cancelled|annulee?)$/

function readMovement(reader: Reader, row: TableRow): void {
  const { rows } = reader
  if (row.cells.every((cell, place) => textOf(cell) === rows.survey.columns[place])) return skip(rows, row, 'heading')
  const taken = takeRow(rows, row, () => movementIn(reader))
  if (taken === null) return
  const { account, entry, balance } = taken
  addEntry(reader.draft, account.account, entry)
  account.balances.push(balance)
}

function movementIn(reader: Reader) {
  const { rows, span } = reader
  const bookingDate = dayIn(rows, 'bookingDate', span)
  const amounts = [amountIn(rows, 'amount'), amountIn(rows, 'debit'), amountIn(rows, 'credit')] as const
  // A row with a label alone goes on with the one before, or is a note: there is no money in it.
  if (bookingDate === null && amounts.every((amount) => amount === null) && rows.problem === null) {
    skip(rows, rows.row, 'note')
    return null
  }
  const status = textOf(cellOf(rows, 'status'))
  if (NOT_BOOKED.test(status.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()))
    return alert(rows, 'intake.entry_not_booked', { status, value: textOf(cellOf(rows, 'amount')) })
  if (bookingDate === null) refuse(rows, 'intake.line_day_missing')
  const cents = signedCents(amounts)
  if (cents === null) refuse(rows, 'intake.line_amount_missing')
  const rest = detailsIn(reader)
  const balance = amountIn(rows, 'balance')
  if (rows.problem !== null || bookingDate === null || cents === null) return null
  return { account: accountOf(reader), entry: entryOf(bookingDate, cents, rest), balance }
}

/** The amount, or what the column of its side says: money out is less, whether or not its column has a sign. */
function signedCents([amount, debit, credit]: readonly [Cents | null, Cents | null, Cents | null]): Cents | null {
  if (amount !== null) return amount
  if (debit === null && credit === null) return null
  return (credit ?? 0) - Math.abs(debit ?? 0)
}

const TEXT_LIMIT = 2_000

function detailsIn({ rows, span }: Reader): Partial<BankEntry> {
  const text = (field: BankField): string | null => textIn(rows, field, TEXT_LIMIT)
  const counterparty = text('counterparty')
  const [label, detail] = [text('label') ?? '', text('detail') ?? '']
  // Banks that give a short and a long label repeat the one in the other.
  const remittance = detail.startsWith(label) ? detail : label.startsWith(detail) ? label : `${label} ${detail}`
  return {
    valueDate: dayIn(rows, 'valueDate', span),
    counterparty,
    counterpartyIban: IBAN.exec(text('counterpartyIban') ?? '')?.[0].replace(/\s/g, '') ?? null,
    remittance: plainText(remittance),
    bankReference: givenReference(text('reference') ?? ''),
    transactionCode: text('type'),
  }
}

/** One statement per account and currency that the rows name. */
function accountOf({ rows, accounts, draft, preamble }: Reader): TableAccount {
  const number = textOf(cellOf(rows, 'account'))
  const currency = currencyOf(textOf(cellOf(rows, 'currency'))) ?? 'EUR'
  const key = `${number}\u001f${currency}`
  const known = accounts.get(key)
  if (known !== undefined) return known
  const account = openAccount(draft, rows.row.line)
  account.iban = number === '' ? preamble.iban : (IBAN.exec(number)?.[0].replace(/\s/g, '') ?? null)
  account.account = account.iban ?? (number === '' ? (preamble.number ?? '') : number)
  account.currency = currency
  const added = { account, line: rows.row.line, balances: [] }
  accounts.set(key, added)
  return added
}

/** Opening and closing from the running balance, read in whichever order it agrees; else what stands above the headings. */
function settleBalance({ draft, preamble, accounts }: Reader, { account, line, balances }: TableAccount): void {
  const { entries } = account
  const amounts = entries.map(({ amountCents }) => amountCents)
  const last = entries.length - 1
  const known = balances.filter((balance) => balance !== null)
  if (known.length < entries.length || last < 0) {
    if (accounts.size === 1) account.closingCents = preamble.closingCents
    return
  }
  const agrees = (step: 1 | -1): boolean =>
    known.every((balance, place) => {
      const before = known[place - step]
      return before === undefined || before + (amounts[place] ?? 0) === balance
    })
  const order = agrees(1) ? 1 : agrees(-1) ? -1 : null
  if (order === null) return void alertLine(draft, line, 'intake.running_balance', { account: account.account })
  const [first, end] = order === 1 ? [0, last] : [last, 0]
  account.openingCents = (known[first] ?? 0) - (amounts[first] ?? 0)
  account.openingDay = entries[first]?.bookingDate ?? null
  account.closingCents = known[end] ?? null
  account.closingDay = entries[end]?.bookingDate ?? null
}
