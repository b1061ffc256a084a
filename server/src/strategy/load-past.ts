// Fills the columns with all that was owed in a past period, open today or not, and beside them what moved it and what was held.

import { zoneOf } from '#access'
import { type Context, type Day, type DayNumber, type Id, dayNumber } from '#kernel'
import { pastHolds, pastItemRows, pastMovementRows } from '#ledger'
import { amount, dayAt, int, isNull, textAt } from './binary-fields.ts'
import { readBinaryRows, wordReader } from './binary-rows.ts'
import { type Columns, HOLDER, createColumns, createTable, grown, sortByDebtor } from './columns.ts'
import type { CompanyPolicy } from './company-policy.ts'
import { type Debtors, loadDebtors } from './load-columns.ts'
import { assignPlans, notePlaces } from './load-notes.ts'
import {
  DOCUMENT_KINDS,
  HOLD_KINDS,
  type HoldKind,
  type Knowledge,
  NATURES,
  NEVER,
  NO_DAY,
  PAYMENT_MEANS,
} from './model.ts'
import type { Movement, Past, PastHold } from './past.ts'
import { EVERYBODY, returnedRows } from './situation-store.ts'

export type LoadPastInput = {
  readonly policy: CompanyPolicy
  readonly from: Day
  readonly knowledge: Knowledge
}

export type CompanyPast = { readonly columns: Columns; readonly pastOf: (debtorId: Id) => Past }

export async function loadPast(ctx: Context, { policy, from, knowledge }: LoadPastInput): Promise<CompanyPast> {
  const asTold = knowledge === 'told'
  const span = { from, zone: await zoneOf(ctx.sql, ctx.organisationId), asTold }
  const debtors = await loadDebtors(ctx, EVERYBODY, { ...policy, debtorIds: 'all' })
  // Today's; those of the past come with their days.
  debtors.table.unappliedCreditCents.fill(0)
  debtors.table.unmatchedCredit.fill(0)
  const { items, ownPlans } = await loadItems(ctx, { ...span, policy, debtors })
  const empty = createColumns({ debtors: 0, items: 0, holds: 0, usedSteps: 0 })
  const columns: Columns = { ...empty, debtors: debtors.table, items }
  if (policy.planRules.length > 0) await assignPlans(ctx, EVERYBODY, columns, policy)
  for (const [row, plan] of ownPlans) items.plan[row] = plan
  await notePlaces(ctx, EVERYBODY, columns)
  const movementsOf = await loadMovements(ctx, { ...span, debtors, currency: policy.settings.currencies[0] ?? 'EUR' })
  const holdsOf = await loadHolds(ctx, span)
  const returnedDays = await loadReturns(ctx)
  return {
    columns,
    pastOf: (id) => ({ movements: movementsOf(id), holds: holdsOf(id), returnedDays }),
  }
}

type Span = { readonly from: Day; readonly zone: string; readonly asTold: boolean }
type ItemsInput = Span & { readonly policy: CompanyPolicy; readonly debtors: Debtors }

async function loadItems(ctx: Context, { policy, debtors, asTold, ...scope }: ItemsInput) {
  const { settings, planOfKey } = policy
  let table = createColumns({ debtors: 0, items: 4096, holds: 0, usedSteps: 0 }).items
  let row = 0
  const ownPlans = new Map<number, number>()
  const payees = new Map<string, number>()
  const currencyAt = wordReader(settings.currencies)
  const [kindAt, natureAt] = [wordReader(DOCUMENT_KINDS), wordReader(NATURES)]
  const [meansAt, holderAt] = [wordReader(PAYMENT_MEANS), wordReader(['us'])]
  await readBinaryRows(pastItemRows(ctx, scope), (view, at, length) => {
    const debtorRow = debtors.rowOf(int(view, at, 1))
    // Of a debtor that an import brought between these two statements.
    if (debtorRow < 0) return
    if (row === table.id.length) table = grown(table, row * 2)
    const payee = isNull(length, 14) ? null : textAt(view, at, length, 14)
    if (payee !== null && !payees.has(payee)) payees.set(payee, payees.size + 1)
    const issueDay = dayAt(view, at, length, 5)
    const plan = isNull(length, 15) ? undefined : planOfKey.get(textAt(view, at, length, 15))
    if (plan !== undefined) ownPlans.set(row, plan)
    table.id[row] = int(view, at, 0)
    table.debtor[row] = int(view, at, 1)
    table.plan[row] = debtors.plan[debtorRow] ?? 0
    table.totalCents[row] = amount(view, at, 2)
    table.openCents[row] = amount(view, at, 3)
    table.dueDay[row] = dayAt(view, at, length, 4)
    table.issueDay[row] = issueDay
    table.performedDay[row] = dayAt(view, at, length, 6)
    table.enteredDay[row] = asTold ? issueDay : dayAt(view, at, length, 7)
    table.returnedDay[row] = NO_DAY
    table.currency[row] = currencyAt(view, at, length, 8)
    table.documentKind[row] = kindAt(view, at, length, 9)
    table.nature[row] = natureAt(view, at, length, 10)
    table.paymentMeans[row] = isNull(length, 11)
      ? (debtors.means[debtorRow] ?? 0) - 1 || 0
      : meansAt(view, at, length, 11)
    table.holder[row] =
      (holderAt(view, at, length, 12) === 0 ? HOLDER.us : 0) | (int(view, at, 13) === 1 ? HOLDER.notified : 0)
    table.payee[row] = payee === null ? 0 : (payees.get(payee) ?? 0)
    row++
  })
  return { items: { ...table, count: row }, ownPlans }
}

const NO_ITEM = 0

const MOVEMENT = {
  debtor: Int32Array,
  /** Ids begin at 1. */
  item: Int32Array,
  onDay: Int32Array,
  knownDay: Int32Array,
  itemCents: Float64Array,
  creditCents: Float64Array,
} as const

type MovementsInput = Span & { readonly debtors: Debtors; readonly currency: string }

/** Kept in columns, made objects debtor by debtor. */
async function loadMovements(
  ctx: Context,
  { debtors, ...scope }: MovementsInput,
): Promise<(debtorId: Id) => readonly Movement[]> {
  let table = createTable(MOVEMENT, 4096)
  let row = 0
  await readBinaryRows(pastMovementRows(ctx, scope), (view, at, length) => {
    if (row === table.debtor.length) table = grown(table, row * 2)
    const onDay = dayAt(view, at, length, 2)
    table.debtor[row] = int(view, at, 0)
    table.item[row] = isNull(length, 1) ? NO_ITEM : int(view, at, 1)
    table.onDay[row] = onDay
    table.knownDay[row] = Math.max(onDay, dayAt(view, at, length, 3))
    table.itemCents[row] = amount(view, at, 4)
    table.creditCents[row] = amount(view, at, 5)
    row++
  })
  const movements = { ...table, count: row }
  const starts = sortByDebtor(movements, debtors.table.count, debtors.rowOf)
  return (debtorId) => {
    const debtor = debtors.rowOf(debtorId)
    const [first = 0, end = 0] = [starts[debtor], starts[debtor + 1]]
    return Array.from({ length: end - first }, (_, index) => movementAt(movements, first + index))
  }
}

function movementAt(table: ReturnType<typeof createTable<typeof MOVEMENT>>, row: number): Movement {
  const item = table.item[row] ?? NO_ITEM
  return {
    item: item === NO_ITEM ? null : item,
    onDay: table.onDay[row] ?? NO_DAY,
    knownDay: table.knownDay[row] ?? NO_DAY,
    itemCents: table.itemCents[row] ?? 0,
    creditCents: table.creditCents[row] ?? 0,
  }
}

/** Those on everybody hold each debtor. */
async function loadHolds(ctx: Context, { asTold, ...scope }: Span): Promise<(debtorId: Id) => readonly PastHold[]> {
  const rows = await pastHolds(ctx, scope)
  const holds = rows.map((row) => ({
    debtorId: row.debtorId,
    item: row.itemId,
    hold: {
      kind: HOLD_KINDS.find((kind) => kind === row.kind) ?? ('unreadable' satisfies HoldKind),
      fromDay: dayNumber(row.fromDay),
      untilDay: row.untilDay === null ? NEVER : dayNumber(row.untilDay),
      amountCents: row.amountCents,
    },
    knownDay: dayNumber(asTold ? row.fromDay : row.recordedOn),
    liftedDay: row.liftedOn === null ? NEVER : dayNumber(row.liftedOn),
  }))
  const byDebtor = Map.groupBy(holds, ({ debtorId }) => debtorId)
  const onEverybody = byDebtor.get(null) ?? []
  return (debtorId) => [...onEverybody, ...(byDebtor.get(debtorId) ?? [])]
}

async function loadReturns(ctx: Context): Promise<ReadonlyMap<Id, DayNumber>> {
  const days = new Map<Id, DayNumber>()
  await readBinaryRows(returnedRows(ctx, EVERYBODY), (view, at, length) => {
    days.set(int(view, at, 0), dayAt(view, at, length, 1))
  })
  return days
}
