// Movements of a bank on their way from one process to another: as rows without the names of their fields, which are half of what a
// hundred thousand of them are as text.

import type { BankEntry } from '#reconciliation/model.ts'

/** The place of each field in a row. */
const FIELDS = [
  'bookingDate',
  'valueDate',
  'amountCents',
  'counterparty',
  'counterpartyIban',
  'remittance',
  'creditorReference',
  'endToEndId',
  'mandateId',
  'bankReference',
  'transactionCode',
  'returnReason',
  'isReversal',
] as const satisfies readonly (keyof BankEntry)[]

/** Where the same few texts stand again and again: one of each is kept. */
const REPEATED = (['counterparty', 'counterpartyIban', 'transactionCode'] as const).map((field) =>
  FIELDS.indexOf(field),
)

/** One literal, copied for each movement: a hundred thousand objects built field by field take twice the time. */
const BLANK: Readonly<Record<string, unknown>> = Object.fromEntries(FIELDS.map((field) => [field, null]))

export const rowsOf = (entries: readonly BankEntry[]): string =>
  JSON.stringify(entries.map((entry) => FIELDS.map((field) => entry[field])))

/** Reads the rows of one statement, part by part. */
export function movementRows(): (rows: string) => readonly BankEntry[] {
  const texts = new Map<unknown, unknown>([[null, null]])
  const known = (text: unknown): unknown => {
    const before = texts.get(text)
    if (before === undefined) texts.set(text, text)
    return before ?? text
  }
  return (rows) =>
    (JSON.parse(rows) as unknown[][]).map((row) => {
      for (const place of REPEATED) row[place] = known(row[place])
      const entry = { ...BLANK }
      for (const [place, field] of FIELDS.entries()) entry[field] = row[place]
      return entry as BankEntry
    })
}
