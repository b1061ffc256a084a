// Rejects of which no payment is known: a direct debit or a bill that was answered before it came, or that came in one sum with others.
// What they name was not paid; for an item that is collected by debit this is what lets it be asked for at all.

import { takeIds } from '#access'
import { type NewFact, record } from '#evidence'
import type { Context, Id } from '#kernel'
import { touchDebtors } from '#ledger'
import { setState } from './line-store.ts'
import { loadBook } from './load-book.ts'
import { matchLines } from './match-lines.ts'
import { insertMatches, markReturned, returnsToldBefore } from './match-store.ts'
import type { BankLine, Proposal } from './model.ts'
import type { OpenBook } from './open-book.ts'

/** Says how many were understood. A reject that a bank has answered before is told once. */
export async function rejectLines(ctx: Context, lines: readonly BankLine[]): Promise<number> {
  const rejects = lines.filter(({ returnReason }) => returnReason !== null)
  const told = new Set(
    (
      await returnsToldBefore(
        ctx,
        rejects.map(({ id }) => id),
      )
    ).map(({ id }) => id),
  )
  await setState(ctx, [...told], { state: 'aside', isByPerson: false })
  const found: Rejected[] = []
  for (const [currency, own] of Map.groupBy(
    rejects.filter(({ id }) => !told.has(id)),
    (line) => line.currency,
  )) {
    // As if it were the payment: the invoices that it would have paid are those that it leaves open.
    const awaited = own.map((line) => ({ ...line, amountCents: -line.amountCents }))
    const match = (book: OpenBook) => [...matchLines(book, awaited)]
    const matched = match(await loadBook(ctx, { currency, lines: own.length, ask: match }))
    found.push(...matched.flatMap(({ line, certain }) => (certain && isOfItems(certain) ? [{ line, certain }] : [])))
  }
  await noteRejected(ctx, found)
  return found.length + told.size
}

type Rejected = { readonly line: BankLine; readonly certain: Proposal }

const isOfItems = ({ allocations, unapplied, creditNotes }: Proposal): boolean =>
  allocations.length > 0 && unapplied === null && creditNotes.length === 0

async function noteRejected(ctx: Context, rejected: readonly Rejected[]): Promise<void> {
  if (rejected.length === 0) return
  const debtorsOf = ({ allocations }: Proposal): Id[] => allocations.map(({ debtorId }) => debtorId)
  await touchDebtors(ctx, [...new Set(rejected.flatMap(({ certain }) => debtorsOf(certain)))])
  const firstId = await takeIds(ctx, 'bank_match', rejected.length)
  const matches = rejected.map(({ line, certain }, place) => ({
    id: firstId + place,
    lineId: line.id,
    isAutomatic: true,
    score: certain.score,
    reasons: certain.reasons,
    creditIds: [],
    isRecorded: false,
    entryIds: [],
    debtorId: debtorsOf(certain)[0] ?? null,
    items: certain.allocations,
  }))
  await insertMatches(ctx, matches, ctx.actor.name)
  await markReturned(
    ctx,
    matches.map(({ id, lineId }, place) => ({
      matchId: id,
      lineId,
      onDay: rejected[place]?.line.bookingDate ?? ctx.today,
    })),
  )
  await setState(
    ctx,
    matches.map(({ lineId }) => lineId),
    { state: 'matched', isByPerson: false },
  )
  await record(
    ctx,
    rejected.map(({ line, certain }): NewFact => {
      const { id, amountCents, currency, counterparty, returnReason, bookingDate: onDay } = line
      const items = certain.allocations.map(({ itemId, cents }) => ({ itemId, amountCents: cents }))
      const payload = { amountCents, currency, payer: counterparty ?? '', reason: returnReason ?? '', items }
      const debtorId = debtorsOf(certain)[0] ?? null
      return { kind: 'line.rejected', subjectKind: 'bank_line', subjectId: id, debtorId, onDay, payload }
    }),
  )
}
