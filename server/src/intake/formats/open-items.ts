// From lines of accounts receivable to facts: debtors, items, credits, and what settles what. The order of the lines changes nothing,
// everything is kept, paid or not, and nothing is dropped: what looks entered twice is taken and listed as a conflict.

import type { AssembledReceivables, Journal, ReceivableLine } from '../model.ts'
import { assembleDebtor, type Facts, type Scene, type TermsFor } from './debtor-items.ts'
import { piecesAreBatches } from './item-number.ts'

export type AssembleOptions = {
  readonly journals: readonly Journal[]
  readonly termsFor: TermsFor
}

export function assembleReceivables(lines: readonly ReceivableLine[], options: AssembleOptions): AssembledReceivables {
  const journals = new Map(options.journals.map((journal) => [journal.code, journal.kind]))
  const scene: Scene = { journals, areBatches: piecesAreBatches(lines, journals), termsFor: options.termsFor }
  const facts: Facts = { debtors: [], items: [], credits: [], allocations: [], conflicts: [] }
  const byDebtor = Map.groupBy(lines, (line) => line.auxiliary ?? line.account)
  const references = [...byDebtor.keys()].toSorted()
  for (const reference of references) assembleDebtor(scene, facts, reference, byDebtor.get(reference) ?? [])
  return facts
}
