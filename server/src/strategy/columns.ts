// A million invoices at once: the situation in columns, as the store copies them out of its tables, in any order. What each
// column holds is said here; each-debtor.ts reads them debtor by debtor.

import type { Cents, Id } from '#kernel'

/** Days are day numbers, NO_DAY where there is none; amounts cents; words their index in the list of model.ts named beside. */
const DEBTOR = {
  id: Int32Array,
  /** DEBTOR_KINDS */
  kind: Uint8Array,
  /** Two letters as (first << 8) | second; 0 when not known. */
  country: Int32Array,
  /** 0 = the company's calendar, 1 … = the settings' `debtorPlaces`. */
  calendar: Uint8Array,
  /** Bits of REACH. */
  reach: Uint8Array,
  /** 1 when money came in that nobody has matched. */
  unmatchedCredit: Uint8Array,
  /** In the company's currency. */
  unappliedCreditCents: Float64Array,
} as const

const ITEM = {
  id: Int32Array,
  debtor: Int32Array,
  /** Index of its plan in the settings: the item's own, the debtor's, or the default of the debtor's kind. */
  plan: Uint8Array,
  /** Index in the settings' currencies. */
  currency: Uint8Array,
  /** DOCUMENT_KINDS */
  documentKind: Uint8Array,
  /** NATURES */
  nature: Uint8Array,
  /** PAYMENT_MEANS */
  paymentMeans: Uint8Array,
  /** 0 = our own account; others any number that tells payees apart. */
  payee: Int32Array,
  /** Bits of HOLDER. */
  holder: Uint8Array,
  dueDay: Int32Array,
  issueDay: Int32Array,
  /** The first day of performance that is known. */
  performedDay: Int32Array,
  enteredDay: Int32Array,
  returnedDay: Int32Array,
  totalCents: Float64Array,
  openCents: Float64Array,
  /** LATENESS_CAUSES; 0, an oversight, where nobody has said anything. */
  cause: Uint8Array,
  /** The last status of its electronic invoice; 0 for none. */
  status: Uint16Array,
} as const

const HOLD = {
  /** EVERYBODY for a hold on everything. */
  debtor: Int32Array,
  /** NO_ITEM for a hold on the debtor. */
  item: Int32Array,
  /** HOLD_KINDS */
  kind: Uint8Array,
  fromDay: Int32Array,
  /** NEVER when open-ended. */
  untilDay: Int32Array,
  /** WHOLE for all of the item. */
  amountCents: Float64Array,
} as const

/** Of open items all of them; of settled ones at least those within the gap, the caps and the pre-due period. */
const USED_STEP = {
  debtor: Int32Array,
  item: Int32Array,
  /** Index in the settings' `stepCodes`; -1 for a key that no plan has any more. */
  code: Int32Array,
  /** CHANNELS */
  channel: Uint8Array,
  /** USED_STEP_STATES */
  state: Uint8Array,
  day: Int32Array,
  deadlineDay: Int32Array,
} as const

export const REACH = { email: 1, post: 2, phone: 4, text: 8 } as const
export const HOLDER = { us: 1, notified: 2 } as const
export const EVERYBODY = -1
export const NO_ITEM = -1
export const WHOLE = -1

export type Spec = Readonly<
  Record<string, typeof Uint8Array | typeof Uint16Array | typeof Int32Array | typeof Float64Array>
>

/** `count` rows are filled; the arrays may be longer. */
export type Table<S extends Spec> = { readonly [Name in keyof S]: InstanceType<S[Name]> } & {
  readonly count: number
}
export type Columns = {
  readonly debtors: Table<typeof DEBTOR>
  /** Credit in other currencies than the company's, which few debtors have: debtor → index of the currency → cents. */
  readonly foreignCredit: Map<Id, Map<number, Cents>>
  readonly items: Table<typeof ITEM>
  readonly holds: Table<typeof HOLD>
  readonly usedSteps: Table<typeof USED_STEP>
}

export type Counts = {
  readonly debtors: number
  readonly items: number
  readonly holds: number
  readonly usedSteps: number
}

/** Columns for so many rows, to be filled from index 0. */
export function createColumns(counts: Counts): Columns {
  return {
    debtors: createTable(DEBTOR, counts.debtors),
    foreignCredit: new Map(),
    items: createTable(ITEM, counts.items),
    holds: createTable(HOLD, counts.holds),
    usedSteps: createTable(USED_STEP, counts.usedSteps),
  }
}

/** A table with room for more, when the count was not known beforehand; the old one must not be used any more. */
export function grown<S extends Spec>(table: Table<S>, count: number): Table<S> {
  const columns = Object.entries(table).map(([name, column]) => {
    if (typeof column === 'number') return [name, count]
    const larger = new (column.constructor as Spec[string])(count)
    larger.set(column.subarray(0, Math.min(column.length, count)))
    return [name, larger]
  })
  return Object.fromEntries(columns) as Table<S>
}

/**
 * Puts rows in the order of their debtors, in place, column by column, unless the database gave them so: reading them afterwards
 * is reading memory in order, which is where the time goes. Returns where the rows of each debtor begin; those of no known debtor come last.
 */
export function sortByDebtor(table: DebtorTable, debtorCount: number, rowOfDebtor: (id: Id) => number): Int32Array {
  const starts = new Int32Array(debtorCount + 2)
  const groupOf = new Int32Array(table.count)
  let before = 0
  let isOrdered = true
  for (let row = 0; row < table.count; row++) {
    const debtor = rowOfDebtor(table.debtor[row] ?? EVERYBODY)
    const group = debtor < 0 ? debtorCount : debtor
    if (group < before) isOrdered = false
    before = group
    groupOf[row] = group
    starts[group + 1] = (starts[group + 1] ?? 0) + 1
  }
  for (let group = 0; group <= debtorCount; group++) starts[group + 1] = (starts[group + 1] ?? 0) + (starts[group] ?? 0)
  if (isOrdered) return starts
  const placeOf = groupOf
  const free = starts.slice()
  for (let row = 0; row < table.count; row++) {
    const group = groupOf[row] ?? 0
    placeOf[row] = free[group] ?? 0
    free[group] = (free[group] ?? 0) + 1
  }
  const room = new ArrayBuffer(table.count * Float64Array.BYTES_PER_ELEMENT)
  for (const column of Object.values(table)) if (typeof column !== 'number') scatter(column, placeOf, table.count, room)
  return starts
}

/** Ids are handed out in blocks and so index an array; where they are spread too thin, a map. Unknown ids give -1. */
export function rowsById(ids: Int32Array, count: number): (id: Id) => number {
  let largest = 0
  let smallest = count === 0 ? 0 : Number.MAX_SAFE_INTEGER
  for (let row = 0; row < count; row++) {
    const id = ids[row] ?? 0
    if (id > largest) largest = id
    if (id < smallest) smallest = id
  }
  const span = largest - smallest + 1
  // The invoices of a few debtors lie far apart: a thin array is still made sooner than a map.
  if (span > 64 * count + 100_000) {
    const rows = new Map<Id, number>()
    for (let row = 0; row < count; row++) rows.set(ids[row] ?? 0, row)
    return (id) => rows.get(id) ?? -1
  }
  const rows = new Int32Array(span).fill(-1)
  for (let row = 0; row < count; row++) rows[(ids[row] ?? 0) - smallest] = row
  return (id) => (id < smallest || id > largest ? -1 : (rows[id - smallest] ?? -1))
}

type Column = Uint8Array | Uint16Array | Int32Array | Float64Array
type DebtorTable = { readonly debtor: Int32Array; readonly count: number }

/** `room` is for the largest column, and lent to each in turn. */
function scatter(column: Column, placeOf: Int32Array, count: number, room: ArrayBuffer): void {
  const before = new (column.constructor as Spec[string])(room, 0, count)
  before.set(column.subarray(0, count))
  for (let row = 0; row < count; row++) column[placeOf[row] ?? 0] = before[row] ?? 0
}

export const countryCode = (country: string | null): number =>
  country === null ? 0 : (country.charCodeAt(0) << 8) | country.charCodeAt(1)
export const countryOf = (code: number): string | null =>
  code === 0 ? null : String.fromCharCode(code >> 8, code & 255)

export function createTable<S extends Spec>(spec: S, count: number): Table<S> {
  const columns = Object.entries(spec).map(([name, Column]) => [name, new Column(count)])
  return { ...Object.fromEntries(columns), count } as Table<S>
}
