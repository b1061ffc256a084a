// What a line was taken for, taken back: its payments never were, the line is open again and stays a person's matter.

import { type NewFact, record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors, undoAllocations, undoCredits, unusedPaymentsOf } from '#ledger'
import { replaceCandidates, selectOpenLines, setState } from './line-store.ts'
import { candidatesOf } from './match-open-lines.ts'
import {
  creditsMadeBy,
  haveRulesMatched,
  type KeptMatch,
  linesLikePayments,
  linesPayingImport,
  markUnmatched,
  selectMatchItems,
  selectMatches,
} from './match-store.ts'
import type { BankLine, BookedInput } from './model.ts'
import { presentLine } from './present-line.ts'
import { contradictedLines, untieBooked } from './tie-booked.ts'
import { undoReturns } from './undo-returns.ts'

/** A match, or the decision that the line is no customer's. */
export async function reopenLine(ctx: Context, { lineId }: { readonly lineId: Id }): Promise<void> {
  const line = await presentLine(ctx, lineId)
  if (line.state !== 'matched' && line.state !== 'ignored')
    throw new Refusal('reconciliation.line_not_settled', { line: lineId })
  if (line.amountCents < 0 && (await undoReturns(ctx, [lineId])) > 0) {
    await setState(ctx, [lineId], { state: 'open', isByPerson: true })
    await record(ctx, [factOf(line, false)])
    return
  }
  const matches = await selectMatches(ctx, [lineId])
  const returned = matches.find(({ returnedOn }) => returnedOn !== null)
  if (returned || (line.state === 'matched' && matches.length === 0))
    throw new Refusal('reconciliation.line_returned', {
      line: lineId,
      returnedOn: returned?.returnedOn ?? line.bookingDate,
    })
  const candidates = candidatesOf(line.proposals)
  await touchDebtors(ctx, candidates)
  await unmatch(ctx, matches)
  await setState(ctx, [lineId], { state: 'open', isByPerson: true })
  await replaceCandidates(
    ctx,
    [lineId],
    candidates.map((debtorId) => ({ lineId, debtorId })),
  )
  await record(ctx, [factOf(line, matches.length > 0)])
}

/**
 * What rules made of an import that is about to be taken back: its lines are open again, and are matched anew once it is gone.
 * What a person decided stands in the way of taking it back.
 */
export async function unmatchImport(ctx: Context, { importId }: { readonly importId: Id }): Promise<void> {
  await untieBooked(ctx, { importId })
  const lineIds = (await linesPayingImport(ctx, importId)).map(({ id }) => id)
  await reopenMatched(ctx, lineIds)
}

/**
 * The books bring a payment that rules have made of a line already, and have not matched it with any invoice: the line is open again, to
 * be recognised as that payment. Else it would count twice, and its debtor would never be asked for anything else.
 */
export async function unmatchBooked(ctx: Context, { importId, named }: BookedInput): Promise<void> {
  if (!(await haveRulesMatched(ctx))) return
  const payments = await unusedPaymentsOf(ctx, importId)
  const lines = payments.length === 0 ? [] : await linesLikePayments(ctx, payments)
  const unmatched = lines.flatMap(({ id, creditId }) => (named.has(creditId) ? [] : [id]))
  const contradicted = await contradictedLines(ctx, { importId, named })
  await reopenMatched(
    ctx,
    [...new Set([...unmatched, ...contradicted])].toSorted((a, b) => a - b),
  )
}

/** Lines that rules matched: their payments never were, and they are matched anew by whoever asks for it. */
async function reopenMatched(ctx: Context, lineIds: readonly Id[]): Promise<void> {
  if (lineIds.length === 0) return
  const matches = await selectMatches(ctx, lineIds)
  const items = await selectMatchItems(
    ctx,
    matches.map(({ id }) => id),
  )
  const debtorIds = [...matches, ...items].flatMap(({ debtorId }) => debtorId ?? [])
  await touchDebtors(ctx, [...new Set(debtorIds)])
  await unmatch(ctx, matches)
  await setState(ctx, lineIds, { state: 'open', isByPerson: false })
  const lines = await selectOpenLines(ctx, lineIds)
  await record(
    ctx,
    lines.map((line) => factOf(line, true)),
  )
}

/** Contrary entries for what these matches made; what the books had before stays. */
export async function unmatch(ctx: Context, matches: readonly KeptMatch[]): Promise<void> {
  await undoCredits(ctx, {
    creditIds: matches.flatMap(creditsMadeBy),
  })
  const entryIds = matches.flatMap((match) => match.entryIds)
  if (entryIds.length > 0) await undoAllocations(ctx, { entryIds })
  await markUnmatched(
    ctx,
    matches.map(({ id }) => id),
    ctx.actor.name,
  )
}

const factOf = ({ id, amountCents, currency, counterparty, bookingDate }: BankLine, wasMatched: boolean): NewFact => ({
  kind: wasMatched ? 'line.unmatched' : 'line.reopened',
  subjectKind: 'bank_line',
  subjectId: id,
  onDay: bookingDate,
  payload: { amountCents, currency, payer: counterparty ?? '' },
})
