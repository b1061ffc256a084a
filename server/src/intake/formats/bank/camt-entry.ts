// One movement from what a CAMT entry and its transactions say.

import type { Cents, Day } from '#kernel'
import type { BankEntry } from '#reconciliation/model.ts'
import { givenReference, joinPieces, orNull, plainCents, plainText } from './statement.ts'

export type Fields = Record<string, string>

/** Between repeated values of one field: a character that XML does not admit. */
export const MARK = '\u001f'

/** What one movement is made of: its entry, its transactions, and its place where the entry was split. */
export type CamtPart = {
  readonly cents: Cents
  readonly entry: Fields
  readonly details: readonly Fields[]
  readonly rank: number | null
}

/** One part per transaction where their amounts are given and add up, else the entry as a whole. */
export function partsOf(entry: Fields, cents: Cents, transactions: readonly Fields[]): readonly CamtPart[] {
  const whole: CamtPart = { cents, entry, details: transactions, rank: null }
  if (transactions.length < 2) return [whole]
  const amounts = transactions.map((details) => {
    const [amount, currency] =
      details['amount'] === undefined
        ? [details['detailAmount'], details['detailAmountCurrency']]
        : [details['amount'], details['amountCurrency']]
    if (currency !== undefined && currency !== entry['amountCurrency']) return null
    return signedCents(amount, details['sign'] ?? entry['sign'])
  })
  const sum = amounts.reduce<Cents | null>(
    (total, amount) => (total === null || amount === null ? null : total + amount),
    0,
  )
  if (sum !== cents) return [whole]
  return transactions.map((details, place) => ({
    cents: amounts[place] ?? 0,
    entry,
    details: [details],
    rank: place + 1,
  }))
}

export type Dated = { readonly bookingDate: Day; readonly valueDate: Day | null }

export function entryFrom(
  { bookingDate, valueDate }: Dated,
  keep: KeepText,
  { cents, entry, details, rank }: CamtPart,
): BankEntry {
  const only: Fields = details.length === 1 ? (details[0] ?? {}) : {}
  const isReversal = entry['reversal'] === 'true' || entry['reversal'] === '1'
  const returnReason = only['returnReason'] ?? (only['returnText'] === undefined ? null : 'NARR')
  // What comes back carries the parties of the payment that it takes back.
  const isIncoming = cents >= 0 !== (isReversal || returnReason !== null)
  const side = isIncoming ? 'payer' : 'payee'
  const references = details.flatMap((each) => each['references']?.split(MARK) ?? []).map(plainText)
  const [remittance = '', reference = '', endToEndId = '', bankReference = ''] = ownTexts([
    remittanceOf(entry, details, references),
    references[0],
    givenReference(only['endToEnd']),
    bankReferenceOf(entry, only, rank),
  ])
  return {
    bookingDate,
    valueDate,
    amountCents: cents,
    counterparty: keep(only[`${side}Name`] ?? only[`${side}Ultimate`]),
    counterpartyIban: keep(only[`${side}Iban`]),
    remittance,
    creditorReference: orNull(reference),
    endToEndId: orNull(endToEndId),
    mandateId: keep(givenReference(only['mandate'])),
    bankReference: orNull(bankReference),
    transactionCode: keep(codeOf(entry, only)),
    returnReason: keep(returnReason),
    isReversal,
  }
}

export type KeepText = (text: string | null | undefined) => string | null

/** For texts that come again and again in a year of movements, such as who pays: each is held once. */
export function keepTexts(): KeepText {
  const kept = new Map<string, string>()
  return (text) => {
    if (text === null || text === undefined || text === '') return null
    const known = kept.get(text)
    if (known !== undefined) return known
    const [own = ''] = ownTexts([text, ''])
    if (kept.size < TEXTS_KEPT) kept.set(own, own)
    return own
  }
}

const TEXTS_KEPT = 50_000

/** The texts as a copy of their own: cut from the chunk that they were read in, each would hold on to the whole of it. */
export const ownTexts = (texts: readonly (string | null | undefined)[]): readonly string[] =>
  texts.join(MARK).split(MARK)

/** What the payer wrote; documents and further references that he named are part of it. */
function remittanceOf(entry: Fields, details: readonly Fields[], references: readonly string[]): string {
  const written = details.flatMap((each) => [
    joinPieces(each['lines']?.split(MARK) ?? [], CUT_AT),
    ...(each['documents']?.split(MARK) ?? []),
  ])
  const text = plainText([...written, ...references.slice(1)].filter((part) => part !== '').join(' '))
  return text === '' ? plainText(details[0]?.['information'] ?? entry['information'] ?? '') : text
}

const CUT_AT = [35, 70, 140]

/** The parts of a split entry share its reference: their rank tells them apart. */
function bankReferenceOf(entry: Fields, only: Fields, rank: number | null): string | null {
  const own = givenReference(only['bankReference'])
  const whole = givenReference(entry['bankReference']) ?? givenReference(entry['entryReference'])
  if (rank === null) return whole ?? own
  return own !== null && own !== whole ? own : whole === null ? null : `${whole}/${rank}`
}

function codeOf(entry: Fields, only: Fields): string {
  const fields = entry['domain'] === undefined && entry['ownCode'] === undefined ? only : entry
  const { domain, family, subFamily, ownCode } = fields
  return domain === undefined ? (ownCode ?? '') : [domain, family, subFamily].filter(Boolean).join('-')
}

export function signedCents(amount: string | undefined, sign: string | undefined): Cents | null {
  const cents = amount === undefined || amount.includes(',') ? null : plainCents(amount)
  if (cents === null || cents === 0) return cents
  return sign === 'DBIT' ? -cents : sign === 'CRDT' ? cents : null
}
