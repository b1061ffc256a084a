// Matches put into the ledger: a payment for each debtor, set against its invoices, and the credit notes that were taken off.
// Any number of them in a number of statements that does not depend on it.

import { takeIds } from '#access'
import { type NewFact, record } from '#evidence'
import type { Cents, Context, Id } from '#kernel'
import { type KindedCredit, allocateCredits, recordCredits } from '#ledger'
import { setState } from './line-store.ts'
import { type NewMatch, insertMatches } from './match-store.ts'
import type { BankLine, Proposal } from './model.ts'

export type MatchToApply = {
  readonly line: BankLine
  readonly proposal: Proposal
  readonly isAutomatic: boolean
  /** A person lets what is still open go: a discount, a fee, cents. */
  readonly settled?: readonly { readonly debtorId: Id; readonly itemId: Id; readonly cents: Cents }[]
}

export async function applyMatches(ctx: Context, matches: readonly MatchToApply[]): Promise<readonly Id[]> {
  if (matches.length === 0) return []
  const taken = await takeCreditNotes(ctx, matches)
  const wanted = matches.flatMap((match) => creditsOf(match).map((credit) => ({ match, credit })))
  const recorded = await recordCredits(
    ctx,
    wanted.map(({ credit }) => credit),
  )
  const creditsByMatch = Map.groupBy(
    wanted.map(({ match }, index) => ({ match, creditId: recorded[index]?.creditId ?? 0 })),
    ({ match }) => match,
  )
  const firstId = await takeIds(ctx, 'bank_match', matches.length)
  const rows = matches.map((match, index): NewMatch => {
    const { line, proposal, isAutomatic } = match
    const { score, reasons, recordedCreditId } = proposal
    return {
      id: firstId + index,
      lineId: line.id,
      isAutomatic,
      score,
      reasons,
      creditIds:
        recordedCreditId === undefined
          ? (creditsByMatch.get(match) ?? []).map(({ creditId }) => creditId)
          : [recordedCreditId, ...(creditsByMatch.get(match) ?? []).map(({ creditId }) => creditId)],
      isRecorded: recordedCreditId !== undefined,
      entryIds: taken.get(match) ?? [],
      debtorId: proposal.allocations[0]?.debtorId ?? proposal.unapplied?.debtorId ?? null,
      items: [...proposal.allocations, ...takenItems(proposal)],
    }
  })
  await insertMatches(ctx, rows, ctx.actor.name)
  await setState(
    ctx,
    matches.map(({ line }) => line.id),
    { state: 'matched', isByPerson: false },
  )
  await record(ctx, matches.map(factOf))
  return rows.map(({ id }) => id)
}

/** A payment for each debtor of the line, and what a person lets go as a credit note of its own. */
function creditsOf({ line, proposal, settled = [] }: MatchToApply): readonly KindedCredit[] {
  const { bookingDate: onDay, currency } = line
  const reference = referenceOf(line)
  const { unapplied } = proposal
  const debtorIds = new Set([
    ...proposal.allocations.map(({ debtorId }) => debtorId),
    ...(unapplied ? [unapplied.debtorId] : []),
  ])
  const isRecorded = proposal.recordedCreditId !== undefined
  const payments = [...(isRecorded ? [] : debtorIds)].map((debtorId): KindedCredit => {
    const own = proposal.allocations.filter((allocation) => allocation.debtorId === debtorId)
    const left = unapplied?.debtorId === debtorId ? unapplied.cents : 0
    const amountCents = own.reduce((sum, { cents }) => sum + cents, left)
    const allocations = own.map(({ itemId, cents }) => ({ itemId, amountCents: cents }))
    return { kind: 'payment', debtorId, onDay, currency, reference, amountCents, allocations }
  })
  const letGo = settled.map(({ debtorId, itemId, cents }): KindedCredit => ({
    kind: 'credit-note',
    debtorId,
    onDay,
    currency,
    amountCents: cents,
    reference: proposal.difference?.kind ?? 'difference',
    allocations: [{ itemId, amountCents: cents }],
  }))
  return [...payments, ...letGo]
}

/** By what a payment that a line brings is known in the ledger. */
export const referenceOf = ({ remittance, counterparty }: BankLine): string =>
  (remittance || counterparty || '').slice(0, 140)

/** The entries that set credit notes against items, by match. */
async function takeCreditNotes(
  ctx: Context,
  matches: readonly MatchToApply[],
): Promise<ReadonlyMap<MatchToApply, readonly Id[]>> {
  const pairs = matches
    .flatMap((match) => usedBy(match.proposal).map((used) => ({ match, ...used })))
    // The order in which the ledger returns what it made.
    .toSorted((a, b) => a.creditId - b.creditId)
  const made = await allocateCredits(
    ctx,
    pairs.map(({ creditId, itemId, cents }) => ({ creditId, itemId, amountCents: cents })),
  )
  const taken = pairs.map(({ match }, index) => ({ match, entryId: made[index]?.entryId ?? 0 }))
  const byMatch = Map.groupBy(taken, ({ match }) => match)
  return new Map([...byMatch].map(([match, entries]) => [match, entries.map(({ entryId }) => entryId)]))
}

/** What was there before and is set against items now: credit notes taken off, or the payment of the books that the line is. */
const usedBy = ({ creditNotes, allocations, recordedCreditId }: Proposal): Proposal['creditNotes'] =>
  recordedCreditId === undefined
    ? creditNotes
    : [...creditNotes, ...allocations.map(({ itemId, cents }) => ({ creditId: recordedCreditId, itemId, cents }))]

const takenItems = ({ creditNotes, allocations }: Proposal): Proposal['allocations'] =>
  creditNotes.map(({ itemId, cents }) => ({ itemId, cents, debtorId: allocations[0]?.debtorId ?? 0 }))

function factOf({ line, proposal, isAutomatic }: MatchToApply): NewFact {
  const { score, reasons, allocations, creditNotes } = proposal
  const debtorId = allocations[0]?.debtorId ?? proposal.unapplied?.debtorId ?? null
  const payload = {
    amountCents: line.amountCents,
    currency: line.currency,
    payer: line.counterparty ?? '',
    automatic: isAutomatic,
    score,
    reasons: JSON.parse(JSON.stringify(reasons)) as NewFact['payload'],
    items: allocations.map(({ itemId, cents }) => ({ itemId, amountCents: cents })),
    creditNotes: creditNotes.map(({ creditId, itemId, cents }) => ({ creditId, itemId, amountCents: cents })),
  }
  const fact = { kind: 'line.matched', subjectKind: 'bank_line', subjectId: line.id, onDay: line.bookingDate } as const
  return {
    ...fact,
    ...(debtorId !== null && { debtorId }),
    payload: payload as unknown as NonNullable<NewFact['payload']>,
  }
}
