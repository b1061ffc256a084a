// What is open, laid out for matching: a million invoices found by number, by last digits, by amount and by debtor, in columns
// and hash tables of whole numbers rather than in objects. Amounts fall as lines are matched.

import { type Cents, type Day, type Id, dayNumber } from '#kernel'
import { nameKey } from '#kernel/name-words.ts'
import type { Asked } from './asked.ts'
import { type HashTable, hashTable } from './hash-table.ts'
import { type NameIndex, indexNames } from './payer-names.ts'
import { type KeyKind, digitsKey, endingKeys, endsWith, wholeKey } from './numbers.ts'

export type BookItem = {
  readonly id: Id
  readonly debtorId: Id
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day | null
  readonly openCents: Cents
}
export type BookDebtor = { readonly id: Id; readonly name: string; readonly siren: string | null }
export type BookCreditNote = {
  readonly id: Id
  readonly debtorId: Id
  readonly onDay: Day
  /** Falls as lines take it. */
  remainingCents: Cents
}
/** Who is known to pay from an account or under a name; null: no customer. */
export type BookPayer = { readonly debtorId: Id | null; readonly iban: string | null; readonly nameKey: string | null }

export type BookParts = {
  readonly items: Iterable<BookItem>
  readonly debtors: readonly BookDebtor[]
  /** Of the debtors, where these are some of them. */
  readonly names?: NameIndex
  readonly creditNotes: readonly BookCreditNote[]
  readonly payers: readonly BookPayer[]
  /** How many items are open in all, as far as it was asked, where these are some of them. */
  readonly openItems?: number
  /** Takes down what is asked for. */
  readonly asked?: Asked
}

/** Debtors and items are known by their rows here, not by their ids. */
export type OpenBook = {
  readonly count: number
  readonly itemId: Int32Array
  readonly debtorOf: Int32Array
  readonly openCents: Float64Array
  readonly issueDay: Int32Array
  readonly dueDay: Int32Array
  readonly numbers: readonly string[]
  readonly debtors: readonly BookDebtor[]
  readonly rowOfDebtor: ReadonlyMap<Id, number>
  readonly rowOfSiren: (siren: string) => number | undefined
  readonly names: NameIndex
  readonly keys: HashTable
  readonly amounts: HashTable
  /** Items whose amount has changed since the table was made. */
  readonly changedAmounts: Map<Cents, number[]>
  /** Whether so many tries meet this amount by chance less often than `most`: the share of the items that are of it, times the tries. */
  readonly isRare: (cents: Cents, tries: number, most: number) => boolean
  /** All items of a debtor, settled ones too. */
  readonly itemsOf: (debtor: number) => Int32Array
  readonly creditNotes: ReadonlyMap<Id, BookCreditNote>
  readonly creditNotesOf: (debtor: number) => readonly BookCreditNote[]
  readonly payersByIban: Map<string, Set<number>>
  readonly payersByName: Map<string, Set<number>>
  readonly asked: Asked | undefined
}

const SMALL_LEDGER = 2000

/** Not a debtor: known to be no customer. */
export const NO_CUSTOMER = -1

export function openBook({ items, debtors, creditNotes, payers, asked, ...parts }: BookParts): OpenBook {
  const rowOfDebtor = new Map(debtors.map(({ id }, row) => [id, row]))
  const rowOfSiren = new Map(debtors.flatMap(({ siren }, row) => (siren === null ? [] : [[siren, row] as const])))
  const notesOf = Map.groupBy(creditNotes, ({ debtorId }) => rowOfDebtor.get(debtorId) ?? NO_CUSTOMER)
  const idOf = (debtor: number): Id => debtors[debtor]?.id ?? 0
  const columns = itemColumns(items, rowOfDebtor)
  const { count, debtorOf } = columns
  const hashes = Uint32Array.from({ length: count }, (_, row) => amountHash(columns.openCents[row] ?? 0))
  const amounts = hashTable(hashes, null)
  const openItems = parts.openItems ?? count
  const rowsOf = rowsByDebtor(debtors.length, count, debtorOf)
  const book: OpenBook = {
    ...columns,
    debtors,
    rowOfDebtor,
    rowOfSiren: (siren) => {
      asked?.sirens.add(siren)
      return rowOfSiren.get(siren)
    },
    names: parts.names ?? indexNames(debtors.map(({ name }) => name)),
    keys: keyTable(columns.numbers),
    amounts,
    isRare: (cents, tries, most) => {
      asked?.amounts.add(cents)
      const same = amounts.find(amountHash(cents)).length
      const needed = (tries * Math.max(1, same)) / most
      // One of this amount in a small ledger is no more likely to be met by chance than in a large one.
      if (same <= 1 && needed < SMALL_LEDGER) return true
      asked?.totals.add(needed)
      return openItems > needed
    },
    changedAmounts: new Map(),
    itemsOf: (debtor) => {
      asked?.debtors.add(idOf(debtor))
      return rowsOf(debtor)
    },
    creditNotes: new Map(creditNotes.map((note) => [note.id, note])),
    creditNotesOf: (debtor) => {
      asked?.notes.add(idOf(debtor))
      return notesOf.get(debtor) ?? []
    },
    payersByIban: new Map(),
    payersByName: new Map(),
    asked,
  }
  for (const payer of payers) {
    const row = payer.debtorId === null ? NO_CUSTOMER : rowOfDebtor.get(payer.debtorId)
    if (row !== undefined) learnPayer(book, payer, row)
  }
  return book
}

export function learnPayer(book: OpenBook, payer: Pick<BookPayer, 'iban' | 'nameKey'>, debtor: number): void {
  if (payer.iban !== null) addTo(book.payersByIban, payer.iban, debtor)
  if (payer.nameKey) addTo(book.payersByName, payer.nameKey, debtor)
}

/** The debtors that this line's payer has paid for, as it was seen before. */
export function payersOf(book: OpenBook, { iban, nameKey: key }: ReturnType<typeof payerOf>): PayersOfLine {
  for (const word of [iban, key]) if (word !== null) book.asked?.payers.add(word)
  return {
    byIban: (iban === null ? undefined : book.payersByIban.get(iban)) ?? new Set(),
    byName: (key === null ? undefined : book.payersByName.get(key)) ?? new Set(),
  }
}

type PayersOfLine = { readonly byIban: ReadonlySet<number>; readonly byName: ReadonlySet<number> }

export const payerOf = (line: { readonly counterparty: string | null; readonly counterpartyIban: string | null }) => ({
  iban: line.counterpartyIban,
  nameKey: line.counterparty === null ? null : tellingKey(line.counterparty),
})

/** One word alone, or a short one, may be anybody. */
function tellingKey(name: string): string | null {
  const key = nameKey(name)
  return key.includes(' ') && key.length >= 8 ? key : null
}

function addTo(map: Map<string, Set<number>>, key: string, debtor: number): void {
  const known = map.get(key)
  if (known) known.add(debtor)
  else map.set(key, new Set([debtor]))
}

/** Less is open: a line was matched. */
export function settle(book: OpenBook, row: number, cents: Cents): void {
  const left = (book.openCents[row] ?? 0) - cents
  book.openCents[row] = left
  if (left === 0) return
  const changed = book.changedAmounts.get(left)
  if (changed) changed.push(row)
  else book.changedAmounts.set(left, [row])
}

/** Items of which exactly so much is open. */
export function itemsOfAmount(book: OpenBook, cents: Cents): number[] {
  book.asked?.amounts.add(cents)
  const rows = [...book.amounts.find(amountHash(cents)), ...(book.changedAmounts.get(cents) ?? [])]
  return rows.filter((row) => book.openCents[row] === cents)
}

const MOST_OF_KEY = 5000

/** Open items whose number has this key. */
export function itemsOfKey(book: OpenBook, kind: KeyKind, key: string): number[] {
  book.asked?.keys.add(`${kind} ${key}`)
  return book.keys
    .find(keyHash(kind, key))
    .slice(0, MOST_OF_KEY)
    .filter((row) => (book.openCents[row] ?? 0) > 0 && hasKey(book.numbers[row] ?? '', kind, key))
}

function hasKey(number: string, kind: KeyKind, key: string): boolean {
  if (kind === 'whole') return wholeKey(number) === key
  return kind === 'digits' ? digitsKey(number) === key : endsWith(number, key)
}

function itemColumns(items: Iterable<BookItem>, rowOfDebtor: ReadonlyMap<Id, number>) {
  let size = 1024
  let columns = {
    itemId: new Int32Array(size),
    debtorOf: new Int32Array(size),
    openCents: new Float64Array(size),
    issueDay: new Int32Array(size),
    dueDay: new Int32Array(size),
  }
  const numbers: string[] = []
  let count = 0
  for (const item of items) {
    const debtor = rowOfDebtor.get(item.debtorId)
    if (debtor === undefined) continue
    if (count === size) {
      size *= 2
      columns = {
        itemId: grown(columns.itemId, new Int32Array(size)),
        debtorOf: grown(columns.debtorOf, new Int32Array(size)),
        openCents: grown(columns.openCents, new Float64Array(size)),
        issueDay: grown(columns.issueDay, new Int32Array(size)),
        dueDay: grown(columns.dueDay, new Int32Array(size)),
      }
    }
    columns.itemId[count] = item.id
    columns.debtorOf[count] = debtor
    columns.openCents[count] = item.openCents
    columns.issueDay[count] = dayNumber(item.issueDate)
    columns.dueDay[count] = dayNumber(item.dueDate ?? item.issueDate)
    numbers.push(item.number)
    count++
  }
  return { ...columns, count, numbers }
}

function grown<Column extends Int32Array | Float64Array>(from: Column, into: Column): Column {
  into.set(from)
  return into
}

/** At most seven keys a number: all of it, its digits, and five endings. */
const MOST_KEYS = 7

function keyTable(numbers: readonly string[]): HashTable {
  const hashes = new Uint32Array(numbers.length * MOST_KEYS)
  const rows = new Int32Array(numbers.length * MOST_KEYS)
  let count = 0
  const add = (row: number, kind: KeyKind, key: string): void => {
    hashes[count] = keyHash(kind, key)
    rows[count++] = row
  }
  numbers.forEach((number, row) => {
    add(row, 'whole', wholeKey(number))
    add(row, 'digits', digitsKey(number))
    for (const key of endingKeys(number)) add(row, 'ending', key)
  })
  return hashTable(hashes.slice(0, count), rows.slice(0, count))
}

function rowsByDebtor(debtors: number, count: number, debtorOf: Int32Array): (debtor: number) => Int32Array {
  const starts = new Int32Array(debtors + 1)
  for (let row = 0; row < count; row++) starts[(debtorOf[row] ?? 0) + 1] = (starts[(debtorOf[row] ?? 0) + 1] ?? 0) + 1
  for (let debtor = 1; debtor <= debtors; debtor++) starts[debtor] = (starts[debtor] ?? 0) + (starts[debtor - 1] ?? 0)
  const next = starts.slice()
  const rows = new Int32Array(count)
  for (let row = 0; row < count; row++) {
    const debtor = debtorOf[row] ?? 0
    const at = next[debtor] ?? 0
    rows[at] = row
    next[debtor] = at + 1
  }
  return (debtor) => rows.subarray(starts[debtor], starts[debtor + 1])
}

const SEEDS: Readonly<Record<KeyKind, number>> = { whole: 0x811c9dc5, digits: 0x9747b28c, ending: 0x27d4eb2f }

function keyHash(kind: KeyKind, key: string): number {
  let hash = SEEDS[kind]
  for (let at = 0; at < key.length; at++) hash = Math.imul(hash ^ key.charCodeAt(at), 0x01000193)
  hash ^= hash >>> 15
  return Math.imul(hash, 0x2c1b3c6d) >>> 0
}

function amountHash(cents: Cents): number {
  let hash = Math.imul((cents % 4_294_967_296) | 0, 0x85ebca6b)
  hash ^= hash >>> 13
  return Math.imul(hash, 0xc2b2ae35) >>> 0
}
