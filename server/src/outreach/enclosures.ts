// Which copies of invoices travel with a message: all that are kept, or none where together they are too large, so that what the
// text says of them is simple and true. What is not enclosed is named and sent on request: no address is published for it.

import type { Id } from '#kernel'
import { type Enclosure, type Enclosures, type MessageLine, linesInOrder } from './model.ts'
import { cleanText } from './typography.ts'

/** The invoice as it came in, as a file that a person can read. */
export type Original = {
  readonly itemId: Id
  readonly documentId: Id
  readonly sha256: string
  /** Null where the file is gone. */
  readonly sizeBytes: number | null
}

export const NO_ENCLOSURES: Enclosures = { attached: [], onRequest: [] }

/** `mostBytes` null: paper has no limit. Where nothing is kept of these invoices nothing is said of copies. */
export function chooseEnclosures(
  lines: readonly MessageLine[],
  originals: ReadonlyMap<Id, Original>,
  mostBytes: number | null,
): Enclosures {
  const inOrder = linesInOrder(lines)
  if (!inOrder.some(({ itemId }) => originals.has(itemId))) return NO_ENCLOSURES
  const kept = inOrder.flatMap((line): Enclosure[] => {
    const original = originals.get(line.itemId)
    if (!original || original.sizeBytes === null) return []
    const { documentId, sha256, sizeBytes } = original
    return [
      { itemId: line.itemId, documentId, number: line.number, fileName: fileNameOf(line.number), sha256, sizeBytes },
    ]
  })
  const totalBytes = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const attached = mostBytes !== null && totalBytes > mostBytes ? [] : kept
  const there = new Set(attached.map(({ itemId }) => itemId))
  return { attached, onRequest: inOrder.filter(({ itemId }) => !there.has(itemId)).map(({ number }) => number) }
}

/** Called by its number, whatever the file was called that came in. */
export function fileNameOf(number: string): string {
  const name = cleanText(number)
    .replace(/[^\p{L}\p{N}._ -]/gu, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
    .slice(0, 80)
  return `${name === '' ? 'facture' : name}.pdf`
}
