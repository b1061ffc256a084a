// From lines of accounts receivable to facts: debtors, items, credits, and what settles what. The order of the lines changes nothing,
// everything is kept, paid or not, and nothing is dropped: what looks entered twice is taken and listed as a conflict.

import { setImmediate } from 'node:timers/promises'
import type { AssembledReceivables, Journal } from '../model.ts'
import { assembleDebtor, type Facts, type Scene, type TermsFor } from './debtor-items.ts'
import { piecesAreBatches } from './item-number.ts'
import type { KeptLines } from './kept-lines.ts'

export type AssembleOptions = {
  readonly journals: readonly Journal[]
  readonly termsFor: TermsFor
}

/**
 * Whole debtors at a time, about so many lines of them, at least one part. Between two debtors the program may do something
 * else, so that one part is put together while the database writes the one before.
 */
export async function* assembleInParts(
  lines: KeptLines,
  options: AssembleOptions & { readonly linesAtOnce: number },
): AsyncGenerator<AssembledReceivables, void> {
  const journals = new Map(options.journals.map((journal) => [journal.code, journal.kind]))
  const sales = new Set(options.journals.flatMap(({ code, kind }) => (kind === 'sales' ? [code] : [])))
  const areBatches = piecesAreBatches(lines.debitsIn(sales))
  const scene: Scene = { journals, areBatches, termsFor: options.termsFor }
  const byDebtor = lines.byCustomer()
  let facts = noFacts()
  let taken = 0
  for (const reference of [...byDebtor.keys()].toSorted()) {
    const own = byDebtor.get(reference) ?? []
    if (taken > 0 && taken + own.length > options.linesAtOnce) {
      yield facts
      facts = noFacts()
      taken = 0
    }
    assembleDebtor(
      scene,
      facts,
      reference,
      own.map((row) => lines.at(row)),
    )
    taken += own.length
    await setImmediate()
  }
  yield facts
}

const noFacts = (): Facts => ({ debtors: [], items: [], credits: [], allocations: [], conflicts: [] })
