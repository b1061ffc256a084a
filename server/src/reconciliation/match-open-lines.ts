// Looks once more what the open lines may pay: what is certain is matched, of the rest is kept whose payment it may be, so that
// nobody who paid is reminded.

import type { Context, Id } from '#kernel'
import { addDays } from '#kernel'
import { type KnownPayment, readPayments, touchDebtors } from '#ledger'
import { type MatchToApply, applyMatches } from './apply-matches.ts'
import { learnPayers } from './learn-payers.ts'
import {
  type Candidate,
  type LineChange,
  replaceCandidates,
  selectCandidates,
  selectOpenLines,
  setState,
  updateLines,
} from './line-store.ts'
import { loadBook } from './load-book.ts'
import { type MatchedLine, matchLines, payerTaught } from './match-lines.ts'
import { tiedCredits } from './match-store.ts'
import type { BankLine, Proposal } from './model.ts'
import type { OpenBook } from './open-book.ts'
import { MOST_DAYS_APART, type RecordedPayment } from './recognise-payments.ts'
import { returnLines } from './return-lines.ts'
import { isHint } from './rules.ts'

export type MatchedLines = {
  /** Matched by rule. */
  readonly matched: number
  /** Of payers known to be no customers. */
  readonly ignored: number
  readonly returned: number
  readonly open: number
}

export async function matchOpenLines(ctx: Context, lineIds: readonly Id[] | 'all' = 'all'): Promise<MatchedLines> {
  const lines = (await selectOpenLines(ctx, lineIds)).filter(({ amountCents }) => amountCents > 0)
  const found: MatchedLine<BankLine>[] = []
  for (const [currency, own] of Map.groupBy(lines, (line) => line.currency)) {
    const recorded = await recordedPayments(ctx, currency, own)
    const mayMatch = (line: BankLine): boolean => !line.isByPerson && line.bookingDate <= ctx.today
    const match = (book: OpenBook) => [...matchLines(book, own, { recorded: new Map(recorded), mayMatch })]
    found.push(...match(await loadBook(ctx, { currency, lines: own.length, ask: match })))
  }
  const certain = found.flatMap(({ line, certain: proposal }): MatchToApply[] =>
    proposal ? [{ line, proposal, isAutomatic: true }] : [],
  )
  const strangers = found.filter(
    ({ isStranger, certain: proposal, line }) => isStranger && !proposal && !line.isByPerson,
  )
  await keepCandidates(ctx, found)
  await updateLines(
    ctx,
    found.map(({ line, proposals }): LineChange => ({ id: line.id, state: 'open', proposals })),
  )
  await applyMatches(ctx, certain)
  await setState(
    ctx,
    strangers.map(({ line }) => line.id),
    { state: 'ignored', isByPerson: false },
  )
  await learnPayers(
    ctx,
    certain.flatMap(({ line, proposal }) => {
      const debtorId = payerTaught(proposal)
      return debtorId === null ? [] : [{ line, debtorId }]
    }),
  )
  const returned = await returnLines(ctx)
  const open = found.length - certain.length - strangers.length
  return { matched: certain.length, ignored: strangers.length, returned, open }
}

/** Those of no line yet, by amount. */
export async function recordedPayments(
  ctx: Context,
  currency: string,
  lines: readonly BankLine[],
): Promise<Map<number, RecordedPayment[]>> {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last) return new Map()
  const days = {
    from: addDays(first.bookingDate, -MOST_DAYS_APART),
    to: addDays(last.bookingDate, MOST_DAYS_APART),
  }
  const amounts = [...new Set(lines.map(({ amountCents }) => amountCents))]
  const payments = await readPayments(ctx, { currency, amounts, ...days })
  if (payments.length === 0) return new Map()
  const tied = new Set((await tiedCredits(ctx, days)).map(({ creditId }) => creditId))
  const free = payments.filter(({ id }) => !tied.has(id))
  return Map.groupBy(free, ({ amountCents }: KnownPayment) => amountCents)
}

/** Before anything else: who may have paid is decided on afresh, and the locks are taken in the order of ids. */
async function keepCandidates(ctx: Context, found: readonly MatchedLine<BankLine>[]): Promise<void> {
  const lineIds = found.map(({ line }) => line.id)
  const before = await selectCandidates(ctx, lineIds)
  const after = found.flatMap(({ line, certain, isStranger, proposals }): Candidate[] =>
    certain || isStranger ? [] : candidatesOf(proposals).map((debtorId) => ({ lineId: line.id, debtorId })),
  )
  const matched = found.flatMap(({ certain }) => certain?.allocations.map(({ debtorId }) => debtorId) ?? [])
  await touchDebtors(ctx, [...new Set([...[...before, ...after].map(({ debtorId }) => debtorId), ...matched])])
  await replaceCandidates(ctx, lineIds, after)
}

/** Whom the proposals speak of; that some invoices are of this amount is no hint, unless it is one only. */
export function candidatesOf(proposals: readonly Proposal[]): readonly Id[] {
  const hints = proposals.filter((proposal) => isHint(proposal, proposals))
  return [
    ...new Set(
      hints.flatMap(({ allocations, unapplied }) => [
        ...allocations.map(({ debtorId }) => debtorId),
        ...(unapplied ? [unapplied.debtorId] : []),
      ]),
    ),
  ]
}
