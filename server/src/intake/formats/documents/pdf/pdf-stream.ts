// What a stream of a PDF holds once its filters are undone. Only those that object streams and attachments use; the output is counted
// against a budget of the whole file, so that a few kilobytes cannot become gigabytes.

import { constants, inflateSync } from 'node:zlib'
import { DocumentError } from '../document-error.ts'
import { damaged, type PdfDictionary, type PdfValue } from './pdf-syntax.ts'

export type Budget = { left: number }

export type Filter = { readonly name: string; readonly parameters: PdfDictionary | null }

export function unfilter(raw: Buffer, filters: readonly Filter[], budget: Budget): Buffer {
  let bytes = raw
  for (const { name, parameters } of filters.slice(0, 4)) bytes = unfilterOnce(bytes, name, parameters, budget)
  if (filters.length > 4) throw damaged()
  return bytes
}

function unfilterOnce(bytes: Buffer, name: string, parameters: PdfDictionary | null, budget: Budget): Buffer {
  switch (name) {
    case 'FlateDecode':
    case 'Fl':
      return unpredict(inflate(bytes, budget), parameters)
    case 'ASCIIHexDecode':
    case 'AHx':
      return Buffer.from(
        bytes
          .toString('latin1')
          .replace(/>.*$/s, '')
          .replace(/[^0-9a-fA-F]/g, ''),
        'hex',
      )
    case 'ASCII85Decode':
    case 'A85':
      return ascii85(bytes)
    default:
      throw new DocumentError('intake.pdf_filter', { filter: name.slice(0, 40) })
  }
}

function inflate(bytes: Buffer, budget: Budget): Buffer {
  try {
    // A stream that lost its last bytes is read as far as it goes: what it holds has its own checks.
    const out = inflateSync(bytes, { maxOutputLength: Math.max(1, budget.left), finishFlush: constants.Z_SYNC_FLUSH })
    budget.left -= out.length
    return out
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE')
      throw new DocumentError('intake.pdf_too_heavy')
    throw damaged()
  }
}

const numberOf = (parameters: PdfDictionary | null, key: string, otherwise: number): number => {
  const value: PdfValue | undefined = parameters?.entries.get(key)
  return typeof value === 'number' ? value : otherwise
}

/** Rows of cross-reference and object streams are often stored as differences (PNG predictors). */
function unpredict(bytes: Buffer, parameters: PdfDictionary | null): Buffer {
  const predictor = numberOf(parameters, 'Predictor', 1)
  if (predictor < 10) {
    if (predictor > 1) throw new DocumentError('intake.pdf_filter', { filter: `Predictor ${predictor}` })
    return bytes
  }
  const bits = numberOf(parameters, 'BitsPerComponent', 8) * numberOf(parameters, 'Colors', 1)
  const pixel = Math.max(1, Math.ceil(bits / 8))
  const row = Math.ceil((numberOf(parameters, 'Columns', 1) * bits) / 8)
  if (!Number.isSafeInteger(row) || row < 1 || row > 1 << 20) throw damaged()
  const rows = Math.ceil(bytes.length / (row + 1))
  const out = Buffer.alloc(rows * row)
  for (let r = 0; r < rows; r++) {
    const filter = bytes[r * (row + 1)] as number
    for (let i = 0; i < row; i++) {
      const coded = bytes[r * (row + 1) + 1 + i] ?? 0
      const at = r * row + i
      const left = i >= pixel ? (out[at - pixel] as number) : 0
      const above = r > 0 ? (out[at - row] as number) : 0
      const corner = i >= pixel && r > 0 ? (out[at - row - pixel] as number) : 0
      out[at] = coded + predicted(filter, left, above, corner)
    }
  }
  return out
}

function predicted(filter: number, left: number, above: number, corner: number): number {
  if (filter === 1) return left
  if (filter === 2) return above
  if (filter === 3) return (left + above) >> 1
  if (filter !== 4) return 0
  const estimate = left + above - corner
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)]
  return a <= b && a <= c ? left : b <= c ? above : corner
}

function ascii85(bytes: Buffer): Buffer {
  const text = bytes
    .toString('latin1')
    .replace(/\s/g, '')
    .replace(/^<~/, '')
    .replace(/~>.*$/s, '')
    .replaceAll('z', '!!!!!')
  const out: number[] = []
  for (let at = 0; at < text.length; at += 5) {
    const group = text.slice(at, at + 5)
    const digits = Array.from(group.padEnd(5, 'u'), (letter) => letter.charCodeAt(0) - 33)
    if (digits.some((digit) => digit < 0 || digit > 84)) throw damaged()
    const value = digits.reduce((sum, digit) => sum * 85 + digit, 0) >>> 0
    out.push(...[24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff).slice(0, group.length - 1))
  }
  return Buffer.from(out)
}
