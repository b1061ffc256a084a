// A person says what a line pays: one of the proposals, another split, a payment on account of somebody, a payment that the books
// have already.

import { type Cents, type Context, type Id, Refusal } from '#kernel'
import { itemsById, touchDebtors } from '#ledger'
import { type MatchToApply, applyMatches } from './apply-matches.ts'
import { currentDebtors } from './book-store.ts'
import { learnPayers } from './learn-payers.ts'
import { replaceCandidates, selectCandidates } from './line-store.ts'
import type { BankLine, Proposal } from './model.ts'
import { openLine } from './present-line.ts'
import { paymentInBooks } from './tie-booked.ts'

export type AllocateLineInput = {
  readonly lineId: Id
  /** The place of a proposal of the line; or what a person chose instead. */
  readonly proposal?: number
  readonly allocations?: readonly { readonly itemId: Id; readonly amountCents: Cents }[]
  /** Who gets the credit for what is not allocated; without it all of the line must be. */
  readonly debtorId?: Id
  /** Let go what is still open of the items: a discount, a fee, cents. */
  readonly letGo?: boolean
}

export async function allocateLine(ctx: Context, input: AllocateLineInput): Promise<{ readonly matchId: Id }> {
  const line = await openLine(ctx, input.lineId)
  if (line.amountCents <= 0) throw new Refusal('reconciliation.money_out', { line: line.id })
  const proposal = await withBooked(ctx, line, await chosenProposal(ctx, line, input))
  const before = await selectCandidates(ctx, [line.id])
  await touchDebtors(ctx, [...new Set([...before.map(({ debtorId }) => debtorId), ...debtorsOf(proposal)])])
  const match: MatchToApply = {
    line,
    proposal,
    isAutomatic: false,
    settled: input.letGo ? await leftOpen(ctx, proposal) : [],
  }
  const [matchId = 0] = await applyMatches(ctx, [match])
  await replaceCandidates(ctx, [line.id], [])
  const [debtorId, another] = debtorsOf(proposal)
  if (debtorId !== undefined && another === undefined) await learnPayers(ctx, [{ line, debtorId }])
  return { matchId }
}

/** The books may have the payment already, matched with nothing: it is not recorded a second time. */
async function withBooked(ctx: Context, line: BankLine, proposal: Proposal): Promise<Proposal> {
  const [debtorId, another] = debtorsOf(proposal)
  if (proposal.recordedCreditId !== undefined || debtorId === undefined || another !== undefined) return proposal
  const recordedCreditId = await paymentInBooks(ctx, line, debtorId)
  return recordedCreditId === null ? proposal : { ...proposal, recordedCreditId }
}

const debtorsOf = ({ allocations, unapplied }: Proposal): readonly Id[] => [
  ...new Set([...allocations.map(({ debtorId }) => debtorId), ...(unapplied ? [unapplied.debtorId] : [])]),
]

async function chosenProposal(ctx: Context, line: BankLine, input: AllocateLineInput): Promise<Proposal> {
  if (input.proposal !== undefined) {
    const proposal = line.proposals[input.proposal]
    if (!proposal) throw new Refusal('reconciliation.proposal_unknown', { line: line.id, proposal: input.proposal })
    return withDebtorsOfToday(ctx, proposal)
  }
  const wanted = input.allocations ?? []
  const items = await itemsById(
    ctx,
    wanted.map(({ itemId }) => itemId),
  )
  const allocations = wanted.map(({ itemId, amountCents }) => {
    const item = items.get(itemId)
    if (!item) throw new Refusal('ledger.item_unknown', { item: itemId })
    return { itemId, debtorId: item.debtorId, cents: amountCents }
  })
  const allocated = allocations.reduce((sum, { cents }) => sum + cents, 0)
  const left = line.amountCents - allocated
  const { amountCents, currency } = line
  if (left < 0) throw new Refusal('reconciliation.more_than_line', { amountCents, allocatedCents: allocated, currency })
  const debtorId = input.debtorId ?? allocations[0]?.debtorId
  if (debtorId === undefined) throw new Refusal('reconciliation.nobody_named', { line: line.id })
  return {
    score: 100,
    reasons: [{ code: 'by-person' }],
    allocations,
    creditNotes: [],
    difference: null,
    unapplied: left > 0 ? { debtorId, cents: left } : null,
  }
}

/** Debtors may have been merged since it was proposed. */
async function withDebtorsOfToday(ctx: Context, proposal: Proposal): Promise<Proposal> {
  const current = await currentDebtors(ctx, debtorsOf(proposal))
  const today = <Part extends { readonly debtorId: Id }>(part: Part): Part => ({
    ...part,
    debtorId: current.get(part.debtorId) ?? part.debtorId,
  })
  const { allocations, unapplied } = proposal
  return { ...proposal, allocations: allocations.map(today), unapplied: unapplied && today(unapplied) }
}

/** What the proposal leaves open on its items. */
async function leftOpen(ctx: Context, { allocations }: Proposal): Promise<MatchToApply['settled'] & {}> {
  const items = await itemsById(
    ctx,
    allocations.map(({ itemId }) => itemId),
  )
  return allocations.flatMap(({ itemId, debtorId, cents }) => {
    const left = (items.get(itemId)?.openCents ?? 0) - cents
    return left > 0 ? [{ itemId, debtorId, cents: left }] : []
  })
}
