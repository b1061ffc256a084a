// What kind of file this is, by its content; the name only tells what to say in a refusal. Refuses at once what cannot be read:
// too large, empty, binary, or of a kind that other programs are for.

import { Refusal } from '#kernel/refusal.ts'
import { type BankFile, bankText, bankXml } from './bank/bank-file.ts'
import { decoderOf, gatherEvidence, likelyEncoding, markedEncoding, noEvidence, type Encoding } from './encoding.ts'
import { readEntriesHeader, type EntriesHeader } from './entries-columns.ts'
import { DOCUMENT_ROOTS } from './documents/document-roots.ts'
import { type EntriesLayout, entriesLayout } from './entries-layouts.ts'
import { LIMITS } from './limits.ts'
import { headOf, type Source } from './source.ts'

export type Format =
  | { readonly kind: 'entries-text'; readonly header: EntriesHeader; readonly encoding: Encoding | null }
  | { readonly kind: 'entries-xml'; readonly encoding: Encoding }
  | { readonly kind: 'delimited'; readonly separator: string; readonly encoding: Encoding | null }
  | { readonly kind: 'spreadsheet' }
  | { readonly kind: 'bank'; readonly file: BankFile }
  /** An invoice or a status message: XML, or a PDF that carries one. */
  | { readonly kind: 'document' }
  | { readonly kind: 'archive' }
  | { readonly kind: 'json' }
  | { readonly kind: 'entries-layout'; readonly layout: EntriesLayout }

export async function detectFormat(source: Source): Promise<Format> {
  if (source.size > LIMITS.fileBytes) throw tooLarge(source, LIMITS.fileBytes)
  const head = await headOf(source, LIMITS.headBytes)
  if (head.length === 0) throw new Refusal('intake.file_empty', { file: source.name })
  const packed = packedKind(head)
  if (packed === 'spreadsheet') {
    if (source.size > LIMITS.workbookBytes) throw tooLarge(source, LIMITS.workbookBytes)
    return { kind: 'spreadsheet' }
  }
  if (packed === 'PDF' || packed === 'ZIP') {
    if (source.size > LIMITS.documentBytes) throw tooLarge(source, LIMITS.documentBytes)
    return { kind: packed === 'PDF' ? 'document' : 'archive' }
  }
  if (packed !== null) throw new Refusal('intake.file_unsupported', { file: source.name, what: packed })
  const mark = markedEncoding(head)
  if (mark?.encoding === 'utf-32') throw new Refusal('intake.file_unsupported', { file: source.name, what: 'UTF-32' })
  const encoding = mark?.encoding ?? sniffEncoding(head)
  const text = decoderOf(encoding ?? 'utf-8').decode(head.subarray(mark?.markBytes ?? 0))
  if (isBinary(text)) throw new Refusal('intake.file_binary', { file: source.name })
  const start = text.replaceAll('\0', '').trimStart()
  if (start === '') throw new Refusal('intake.file_empty', { file: source.name })
  return start.startsWith('<') ? xmlFormat(source, start, encoding) : textFormat(source, start, encoding)
}

export const megabytes = (bytes: number): number => Math.round(bytes / (1 << 20))

const tooLarge = (source: Source, limit: number): Refusal =>
  new Refusal('intake.file_too_large', {
    file: source.name,
    sizeMegabytes: megabytes(source.size),
    limitMegabytes: megabytes(limit),
  })

const SIGNATURES: readonly (readonly [readonly number[], string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'PDF'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'Office 97-2003 (.xls, .doc)'],
  [[0x1f, 0x8b], 'gzip'],
  [[0x37, 0x7a, 0xbc, 0xaf], '7z'],
  [[0x52, 0x61, 0x72, 0x21], 'RAR'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0x89, 0x50, 0x4e, 0x47], 'PNG'],
  [[0xff, 0xd8, 0xff], 'JPEG'],
  [[0x47, 0x49, 0x46, 0x38], 'GIF'],
  [[0x7b, 0x5c, 0x72, 0x74], 'RTF'],
]

function packedKind(head: Uint8Array): string | null {
  const begins = (bytes: readonly number[]): boolean => bytes.every((byte, i) => head[i] === byte)
  if (begins([0x50, 0x4b, 0x03, 0x04])) {
    const names = Buffer.from(head.buffer, head.byteOffset, head.length).toString('latin1')
    if (/\bxl\/|\[Content_Types\]\.xml|_rels\/\.rels/.test(names) && !/\b(word|ppt)\//.test(names)) return 'spreadsheet'
    return /opendocument/.test(names) ? 'OpenDocument (.ods, .odt)' : 'ZIP'
  }
  return SIGNATURES.find(([bytes]) => begins(bytes))?.[1] ?? null
}

function sniffEncoding(head: Uint8Array): Encoding | null {
  const evidence = noEvidence()
  gatherEvidence(evidence, head)
  return likelyEncoding(evidence)
}

/** Text has next to no control characters; NUL is forgiven, as programs pad fields with it. */
function isBinary(text: string): boolean {
  let control = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if ((code < 0x20 && code !== 0 && code !== 9 && code !== 10 && code !== 12 && code !== 13) || code === 0xfffd)
      control++
  }
  const zeros = text.split('\0').length - 1
  return control > text.length / 100 || zeros > text.length / 4
}

function xmlFormat(source: Source, start: string, sniffed: Encoding | null): Format {
  // A bank's message is in the encoding that it declares, or refused; UTF-8 where it declares none.
  const marked = sniffed !== null && sniffed.startsWith('utf-16') ? sniffed : null
  const file = bankXml(start, marked ?? declaredEncoding(start) ?? 'utf-8')
  if (file !== null) return { kind: 'bank', file }
  const root = /<(?![?!])(?:[\w.-]+:)?([\w.-]+)/.exec(start)?.[1] ?? '?'
  if (DOCUMENT_ROOTS.some((known) => known === root)) {
    if (source.size > LIMITS.documentBytes) throw tooLarge(source, LIMITS.documentBytes)
    return { kind: 'document' }
  }
  if (root !== 'comptabilite')
    throw new Refusal('intake.file_unsupported', { file: source.name, what: `XML (${root})` })
  // UTF-8 and UTF-16 show by themselves, and are often declared wrongly; the others cannot be seen in the bytes.
  const isCertain = sniffed !== null && sniffed.startsWith('utf')
  return { kind: 'entries-xml', encoding: isCertain ? sniffed : (declaredEncoding(start) ?? sniffed ?? 'utf-8') }
}

const DECLARED: Readonly<Record<string, Encoding>> = {
  'iso-8859-15': 'iso-8859-15',
  'iso-8859-1': 'windows-1252',
  'windows-1252': 'windows-1252',
}

function declaredEncoding(start: string): Encoding | null {
  const name = /^<\?xml[^>]*\bencoding\s*=\s*["']([\w-]+)["']/i.exec(start)?.[1]
  return DECLARED[name?.toLowerCase() ?? ''] ?? null
}

function textFormat(source: Source, start: string, encoding: Encoding | null): Format {
  const header = readEntriesHeader(/^[^\r\n]*/.exec(start)?.[0] ?? '')
  if (header !== null) return { kind: 'entries-text', header, encoding }
  if (/^(\{\s*"|\[\s*\{)/.test(start)) return { kind: 'json' }
  const layout = entriesLayout(start)
  if (layout !== null) return { kind: 'entries-layout', layout }
  const file = bankText(start)
  if (file !== null) return { kind: 'bank', file }
  const separator = likelySeparator(start)
  if (separator !== null) return { kind: 'delimited', separator, encoding }
  throw new Refusal('intake.file_unknown', { file: source.name, start: start.slice(0, 60).replace(/\s+/g, ' ') })
}

/** The separator that cuts most lines into the same number of columns, what is quoted left out; null when none does. */
export function likelySeparator(text: string): string | null {
  const lines = text.replace(/"(?:[^"]|"")*"/g, '').split(/[\r\n]+/, 200)
  const scores = ['\t', ';', '|', ','].map((separator) => {
    const counts = new Map<number, number>()
    for (const line of lines) {
      const columns = line.split(separator).length
      if (columns > 1) counts.set(columns, (counts.get(columns) ?? 0) + 1)
    }
    const [columns, alike] = [...counts].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [0, 0])
    return { separator, score: alike * Math.min(columns, 6) }
  })
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  return best.score > 0 ? best.separator : null
}
