// A PDF as a set of numbered objects, found by its cross-reference tables and streams, the last revision first. Where those are
// damaged the file is searched for its objects, as viewers do.

import { LIMITS } from '../../limits.ts'
import { DocumentError } from '../document-error.ts'
import { type Budget, type Filter, unfilter } from './pdf-stream.ts'
import {
  type Cursor,
  damaged,
  isDictionary,
  isKeyword,
  isReference,
  isStream,
  listOf,
  nameOf,
  numbersOf,
  type PdfDictionary,
  type PdfStream,
  type PdfValue,
  readValue,
  skipBlanks,
  tolerant,
} from './pdf-syntax.ts'

export type PdfFile = {
  readonly root: PdfDictionary
  /** What a value stands for: itself, or what it refers to. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue
  readonly stream: (value: PdfValue | undefined) => PdfStream | null
  readonly unpack: (stream: PdfStream) => Buffer
}

/** Where an object is: in the file, or in a stream of objects. */
type Place = { readonly at: number } | { readonly within: number; readonly index: number }
type Opened = {
  readonly bytes: Buffer
  readonly places: Map<number, Place>
  readonly objects: Map<number, PdfValue | PdfStream>
  readonly packs: Map<number, readonly PdfValue[]>
  readonly reading: Set<number>
  readonly budget: Budget
}

export function openPdf(whole: Buffer): PdfFile {
  const start = whole.subarray(0, 1 << 16).indexOf('%PDF-')
  if (start < 0) throw damaged()
  const bytes = whole.subarray(start)
  const file = newFile(bytes)
  const found = byTables(file) ?? null
  const root = found === null ? null : catalogOf(file, found)
  if (root !== null) return asFile(file, root)
  const searched = newFile(bytes)
  const again = catalogOf(searched, bySearch(searched))
  if (again === null) throw damaged()
  return asFile(searched, again)
}

const newFile = (bytes: Buffer): Opened => ({
  bytes,
  places: new Map(),
  objects: new Map(),
  packs: new Map(),
  reading: new Set(),
  budget: { left: LIMITS.pdfUnpackedBytes },
})

const asFile = (file: Opened, root: PdfDictionary): PdfFile => ({
  root,
  resolve: (value) => resolve(file, value ?? null),
  stream: (value) => streamOf(file, value ?? null),
  unpack: ({ dictionary, raw }) => unfilter(raw, filtersOf(file, dictionary), file.budget),
})

function catalogOf(file: Opened, trailer: PdfDictionary): PdfDictionary | null {
  if (trailer.entries.has('Encrypt')) throw new DocumentError('intake.pdf_encrypted')
  const root = tolerant(() => resolve(file, trailer.entries.get('Root') ?? null))
  return isDictionary(root) && root.entries.has('Pages') ? root : null
}

/** The trailer of the last revision, with every revision's objects noted; null where the tables do not hold together. */
function byTables(file: Opened): PdfDictionary | null {
  const tail = file.bytes.subarray(Math.max(0, file.bytes.length - 2048)).toString('latin1')
  const last = /startxref\s+(\d+)(?![\s\S]*startxref)/.exec(tail)
  let trailer: PdfDictionary | null = null
  const waiting = [Number(last?.[1] ?? -1)]
  const seen = new Set<number>()
  while (waiting.length > 0) {
    const at = waiting.shift() as number
    if (seen.has(at) || at < 0 || at >= file.bytes.length) continue
    seen.add(at)
    const read = tolerant(() => readTable(file, at))
    if (!read) return null
    trailer ??= read
    for (const key of ['XRefStm', 'Prev']) {
      const next = read.entries.get(key)
      if (typeof next === 'number') waiting.push(next)
    }
  }
  return trailer
}

function readTable(file: Opened, at: number): PdfDictionary | null {
  const cursor: Cursor = { bytes: file.bytes, at }
  skipBlanks(cursor)
  if (!file.bytes.subarray(cursor.at, cursor.at + 4).equals(Buffer.from('xref'))) return readTableStream(file, at)
  cursor.at += 4
  for (;;) {
    const first = readValue(cursor)
    if (isKeyword(first, 'trailer')) break
    const count = readValue(cursor)
    if (typeof first !== 'number' || typeof count !== 'number' || count > LIMITS.pdfObjects) throw damaged()
    for (let i = 0; i < count; i++) {
      skipBlanks(cursor)
      const line = /^(\d{10}) (\d{5}) ([nf])/.exec(file.bytes.toString('latin1', cursor.at, cursor.at + 18))
      if (!line) throw damaged()
      cursor.at += 18
      if (line[3] === 'n') note(file, first + i, { at: Number(line[1]) })
      else note(file, first + i, { at: -1 })
    }
  }
  const trailer = readValue(cursor)
  return isDictionary(trailer) ? trailer : null
}

/** The newest revision is read first: what is noted stays. */
function note(file: Opened, number: number, place: Place): void {
  if (file.places.size > LIMITS.pdfObjects) throw new DocumentError('intake.pdf_too_heavy')
  if (!file.places.has(number)) file.places.set(number, place)
}

function readTableStream(file: Opened, at: number): PdfDictionary | null {
  const stream = readObjectAt(file, at)?.value
  if (!isStream(stream)) return null
  const { entries } = stream.dictionary
  const widths = numbersOf(entries.get('W'))
  const size = entries.get('Size')
  if (widths.length !== 3 || widths.some((width) => width > 8) || typeof size !== 'number') return null
  const index = entries.has('Index') ? numbersOf(entries.get('Index')) : [0, size]
  const rows = unfilter(stream.raw, filtersOf(file, stream.dictionary), file.budget)
  const [typeWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
  let cursor = 0
  const take = (width: number): number => {
    let value = 0
    for (let i = 0; i < width; i++) value = value * 256 + (rows[cursor++] ?? 0)
    return value
  }
  for (let i = 0; i + 1 < index.length; i += 2) {
    for (let n = 0; n < (index[i + 1] as number) && cursor < rows.length; n++) {
      const type = typeWidth === 0 ? 1 : take(typeWidth)
      const [second, third] = [take(secondWidth), take(thirdWidth)]
      const number = (index[i] as number) + n
      note(file, number, type === 2 ? { within: second, index: third } : { at: type === 1 ? second : -1 })
    }
  }
  return stream.dictionary
}

/** Objects wherever they stand, a later one over an earlier one; what lies inside streams is passed over. */
function bySearch(file: Opened): PdfDictionary {
  const text = file.bytes.toString('latin1')
  const mark = /(?<!\d)(\d{1,8})\s+\d{1,5}\s+obj\b/g
  const trailers: PdfDictionary[] = []
  const packs: number[] = []
  for (let match = mark.exec(text); match; match = mark.exec(text)) {
    const number = Number(match[1])
    const read = tolerant(() => readObjectAt(file, match?.index ?? 0))
    if (!read) continue
    if (file.places.size > LIMITS.pdfObjects) throw new DocumentError('intake.pdf_too_heavy')
    file.places.set(number, { at: match.index })
    mark.lastIndex = Math.max(mark.lastIndex, read.end)
    if (!isStream(read.value)) {
      if (isDictionary(read.value) && nameOf(read.value.entries.get('Type')) === 'Catalog')
        trailers.push({
          kind: 'dictionary',
          entries: new Map([['Root', { kind: 'reference', number, generation: 0 }]]),
        })
      continue
    }
    const type = nameOf(read.value.dictionary.entries.get('Type'))
    if (type === 'ObjStm') packs.push(number)
    if (type === 'XRef') trailers.push(read.value.dictionary)
  }
  for (const pack of packs)
    for (const [index, number] of packedNumbers(file, pack).entries()) note(file, number, { within: pack, index })
  for (const match of text.matchAll(/\btrailer\b/g)) {
    const trailer = tolerant(() => readValue({ bytes: file.bytes, at: match.index + 7 }))
    if (isDictionary(trailer)) trailers.push(trailer)
  }
  const last = trailers.findLast(({ entries }) => entries.has('Root'))
  if (!last) throw damaged()
  return last
}

type ReadObject = { readonly value: PdfValue | PdfStream; readonly end: number }

function readObjectAt(file: Opened, at: number): ReadObject | null {
  const cursor: Cursor = { bytes: file.bytes, at }
  const [number, generation] = [readValue(cursor), readValue(cursor)]
  if (typeof number !== 'number' || typeof generation !== 'number' || !isKeyword(readValue(cursor), 'obj')) return null
  const value = readValue(cursor)
  if (!isDictionary(value)) return { value, end: cursor.at }
  skipBlanks(cursor)
  if (!file.bytes.subarray(cursor.at, cursor.at + 6).equals(Buffer.from('stream'))) return { value, end: cursor.at }
  let start = cursor.at + 6
  if (file.bytes[start] === 13) start++
  if (file.bytes[start] === 10) start++
  const end = endOfStream(file, value, start)
  return { value: { dictionary: value, raw: file.bytes.subarray(start, end) }, end }
}

/** As long as it says, if `endstream` follows; else up to the next one. */
function endOfStream(file: Opened, dictionary: PdfDictionary, start: number): number {
  const length = tolerant(() => resolve(file, dictionary.entries.get('Length') ?? null))
  if (typeof length === 'number' && length >= 0 && start + length <= file.bytes.length) {
    const after = file.bytes.toString('latin1', start + length, start + length + 12)
    if (/^\s*endstream/.test(after)) return start + length
  }
  const end = file.bytes.indexOf('endstream', start)
  if (end < 0) throw damaged()
  return file.bytes[end - 1] === 10 && file.bytes[end - 2] === 13 ? end - 2 : end
}

function resolve(file: Opened, value: PdfValue): PdfValue {
  let found: PdfValue = value
  for (let steps = 0; isReference(found); steps++) {
    if (steps > 20) throw damaged()
    const object = objectOf(file, found.number)
    if (isStream(object)) return object.dictionary
    found = object
  }
  return found
}

function streamOf(file: Opened, value: PdfValue): PdfStream | null {
  if (!isReference(value)) return null
  const object = objectOf(file, value.number)
  return isStream(object) ? object : null
}

function objectOf(file: Opened, number: number): PdfValue | PdfStream {
  const known = file.objects.get(number)
  if (known !== undefined) return known
  const place = file.places.get(number)
  // An object that needs itself to be read: a loop.
  if (place === undefined || file.reading.has(number)) return null
  file.reading.add(number)
  const value = 'at' in place ? readPlaced(file, place.at, number) : (packOf(file, place.within)[place.index] ?? null)
  file.reading.delete(number)
  file.objects.set(number, value)
  return value
}

function readPlaced(file: Opened, at: number, number: number): PdfValue | PdfStream {
  if (at < 0 || at >= file.bytes.length) return null
  const stated = readValue({ bytes: file.bytes, at })
  if (stated !== number) throw damaged()
  return readObjectAt(file, at)?.value ?? null
}

function packOf(file: Opened, number: number): readonly PdfValue[] {
  const known = file.packs.get(number)
  if (known) return known
  const { first, bytes, table } = openPack(file, number)
  const values = table.map(([, offset]) => readValue({ bytes, at: first + offset }))
  file.packs.set(number, values)
  return values
}

const packedNumbers = (file: Opened, number: number): readonly number[] =>
  (tolerant(() => openPack(file, number))?.table ?? []).map(([packed]) => packed)

type Pack = { readonly first: number; readonly bytes: Buffer; readonly table: readonly (readonly [number, number])[] }

function openPack(file: Opened, number: number): Pack {
  const stream = objectOf(file, number)
  if (!isStream(stream)) throw damaged()
  const { entries } = stream.dictionary
  const [count, first] = [entries.get('N'), entries.get('First')]
  if (typeof count !== 'number' || typeof first !== 'number' || count > LIMITS.pdfObjects) throw damaged()
  const bytes = unfilter(stream.raw, filtersOf(file, stream.dictionary), file.budget)
  const cursor: Cursor = { bytes: bytes.subarray(0, first), at: 0 }
  const table = Array.from({ length: count }, (): readonly [number, number] => {
    const [packed, offset] = [readValue(cursor), readValue(cursor)]
    if (typeof packed !== 'number' || typeof offset !== 'number') throw damaged()
    return [packed, offset]
  })
  return { first, bytes, table }
}

function filtersOf(file: Opened, { entries }: PdfDictionary): readonly Filter[] {
  const names = listOf(resolve(file, entries.get('Filter') ?? entries.get('F') ?? null))
  const parameters = listOf(resolve(file, entries.get('DecodeParms') ?? entries.get('DP') ?? null))
  return names.map((value, place) => {
    const given = resolve(file, parameters[place] ?? null)
    return { name: nameOf(resolve(file, value)) ?? '', parameters: isDictionary(given) ? given : null }
  })
}
