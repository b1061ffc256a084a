// Which entries of a statement are known already, when the periods of statements overlap or the same days come in another format.
// Entries of one day and amount are paired one by one: by the bank's reference, by their text, and where the other file is of
// another format by nothing more. Two equal entries of one file are two payments.

import type { Cents, Day, Id } from '#kernel'
import type { BankEntry, StatementFormat } from './model.ts'
import { plainText } from '#kernel/name-words.ts'

export type KnownLine = Pick<
  BankEntry,
  'bookingDate' | 'amountCents' | 'remittance' | 'counterparty' | 'bankReference'
> & {
  readonly id: Id
  readonly formats: readonly StatementFormat[]
  /** Statements that have it. */
  readonly statementIds: readonly Id[]
}

/** For each entry the line that it is; null for a new one. */
export function pairEntries(
  entries: readonly BankEntry[],
  known: readonly KnownLine[],
  format: StatementFormat,
): readonly (Id | null)[] {
  const left = Map.groupBy(known, (line) => keyOf(line))
  const paired = new Map<BankEntry, Id>()
  const pairBy = (fits: (entry: BankEntry, line: KnownLine) => boolean): void => {
    for (const entry of entries) {
      if (paired.has(entry)) continue
      const lines = left.get(keyOf(entry)) ?? []
      const place = lines.findIndex((line) => fits(entry, line))
      if (place < 0) continue
      paired.set(entry, lines[place]?.id ?? 0)
      lines.splice(place, 1)
    }
  }
  pairBy(({ bankReference }, line) => bankReference !== null && bankReference === line.bankReference)
  pairBy((entry, line) => hasNoOtherReference(entry, line) && textOf(entry) === textOf(line))
  pairBy((_, { formats }) => !formats.includes(format))
  return entries.map((entry) => paired.get(entry) ?? null)
}

const keyOf = ({ bookingDate, amountCents }: { bookingDate: Day; amountCents: Cents }): string =>
  `${bookingDate} ${amountCents}`

/** Two references that differ are two entries, whatever their text says. */
const hasNoOtherReference = (entry: BankEntry, line: KnownLine): boolean =>
  entry.bankReference === null || line.bankReference === null || entry.bankReference === line.bankReference

const textOf = ({ remittance, counterparty }: { remittance: string; counterparty: string | null }): string =>
  plainText(`${remittance} ${counterparty ?? ''}`).replace(/[^A-Z0-9]/g, '')
