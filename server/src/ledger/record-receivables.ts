// Records what a file says is owed and was paid: items, credits and what settled what, any number of them in one go (a statement
// or a COPY per table). What is known already stays as it is, so that the same file twice changes nothing.

import { type NewFact, record } from '#evidence'
import { takeIds } from '#access'
import type { Cents, Context, Day, Id } from '#kernel'
import { lockDebtors } from './lock-debtors.ts'
import type { Conflict } from './model.ts'
import { factsOf, firstOf, partsOf } from './plan-items.ts'
import {
  type CreditLine,
  type ItemChange,
  type ItemLine,
  type NewReceivables,
  type ReceivablesPlan,
  planReceivables,
} from './receivables.ts'
import {
  adoptCredits,
  copyCredits,
  copyItems,
  debtorsWithReceivables,
  restoreCredits,
  selectCreditNotes,
  selectCreditsByHand,
  selectKnownCredits,
  selectKnownItems,
  selectKnownPairs,
  updateItems,
} from './receivable-store.ts'
import type { ChangedItem } from './restore-changes.ts'
import { type FindUsed, itemsToSplit, withdrawSplit } from './split-items.ts'
import { type BalanceChanges, type NewEntry, changeBalances, copyEntries, raiseVersions } from './store.ts'

export type RecordReceivablesInput = NewReceivables & {
  readonly importId: Id
  /** Debtors added in the same transaction, right before: the ledger knows nothing of them, and is not asked. */
  readonly addedDebtorIds?: ReadonlySet<Id>
  /** Without it, an invoice that is known as one stays one, also where the file tells it in parts. */
  readonly findUsed?: FindUsed
}

export type RecordedReceivables = {
  /** Beside the items given; null where a conflict kept one out, or where it is not written (preview). Of an invoice in parts the first. */
  readonly itemIds: readonly (Id | null)[]
  /** Beside the items given: of an invoice in parts all of them. Worked out on demand: a file of the books has a million, and asks not. */
  readonly partIds: () => readonly (readonly Id[])[]
  /** Beside the items given: what was open of it before; null where it was not there. */
  readonly openBefore: () => readonly (Cents | null)[]
  readonly creditIds: readonly (Id | null)[]
  readonly items: Readonly<Record<ItemLine['state'], number>>
  readonly credits: Readonly<Record<CreditLine['state'], number>>
  readonly allocations: number
  /** What the items of the file leave open. */
  readonly openCents: Cents
  /** Invoices that fall due in parts and stay one item, with its due date, because something hangs on it. */
  readonly keptWhole: readonly KeptWhole[]
  readonly conflicts: readonly Conflict[]
}

export type KeptWhole = { readonly number: string; readonly dueDate: Day | null }

export async function recordReceivables(ctx: Context, input: RecordReceivablesInput): Promise<RecordedReceivables> {
  for await (const recorded of recordInParts(ctx, [input])) {
    return recorded
  }
  throw new Error('one part is recorded as one')
}

/**
 * One file in parts, each of debtors of its own: while the database writes some, the next are put together and planned. A part is told
 * of before it is written; whoever takes them all knows that all are.
 */
export async function* recordInParts(
  ctx: Context,
  parts: Iterable<RecordReceivablesInput> | AsyncIterable<RecordReceivablesInput>,
): AsyncGenerator<RecordedReceivables> {
  let planned: PlannedPart[] = []
  let written: Promise<void> = Promise.resolve()
  try {
    for await (const input of parts) {
      await lockDebtors(ctx, knownBefore(input))
      planned.push({ input, plan: await planFor(ctx, input, input) })
      if (planned.reduce((rows, part) => rows + rowsOf(part), 0) >= ROWS_AT_ONCE) yield* writeNext()
    }
    yield* writeNext()
  } finally {
    await written
  }

  async function* writeNext(): AsyncGenerator<RecordedReceivables> {
    const next = planned
    planned = []
    const lines = await linesWithIds(ctx, next)
    await written
    written = write(ctx, next, lines)
    written.catch(() => {}) // told below, once what goes on beside it has ended
    for (const { plan } of next) yield resultOf(plan)
  }
}

type PlannedPart = { readonly input: RecordReceivablesInput; readonly plan: ReceivablesPlan }

/**
 * Small parts are written together, as the statements of one cost as much as a thousand rows; they are planned one by one, as the
 * database is not fed in the meantime.
 */
const ROWS_AT_ONCE = 15_000
const rowsOf = ({ plan }: PlannedPart): number =>
  plan.itemLines.length + plan.creditLines.length + plan.allocations.length

/** What `recordReceivables` would do; writes nothing. Debtors that do not exist yet go by negative ids. */
export async function previewReceivables(
  ctx: Context,
  input: NewReceivables,
  findUsed: FindUsed | null = null,
): Promise<RecordedReceivables> {
  return resultOf(await planFor(ctx, input, findUsed ? { findUsed } : {}))
}

/** Those of which somebody else may know. */
const knownBefore = (input: RecordReceivablesInput): Id[] =>
  [...debtorsOf(input)].filter((id) => input.addedDebtorIds?.has(id) !== true)

function debtorsOf({ items, credits }: NewReceivables): Set<Id> {
  const ids = new Set<Id>()
  for (const { debtorId } of items) ids.add(debtorId)
  for (const { debtorId } of credits) ids.add(debtorId)
  return ids
}

async function planFor(
  ctx: Context,
  given: NewReceivables,
  { addedDebtorIds: added, findUsed }: Pick<RecordReceivablesInput, 'addedDebtorIds' | 'findUsed'>,
): Promise<ReceivablesPlan> {
  const known = [...debtorsOf(given)].filter((id) => added?.has(id) !== true)
  const withSome = await debtorsWithReceivables(ctx, known)
  const items = await selectKnownItems(
    ctx,
    given.items.filter(({ debtorId }) => withSome.has(debtorId)),
  )
  const credits = await selectKnownCredits(
    ctx,
    given.credits.filter(({ debtorId, sourceKey }) => sourceKey !== null && withSome.has(debtorId)),
  )
  const pairs = await selectKnownPairs(ctx, given.allocations.length === 0 ? [] : items.map(({ id }) => id))
  const byHand = await selectCreditsByHand(ctx, given.allocations.length === 0 ? [] : [...withSome])
  const creditNotes = await selectCreditNotes(
    ctx,
    given.credits.flatMap(({ debtorId, kind }) => (kind === 'credit-note' && withSome.has(debtorId) ? [debtorId] : [])),
  )
  const mayBeSplit = await itemsToSplit(ctx, { given: given.items, known: items, findUsed: findUsed ?? null })
  return planReceivables(given, { items, credits, pairs, byHand, creditNotes, mayBeSplit })
}

type LinesByState = {
  readonly items: Readonly<Record<ItemLine['state'], readonly ItemLine[]>>
  readonly credits: Readonly<Record<CreditLine['state'], readonly CreditLine[]>>
}

async function linesWithIds(ctx: Context, parts: readonly PlannedPart[]): Promise<LinesByState> {
  const items = byState(
    ITEM_STATES,
    parts.flatMap(({ plan }) => plan.itemLines),
  )
  const credits = byState(
    CREDIT_STATES,
    parts.flatMap(({ plan }) => plan.creditLines),
  )
  await drawIds(ctx, 'item', items.added)
  await drawIds(ctx, 'credit', credits.added)
  return { items, credits }
}

async function write(ctx: Context, parts: readonly PlannedPart[], { items, credits }: LinesByState): Promise<void> {
  const importId = parts[0]?.input.importId
  if (importId === undefined) return
  await withdrawSplit(
    ctx,
    importId,
    parts.flatMap(({ plan }) => plan.split),
  )
  await copyItems(ctx, importId, items.added)
  await copyCredits(ctx, importId, credits.added)
  await updateItems(ctx, importId, [...items.changed, ...items.restored])
  await restoreCredits(ctx, importId, credits.restored)
  await adoptCredits(
    ctx,
    credits.unchanged.filter(({ known }) => known?.sourceKey === null),
  )
  const allocations = parts.flatMap(({ plan }) => plan.allocations)
  const entries = allocations.values().map(({ item, credit, amountCents, onDay }): NewEntry => ({
    kind: 'allocation',
    itemId: item.id,
    creditId: credit.id,
    amountCents,
    onDay,
  }))
  await copyEntries(ctx, { importId, imported: true }, { count: allocations.length, entries })
  await changeBalances(ctx, allocatedToKnown(allocations))
  await raiseVersions(ctx, parts.flatMap(changedBefore))
  if (items.changed.length > 0) await record(ctx, [changesFact(importId, items.changed)])
}

const ITEM_STATES = ['added', 'changed', 'restored', 'unchanged'] as const
const CREDIT_STATES = ['added', 'restored', 'unchanged'] as const

function byState<State extends string, Line extends { readonly state: State }>(
  states: readonly State[],
  lines: readonly Line[],
): Record<State, Line[]> {
  const groups = Object.fromEntries(states.map((state): [State, Line[]] => [state, []])) as Record<State, Line[]>
  for (const line of lines) groups[line.state].push(line)
  return groups
}

async function drawIds(ctx: Context, kind: 'item' | 'credit', lines: readonly { id: Id | null }[]): Promise<void> {
  if (lines.length === 0) return
  let id = await takeIds(ctx, kind, lines.length)
  for (const line of lines) line.id = id++
}

/** New and restored rows are written with their final balance; those that stood before are changed by what is new. */
function allocatedToKnown(allocations: ReceivablesPlan['allocations']): BalanceChanges {
  const items = new Map<Id, Cents>()
  const credits = new Map<Id, Cents>()
  for (const { item, credit, amountCents } of allocations) {
    if (stoodBefore(item)) items.set(item.id, (items.get(item.id) ?? 0) - amountCents)
    if (stoodBefore(credit)) credits.set(credit.id, (credits.get(credit.id) ?? 0) - amountCents)
  }
  return { items, credits }
}

const stoodBefore = <Line extends ItemLine | CreditLine>(line: Line): line is Line & { readonly id: Id } =>
  line.state === 'unchanged' || line.state === 'changed'

/** Debtors that were added are new to everybody: their first version says so. */
function changedBefore({ input: { addedDebtorIds: added }, plan }: PlannedPart): Id[] {
  const { itemLines, creditLines, allocations } = plan
  const ids = new Set<Id>()
  for (const lines of [itemLines, creditLines])
    for (const { state, given } of lines) if (state !== 'unchanged') ids.add(given.debtorId)
  for (const { item } of allocations) ids.add(item.given.debtorId)
  return [...ids].filter((id) => added?.has(id) !== true)
}

/** One fact for the whole file; the undo of its import reads it. */
function changesFact(importId: Id, lines: readonly ItemLine[]): NewFact {
  const changes = lines.map(({ id, given, known, change }): ChangedItem => {
    const before = Object.fromEntries(
      Object.keys(change).map((field) => [field, known?.[field as keyof ItemChange] ?? null]),
    )
    return { itemId: id as Id, number: given.number, before, after: change }
  })
  return { kind: 'item.changed', subjectKind: 'import', subjectId: importId, payload: { changes } }
}

function resultOf(plan: ReceivablesPlan): RecordedReceivables {
  const { items, credits, itemLines, creditLines, allocations, keptWhole, conflicts } = plan
  return {
    itemIds: items.map((item) => (item ? firstOf(item).id : null)),
    partIds: () => items.map((item) => (item ? partsOf(item).flatMap(({ id }) => id ?? []) : [])),
    openBefore: () => items.map((item) => (item ? openBefore(partsOf(item)) : null)),
    creditIds: credits.map((line) => line?.id ?? null),
    items: countsOf(byState(ITEM_STATES, itemLines)),
    credits: countsOf(byState(CREDIT_STATES, creditLines)),
    allocations: allocations.length,
    openCents: itemLines.reduce((sum, line) => sum + line.openCents, 0),
    keptWhole: keptWhole.flatMap((place) => {
      const item = items[place]
      return item ? [{ number: firstOf(item).given.number, dueDate: factsOf(firstOf(item)).dueDate }] : []
    }),
    conflicts,
  }
}

function openBefore(parts: readonly ItemLine[]): Cents | null {
  const standing = parts.filter(({ known, state }) => known !== null && state !== 'restored')
  return standing.length === 0 ? null : standing.reduce((sum, { known }) => sum + (known?.openCents ?? 0), 0)
}

const countsOf = <State extends string>(groups: Readonly<Record<State, readonly unknown[]>>): Record<State, number> =>
  Object.fromEntries(
    Object.entries<readonly unknown[]>(groups).map(([state, lines]) => [state, lines.length]),
  ) as Record<State, number>
