// Which text of a line is the number of its invoice. The piece reference is, more often than not; some programs write a dash there, or one
// code for all sales of a month.

import { setImmediate } from 'node:timers/promises'
import type { ReceivableLine } from '../model.ts'
import type { PieceOfCustomer } from './kept-lines.ts'

const UNINFORMATIVE =
  /^(|[-./_x0]+|sans( piece)?|divers|neant|n\/?a|aucune?|r?an|a ?-?nouveaux?|report|piece|facture|fact?)$/

/** After so many sales the program may do something else. */
const SALES_AT_ONCE = 5_000

/** True when most sales share their piece reference with sales to other customers: it names a batch, not an invoice. */
export async function piecesAreBatches(sales: Iterable<PieceOfCustomer>): Promise<boolean> {
  const customerOf = new Map<string, number | null>()
  const more = new Map<string, number>()
  let lines = 0
  for (const { pieceRef, customer } of sales) {
    if (!isInformative(pieceRef)) continue
    if (++lines % SALES_AT_ONCE === 0) await setImmediate()
    const known = customerOf.get(pieceRef)
    if (known === undefined) customerOf.set(pieceRef, customer)
    else {
      more.set(pieceRef, (more.get(pieceRef) ?? 0) + 1)
      if (known !== customer) customerOf.set(pieceRef, null)
    }
  }
  let shared = 0
  for (const [pieceRef, count] of more) if (customerOf.get(pieceRef) === null) shared += count + 1
  return shared * 2 > lines
}

export type Numbering = { readonly piecesAreBatches: boolean; readonly isOpening: boolean }

/** The number of the item that a line belongs to: piece, else entry, else label. Opening entries are one entry for all: label before entry. */
export function numberOf(line: ReceivableLine, { piecesAreBatches: areBatches, isOpening }: Numbering): string {
  for (const textOf of isOpening ? IN_OPENINGS : areBatches ? IN_BATCHES : USUALLY) {
    const text = textOf(line)
    if (text !== '') return text.slice(0, 80)
  }
  return `${line.journal} ${line.entryDate}`.trim().slice(0, 80)
}

const pieceOf = ({ pieceRef }: ReceivableLine): string => (isInformative(pieceRef) ? pieceRef : '')
const labelOf = ({ label }: ReceivableLine): string => (isInformative(label) ? label : '')
const entryOf = (line: ReceivableLine): string => (isInformative(line.entryNumber) ? entryName(line) : '')

const USUALLY = [pieceOf, entryOf, labelOf]
const IN_BATCHES = [entryOf, pieceOf, labelOf]
const IN_OPENINGS = [pieceOf, labelOf, entryOf]

/** A digit other than zero says something; without one, the usual fillers say nothing. */
export const isInformative = (text: string): boolean =>
  /[1-9]/.test(text) || !UNINFORMATIVE.test(text.normalize('NFD').replace(/\p{M}/gu, '').trim().toLowerCase())

/** Bare figures are counted per journal in many programs: `VE 00000011`. */
const entryName = (line: ReceivableLine): string =>
  /^\d+$/.test(line.entryNumber) ? `${line.journal} ${line.entryNumber}`.trim() : line.entryNumber
