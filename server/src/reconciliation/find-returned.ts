// Which payment a return takes back: of the same amount, some time before, and told by its reference, its mandate, its payer or
// its text. Pure.

import { type Day, daysBetween } from '#kernel'
import type { BankLine } from './model.ts'
import { nameKey, plainText } from '#kernel/name-words.ts'
import type { PaidLine } from './match-store.ts'

export type ReturnLine = Pick<
  BankLine,
  'bookingDate' | 'amountCents' | 'counterparty' | 'counterpartyIban' | 'remittance' | 'endToEndId' | 'mandateId'
>

/** A direct debit can come back for thirteen months. */
export const MOST_DAYS = 400

/** The one payment that it can only be; null when there is none, or more than one. */
export function findReturned<Line extends Omit<PaidLine, 'matchId'>>(
  back: ReturnLine,
  paid: readonly Line[],
): Line | null {
  const candidates = returnCandidates(back, paid)
  for (const fits of [sameReference, samePayer, sameText]) {
    const [only, another] = candidates.filter((line) => fits(back, line))
    if (only && !another) return only
  }
  return null
}

export const returnCandidates = <Line extends Omit<PaidLine, 'matchId'>>(
  back: ReturnLine,
  paid: readonly Line[],
): readonly Line[] =>
  paid.filter((line) => line.amountCents === -back.amountCents && isBefore(line.bookingDate, back.bookingDate))

const isBefore = (paid: Day, back: Day): boolean => {
  const days = daysBetween(paid, back)
  return days >= 0 && days <= MOST_DAYS
}

const given = (text: string | null): string | null => (text === null || /^(NOT ?PROVIDED)?$/i.test(text) ? null : text)

const sameReference = (back: ReturnLine, line: ReturnLine): boolean =>
  given(back.endToEndId) !== null && given(back.endToEndId) === given(line.endToEndId)

const samePayer = (back: ReturnLine, line: ReturnLine): boolean =>
  (back.mandateId !== null && back.mandateId === line.mandateId) ||
  (back.counterpartyIban !== null && back.counterpartyIban === line.counterpartyIban) ||
  (back.counterparty !== null &&
    line.counterparty !== null &&
    nameKey(back.counterparty) === nameKey(line.counterparty))

/** What was written with the payment stands in the text of its return. */
function sameText(back: ReturnLine, line: ReturnLine): boolean {
  const [whole, part] = [back.remittance, line.remittance].map((text) => plainText(text).replace(/[^A-Z0-9]/g, ''))
  return part !== undefined && part.length >= 5 && whole !== undefined && whole.includes(part)
}
