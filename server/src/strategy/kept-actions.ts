// Acts kept until every debtor was decided on. Their lines and reasons, of which a large company has a million, lie in columns
// until somebody reads them: as objects they took five times the memory, and the collector as long as the decision.

import { createTable, type Spec, type Table } from './columns.ts'
import type { Action, ActionItem, Level } from './model.ts'
import { reason, type Reason } from './reasons.ts'

const LINE = {
  id: Int32Array,
  /** Index among the words. */
  step: Uint16Array,
  level: Uint8Array,
  advances: Uint8Array,
  cycle: Uint16Array,
  openCents: Float64Array,
  heldCents: Float64Array,
} as const

/** Nearly every reason is that the step of a line is due. Any other is kept as it is, its place in the first column. */
const REASON = {
  item: Int32Array,
  /** Index among the words; OTHER for a reason that is kept as it is. */
  step: Uint16Array,
  dueDay: Int32Array,
  stepDay: Int32Array,
} as const
const OTHER = 0xffff

/**
 * Returns what keeps an act: an act that says the same, its `items` and `reasons` made anew whenever they are
 * read.
 */
export function keepActions(): (action: Action) => Action {
  const [lines, reasons] = [keepLines(), keepReasons()]
  return (action) => new KeptAction(action, lines, reasons)
}

class KeptAction implements Action {
  readonly debtor: Action['debtor']
  readonly channel: Action['channel']
  readonly step: Action['step']
  readonly origin: Action['origin']
  readonly plan: Action['plan']
  readonly level: Action['level']
  readonly mode: Action['mode']
  readonly template: Action['template']
  readonly recipientRole: Action['recipientRole']
  readonly currency: Action['currency']
  readonly payee: Action['payee']
  readonly totalCents: Action['totalCents']
  readonly deadlineDay: Action['deadlineDay']
  readonly #lines: Kept<ActionItem>
  readonly #firstLine: number
  readonly #lineCount: number
  readonly #reasons: Kept<Reason>
  readonly #firstReason: number
  readonly #reasonCount: number

  constructor(action: Action, lines: Kept<ActionItem>, reasons: Kept<Reason>) {
    this.debtor = action.debtor
    this.channel = action.channel
    this.step = action.step
    this.origin = action.origin
    this.plan = action.plan
    this.level = action.level
    this.mode = action.mode
    this.template = action.template
    this.recipientRole = action.recipientRole
    this.currency = action.currency
    this.payee = action.payee
    this.totalCents = action.totalCents
    this.deadlineDay = action.deadlineDay
    this.#lines = lines
    this.#firstLine = lines.keep(action.items)
    this.#lineCount = action.items.length
    this.#reasons = reasons
    this.#firstReason = reasons.keep(action.reasons)
    this.#reasonCount = action.reasons.length
  }

  get items(): readonly ActionItem[] {
    return this.#lines.read(this.#firstLine, this.#lineCount)
  }

  get reasons(): readonly Reason[] {
    return this.#reasons.read(this.#firstReason, this.#reasonCount)
  }
}

type Kept<Row> = {
  /** Returns where the rows begin. */
  readonly keep: (rows: readonly Row[]) => number
  readonly read: (first: number, count: number) => Row[]
}

function keepLines(): Kept<ActionItem> {
  const words = wordList()
  return keepRows(LINE, {
    write: (columns, row, line: ActionItem) => {
      columns.id[row] = line.id
      columns.step[row] = words.indexOf(line.step)
      columns.level[row] = line.level
      columns.advances[row] = line.advances ? 1 : 0
      columns.cycle[row] = line.cycle
      columns.openCents[row] = line.openCents
      columns.heldCents[row] = line.heldCents
    },
    read: (columns, row) => ({
      id: columns.id[row] ?? 0,
      step: words.at(columns.step[row]),
      level: (columns.level[row] ?? 0) as Level,
      advances: columns.advances[row] === 1,
      cycle: columns.cycle[row] ?? 0,
      openCents: columns.openCents[row] ?? 0,
      heldCents: columns.heldCents[row] ?? 0,
    }),
  })
}

function keepReasons(): Kept<Reason> {
  const words = wordList()
  const others: Reason[] = []
  return keepRows(REASON, {
    write: (columns, row, given: Reason) => {
      if (given.code === 'step-due' && given.item !== null) {
        columns.item[row] = given.item
        columns.step[row] = words.indexOf(given.facts.step)
        columns.dueDay[row] = given.facts.dueDay
        columns.stepDay[row] = given.facts.stepDay
      } else {
        columns.item[row] = others.push(given) - 1
        columns.step[row] = OTHER
      }
    },
    read: ({ item, step, dueDay, stepDay }, row) => {
      const other = step[row] === OTHER ? others[item[row] ?? 0] : undefined
      if (other) return other
      const facts = { step: words.at(step[row]), dueDay: dueDay[row] ?? 0, stepDay: stepDay[row] ?? 0 }
      return reason('step-due', facts, item[row] ?? 0)
    },
  })
}

type RowFormat<S extends Spec, Row> = {
  readonly write: (columns: Table<S>, row: number, value: Row) => void
  readonly read: (columns: Table<S>, row: number) => Row
}

const BLOCK_BITS = 14
const BLOCK = 1 << BLOCK_BITS

/** In blocks: nothing is moved when more comes, and what a small company has no acts for is never made. */
function keepRows<S extends Spec, Row>(spec: S, { write, read }: RowFormat<S, Row>): Kept<Row> {
  const blocks: Table<S>[] = []
  let count = 0
  const blockOf = (row: number): Table<S> => (blocks[row >> BLOCK_BITS] ??= createTable(spec, BLOCK))
  return {
    keep: (rows) => {
      const first = count
      for (const row of rows) {
        write(blockOf(count), count % BLOCK, row)
        count++
      }
      return first
    },
    read: (first, length) =>
      Array.from({ length }, (_, index) => read(blockOf(first + index), (first + index) % BLOCK)),
  }
}

/** The steps of all plans are few words, said a million times. */
function wordList(): {
  readonly indexOf: (word: string) => number
  readonly at: (index: number | undefined) => string
} {
  const words: string[] = []
  const places = new Map<string, number>()
  return {
    indexOf: (word) => {
      const known = places.get(word)
      if (known !== undefined) return known
      places.set(word, words.length)
      return words.push(word) - 1
    },
    at: (index) => words[index ?? -1] ?? '',
  }
}
