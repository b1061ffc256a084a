// Letters as files: tagged PDF (PDF/UA-1), with fonts and language inside. The same letter is always the same bytes, since
// everything in it, its date included, comes from the document.

import type { LetterDocument } from '../letter-document.ts'
import { press } from './press.ts'

/** One PDF for each letter, in their order. `logo`: of the company that writes them all, where its style has one. */
export const renderLetters = (
  documents: readonly LetterDocument[],
  logo: Uint8Array | null = null,
): Promise<Uint8Array[]> => press.run(documents.map((document) => ({ kind: 'letter', document, logo })))

/** The pages of a letter of ours: the typesetter writes the page tree in clear. */
export function pageCount(file: Uint8Array): number {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
  const count = /\/Type \/Pages[^>]*?\/Count (\d+)/.exec(text)?.[1]
  if (count === undefined) throw new Error('not a letter of ours: its pages cannot be counted')
  return Number(count)
}
