// Lines of accounts receivable, kept until the whole file is read: as numbers and bytes, and made objects again a customer at a
// time. As objects the half a million lines of a year took four times the memory, which the collector moved and marked while
// the database waited for it.

import type { Day } from '#kernel'
import type { AccountKind, ReceivableLine } from '../model.ts'
import { AT, type KeptParcel, NONE, RECORD, WORDS, writeNarrow } from './kept-record.ts'

const KINDS = ['receivable', 'bill-of-exchange', 'doubtful', 'accrued'] as const satisfies readonly AccountKind[]

const FIRST_ROOM = 4096
const BLOCK_BYTES = 1 << 20

export class KeptLines {
  #count = 0
  #lackDueDates = false
  #numbers = new Int32Array(FIRST_ROOM * RECORD)
  /** The same bytes: the amounts of a line are the first two of its eleven. */
  #amounts = new Float64Array(this.#numbers.buffer)
  readonly #words: string[] = []
  readonly #places = new Map<string, number>()
  /** By the place of an account: under which name it was last seen. */
  readonly #nameOf: number[] = []
  readonly #blocks: Buffer[] = []
  #filled = 0
  #wordsGiven = 0

  get count(): number {
    return this.#count
  }

  /** Whether a line is there without a due date. */
  get lackDueDates(): boolean {
    return this.#lackDueDates
  }

  keep(line: ReceivableLine): void {
    const start = this.#count++ * RECORD
    if (start === this.#numbers.length) this.#grow()
    if (line.dueDate === undefined) this.#lackDueDates = true
    const numbers = this.#numbers
    this.#amounts[start / 2] = line.debitCents
    this.#amounts[start / 2 + 1] = line.creditCents
    const before = Math.max(start - RECORD, 0)
    const entryDate = this.#placeOf(line.entryDate, numbers[before + AT.entryDate])
    const auxiliary = this.#placeOf(line.auxiliary)
    const name = this.#placeOf(line.name, this.#nameOf[auxiliary])
    if (auxiliary !== NONE) this.#nameOf[auxiliary] = name
    numbers[start + AT.line] = line.line
    numbers[start + AT.journal] = this.#placeOf(line.journal, numbers[before + AT.journal])
    numbers[start + AT.entryDate] = entryDate
    numbers[start + AT.account] = this.#placeOf(line.account, numbers[before + AT.account])
    numbers[start + AT.accountKind] = KINDS.indexOf(line.accountKind)
    numbers[start + AT.auxiliary] = auxiliary
    numbers[start + AT.name] = name
    numbers[start + AT.pieceDate] = this.#placeOf(line.pieceDate, entryDate)
    numbers[start + AT.letteringDate] = this.#placeOf(line.letteringDate, entryDate)
    numbers[start + AT.dueDate] = this.#placeOf(line.dueDate ?? null)
    numbers[start + AT.entryNumber] = line.entryNumber.length
    numbers[start + AT.pieceRef] = line.pieceRef.length
    numbers[start + AT.lettering] = line.lettering === null ? NONE : line.lettering.length
    this.#keepTexts(start, line)
  }

  /** The line that was kept as this one; the first is 0. */
  at(row: number): ReceivableLine {
    const start = row * RECORD
    const numbers = this.#numbers
    const text = this.#textAt(start)
    const pieceAt = numbers[start + AT.entryNumber] as number
    const letteringAt = pieceAt + (numbers[start + AT.pieceRef] as number)
    const lettering = numbers[start + AT.lettering] as number
    const labelAt = lettering === NONE ? letteringAt : letteringAt + lettering
    const dueDate = this.#wordAt(start + AT.dueDate) as Day | null
    const line = {
      line: numbers[start + AT.line] as number,
      journal: this.#wordAt(start + AT.journal) as string,
      entryNumber: text.slice(0, pieceAt),
      entryDate: this.#wordAt(start + AT.entryDate) as Day,
      account: this.#wordAt(start + AT.account) as string,
      accountKind: KINDS[numbers[start + AT.accountKind] as number] as AccountKind,
      auxiliary: this.#wordAt(start + AT.auxiliary),
      name: this.#wordAt(start + AT.name) as string,
      pieceRef: text.slice(pieceAt, letteringAt),
      pieceDate: this.#wordAt(start + AT.pieceDate) as Day | null,
      label: text.slice(labelAt),
      debitCents: this.#amounts[start / 2] as number,
      creditCents: this.#amounts[start / 2 + 1] as number,
      lettering: lettering === NONE ? null : text.slice(letteringAt, labelAt),
      letteringDate: this.#wordAt(start + AT.letteringDate) as Day | null,
    }
    return dueDate === null ? line : { ...line, dueDate }
  }

  of(rows: readonly number[]): ReceivableLine[] {
    return rows.map((row) => this.at(row))
  }

  /** The names in these lines, each once, without those that are empty. */
  namesOf(rows: readonly number[]): string[] {
    const places = new Set(rows.map((row) => this.#numbers[row * RECORD + AT.name] as number))
    return [...places].map((place) => this.#words[place] as string).filter((name) => name !== '')
  }

  /** The pieces of the debits in these journals, and whose they are. */
  *debitsIn(journals: ReadonlySet<string>): Generator<PieceOfCustomer> {
    for (let start = 0; start < this.#count * RECORD; start += RECORD) {
      if ((this.#amounts[start / 2] as number) <= 0 || !journals.has(this.#wordAt(start + AT.journal) as string))
        continue
      const pieceAt = this.#numbers[start + AT.entryNumber] as number
      const pieceRef = this.#textAt(start, pieceAt, pieceAt + (this.#numbers[start + AT.pieceRef] as number))
      yield { pieceRef, customer: this.#customerAt(start) }
    }
  }

  /** Which lines each customer has: under its own account, or the account where it has none. */
  byCustomer(): Map<string, readonly number[]> {
    const rows = new Map<number, number[]>()
    for (let row = 0; row < this.#count; row++) {
      const customer = this.#customerAt(row * RECORD)
      const own = rows.get(customer)
      if (own) own.push(row)
      else rows.set(customer, [row])
    }
    return new Map(rows.entries().map(([customer, own]) => [this.#words[customer] as string, own]))
  }

  /**
   * What was kept since the last time, to be taken by other kept lines; only the words stay, which what follows may use again.
   * It is good until the next line is kept.
   */
  handOver(): KeptParcel {
    const parcel = {
      count: this.#count,
      lackDueDates: this.#lackDueDates,
      words: this.#words.slice(this.#wordsGiven),
      numbers: this.#numbers.subarray(0, this.#count * RECORD),
      texts: this.#blocks.map((block, place) =>
        place < this.#blocks.length - 1 ? block : block.subarray(0, this.#filled),
      ),
    }
    this.#wordsGiven = this.#words.length
    this.#count = 0
    this.#blocks.splice(0, this.#blocks.length - 1)
    this.#filled = 0
    return parcel
  }

  /** Takes the parcels of one other after those lines that are here; `linesBefore` stand above its first one. */
  taker(): (parcel: KeptParcel, linesBefore?: number) => void {
    const places: number[] = []
    return (parcel, linesBefore = 0) => {
      for (const word of parcel.words) places.push(this.#placeOf(word))
      const blocks = parcel.texts.map((text) => this.#takeTexts(text))
      this.#lackDueDates ||= parcel.lackDueDates
      const begin = this.#count * RECORD
      this.#count += parcel.count
      while (this.#count * RECORD > this.#numbers.length) this.#grow()
      const numbers = this.#numbers
      numbers.set(parcel.numbers, begin)
      for (let start = begin; start < this.#count * RECORD; start += RECORD) {
        numbers[start + AT.line] = (numbers[start + AT.line] as number) + linesBefore
        for (const at of WORDS) {
          const place = numbers[start + at] as number
          if (place !== NONE) numbers[start + at] = places[place] as number
        }
        const { block, offset } = blocks[numbers[start + AT.block] as number] as (typeof blocks)[number]
        numbers[start + AT.block] = block
        numbers[start + AT.begin] = (numbers[start + AT.begin] as number) + offset
        numbers[start + AT.end] = (numbers[start + AT.end] as number) + offset
      }
    }
  }

  /** Copied, as a parcel lies in one piece with what is no longer needed of it. */
  #takeTexts(text: Uint8Array): { readonly block: number; readonly offset: number } {
    const block = this.#blockWith(text.length)
    const offset = this.#filled
    block.set(text, offset)
    this.#filled += text.length
    return { block: this.#blocks.length - 1, offset }
  }

  #customerAt(start: number): number {
    const auxiliary = this.#numbers[start + AT.auxiliary] as number
    return auxiliary === NONE ? (this.#numbers[start + AT.account] as number) : auxiliary
  }

  /** `likely`: where it probably is, which is quicker to see than to look up. */
  #placeOf(word: string | null, likely = NONE): number {
    if (word === null) return NONE
    if (likely !== NONE && this.#words[likely] === word) return likely
    const known = this.#places.get(word)
    if (known !== undefined) return known
    this.#places.set(word, this.#words.length)
    return this.#words.push(word) - 1
  }

  #wordAt(at: number): string | null {
    const place = this.#numbers[at] as number
    return place === NONE ? null : (this.#words[place] as string)
  }

  #keepTexts(start: number, { entryNumber, pieceRef, lettering, label }: ReceivableLine): void {
    const most = 2 * (entryNumber.length + pieceRef.length + (lettering ?? '').length + label.length)
    const block = this.#blockWith(most)
    const begin = this.#filled
    let end = writeNarrow(block, begin, entryNumber)
    end = writeNarrow(block, end, pieceRef)
    end = writeNarrow(block, end, lettering ?? '')
    end = writeNarrow(block, end, label)
    const isWide = end === NONE
    if (isWide) end = begin + block.write(entryNumber + pieceRef + (lettering ?? '') + label, begin, 'utf16le')
    this.#numbers[start + AT.block] = this.#blocks.length - 1
    this.#numbers[start + AT.begin] = begin
    this.#numbers[start + AT.end] = end
    this.#numbers[start + AT.isWide] = isWide ? 1 : 0
    this.#filled = end
  }

  /** The last block where it has room for so many bytes, or a new one. */
  #blockWith(bytes: number): Buffer {
    const last = this.#blocks.at(-1)
    if (last !== undefined && this.#filled + bytes <= last.length) return last
    const block = Buffer.allocUnsafeSlow(Math.max(BLOCK_BYTES, bytes))
    this.#blocks.push(block)
    this.#filled = 0
    return block
  }

  /** All its texts, or their letters from one place to another. */
  #textAt(start: number, from = 0, to?: number): string {
    const numbers = this.#numbers
    const block = this.#blocks[numbers[start + AT.block] as number] as Buffer
    const begin = numbers[start + AT.begin] as number
    const width = numbers[start + AT.isWide] === 1 ? 2 : 1
    const end = to === undefined ? (numbers[start + AT.end] as number) : begin + to * width
    return block.toString(width === 2 ? 'utf16le' : 'latin1', begin + from * width, end)
  }

  #grow(): void {
    const numbers = new Int32Array(this.#numbers.length * 2)
    numbers.set(this.#numbers)
    this.#numbers = numbers
    this.#amounts = new Float64Array(numbers.buffer)
  }
}

export type PieceOfCustomer = {
  readonly pieceRef: string
  /** The same number for the same customer. */
  readonly customer: number
}
