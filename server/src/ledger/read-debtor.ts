// The page of a debtor: who it is, what it owes, what it paid, what holds. And what it owed on any past day, as it was or as it
// was known.

import { zoneOf } from '#access'
import { Refusal, type Cents, type Context, type Day, type Id } from '#kernel'
import { selectContactsOfDebtors } from './contact-store.ts'
import { selectDebtor } from './debtor-store.ts'
import { selectDocuments, selectStatuses } from './document-store.ts'
import { selectUnliftedHolds } from './hold-store.ts'
import {
  type Contact,
  type Credit,
  type Debtor,
  type Document,
  type Hold,
  type Item,
  type ItemStatus,
  isOverdue,
} from './model.ts'
import {
  type AllocationRow,
  type OpenThen,
  selectAllocationsOfDebtor,
  selectCreditsOfDebtor,
  selectEndOfDay,
  selectItemsOfDebtor,
  selectOpenOn,
} from './overview-store.ts'

export type Balance = {
  readonly currency: string
  readonly overdueCents: Cents
  readonly notDueCents: Cents
  readonly totalCents: Cents
  readonly unappliedCreditCents: Cents
}

export type DebtorPage = {
  readonly debtor: Debtor
  readonly contacts: readonly Contact[]
  /** That of the currency in which most is open; the others apart. */
  readonly balance: Balance
  readonly otherBalances: readonly Balance[]
  readonly items: readonly Item[]
  readonly credits: readonly (Credit & { readonly allocations: readonly AllocationRow[] })[]
  /** Not lifted; one whose last day has passed is shown until somebody lifts it. */
  readonly holds: readonly Hold[]
  /** What was said of its electronic invoices, oldest first; and the originals that are kept. */
  readonly statuses: readonly ItemStatus[]
  readonly documents: readonly Document[]
}

/** `withPaid`: settled items and used credits as well. */
export async function readDebtor(
  ctx: Context,
  { debtorId, withPaid }: { readonly debtorId: Id; readonly withPaid: boolean },
): Promise<DebtorPage> {
  const debtor = await debtorById(ctx, debtorId)
  const items = await selectItemsOfDebtor(ctx, debtorId, withPaid)
  const itemIds = items.map(({ id }) => id)
  const credits = await selectCreditsOfDebtor(ctx, debtorId, withPaid)
  const allocations = Map.groupBy(await selectAllocationsOfDebtor(ctx, debtorId), ({ creditId }) => creditId)
  const [balance = balanceOf('EUR', [], [], ctx.today), ...otherBalances] = balancesOf(items, credits, ctx.today)
  return {
    debtor,
    contacts: await selectContactsOfDebtors(ctx, [debtorId]),
    balance,
    otherBalances,
    items,
    credits: credits.map((credit) => ({ ...credit, allocations: allocations.get(credit.id) ?? [] })),
    holds: await selectUnliftedHolds(ctx, [debtorId]),
    statuses: await selectStatuses(ctx, itemIds),
    documents: (await selectDocuments(ctx, { itemIds, creditIds: [] })).filter(({ kind }) => kind === 'invoice'),
  }
}

export async function debtorById(ctx: Context, debtorId: Id): Promise<Debtor> {
  const debtor = await selectDebtor(ctx, debtorId)
  if (!debtor) throw new Refusal('ledger.debtor_unknown', { debtor: debtorId })
  return debtor
}

export type ReadOpenInput = {
  readonly debtorId: Id
  readonly day: Day
  /** As it was known at the end of that day, without what was recorded later about it. */
  readonly asKnown: boolean
}

/** What each item of a debtor left open at the end of a day. */
export async function readOpenOn(
  ctx: Context,
  { debtorId, day, asKnown }: ReadOpenInput,
): Promise<readonly OpenThen[]> {
  const knownBefore = asKnown ? await selectEndOfDay(ctx, day, await zoneOf(ctx.sql, ctx.organisationId)) : null
  return selectOpenOn(ctx, { debtorId, day, knownBefore })
}

/** A balance per currency, the largest first. */
function balancesOf(items: readonly Item[], credits: readonly Credit[], today: Day): Balance[] {
  const currencies = new Set([...items, ...credits].map(({ currency }) => currency))
  return [...currencies]
    .map((currency) => balanceOf(currency, items, credits, today))
    .toSorted((a, b) => b.totalCents - a.totalCents)
}

function balanceOf(currency: string, items: readonly Item[], credits: readonly Credit[], today: Day): Balance {
  const own = items.filter((item) => item.currency === currency)
  const totalCents = own.reduce((sum, item) => sum + item.openCents, 0)
  const overdueCents = own.reduce((sum, item) => (isOverdue(item, today) ? sum + item.openCents : sum), 0)
  const unappliedCreditCents = credits.reduce(
    (sum, credit) => (credit.currency === currency ? sum + credit.remainingCents : sum),
    0,
  )
  return { currency, overdueCents, notDueCents: totalCents - overdueCents, totalCents, unappliedCreditCents }
}
