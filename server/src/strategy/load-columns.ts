// Fills the columns of the decision from the database: narrow streams, no object per row.

import { addDays, type Context, type Id } from '#kernel'
import { amount, dayAt, int, isNull, textAt } from './binary-fields.ts'
import { type RowVisitor, readBinaryRows, wordReader } from './binary-rows.ts'
import {
  type Columns,
  EVERYBODY as ON_EVERYBODY,
  HOLDER,
  NO_ITEM,
  REACH,
  WHOLE,
  createColumns,
  grown,
  rowsById,
} from './columns.ts'
import { type LoadNotesInput, loadNotes } from './load-notes.ts'
import { CHANNELS, DEBTOR_KINDS, NEVER, NO_DAY } from './model.ts'
import { USED_STEP_STATES, type UsedStepState } from './position.ts'
import type { DecisionSettings } from './settings.ts'
import {
  POSITIONS,
  EVERYBODY,
  type Scope,
  contactRows,
  creditRows,
  debtorRows,
  holdRows,
  itemRows,
  mergedDebtors,
  onlyThose,
  returnedRows,
  unmatchedRows,
  usedStepRows,
} from './situation-store.ts'

export type LoadColumnsInput = LoadNotesInput & {
  readonly debtorIds: readonly Id[] | 'all'
  /** The index of the plan of a kind of debtor, and of a plan chosen by key. */
  readonly planOfKind: Readonly<Record<(typeof DEBTOR_KINDS)[number], number>>
}

/** An invoice of ours in the company's currency, packed as `itemRows` packs the others. */
const PLAIN = 1 << 12
/** As far back as any gap, cap or pre-due period reaches. */
const HISTORY_DAYS = 400

/** All of these debtors at once. Who only visits them one by one asks situations.ts. */
export async function loadColumns(ctx: Context, input: LoadColumnsInput): Promise<Columns> {
  const [scope, debtors] =
    input.debtorIds === 'all' ? [EVERYBODY, 1000] : [onlyThose(input.debtorIds), input.debtorIds.length]
  return loadSlice(ctx, scope, input, roomFor(debtors))
}

/** Columns that nothing is in yet. Memory that nothing is written to costs nothing; what has to move does. */
export const roomFor = (debtors: number): Columns =>
  createColumns({ debtors: 0, items: 64 + 40 * debtors, holds: 64, usedSteps: 64 + 40 * debtors })

/** `room` is filled and, where it is too small, left for a larger one: it must not be used any more, and what comes back may be. */
export async function loadSlice(ctx: Context, scope: Scope, input: LoadColumnsInput, room: Columns): Promise<Columns> {
  const debtors = await loadDebtors(ctx, scope, input)
  const columns: Columns = {
    debtors: debtors.table,
    foreignCredit: new Map(),
    holds: await loadHolds(ctx, scope, room.holds),
    usedSteps: await loadUsedSteps(ctx, scope, input.settings, room.usedSteps),
    items: await loadItems(ctx, scope, input, room.items, debtors),
  }
  await loadNotes(ctx, scope, columns, input)
  return columns
}

/** What an item takes from its debtor, by the debtor's row. */
export type Debtors = {
  readonly table: Columns['debtors']
  /** -1 for a debtor that is not among them. */
  readonly rowOf: (id: Id) => number
  readonly plan: Uint8Array
  /** 1 + PAYMENT_MEANS; 0 where it has no usual one. */
  readonly means: Uint8Array
}

export async function loadDebtors(ctx: Context, scope: Scope, input: LoadColumnsInput): Promise<Debtors> {
  let table = createColumns({
    debtors: scope.all ? 1024 : 16 + scope.debtorIds.length,
    items: 0,
    holds: 0,
    usedSteps: 0,
  }).debtors
  let row = 0
  const plans: number[] = []
  const means: number[] = []
  await readBinaryRows(debtorRows(ctx, scope), (view, at, length) => {
    if (row === table.id.length) table = grown(table, row * 2)
    const kind = int(view, at, 1)
    table.id[row] = int(view, at, 0)
    table.kind[row] = kind
    table.country[row] = int(view, at, 2)
    table.reach[row] = int(view, at, 3) * REACH.post
    means.push(int(view, at, 4))
    const chosen = isNull(length, 5) ? undefined : input.planOfKey.get(textAt(view, at, length, 5))
    plans.push(chosen ?? input.planOfKind[DEBTOR_KINDS[kind] ?? 'business'])
    row++
  })
  const debtors = { ...table, count: row }
  const rowOf = rowsById(debtors.id, debtors.count)
  await readBinaryRows(contactRows(ctx, scope), (view, at) => {
    const reach = int(view, at, 1) * REACH.email + int(view, at, 2) * REACH.phone
    const debtor = rowOf(int(view, at, 0))
    if (debtor >= 0) debtors.reach[debtor] = (debtors.reach[debtor] ?? 0) | reach
  })
  const [currency = 'EUR'] = input.settings.currencies
  await readBinaryRows(creditRows(ctx, scope, currency), (view, at) => {
    const debtor = rowOf(int(view, at, 0))
    const cents = debtors.unappliedCreditCents
    if (debtor >= 0) cents[debtor] = (cents[debtor] ?? 0) + amount(view, at, 1)
  })
  await readBinaryRows(unmatchedRows(ctx, scope), (view, at) => {
    const debtor = rowOf(int(view, at, 0))
    if (debtor >= 0) debtors.unmatchedCredit[debtor] = 1
  })
  return { table: debtors, rowOf, plan: Uint8Array.from(plans), means: Uint8Array.from(means) }
}

async function loadItems(
  ctx: Context,
  scope: Scope,
  { settings }: LoadColumnsInput,
  start: Columns['items'],
  debtors: Debtors,
): Promise<Columns['items']> {
  let table = start
  let row = 0
  const returned = new Map<Id, number>()
  await readBinaryRows(returnedRows(ctx, scope), (view, at, length) => {
    returned.set(int(view, at, 0), dayAt(view, at, length, 1))
  })
  await readBinaryRows(itemRows(ctx, scope, settings.currencies), (view, at, length) => {
    if (row === table.id.length) table = grown(table, row * 2)
    const debtor = int(view, at, 1)
    const debtorRow = debtors.rowOf(debtor)
    // Of a debtor that an import brought between these two statements: examined next time.
    if (debtorRow < 0) return
    const isPlain = isNull(length, 8)
    const packed = isPlain ? PLAIN : view.getInt32((at[8] ?? 0) + 4)
    // What the invoice says, else what the debtor usually does, else a transfer.
    const means = (packed >> 8) & 15 || (debtors.means[debtorRow] ?? 0) || 1
    table.id[row] = int(view, at, 0)
    table.debtor[row] = debtor
    table.plan[row] = debtors.plan[debtorRow] ?? 0
    table.totalCents[row] = amount(view, at, 2)
    table.openCents[row] = amount(view, at, 3)
    table.dueDay[row] = dayAt(view, at, length, 4)
    table.issueDay[row] = dayAt(view, at, length, 5)
    table.performedDay[row] = dayAt(view, at, length, 6)
    table.enteredDay[row] = dayAt(view, at, length, 7)
    table.returnedDay[row] = returned.size === 0 ? NO_DAY : (returned.get(int(view, at, 0)) ?? NO_DAY)
    table.documentKind[row] = packed & 15
    table.nature[row] = (packed >> 4) & 15
    table.paymentMeans[row] = means - 1
    table.holder[row] = ((packed >> 12) & 1 ? HOLDER.us : 0) | ((packed >> 13) & 1 ? HOLDER.notified : 0)
    table.payee[row] = isPlain ? 0 : int(view, at, 8)
    table.currency[row] = packed >> 14
    // These two are noted later, where anything is known; the room may have been used before.
    table.cause[row] = 0
    table.status[row] = 0
    row++
  })
  return { ...table, count: row }
}

async function loadHolds(ctx: Context, scope: Scope, start: Columns['holds']): Promise<Columns['holds']> {
  let table = start
  let row = 0
  await readBinaryRows(holdRows(ctx, scope), (view, at, length) => {
    if (row === table.debtor.length) table = grown(table, row * 2)
    table.debtor[row] = isNull(length, 0) ? ON_EVERYBODY : int(view, at, 0)
    table.item[row] = isNull(length, 1) ? NO_ITEM : int(view, at, 1)
    table.kind[row] = isNull(length, 2) ? 255 : int(view, at, 2)
    table.fromDay[row] = dayAt(view, at, length, 3)
    table.untilDay[row] = isNull(length, 4) ? NEVER : dayAt(view, at, length, 4)
    table.amountCents[row] = isNull(length, 5) ? WHOLE : amount(view, at, 5)
    row++
  })
  return { ...table, count: row }
}

async function loadUsedSteps(
  ctx: Context,
  scope: Scope,
  settings: DecisionSettings,
  start: Columns['usedSteps'],
): Promise<Columns['usedSteps']> {
  let table = start
  let row = 0
  const codeAt = wordReader(settings.stepCodes.map(({ key }) => key))
  const channelAt = wordReader(CHANNELS)
  const positionAt = wordReader(POSITIONS)
  const since = addDays(ctx.today, -HISTORY_DAYS)
  // What a debtor heard before it was merged is heard by the one that was kept.
  const currentOf = new Map((await mergedDebtors(ctx, scope)).map(({ id, currentId }) => [id, currentId]))
  const addRow: RowVisitor = (view, at, length) => {
    if (row === table.debtor.length) table = grown(table, row * 2)
    const debtor = int(view, at, 0)
    table.debtor[row] = currentOf.get(debtor) ?? debtor
    table.item[row] = int(view, at, 1)
    table.code[row] = codeAt(view, at, length, 2)
    table.channel[row] = channelAt(view, at, length, 3)
    table.state[row] = STATES[positionAt(view, at, length, 4)] ?? USED_STEP_STATES.indexOf('unknown')
    table.day[row] = dayAt(view, at, length, 5)
    table.deadlineDay[row] = dayAt(view, at, length, 6)
    row++
  }
  await readBinaryRows(usedStepRows(ctx, scope, { open: scope, since }), addRow)
  if (currentOf.size > 0)
    await readBinaryRows(usedStepRows(ctx, onlyThose([...currentOf.keys()]), { open: scope, since }), addRow)
  return { ...table, count: row }
}

/** What outreach calls a position, in the words of the decision. */
const STATE_OF: Readonly<Record<(typeof POSITIONS)[number], UsedStepState>> = {
  released: 'released',
  used: 'accepted',
  skipped: 'skipped',
  unknown: 'unknown',
}
const STATES = POSITIONS.map((position) => USED_STEP_STATES.indexOf(STATE_OF[position]))
