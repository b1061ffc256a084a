// From lines of accounts receivable to facts: debtors, items, credits, and what settles what. The order of the lines changes nothing,
// everything is kept, paid or not, and nothing is dropped: what looks entered twice is taken and listed as a conflict.

import { setImmediate } from 'node:timers/promises'
import type { AssembledDebtor, AssembledReceivables, Journal } from '../model.ts'
import { assembleDebtor, type Facts, type Scene, type TermsFor } from './debtor-items.ts'
import { lastName } from './netted-lines.ts'
import { piecesAreBatches } from './item-number.ts'
import type { KeptLines } from './kept-lines.ts'

export type AssembleOptions = {
  readonly journals: readonly Journal[]
  readonly termsFor: TermsFor
}

/** By reference; what they owe is of whole debtors at a time, in the same order. */
export type AssembledBooks = {
  readonly debtors: readonly AssembledDebtor[]
  /** At least one, each of about so many lines. */
  readonly parts: (linesAtOnce: number) => AsyncGenerator<AssembledReceivables, void>
}

export function assembleBooks(lines: KeptLines, options: AssembleOptions): AssembledBooks {
  const journals = new Map(options.journals.map((journal) => [journal.code, journal.kind]))
  const sales = new Set(options.journals.flatMap(({ code, kind }) => (kind === 'sales' ? [code] : [])))
  const customers = [...lines.byCustomer()].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return {
    debtors: customers.map(([reference, rows]) => ({ reference, name: nameOf(lines, rows) ?? reference })),
    parts: async function* (linesAtOnce) {
      const areBatches = await piecesAreBatches(lines.debitsIn(sales))
      yield* assembleParts({ journals, areBatches, termsFor: options.termsFor }, lines, customers, linesAtOnce)
    },
  }
}

type Customer = readonly [reference: string, rows: readonly number[]]

/** Nearly all go by one name; of several the last in the order of what their lines say. */
function nameOf(lines: KeptLines, rows: readonly number[]): string | null {
  const [name = null, ...others] = lines.namesOf(rows)
  return others.length === 0 ? name : lastName(lines.of(rows))
}

/** Between two debtors the program may do something else, so that one part is put together while the database writes the one before. */
async function* assembleParts(
  scene: Scene,
  lines: KeptLines,
  customers: readonly Customer[],
  linesAtOnce: number,
): AsyncGenerator<AssembledReceivables, void> {
  let facts = noFacts()
  let taken = 0
  for (const [reference, rows] of customers) {
    if (taken > 0 && taken + rows.length > linesAtOnce) {
      yield facts
      facts = noFacts()
      taken = 0
    }
    assembleDebtor(scene, facts, reference, lines.of(rows))
    taken += rows.length
    await setImmediate()
  }
  yield facts
}

const noFacts = (): Facts => ({ items: [], credits: [], allocations: [], conflicts: [] })
