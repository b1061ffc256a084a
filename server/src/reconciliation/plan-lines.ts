// What a file adds to the lines that are known: for each entry the line that it is, or that it is a new one. Pure.

import type { Day, Id } from '#kernel'
import type { AccountStatement, BankEntry, KeptStatement, StatementFormat } from './model.ts'
import { type KnownLine, pairEntries } from './new-lines.ts'

export type LinesToPlan = {
  readonly format: StatementFormat
  readonly told: readonly AccountStatement[]
  /** Beside the statements. */
  readonly accountIds: readonly Id[]
  readonly known: readonly (KnownLine & { readonly bankAccountId: Id })[]
  readonly kept: readonly KeptStatement[]
}

export type Period = { readonly firstDay: Day; readonly lastDay: Day }
export type PlannedStatement = {
  readonly period: Period
  /** Whether it names all that happened between its days: a notice of single payments does not. */
  readonly isComplete: boolean
  readonly entries: readonly { readonly entry: BankEntry; readonly knownId: Id | null }[]
}

/** Notices of single payments, and reports during the day. */
const PARTIAL: readonly StatementFormat[] = ['camt.052', 'camt.054', 'cfonb240', 'pain.002']

export function planLines({ format, told, accountIds, known, kept }: LinesToPlan): readonly PlannedStatement[] {
  const byAccount = Map.groupBy(known, ({ bankAccountId }) => bankAccountId)
  return told.map((statement, place) => {
    const accountId = accountIds[place] ?? 0
    const period = periodOf(statement)
    const next = kept.filter((other) => other.bankAccountId === accountId && isNext(other, statement, period))
    const nextIds = new Set(next.map(({ id }) => id))
    // A line of a statement that this one continues is another one, however alike.
    const lines = (byAccount.get(accountId) ?? []).filter(
      ({ statementIds }) => !statementIds.every((id) => nextIds.has(id)),
    )
    const paired = pairEntries(statement.entries, lines, format)
    return {
      period,
      isComplete: !PARTIAL.includes(format),
      entries: statement.entries.map((entry, index) => ({ entry, knownId: paired[index] ?? null })),
    }
  })
}

function periodOf({ openingDay, closingDay, entries }: AccountStatement): Period {
  const days = entries.map(({ bookingDate }) => bookingDate).toSorted()
  const lastDay = closingDay ?? days.at(-1) ?? openingDay
  const firstDay = openingDay ?? days[0] ?? lastDay
  if (lastDay === null || firstDay === null) throw new Error('a statement without any day')
  return { firstDay, lastDay: lastDay < firstDay ? firstDay : lastDay }
}

/** Whether one begins, by its days and its balance, where the other ends. */
function isNext(
  other: KeptStatement,
  { openingCents, closingCents }: AccountStatement,
  { firstDay, lastDay }: Period,
): boolean {
  const isSame = other.firstDay === firstDay && other.lastDay === lastDay && other.openingCents === openingCents
  if (isSame || openingCents === null || closingCents === null) return false
  const follows = other.closingCents === openingCents && other.lastDay <= firstDay
  return follows || (other.openingCents === closingCents && other.firstDay >= lastDay)
}
