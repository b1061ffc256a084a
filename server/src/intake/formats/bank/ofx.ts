// OFX, version 1 (SGML: elements that hold a value are not closed) and 2 (XML): one tolerant reader for both, as files that call
// themselves XML leave elements open too, and as values hold bare ampersands. The encoding is what the bytes show: headers say 1252
// of UTF-8. There is no opening balance; the closing one is kept. Of investment accounts only the movements of money are read.

import { parseDay, type Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { BankEntry } from '#reconciliation/model.ts'
import { LIMITS } from '../limits.ts'
import { frenchIban } from './french-iban.ts'
import {
  type AccountDraft,
  addEntry,
  closeStatement,
  entryOf,
  givenReference,
  newStatement,
  openAccount,
  orNull,
  plainCents,
  plainText,
  refuseLine,
  type StatementDraft,
  type StatementSummary,
  type GiveEntry,
} from './statement.ts'

export async function readOfx(texts: AsyncIterable<string>, give: GiveEntry | null = null): Promise<StatementSummary> {
  const reader: Reader = {
    draft: newStatement('ofx', give),
    account: null,
    movement: null,
    balance: null,
    fields: {},
    line: 1,
  }
  let carry = ''
  for await (const text of texts) {
    const pieces = (carry + text).split('<')
    carry = pieces.pop() ?? ''
    for (const piece of pieces) readPiece(reader, piece)
    if (carry.length > LIMITS.lineBytes)
      throw new Refusal('intake.line_too_long', { line: reader.line, limitKilobytes: LIMITS.lineBytes >> 10 })
  }
  readPiece(reader, carry)
  return closeStatement(reader.draft)
}

type Fields = Record<string, string>

type Reader = {
  readonly draft: StatementDraft
  account: AccountDraft | null
  /** The movement and the balance that are open, and the account's own fields. */
  movement: Fields | null
  balance: Fields | null
  fields: Fields
  line: number
}

const STATEMENTS: ReadonlySet<string> = new Set(['STMTRS', 'CCSTMTRS', 'INVSTMTRS'])

/** From one `<` to the next: a tag and what follows it. */
function readPiece(reader: Reader, piece: string): void {
  const end = piece.indexOf('>')
  const tag = piece.slice(0, end).trim().toUpperCase()
  if (end > 0 && tag.startsWith('/')) closeTag(reader, tag.slice(1))
  else if (end > 0 && /^[A-Z]/.test(tag)) openTag(reader, tag, plainText(unescaped(piece.slice(end + 1))))
  for (let at = piece.indexOf('\n'); at >= 0; at = piece.indexOf('\n', at + 1)) reader.line++
}

function openTag(reader: Reader, tag: string, value: string): void {
  if (STATEMENTS.has(tag)) {
    endStatement(reader)
    reader.account = openAccount(reader.draft, reader.line)
    reader.fields = {}
  } else if (tag === 'STMTTRN') {
    endMovement(reader)
    reader.movement = { line: String(reader.line) }
  } else if (tag === 'LEDGERBAL') reader.balance = {}
  else if (value !== '') (reader.movement ?? reader.balance ?? reader.fields)[tag] ??= value
}

function closeTag(reader: Reader, tag: string): void {
  if (tag === 'STMTTRN') endMovement(reader)
  else if (tag === 'LEDGERBAL') endBalance(reader)
  else if (STATEMENTS.has(tag) || tag === 'OFX') endStatement(reader)
}

function endStatement(reader: Reader): void {
  endMovement(reader)
  endBalance(reader)
  const { account, fields } = reader
  reader.account = null
  if (account === null) return
  const { ACCTID = '', BANKID = '', BRANCHID = '', CURDEF } = fields
  account.iban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.exec(ACCTID)?.[0] ?? frenchIban(BANKID, BRANCHID, ACCTID)
  account.account = account.iban ?? ACCTID
  account.currency = CURDEF ?? account.currency
}

function endBalance(reader: Reader): void {
  const { account, balance } = reader
  reader.balance = null
  if (account === null || balance === null) return
  account.closingCents = plainCents(balance['BALAMT'] ?? '')
  account.closingDay = dayOf(balance['DTASOF'])
}

function endMovement(reader: Reader): void {
  const { draft, account, movement } = reader
  reader.movement = null
  if (movement === null) return
  const { line = '', TRNAMT = '', DTPOSTED = '' } = movement
  if (account === null) return void refuseLine(draft, Number(line), 'intake.record_unplaced', { record: 'STMTTRN' })
  const cents = plainCents(TRNAMT)
  if (cents === null)
    return void refuseLine(draft, Number(line), 'intake.line_amount', { value: TRNAMT, column: 'TRNAMT' })
  const day = dayOf(DTPOSTED)
  if (day === null)
    return void refuseLine(draft, Number(line), 'intake.line_day', { value: DTPOSTED, column: 'DTPOSTED' })
  addEntry(draft, account, entryOf(day, cents, detailsOf(movement)))
}

function detailsOf({ NAME = '', MEMO = '', ...movement }: Fields): Partial<BankEntry> {
  // A name is cut at 32 characters and the memo goes on, or repeats it whole.
  const remittance = MEMO.startsWith(NAME) ? MEMO : plainText(`${NAME} ${MEMO}`)
  return {
    valueDate: dayOf(movement['DTAVAIL']),
    counterparty: orNull(NAME),
    counterpartyIban: null,
    remittance,
    bankReference: givenReference(movement['FITID']),
    transactionCode: movement['TRNTYPE'] ?? null,
  }
}

/** `20261121120000.000[-5:EST]`: the day as the bank wrote it. */
const dayOf = (text: string | undefined): Day | null => {
  const match = /^(\d{4})(\d{2})(\d{2})/.exec(text ?? '')
  return match === null ? null : parseDay(`${match[1]}-${match[2]}-${match[3]}`)
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', quot: '"', apos: "'" }

function unescaped(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(
    /&(?:#(\d{1,6})|(amp|lt|gt|nbsp|quot|apos));/g,
    (whole, code: string | undefined, name: string) => {
      if (code === undefined) return ENTITIES[name] ?? whole
      return Number(code) >= 0x20 && Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : ' '
    },
  )
}
