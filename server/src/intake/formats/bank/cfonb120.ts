// CFONB 120, the account statement of French banks: records of 120 characters, 01 old balance, 04 movement, 05 what completes it,
// 07 new balance; a block per account and day. The last character of an amount carries its last digit and its sign. Records out of
// place are refused one by one; the payer's own account is never there (bank secrecy), except where a payment came back.

import { parseDay, type Cents, type Day } from '#kernel/day.ts'
import type { BankEntry } from '#reconciliation/model.ts'
import { forEachTextLine } from '../decode.ts'
import { frenchIban } from './french-iban.ts'
import {
  type AccountDraft,
  addEntry,
  alertLine,
  closeStatement,
  entryOf,
  givenReference,
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

export const CFONB120_LENGTH = 120

export async function readCfonb120(
  texts: AsyncIterable<string>,
  give: GiveEntry | null = null,
): Promise<StatementSummary> {
  const reader: Reader = { draft: newStatement('cfonb120', give), account: null, movement: null }
  await forEachTextLine(texts, (line, number) => {
    for (const record of recordsIn(line, CFONB120_LENGTH)) readRecord(reader, record, number)
  })
  endMovement(reader)
  return closeStatement(reader.draft)
}

/** Some programs write the records one behind the other, without line ends. */
export function recordsIn(line: string, length: number): readonly string[] {
  if (line.trim() === '') return []
  if (line.length <= length) return [line.padEnd(length)]
  return (line.match(new RegExp(`.{1,${length}}`, 'gs')) ?? []).map((record) => record.padEnd(length))
}

type Reader = {
  readonly draft: StatementDraft
  account: AccountDraft | null
  movement: Movement | null
}

type Movement = {
  readonly record: string
  readonly line: number
  readonly decimals: number
  readonly qualified: Qualified
}

/** What the records 05 say, by their qualifier; a qualifier may come again. */
type Qualified = Map<string, string[]>

/** Characters `from` to `to`, counted from 1 as the norm does. */
const at = (record: string, from: number, to: number): string => record.slice(from - 1, to)
const textAt = (record: string, from: number, to: number): string => plainText(at(record, from, to))

function readRecord(reader: Reader, record: string, line: number): void {
  const { draft, account, movement } = reader
  const kind = at(record, 1, 2)
  if (kind === '05') {
    if (movement === null) return void refuseLine(draft, line, 'intake.record_unplaced', { record: kind })
    const qualifier = at(record, 46, 48)
    movement.qualified.set(qualifier, [...(movement.qualified.get(qualifier) ?? []), at(record, 49, 118)])
    return
  }
  endMovement(reader)
  if (kind === '01') reader.account = openBlock(draft, record, line)
  else if (account === null || (kind !== '04' && kind !== '07'))
    refuseLine(draft, line, 'intake.record_unplaced', { record: kind.trim() === '' ? textAt(record, 1, 20) : kind })
  else if (kind === '04') reader.movement = { record, line, decimals: decimalsOf(record), qualified: new Map() }
  else {
    account.closingCents = balanceOf(draft, record, line)
    account.closingDay = dayAt(record, 35)
    reader.account = null
  }
}

function openBlock(draft: StatementDraft, record: string, line: number): AccountDraft {
  const [bank, branch, number] = [textAt(record, 3, 7), textAt(record, 12, 16), textAt(record, 22, 32)]
  const account = openAccount(draft, line)
  account.iban = frenchIban(bank, branch, number)
  account.account = [bank, branch, number].filter((part) => part !== '').join(' ')
  account.currency = currencyAt(record) ?? account.currency
  account.openingCents = balanceOf(draft, record, line)
  account.openingDay = dayAt(record, 35)
  if (account.openingDay === null)
    alertLine(draft, line, 'intake.line_day', { value: textAt(record, 35, 40), column: '01' })
  return account
}

function balanceOf(draft: StatementDraft, record: string, line: number): Cents | null {
  const cents = overpunched(at(record, 91, 104), decimalsOf(record))
  const column = at(record, 1, 2)
  return cents ?? refuseLine(draft, line, 'intake.line_amount', { value: textAt(record, 91, 104), column })
}

/** A movement is taken when all that completes it was read. */
function endMovement(reader: Reader): void {
  const { draft, account, movement } = reader
  reader.movement = null
  if (movement === null || account === null) return
  const { record, line, decimals } = movement
  // Balances may leave the currency out; movements name it.
  if (sumOf(draft, account).entries === 0) account.currency = currencyAt(record) ?? account.currency
  const cents = overpunched(at(record, 91, 104), decimals)
  if (cents === null)
    return void refuseLine(draft, line, 'intake.line_amount', { value: textAt(record, 91, 104), column: '04' })
  const day = dayAt(record, 35)
  if (day === null)
    return void refuseLine(draft, line, 'intake.line_day', { value: textAt(record, 35, 40), column: '04' })
  addEntry(draft, account, entryOf(day, cents, completed(movement, cents)))
}

function completed({ record, qualified }: Movement, cents: Cents): Partial<BankEntry> {
  const first = (qualifier: string): string => qualified.get(qualifier)?.[0] ?? ''
  const operation = at(record, 33, 34)
  const returnReason = returnReasonOf(operation, textAt(record, 41, 42))
  // The payer of what came in, the payee of what went out; what comes back names the parties of the payment that it takes back.
  const isIncoming = cents >= 0 !== (returnReason !== null)
  // Some banks name in NPY also whom a direct debit went to.
  const [parties, account] = isIncoming ? [['NPY', 'NPO'], 'CPY'] : [['NBE', 'NBU', 'NPY'], 'CBE']
  const remittance = [first('LCC') + first('LC2'), ...(qualified.get('LIB') ?? [])]
  return {
    valueDate: dayAt(record, 43),
    counterparty: parties.map((party) => plainText(first(party))).find((name) => name !== '') ?? null,
    counterpartyIban: /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.exec(first(account).trim())?.[0] ?? null,
    remittance: plainText([textAt(record, 49, 79), ...remittance].join(' ')),
    creditorReference: orNull(plainText(first('LCS').slice(0, 35))),
    endToEndId: givenReference(first('RCN').slice(0, 35)),
    mandateId: orNull(plainText(first('RUM').slice(0, 35))),
    bankReference:
      givenReference(at(record, 105, 120)) ?? orNull(plainText(first('REF').slice(35))) ?? entryNumber(record),
    transactionCode: orNull(operation.trim()),
    returnReason,
    isReversal: operation === '99',
  }
}

/** Banks fill the place with zeros where they number nothing. */
const entryNumber = (record: string): string | null => {
  const number = textAt(record, 82, 88)
  return /^[0 ]*$/.test(number) ? null : number
}

// Cheque unpaid, transfer rejected, bill unpaid or in trouble, direct debit rejected or unpaid.
const RETURNS: ReadonlySet<string> = new Set(['03', '12', '33', '34', 'B3', 'B4'])

/** The bank's reason; the operation itself where it gives none. */
function returnReasonOf(operation: string, reason: string): string | null {
  if (reason !== '' && reason !== '00') return reason
  return RETURNS.has(operation) ? operation : null
}

const currencyAt = (record: string): string | null => /^[A-Z]{3}$/.exec(at(record, 17, 19))?.[0] ?? null

const decimalsOf = (record: string): number => Number(/\d/.exec(at(record, 20, 20))?.[0] ?? 2)

const POSITIVE = '{ABCDEFGHI'
const NEGATIVE = '}JKLMNOPQR'

/** Digits of which the last is written as a character that also tells the sign; null for anything else, or parts of a cent. */
function overpunched(text: string, decimals: number): Cents | null {
  const match = /^\s*(\d*)([{}A-R])$/.exec(text)
  if (match === null) return null
  const [, whole = '', last = ''] = match
  const isNegative = NEGATIVE.includes(last)
  const digits = `${whole}${(isNegative ? NEGATIVE : POSITIVE).indexOf(last)}`.padStart(decimals + 1, '0')
  const fraction = digits.slice(digits.length - decimals)
  if (decimals > 2 && /[^0]/.test(fraction.slice(2))) return null
  const units = decimals === 0 ? digits : digits.slice(0, -decimals)
  const cents = Number(units + (decimals === 0 ? '' : fraction).slice(0, 2).padEnd(2, '0'))
  return isNegative && cents !== 0 ? -cents : cents
}

/** Day, month and two digits of the year: 1980 to 2079. */
export function dayAt(record: string, from: number): Day | null {
  const match = /^(\d\d)(\d\d)(\d\d)$/.exec(at(record, from, from + 5))
  if (match === null) return null
  const [, day, month, year] = match
  return parseDay(`${Number(year) < 80 ? '20' : '19'}${year}-${month}-${day}`)
}
