// Lines of accounts receivable, kept until the whole file is read: in columns and bytes, and made objects again a customer at a
// time. As objects the half a million lines of a year took four times the memory, which the collector moved and marked while
// the database waited for it.

import type { Day } from '#kernel'
import type { AccountKind, ReceivableLine } from '../model.ts'

/** Of each line. Days, accounts and names come again and again: each is its place among the words, NONE where there is none. */
const COLUMNS = {
  line: Int32Array,
  journal: Int32Array,
  entryDate: Int32Array,
  account: Int32Array,
  accountKind: Uint8Array,
  auxiliary: Int32Array,
  name: Int32Array,
  pieceDate: Int32Array,
  letteringDate: Int32Array,
  dueDate: Int32Array,
  debitCents: Float64Array,
  creditCents: Float64Array,
  /** The other texts stand one behind the other in a block of bytes: which, where they begin and end, and the length of each as text. */
  block: Int32Array,
  begin: Int32Array,
  end: Int32Array,
  entryNumber: Int32Array,
  pieceRef: Int32Array,
  lettering: Int32Array,
} as const
const NONE = -1

type Columns = { [Name in keyof typeof COLUMNS]: InstanceType<(typeof COLUMNS)[Name]> }

const KINDS = ['receivable', 'bill-of-exchange', 'doubtful', 'accrued'] as const satisfies readonly AccountKind[]

const FIRST_ROOM = 4096
const BLOCK_BYTES = 1 << 20

export class KeptLines {
  #count = 0
  #lackDueDates = false
  #columns = columnsOf(FIRST_ROOM)
  readonly #words: string[] = []
  readonly #places = new Map<string, number>()
  readonly #blocks: Buffer[] = []
  #filled = 0

  get count(): number {
    return this.#count
  }

  /** Whether a line is there without a due date. */
  get lackDueDates(): boolean {
    return this.#lackDueDates
  }

  keep(line: ReceivableLine): void {
    const row = this.#count++
    if (row === this.#columns.line.length) this.#columns = columnsOf(row * 2, this.#columns)
    if (line.dueDate === undefined) this.#lackDueDates = true
    const columns = this.#columns
    columns.line[row] = line.line
    columns.journal[row] = this.#placeOf(line.journal)
    columns.entryDate[row] = this.#placeOf(line.entryDate)
    columns.account[row] = this.#placeOf(line.account)
    columns.accountKind[row] = KINDS.indexOf(line.accountKind)
    columns.auxiliary[row] = this.#placeOf(line.auxiliary)
    columns.name[row] = this.#placeOf(line.name)
    columns.pieceDate[row] = this.#placeOf(line.pieceDate)
    columns.letteringDate[row] = this.#placeOf(line.letteringDate)
    columns.dueDate[row] = this.#placeOf(line.dueDate ?? null)
    columns.debitCents[row] = line.debitCents
    columns.creditCents[row] = line.creditCents
    columns.entryNumber[row] = line.entryNumber.length
    columns.pieceRef[row] = line.pieceRef.length
    columns.lettering[row] = line.lettering === null ? NONE : line.lettering.length
    this.#write(row, line.entryNumber + line.pieceRef + (line.lettering ?? '') + line.label)
  }

  /** The line that was kept as this one; the first is 0. */
  at(row: number): ReceivableLine {
    const columns = this.#columns
    const [begin, end] = [columns.begin[row] as number, columns.end[row] as number]
    const text = (this.#blocks[columns.block[row] as number] as Buffer).toString('utf8', begin, end)
    const pieceAt = columns.entryNumber[row] as number
    const letteringAt = pieceAt + (columns.pieceRef[row] as number)
    const lettering = columns.lettering[row] as number
    const labelAt = letteringAt + Math.max(lettering, 0)
    const dueDate = this.#wordAt(columns.dueDate[row]) as Day | null
    const line = {
      line: columns.line[row] as number,
      journal: this.#wordAt(columns.journal[row]) as string,
      entryNumber: text.slice(0, pieceAt),
      entryDate: this.#wordAt(columns.entryDate[row]) as Day,
      account: this.#wordAt(columns.account[row]) as string,
      accountKind: KINDS[columns.accountKind[row] as number] as AccountKind,
      auxiliary: this.#wordAt(columns.auxiliary[row]),
      name: this.#wordAt(columns.name[row]) as string,
      pieceRef: text.slice(pieceAt, letteringAt),
      pieceDate: this.#wordAt(columns.pieceDate[row]) as Day | null,
      label: text.slice(labelAt),
      debitCents: columns.debitCents[row] as number,
      creditCents: columns.creditCents[row] as number,
      lettering: lettering === NONE ? null : text.slice(letteringAt, labelAt),
      letteringDate: this.#wordAt(columns.letteringDate[row]) as Day | null,
    }
    return dueDate === null ? line : { ...line, dueDate }
  }

  /** Debits in these journals, in the order of the file. */
  *debitsIn(journals: ReadonlySet<string>): Generator<ReceivableLine> {
    const { debitCents, journal } = this.#columns
    for (let row = 0; row < this.#count; row++)
      if ((debitCents[row] as number) > 0 && journals.has(this.#words[journal[row] as number] as string))
        yield this.at(row)
  }

  /** Which lines each customer has: under its own account, or the account where it has none. */
  byCustomer(): Map<string, readonly number[]> {
    const { auxiliary, account } = this.#columns
    const rows = new Map<number, number[]>()
    for (let row = 0; row < this.#count; row++) {
      const customer = auxiliary[row] === NONE ? (account[row] as number) : (auxiliary[row] as number)
      const own = rows.get(customer)
      if (own) own.push(row)
      else rows.set(customer, [row])
    }
    return new Map(rows.entries().map(([customer, own]) => [this.#words[customer] as string, own]))
  }

  #placeOf(word: string | null): number {
    if (word === null) return NONE
    const known = this.#places.get(word)
    if (known !== undefined) return known
    this.#places.set(word, this.#words.length)
    return this.#words.push(word) - 1
  }

  #wordAt(place: number | undefined): string | null {
    return place === NONE ? null : (this.#words[place as number] as string)
  }

  #write(row: number, text: string): void {
    const most = text.length * 3
    let block = this.#blocks.at(-1)
    if (block === undefined || this.#filled + most > block.length) {
      block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, most))
      this.#blocks.push(block)
      this.#filled = 0
    }
    const columns = this.#columns
    columns.block[row] = this.#blocks.length - 1
    columns.begin[row] = this.#filled
    this.#filled += block.write(text, this.#filled)
    columns.end[row] = this.#filled
  }
}

/** Room for so many lines, with those that were there. */
function columnsOf(room: number, before?: Columns): Columns {
  const columns = Object.entries(COLUMNS).map(([name, Column]) => {
    const column = new Column(room)
    if (before) column.set(before[name as keyof Columns])
    return [name, column]
  })
  return Object.fromEntries(columns) as Columns
}
