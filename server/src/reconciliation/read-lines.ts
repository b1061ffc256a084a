// Bank lines as a person reads them: who may have paid what and why, and what became of those that are settled.

import { type Cents, type Context, type Day, type Id, type Locale, type Page, actorName } from '#kernel'
import { itemsById } from '#ledger'
import type { Item } from '#ledger/model.ts'
import { namesOfDebtors } from './book-store.ts'
import { returnCandidates } from './find-returned.ts'
import { type LineSum, type PagedLine, selectLinePage, sumLines } from './line-page-store.ts'
import { type KeptMatch, selectMatchItems, selectMatches, selectPaidLines, selectTakenBack } from './match-store.ts'
import type { BankLine, DifferenceKind, LineState, Proposal } from './model.ts'
import { reasonSentences } from './reason-sentence.ts'

export type ReadProposal = {
  /** Its place among the proposals of the line. */
  readonly place: number
  readonly score: number
  readonly reasons: readonly string[]
  readonly items: readonly ReadItem[]
  readonly creditNotesCents: Cents
  readonly unapplied: { readonly debtorId: Id; readonly debtorName: string; readonly cents: Cents } | null
  /** Still open on its items when it is taken. */
  readonly leftCents: Cents
  /** Why it may be short: then the rest can be let go. */
  readonly difference: DifferenceKind | null
  readonly isRecorded: boolean
}
export type ReadItem = {
  readonly itemId: Id
  readonly number: string
  readonly debtorId: Id
  readonly debtorName: string
  readonly dueDate: Day | null
  readonly openCents: Cents
  readonly cents: Cents
}

export type ReadMatch = {
  readonly isAutomatic: boolean
  readonly isRecorded: boolean
  readonly debtorId: Id | null
  readonly debtorName: string
  readonly matchedBy: string
  readonly matchedAt: string
  readonly reasons: readonly string[]
  readonly items: readonly ReadItem[]
  readonly returnedOn: Day | null
}

export type ReadLine = Pick<
  BankLine,
  | 'id'
  | 'bookingDate'
  | 'amountCents'
  | 'currency'
  | 'counterparty'
  | 'counterpartyIban'
  | 'remittance'
  | 'returnReason'
  | 'state'
> & {
  readonly accountName: string
  readonly proposals: readonly ReadProposal[]
  readonly match: ReadMatch | null
  /** The day of the payment that this line took back. */
  readonly tookBack: Day | null
  /** Payments that this return may take back. */
  readonly returns: readonly Pick<BankLine, 'id' | 'bookingDate' | 'counterparty' | 'remittance'>[]
}

export type ReadLinesInput = { readonly state: LineState; readonly cursor?: string; readonly locale: Locale }
export type LinesPage = Page<ReadLine> & { readonly sums: readonly LineSum[] }

const ROWS = 50

export async function readLines(ctx: Context, { state, cursor, locale }: ReadLinesInput): Promise<LinesPage> {
  const [day = '', id = ''] = cursor?.split(' ') ?? []
  const after = day && id ? { day: day as Day, id: Number(id) } : null
  const lines = await selectLinePage(ctx, { state, after, most: ROWS + 1 })
  const shown = lines.slice(0, ROWS)
  const last = shown.at(-1)
  return {
    rows: await described(ctx, shown, locale),
    next: lines.length > ROWS && last ? `${last.bookingDate} ${last.id}` : null,
    sums: await sumLines(ctx, state),
  }
}

type Known = {
  readonly items: ReadonlyMap<Id, Item>
  readonly debtors: ReadonlyMap<Id, string>
  readonly locale: Locale
}

async function described(ctx: Context, lines: readonly PagedLine[], locale: Locale): Promise<readonly ReadLine[]> {
  const matches = await selectMatches(
    ctx,
    lines.map(({ id }) => id),
  )
  const matchItems = await selectMatchItems(
    ctx,
    matches.map(({ id }) => id),
  )
  const proposals = lines.flatMap((line) => (line.state === 'open' ? line.proposals : []))
  const allocations = [...proposals.flatMap((proposal) => proposal.allocations), ...matchItems]
  const items = await itemsById(ctx, [...new Set(allocations.map(({ itemId }) => itemId))])
  const unapplied = proposals.flatMap((proposal) => proposal.unapplied?.debtorId ?? [])
  const tookBack = new Map(
    (
      await selectTakenBack(
        ctx,
        lines.map(({ id }) => id),
      )
    ).map(({ lineId, paidOn }) => [lineId, paidOn]),
  )
  const debtors = await namesOfDebtors(ctx, [
    ...matches.flatMap(({ debtorId }) => debtorId ?? []),
    ...new Set([...[...items.values()].map(({ debtorId }) => debtorId), ...unapplied]),
  ])
  const known: Known = { items, debtors, locale }
  const itemsOfMatch = Map.groupBy(matchItems, ({ matchId }) => matchId)
  const read: ReadLine[] = []
  for (const line of lines) {
    const match = matches.find(({ lineId }) => lineId === line.id)
    const { proposals: all, isByPerson: _, bankAccountId, ...facts } = line
    read.push({
      ...facts,
      proposals:
        line.state === 'open' ? all.flatMap((proposal, place) => readProposal(proposal, place, line, known) ?? []) : [],
      tookBack: tookBack.get(line.id) ?? null,
      match: match ? readMatch(match, itemsOfMatch.get(match.id) ?? [], line.currency, known) : null,
      returns: line.state === 'open' && line.amountCents < 0 ? await returnsOf(ctx, line, bankAccountId) : [],
    })
  }
  return read
}

/** Null when what it would pay is no longer open. */
function readProposal(proposal: Proposal, place: number, line: PagedLine, known: Known): ReadProposal | null {
  const { score, reasons, allocations, creditNotes, unapplied } = proposal
  const items = allocations.map((allocation) => readItem(allocation, known))
  const notesOf = (itemId: Id): Cents =>
    creditNotes.reduce((sum, note) => (note.itemId === itemId ? sum + note.cents : sum), 0)
  if (items.some(({ itemId, cents, openCents }) => cents + notesOf(itemId) > openCents)) return null
  const creditNotesCents = creditNotes.reduce((sum, { cents }) => sum + cents, 0)
  const paid = items.reduce((sum, { cents }) => sum + cents, 0)
  return {
    place,
    score,
    items,
    creditNotesCents,
    reasons: reasonSentences(reasons, line.currency, known.locale),
    unapplied: unapplied && { ...unapplied, debtorName: known.debtors.get(unapplied.debtorId) ?? '' },
    leftCents: items.reduce((sum, { openCents }) => sum + openCents, 0) - paid - creditNotesCents,
    difference: proposal.difference?.kind ?? null,
    isRecorded: proposal.recordedCreditId !== undefined,
  }
}

function readItem({ itemId, cents }: { itemId: Id; cents: Cents }, { items, debtors }: Known): ReadItem {
  const item = items.get(itemId)
  const debtorId = item?.debtorId ?? 0
  return {
    itemId,
    cents,
    debtorId,
    number: item?.number ?? '',
    debtorName: debtors.get(debtorId) ?? '',
    dueDate: item?.dueDate ?? null,
    openCents: item?.openCents ?? 0,
  }
}

function readMatch(
  { isAutomatic, isRecorded, debtorId, matchedBy, matchedAt, reasons, returnedOn }: KeptMatch,
  items: readonly { readonly itemId: Id; readonly cents: Cents }[],
  currency: string,
  known: Known,
): ReadMatch {
  return {
    isAutomatic,
    isRecorded,
    debtorId,
    matchedBy: actorName(matchedBy, known.locale),
    matchedAt,
    returnedOn,
    debtorName: (debtorId !== null && known.debtors.get(debtorId)) || '',
    reasons: reasonSentences(reasons, currency, known.locale),
    items: items.map((item) => readItem(item, known)),
  }
}

async function returnsOf(ctx: Context, line: PagedLine, accountId: Id): Promise<ReadLine['returns']> {
  const paid = await selectPaidLines(ctx, { accountId, amounts: [-line.amountCents], to: line.bookingDate })
  return returnCandidates(line, paid)
    .slice(0, 5)
    .map(({ id, bookingDate, counterparty, remittance }) => ({ id, bookingDate, counterparty, remittance }))
}
