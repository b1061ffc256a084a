// What recording a file of items, credits and allocations would do to the ledger, worked out before anything is written: what is
// new, what is known already, what contradicts. Balances come out final, so that nothing has to be added up afterwards.
// The same file a second time plans nothing.

import { type Cents, type Day, type Id, latest } from '#kernel'
import { type CreditByHand, creditsToAdopt } from './adopted-credits.ts'
import { knownNotes } from './known-notes.ts'
import type { Conflict, Credit, Item } from './model.ts'
import { type ChangeableField, currencyOf, firstOf, partsOf, planItems } from './plan-items.ts'
import type { SplitItem } from './split-items.ts'

/** A part of an invoice that falls due on a day of its own. */
export type DuePart = { readonly dueDate: Day; readonly cents: Cents }

/** A due item as a file states it; a field that is absent is not stated. */
export type NewItem = Pick<Item, 'debtorId' | 'number' | 'issueDate' | 'totalCents' | 'dueDate' | 'dueComputed'> &
  Partial<Pick<Item, 'documentKind' | 'currency' | 'label' | ChangeableField>> & {
    /** Of an invoice that falls due in several: by due date, no more together than its total. `dueDate` is the last. */
    readonly parts?: readonly DuePart[]
    /** Which of the parts of an invoice it is. */
    readonly part?: number
  }

/**
 * `sourceKey` tells two readings of one line apart from two lines. It holds the reference under which the source knows the debtor,
 * so that the lines of two accounts stay apart when their debtors are merged.
 */
export type NewCredit = Pick<Credit, 'debtorId' | 'kind' | 'reference' | 'onDay' | 'amountCents'> &
  Partial<Pick<Credit, 'currency' | 'label'>> & { readonly sourceKey: string | null }

/** `item` and `credit` are places in the lists beside. */
export type NewAllocation = { readonly item: number; readonly credit: number; readonly amountCents: Cents }

export type NewReceivables = {
  readonly items: readonly NewItem[]
  readonly credits: readonly NewCredit[]
  readonly allocations: readonly NewAllocation[]
}

/** What the ledger has of it already. */
export type KnownReceivables = {
  readonly items: readonly KnownItem[]
  readonly credits: readonly KnownCredit[]
  readonly pairs: readonly KnownPair[]
  /** Entered by hand, and not yet found in any file. */
  readonly byHand: readonly CreditByHand[]
  /** Credit notes of the debtors that the file has credit notes of. */
  readonly creditNotes: readonly KnownCredit[]
  /** Known as one and told in parts: items that nothing hangs on yet. */
  readonly mayBeSplit: ReadonlySet<Id>
}
export type KnownItem = Item & { readonly part: number; readonly withdrawn: boolean }
export type KnownCredit = Credit & { readonly sourceKey: string | null; readonly withdrawn: boolean }
/** What was ever allocated between two by files that still stand, also when a person took it back since. */
export type KnownPair = { readonly itemId: Id; readonly creditId: Id; readonly amountCents: Cents }

/** All that is kept of an item besides its balance. */
export type ItemFacts = Omit<Item, 'id' | 'openCents'> & { readonly part: number }
export type ItemChange = Partial<Pick<Item, 'dueDate' | 'dueComputed' | ChangeableField>>

/** An item on its way into the ledger; `id` is drawn once the plan is complete. */
export type ItemLine = {
  id: Id | null
  readonly state: 'added' | 'unchanged' | 'changed' | 'restored'
  readonly given: NewItem
  readonly known: KnownItem | null
  readonly change: ItemChange
  openCents: Cents
}
/** An item, or the parts of an invoice by due date. */
export type PlannedItem = ItemLine | readonly ItemLine[]
export type CreditLine = {
  id: Id | null
  readonly state: 'added' | 'unchanged' | 'restored'
  readonly given: NewCredit
  readonly known: KnownCredit | null
  remainingCents: Cents
}
export type AllocationLine = {
  readonly item: ItemLine
  readonly credit: CreditLine
  readonly amountCents: Cents
  readonly onDay: Day
}

export type ReceivablesPlan = {
  /** Beside what was given; null where it contradicts; two of a file may be one line. */
  readonly items: readonly (PlannedItem | null)[]
  readonly credits: readonly (CreditLine | null)[]
  /** Each line once. */
  readonly itemLines: readonly ItemLine[]
  readonly creditLines: readonly CreditLine[]
  readonly allocations: readonly AllocationLine[]
  /** Known as one until now; their parts are among the lines. */
  readonly split: readonly SplitItem[]
  /** Places of items given that fall due in parts and stay one, because something hangs on them. */
  readonly keptWhole: readonly number[]
  readonly conflicts: readonly Conflict[]
}

export function planReceivables(given: NewReceivables, known: KnownReceivables): ReceivablesPlan {
  const conflicts: Conflict[] = []
  const toPlan = { given: given.items, known: known.items, mayBeSplit: known.mayBeSplit }
  const { items, itemLines, split, keptWhole } = planItems(toPlan, conflicts)
  const knownByKey = new Map(known.credits.map((credit) => [creditKey(credit), credit]))
  const adopted = creditsToAdopt({
    given,
    items,
    byHand: known.byHand,
    isKnown: (credit) => knownByKey.has(creditKey(credit)),
  })
  const noteOf = knownNotes(given.credits, known.creditNotes)
  const { credits, creditLines } = planCredits({ given: given.credits, knownByKey, noteOf, adopted }, conflicts)
  const allocations = planAllocations({ given: given.allocations, pairs: known.pairs, items, credits }, conflicts)
  return { items, credits, itemLines, creditLines, allocations, split, keptWhole, conflicts }
}

type PlannedCredits = Pick<ReceivablesPlan, 'credits' | 'creditLines'>

type CreditsToPlan = {
  readonly given: readonly NewCredit[]
  readonly knownByKey: ReadonlyMap<string, KnownCredit>
  readonly noteOf: (credit: NewCredit) => KnownCredit | null
  readonly adopted: ReadonlyMap<number, CreditByHand>
}

const creditKey = ({ debtorId, sourceKey }: Pick<NewCredit, 'debtorId' | 'sourceKey'>): string =>
  `${debtorId} ${sourceKey}`

function planCredits({ given, knownByKey, noteOf, adopted }: CreditsToPlan, conflicts: Conflict[]): PlannedCredits {
  const lines = new Map<string | NewCredit, CreditLine>()
  const credits = given.map((credit, index) => {
    // Without a key nothing tells a second reading from a second payment: each counts.
    const key = credit.sourceKey === null ? credit : creditKey(credit)
    const before = lines.get(key)
    const line =
      before ??
      creditLine(
        credit,
        typeof key === 'string' ? (knownByKey.get(key) ?? adopted.get(index) ?? noteOf(credit) ?? null) : null,
      )
    const present = line.known && line.state !== 'restored' ? line.known : line.given
    if (present.amountCents !== credit.amountCents || currencyOf(present) !== currencyOf(credit)) {
      conflicts.push({
        code: 'ledger.credit_differs',
        index,
        data: { reference: credit.reference, onDay: credit.onDay },
      })
      return null
    }
    if (!before) lines.set(key, line)
    return line
  })
  return { credits, creditLines: [...lines.values()] }
}

function creditLine(given: NewCredit, known: KnownCredit | null): CreditLine {
  const { amountCents } = given
  if (known === null) return { id: null, state: 'added', given, known, remainingCents: amountCents }
  if (known.withdrawn) return { id: known.id, state: 'restored', given, known, remainingCents: amountCents }
  return { id: known.id, state: 'unchanged', given, known, remainingCents: known.remainingCents }
}

type AllocationsToPlan = Pick<ReceivablesPlan, 'items' | 'credits'> & {
  readonly given: readonly NewAllocation[]
  readonly pairs: readonly KnownPair[]
}

/**
 * Allocates what was not allocated before, as far as it fits: a person may have used the credit otherwise since. Of the parts of an
 * invoice the one that falls due first is settled before the next.
 */
function planAllocations({ given, pairs, items, credits }: AllocationsToPlan, conflicts: Conflict[]): AllocationLine[] {
  const before = new Map(pairs.map(({ itemId, creditId, amountCents }) => [`${itemId} ${creditId}`, amountCents]))
  const lines: AllocationLine[] = []
  for (const [index, { item: itemPlace, credit: creditPlace, amountCents }] of given.entries()) {
    const item = items[itemPlace]
    const credit = credits[creditPlace]
    if (!item || !credit) continue // its conflict is listed already
    const stated = firstOf(item).given
    if (stated.debtorId !== credit.given.debtorId || currencyOf(stated) !== currencyOf(credit.given)) {
      conflicts.push({ code: 'ledger.allocation_across', index, data: { number: stated.number } })
      continue
    }
    const parts = partsOf(item)
    let wanted = amountCents
    if (before.size > 0) for (const { id } of parts) wanted -= takeFrom(before, `${id} ${credit.id}`, wanted)
    const openCents = parts.reduce((sum, part) => sum + part.openCents, 0)
    const { remainingCents } = credit
    if (Math.min(openCents, remainingCents) < wanted) {
      const data = { number: stated.number, wantedCents: wanted, openCents, remainingCents }
      conflicts.push({ code: 'ledger.allocation_does_not_fit', index, data })
    }
    for (const part of parts) {
      const fitting = Math.min(wanted, part.openCents, credit.remainingCents)
      if (fitting === 0) continue
      part.openCents -= fitting
      credit.remainingCents -= fitting
      wanted -= fitting
      lines.push({ item: part, credit, amountCents: fitting, onDay: latest(stated.issueDate, credit.given.onDay) })
    }
  }
  return lines
}

/** Uses up to `cents` of what is kept under a key; returns how much that was. */
function takeFrom(amounts: Map<string, Cents>, key: string, cents: Cents): Cents {
  const taken = Math.min(amounts.get(key) ?? 0, cents)
  if (taken > 0) amounts.set(key, (amounts.get(key) ?? 0) - taken)
  return taken
}
