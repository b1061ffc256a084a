// Fills the columns of the decision from the database: four narrow streams, no object per row.

import type { Buffer } from 'node:buffer'
import { addDays, type Context, type Id } from '#kernel'
import { readBinaryRows } from './binary-rows.ts'
import { type Columns, EVERYBODY, HOLDER, NO_ITEM, WHOLE, createColumns, grown } from './columns.ts'
import { DEBTOR_KINDS, NEVER, NO_DAY } from './model.ts'
import { USED_STEP_STATES, type UsedStepState } from './position.ts'
import type { DecisionSettings } from './settings.ts'
import { POSITIONS, type Scope, debtorRows, holdRows, itemRows, usedStepRows } from './situation-store.ts'

export type LoadColumnsInput = {
  readonly settings: DecisionSettings
  readonly debtorIds: readonly Id[] | 'all'
  /** The index of the plan of a kind of debtor, and of a plan chosen by key. */
  readonly planOfKind: Readonly<Record<(typeof DEBTOR_KINDS)[number], number>>
  readonly planOfKey: ReadonlyMap<string, number>
  /** About how many rows to make room for; more are found room for as they come. */
  readonly expectedItems?: number
}

/** Days before 2000-01-01, from which PostgreSQL counts, in day numbers. */
const POSTGRES_EPOCH = 10_957
/** As far back as any gap, cap or pre-due period reaches. */
const HISTORY_DAYS = 400

export async function loadColumns(ctx: Context, input: LoadColumnsInput): Promise<Columns> {
  const scope: Scope = input.debtorIds === 'all' ? { all: true, debtorIds: [] } : { all: false, debtorIds: input.debtorIds }
  const few = scope.all ? 4096 : Math.max(16, scope.debtorIds.length)
  const empty = createColumns({ debtors: few, items: input.expectedItems ?? few * 4, holds: 64, usedSteps: few * 2 })
  const debtors = await loadDebtors(ctx, scope, input, empty.debtors)
  const items = await loadItems(ctx, scope, input, empty.items, debtors)
  return {
    debtors: debtors.table,
    items,
    holds: await loadHolds(ctx, scope, empty.holds),
    usedSteps: await loadUsedSteps(ctx, scope, input.settings, empty.usedSteps),
  }
}

type Debtors = { readonly table: Columns['debtors']; readonly planOf: ReadonlyMap<Id, number>; readonly meansOf: ReadonlyMap<Id, number> }

async function loadDebtors(ctx: Context, scope: Scope, input: LoadColumnsInput, start: Columns['debtors']): Promise<Debtors> {
  let table = start
  let row = 0
  const planOf = new Map<Id, number>()
  const meansOf = new Map<Id, number>()
  const [currency = 'EUR'] = input.settings.currencies
  await readBinaryRows(debtorRows(ctx, scope, currency), (bytes, at, length) => {
    if (row === table.id.length) table = grown(table, row * 2)
    const id = int(bytes, at, 0)
    const kind = int(bytes, at, 1)
    table.id[row] = id
    table.kind[row] = kind
    table.country[row] = int(bytes, at, 2)
    table.reach[row] = int(bytes, at, 3)
    table.unappliedCreditCents[row] = amount(bytes, at, 4)
    const means = int(bytes, at, 5)
    if (means > 0) meansOf.set(id, means - 1)
    const key = (length[6] ?? -1) > 0 ? bytes.toString('utf8', at[6], (at[6] ?? 0) + (length[6] ?? 0)) : null
    const chosen = key === null ? undefined : input.planOfKey.get(key)
    planOf.set(id, chosen ?? input.planOfKind[DEBTOR_KINDS[kind] ?? 'business'])
    row++
  })
  return { table: { ...table, count: row }, planOf, meansOf }
}

async function loadItems(ctx: Context, scope: Scope, { settings }: LoadColumnsInput, start: Columns['items'], debtors: Debtors): Promise<Columns['items']> {
  let table = start
  let row = 0
  await readBinaryRows(itemRows(ctx, scope, settings.currencies), (bytes, at, length) => {
    if (row === table.id.length) table = grown(table, row * 2)
    const debtor = int(bytes, at, 1)
    const packed = int(bytes, at, 8)
    const means = (packed >> 8) & 15
    table.id[row] = int(bytes, at, 0)
    table.debtor[row] = debtor
    table.plan[row] = debtors.planOf.get(debtor) ?? 0
    table.totalCents[row] = amount(bytes, at, 2)
    table.openCents[row] = amount(bytes, at, 3)
    table.dueDay[row] = dayAt(bytes, at, length, 4)
    table.issueDay[row] = dayAt(bytes, at, length, 5)
    table.performedDay[row] = dayAt(bytes, at, length, 6)
    table.enteredDay[row] = dayAt(bytes, at, length, 7)
    table.returnedDay[row] = NO_DAY
    table.documentKind[row] = packed & 15
    table.nature[row] = (packed >> 4) & 15
    // What the invoice says, else what the debtor usually does, else a transfer.
    table.paymentMeans[row] = means > 0 ? means - 1 : (debtors.meansOf.get(debtor) ?? 0)
    table.holder[row] = ((packed >> 12) & 1 ? HOLDER.us : 0) | ((packed >> 13) & 1 ? HOLDER.notified : 0)
    table.payee[row] = int(bytes, at, 9)
    table.currency[row] = int(bytes, at, 10)
    row++
  })
  return { ...table, count: row }
}

async function loadHolds(ctx: Context, scope: Scope, start: Columns['holds']): Promise<Columns['holds']> {
  let table = start
  let row = 0
  await readBinaryRows(holdRows(ctx, scope), (bytes, at, length) => {
    if (row === table.debtor.length) table = grown(table, row * 2)
    table.debtor[row] = isNull(length, 0) ? EVERYBODY : int(bytes, at, 0)
    table.item[row] = isNull(length, 1) ? NO_ITEM : int(bytes, at, 1)
    table.kind[row] = isNull(length, 2) ? 255 : int(bytes, at, 2)
    table.fromDay[row] = dayAt(bytes, at, length, 3)
    table.untilDay[row] = isNull(length, 4) ? NEVER : dayAt(bytes, at, length, 4)
    table.amountCents[row] = isNull(length, 5) ? WHOLE : amount(bytes, at, 5)
    row++
  })
  return { ...table, count: row }
}

async function loadUsedSteps(ctx: Context, scope: Scope, settings: DecisionSettings, start: Columns['usedSteps']): Promise<Columns['usedSteps']> {
  let table = start
  let row = 0
  const codes = new Map(settings.stepCodes.map((code, index) => [code.key, index]))
  const since = addDays(ctx.today, -HISTORY_DAYS)
  await readBinaryRows(usedStepRows(ctx, scope, since), (bytes, at, length) => {
    if (row === table.debtor.length) table = grown(table, row * 2)
    table.debtor[row] = int(bytes, at, 0)
    table.item[row] = int(bytes, at, 1)
    // latin1: keys are plain ASCII, and it is the cheapest way from bytes to text.
    table.code[row] = codes.get(bytes.toString('latin1', at[2], (at[2] ?? 0) + (length[2] ?? 0))) ?? -1
    table.channel[row] = int(bytes, at, 3)
    table.state[row] = STATES[int(bytes, at, 4)] ?? USED_STEP_STATES.indexOf('unknown')
    table.day[row] = dayAt(bytes, at, length, 5)
    table.deadlineDay[row] = dayAt(bytes, at, length, 6)
    row++
  })
  return { ...table, count: row }
}

/** What outreach calls a position, in the words of the decision. */
const STATE_OF: Readonly<Record<(typeof POSITIONS)[number], UsedStepState>> = { released: 'released', used: 'accepted', skipped: 'skipped', unknown: 'unknown' }
const STATES = POSITIONS.map((position) => USED_STEP_STATES.indexOf(STATE_OF[position]))

const isNull = (lengths: Int32Array, field: number): boolean => (lengths[field] ?? -1) < 0
const int = (bytes: Buffer, starts: Int32Array, field: number): number => bytes.readInt32BE(starts[field])

/** Eight bytes, below 2^53: amounts are never negative here. */
const amount = (bytes: Buffer, starts: Int32Array, field: number): number =>
  bytes.readInt32BE(starts[field]) * 4_294_967_296 + bytes.readUInt32BE((starts[field] ?? 0) + 4)

const dayAt = (bytes: Buffer, starts: Int32Array, lengths: Int32Array, field: number): number =>
  isNull(lengths, field) ? NO_DAY : bytes.readInt32BE(starts[field]) + POSTGRES_EPOCH
