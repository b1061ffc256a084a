// Letters as files: tagged PDF (PDF/UA-1), with fonts and language inside. The same letter is always the same bytes, since
// everything in it, its date included, comes from the document.

import type { LetterDocument } from '../letter-document.ts'
import { press } from './press.ts'

/** One PDF for each letter, in their order. `logo`: of the company that writes them all, where its style has one. */
export const renderLetters = (
  documents: readonly LetterDocument[],
  logo: Uint8Array | null = null,
): Promise<Uint8Array[]> => press.run(documents.map((document) => ({ kind: 'letter', document, logo })))

/** The same pages as pictures: one SVG, one page below the other. */
export type LetterPages = { readonly svg: string; readonly count: number }

/** As the PDF will be, glyph by glyph, for a screen that shows no PDF; kept nowhere. */
export async function renderPages(document: LetterDocument, logo: Uint8Array | null): Promise<LetterPages> {
  const [file] = await press.run([{ kind: 'pages', document, logo }])
  const svg = Buffer.from(file ?? []).toString('utf8')
  const [, width, height] = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg) ?? []
  if (!width || !height) throw new Error('the pages have no size')
  return { svg, count: Math.round(Number(height) / (Number(width) * A4_RATIO)) }
}

const A4_RATIO = 297 / 210

/** The pages of a letter of ours: the typesetter writes the page tree in clear. */
export function pageCount(file: Uint8Array): number {
  const text = Buffer.from(file.buffer, file.byteOffset, file.byteLength).toString('latin1')
  const count = /\/Type \/Pages[^>]*?\/Count (\d+)/.exec(text)?.[1]
  if (count === undefined) throw new Error('not a letter of ours: its pages cannot be counted')
  return Number(count)
}
