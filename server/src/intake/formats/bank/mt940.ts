// MT940 statements and MT942 reports: fields `:61:` for a movement and `:86:` for what is said of it, between `:60F:` and `:62F:`.
// A line that begins like a field of another kind, such as an hour inside a text, goes on with the text before it.

import { parseDay, type Cents, type Day } from '#kernel/day.ts'
import type { BankEntry } from '#reconciliation/model.ts'
import { forEachTextLine } from '../decode.ts'
import { detailsOf } from './mt940-details.ts'
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

/** A line that begins a field of a statement. */
export const MT940_FIELD = /^(?:\{4:)?:(20|21|25P?|28C?|60[FM]|61|62[FM]|64|65|86|34F|13D?|90[CD]|NS):/

export async function readMt940(
  texts: AsyncIterable<string>,
  give: GiveEntry | null = null,
): Promise<StatementSummary> {
  const reader: Reader = { draft: newStatement('mt940', give), account: null, field: null, movement: null }
  await forEachTextLine(texts, (line, number) => readLine(reader, line, number))
  endField(reader)
  endMovement(reader)
  return closeStatement(reader.draft)
}

type Field = { readonly tag: string; readonly line: number; readonly parts: string[] }

type Reader = {
  readonly draft: StatementDraft
  account: AccountDraft | null
  field: Field | null
  movement: Movement | null
}

type Movement = {
  readonly line: number
  readonly bookingDate: Day
  readonly valueDate: Day
  readonly cents: Cents
  readonly type: string | null
  readonly isReversal: boolean
  readonly reference: string
  readonly bankReference: string
  details: readonly string[]
}

function readLine(reader: Reader, text: string, line: number): void {
  const match = MT940_FIELD.exec(text)
  if (match !== null) {
    endField(reader)
    reader.field = { tag: match[1] ?? '', line, parts: [text.slice(match[0].length)] }
    return
  }
  // The end of a message, with or without its trailer.
  if (/^-(\}.*|\p{Cc}|X{3})?\s*$/u.test(text)) {
    endField(reader)
    endMessage(reader)
  } else reader.field?.parts.push(text)
}

function endMessage(reader: Reader): void {
  endMovement(reader)
  reader.account = null
}

function endField(reader: Reader): void {
  const { field } = reader
  reader.field = null
  if (field === null) return
  const value = field.parts.join('').trim()
  switch (field.tag) {
    case '20':
      return endMessage(reader)
    case '25':
    case '25P':
      return takeAccount(reader, field, value)
    case '28':
    case '28C':
      if (reader.account !== null) reader.account.statementId = orNull(plainText(value))
      return
    case '60F':
    case '60M':
    case '62F':
    case '62M':
      return takeBalance(reader, field, value)
    case '61':
      endMovement(reader)
      reader.movement = movementOf(reader, field)
      return
    case '86':
    case 'NS':
      // After a closing balance it speaks of the statement as a whole.
      if (reader.movement !== null) reader.movement.details = [...reader.movement.details, ...field.parts]
      return
  }
}

const accountOf = (reader: Reader, line: number): AccountDraft => (reader.account ??= openAccount(reader.draft, line))

function takeAccount(reader: Reader, { line }: Field, value: string): void {
  if (reader.movement !== null) return void refuseLine(reader.draft, line, 'intake.record_unplaced', { record: ':25:' })
  const account = accountOf(reader, line)
  const match = /^(.*?)\s*([A-Z]{3})?$/.exec(value)
  const number = plainText(match?.[1] ?? value)
  const iban = number.replace(/\s/g, '')
  account.iban = /^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(iban) ? iban : null
  account.account = account.iban ?? number
  account.currency = match?.[2] ?? account.currency
}

function takeBalance(reader: Reader, { tag, line }: Field, value: string): void {
  endMovement(reader)
  const account = accountOf(reader, line)
  const [, sign, day = '', currency, amount = ''] = /^([CD])(\d{6})([A-Z]{3})?([\d.,]+)/.exec(value) ?? []
  const cents = plainCents(amount)
  if (cents === null) return void refuseLine(reader.draft, line, 'intake.line_amount', { value, column: tag })
  const balance = sign === 'D' && cents !== 0 ? -cents : cents
  account.currency = currency ?? account.currency
  if (tag.startsWith('60')) {
    account.openingCents = balance
    account.openingDay = dayOf(day)
  } else {
    account.closingCents = balance
    account.closingDay = dayOf(day)
  }
}

// Value day, booking day, sign, third letter of the currency, amount, type, reference, the bank's reference.
const MOVEMENT =
  /^(\d{6})(\d{4}|\s{4})?(RC|RD|C|D)([A-Z])?(\d[\d.,]*|[.,]\d+)(?:([A-Z][A-Z0-9 ]{3}))?(.*?)(?:\/\/(.*))?$/

function movementOf(reader: Reader, { line, parts }: Field): Movement | null {
  const text = parts[0]?.trimEnd() ?? ''
  const match = MOVEMENT.exec(text)
  const cents = match === null ? null : plainCents(match[5] ?? '')
  const valueDate = match === null ? null : dayOf(match[1] ?? '')
  if (match === null || cents === null)
    return refuseLine(reader.draft, line, 'intake.line_amount', { value: text, column: '61' })
  if (valueDate === null) return refuseLine(reader.draft, line, 'intake.line_day', { value: text, column: '61' })
  const sign = match[3] ?? ''
  const isOut = sign === 'D' || sign === 'RC'
  accountOf(reader, line)
  return {
    line,
    bookingDate: bookingDay(valueDate, match[2] ?? ''),
    valueDate,
    cents: isOut && cents !== 0 ? -cents : cents,
    type: match[6]?.trim() ?? null,
    isReversal: sign.startsWith('R'),
    reference: match[7] ?? '',
    bankReference: match[8] ?? '',
    // What stands on the lines below completes the text.
    details: parts.slice(1),
  }
}

function endMovement(reader: Reader): void {
  const { account, movement } = reader
  reader.movement = null
  if (movement === null || account === null) return
  const { bookingDate, cents, type } = movement
  const { purpose, ...details } = detailsOf(movement.details)
  // A letter alone fills the place.
  const own = movement.reference.trim().length > 1 ? givenReference(movement.reference) : null
  const rest: Partial<BankEntry> = {
    valueDate: movement.valueDate,
    ...details,
    remittance: purpose === '' ? (own ?? '') : purpose,
    bankReference: givenReference(movement.bankReference) ?? own,
    transactionCode: type,
    returnReason: details.returnReason ?? (type === 'NRTI' ? 'NRTI' : null),
    isReversal: movement.isReversal,
  }
  addEntry(reader.draft, account, entryOf(bookingDate, cents, rest))
}

/** The booking day has no year: the one nearest to the value day. */
function bookingDay(valueDate: Day, monthDay: string): Day {
  if (monthDay.trim() === '') return valueDate
  const year = Number(valueDate.slice(0, 4))
  const days = [year - 1, year, year + 1].flatMap(
    (each) => parseDay(`${each}-${monthDay.slice(0, 2)}-${monthDay.slice(2)}`) ?? [],
  )
  const distance = (day: Day): number => Math.abs(Date.parse(day) - Date.parse(valueDate))
  return (
    days.reduce<Day | null>((best, day) => (best === null || distance(day) < distance(best) ? day : best), null) ??
    valueDate
  )
}

/** Banks that reckon months of thirty days give value on 30 February: it is the last of the month. */
function dayOf(text: string): Day | null {
  const [, year = '', month = '', date = ''] = /^(\d\d)(\d\d)(\d\d)$/.exec(text) ?? []
  const dates = month === '02' && date === '30' ? ['29', '28'] : [date]
  return (
    dates
      .map((each) => parseDay(`${Number(year) < 80 ? '20' : '19'}${year}-${month}-${each}`))
      .find((day) => day !== null) ?? null
  )
}
