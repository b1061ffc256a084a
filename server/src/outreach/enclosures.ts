// Which copies of invoices travel with a message: all that are kept, or none where together they are too large, so that what the
// text says of them is simple and true. Too large, each has a link instead where the installation has an address that strangers
// reach; what is neither enclosed nor linked is named and sent on request.

import type { Day, Id } from '#kernel'
import { type Enclosure, type Enclosures, type LinkedCopy, type MessageLine, linesInOrder } from './model.ts'
import { cleanText } from './typography.ts'

/** The invoice as it came in, as a file that a person can read. */
export type Original = {
  readonly itemId: Id
  readonly documentId: Id
  readonly sha256: string
  /** Null where the file is gone. */
  readonly sizeBytes: number | null
}

export const NO_ENCLOSURES: Enclosures = { attached: [], linked: [], onRequest: [] }

export type LinkTo = (documentId: Id) => { readonly url: string; readonly untilDay: Day }

export type EnclosureLimits = {
  /** Null: paper has no limit. */
  readonly mostBytes: number | null
  /** Of what is too large; null: it is sent on request. */
  readonly linkTo: LinkTo | null
}

/** Where nothing is kept of these invoices nothing is said of copies. */
export function chooseEnclosures(
  lines: readonly MessageLine[],
  originals: ReadonlyMap<Id, Original>,
  { mostBytes, linkTo }: EnclosureLimits,
): Enclosures {
  const inOrder = linesInOrder(lines)
  if (!inOrder.some(({ itemId }) => originals.has(itemId))) return NO_ENCLOSURES
  const kept = inOrder.flatMap((line): Enclosure[] => {
    const original = originals.get(line.itemId)
    if (!original || original.sizeBytes === null) return []
    const { itemId, number } = line
    const { documentId, sha256, sizeBytes } = original
    return [{ itemId, documentId, number, fileName: fileNameOf(number), sha256, sizeBytes, linkedUntil: null }]
  })
  const totalBytes = kept.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0)
  const isTooLarge = mostBytes !== null && totalBytes > mostBytes
  const attached = isTooLarge ? [] : kept
  const linked = isTooLarge && linkTo ? kept.map((copy) => linkedCopy(copy, linkTo)) : []
  const there = new Set([...attached, ...linked].map(({ itemId }) => itemId))
  return { attached, linked, onRequest: inOrder.filter(({ itemId }) => !there.has(itemId)).map(({ number }) => number) }
}

export function linkedCopy(copy: Enclosure, linkTo: LinkTo): LinkedCopy {
  const { url, untilDay } = linkTo(copy.documentId)
  return { ...copy, url, linkedUntil: untilDay }
}

/** Called by its number, whatever the file was called that came in. */
export function fileNameOf(number: string): string {
  const name = cleanText(number)
    .replace(/[^\p{L}\p{N}._ -]/gu, '-')
    .replace(/^[.\s-]+|[.\s-]+$/g, '')
    .slice(0, 80)
  return `${name === '' ? 'facture' : name}.pdf`
}
