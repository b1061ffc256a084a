// XML read as a stream of elements by a strict scanner of our own, as a year of bank movements is 70 MB: what XML 1.0 calls not
// well-formed is refused, and so is a document type, as entities are declared there and the files that we read never have one.
// Namespaces are not resolved: local names tell what is needed. (`xml-stream.test.ts` compares it with saxes on broken documents.)

import { Refusal } from '#kernel/refusal.ts'
import { LIMITS } from './limits.ts'
import { isName, parseTag, type Tag, unescapeText } from './xml-parts.ts'

export type XmlVisitor = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: LineOf) => void
  /** `text`: what stood directly in the element after its last child, blanks included. */
  readonly close: (name: string, text: string, line: LineOf) => void
}

/** The line that is being read: counted when asked. */
export type LineOf = () => number

export async function readXml(file: string, texts: AsyncIterable<string>, visitor: XmlVisitor): Promise<void> {
  const scanner: Scanner = {
    file,
    visitor,
    buffer: '',
    place: 0,
    markup: 0,
    lines: 1,
    counted: 0,
    isStart: true,
    special: -1,
    path: [],
    isEnded: false,
    data: '',
    tags: new Map(),
    line: () => lineOf(scanner),
  }
  for await (const text of texts) {
    // In pieces, so that an element without end is noticed before it fills the memory.
    for (let at = 0; at < text.length; at += PIECE) push(scanner, text.slice(at, at + PIECE))
  }
  finish(scanner)
}

const PIECE = 1 << 15

type Scanner = {
  readonly file: string
  readonly visitor: XmlVisitor
  /** What is not read yet begins at `place`. */
  buffer: string
  place: number
  /** Where the markup begins that is being read. */
  markup: number
  /** The line at `counted`. */
  lines: number
  counted: number
  /** Whether nothing was read yet. */
  isStart: boolean
  /** The next place where text may hold a reference, a carriage return or the end of a section. */
  special: number
  /** The elements that are open. */
  readonly path: string[]
  isEnded: boolean
  /** Text of the open element before a comment or a section in it. */
  data: string
  /** The start tags seen, by what stands between their brackets. */
  readonly tags: Map<string, Tag>
  readonly line: LineOf
}

// oxlint-disable-next-line no-control-regex -- these are the ones that XML does not admit
const NOT_A_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/

function push(scanner: Scanner, piece: string): void {
  countLines(scanner, scanner.place)
  scanner.buffer = scanner.buffer.slice(scanner.place) + piece
  scanner.place = 0
  scanner.markup = 0
  scanner.counted = 0
  if (NOT_A_CHARACTER.test(piece)) throw malformed(scanner, 'caractère interdit')
  scanner.special = nextSpecial(scanner)
  for (let place = -1; place !== scanner.place;) {
    place = scanner.place
    readMarkup(scanner)
  }
  if (scanner.buffer.length - scanner.place > LIMITS.lineBytes) throw refused(scanner, 'élément sans fin')
}

/** Reads the text up to the next markup, and that markup; nothing when its end is not there yet. */
function readMarkup(scanner: Scanner): void {
  const { buffer, place } = scanner
  const start = buffer.indexOf('<', place)
  if (start < 0 || start + 1 >= buffer.length) return
  scanner.markup = start
  const isStart = scanner.isStart && start === 0
  const mark = buffer.charCodeAt(start + 1)
  if (mark === SLASH) readEndTag(scanner, start)
  else if (mark === QUESTION) readUpTo(scanner, start, '?>', isStart ? readFirstInstruction : readInstruction)
  else if (mark === EXCLAMATION) readDeclaration(scanner, start)
  else readStartTag(scanner, start)
  if (scanner.place > place) scanner.isStart = false
}

const SLASH = 0x2f
const QUESTION = 0x3f
const EXCLAMATION = 0x21

function readEndTag(scanner: Scanner, start: number): void {
  const { buffer, path, visitor, line } = scanner
  const end = buffer.indexOf('>', start)
  if (end < 0) return
  const open = path.at(-1)
  const isPlain = open !== undefined && end === start + 2 + open.length && buffer.startsWith(open, start + 2)
  if (!isPlain && (open === undefined || buffer.slice(start + 2, end).replace(/[ \t\r\n]+$/, '') !== open))
    throw malformed(scanner, `</${buffer.slice(start + 2, end)}>`)
  const text = takeText(scanner, start)
  scanner.place = end + 1
  path.pop()
  visitor.close(localName(open), text, line)
  scanner.isEnded = path.length === 0
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

function readStartTag(scanner: Scanner, start: number): void {
  const tag = tagAt(scanner, start)
  if (tag === null) return
  const { path, visitor, line } = scanner
  if (scanner.isEnded) throw malformed(scanner, `<${tag.name}>`)
  // Text before an element inside another is no value of anything, but must be well-formed.
  if (path.length === 0 || start > scanner.special) takeText(scanner, start)
  scanner.data = ''
  scanner.place = tag.end + 1
  path.push(tag.name)
  if (path.length > LIMITS.xmlDepth) throw refused(scanner, `${path.length} niveaux`)
  visitor.open(tag.local, tag.attributes, line)
  if (!tag.isEmpty) return
  path.pop()
  visitor.close(tag.local, '', line)
  scanner.isEnded = path.length === 0
}

/** The start tag at `start`, null while its end is not there. The same tags come again and again: each is parsed once. */
function tagAt(scanner: Scanner, start: number): Tag | null {
  const { buffer, tags } = scanner
  const first = buffer.indexOf('>', start)
  if (first < 0) return null
  const text = buffer.slice(start + 1, first)
  const known = tags.get(text)
  if (known !== undefined) {
    known.end = first
    return known
  }
  const tag = parseTag(buffer, start)
  if (tag === 'incomplete') return null
  if (tag === 'malformed') throw malformed(scanner, buffer.slice(start, start + 40))
  if (tag.end === first && tags.size < TAGS_KEPT) tags.set(text, tag)
  return tag
}

const TAGS_KEPT = 2_000

function readDeclaration(scanner: Scanner, start: number): void {
  const { buffer } = scanner
  if (buffer.startsWith('<!--', start)) return readUpTo(scanner, start, '-->', readComment)
  if (buffer.startsWith('<![CDATA[', start)) return readUpTo(scanner, start, ']]>', readSection)
  const begun = buffer.slice(start, start + 9)
  if (begun.length < 9 && ('<!--'.startsWith(begun) || '<![CDATA['.startsWith(begun) || '<!DOCTYPE'.startsWith(begun)))
    return
  if (begun === '<!DOCTYPE') throw refused(scanner, 'DOCTYPE')
  throw malformed(scanner, begun)
}

function readUpTo(
  scanner: Scanner,
  start: number,
  mark: string,
  read: (scanner: Scanner, start: number, end: number) => void,
): void {
  const end = scanner.buffer.indexOf(mark, start + (mark === ']]>' ? 9 : mark === '-->' ? 4 : 2))
  if (end < 0) return
  read(scanner, start, end)
  scanner.place = end + mark.length
}

function readComment(scanner: Scanner, start: number, end: number): void {
  if (scanner.buffer.slice(start + 4, end + 1).includes('--')) throw malformed(scanner, '-- dans un commentaire')
  scanner.data = takeText(scanner, start)
}

function readSection(scanner: Scanner, start: number, end: number): void {
  if (scanner.path.length === 0) throw malformed(scanner, 'CDATA hors de la racine')
  scanner.data = takeText(scanner, start) + scanner.buffer.slice(start + 9, end).replace(/\r\n?/g, '\n')
}

const DECLARATION =
  /^<\?xml[ \t\r\n]+version[ \t\r\n]*=[ \t\r\n]*(["'])1\.\d+\1(?:[ \t\r\n]+encoding[ \t\r\n]*=[ \t\r\n]*(["'])[A-Za-z][\w.-]*\2)?(?:[ \t\r\n]+standalone[ \t\r\n]*=[ \t\r\n]*(["'])(?:yes|no)\3)?[ \t\r\n]*$/

/** The declaration stands at the very beginning only. */
function readFirstInstruction(scanner: Scanner, start: number, end: number): void {
  const text = scanner.buffer.slice(start, end)
  if (!/^<\?xml(?![^ \t\r\n])/.test(text)) readInstruction(scanner, start, end)
  else if (!DECLARATION.test(text)) throw malformed(scanner, text.slice(0, 60))
}

function readInstruction(scanner: Scanner, start: number, end: number): void {
  const target = /^[^ \t\r\n]*/.exec(scanner.buffer.slice(start + 2, end))?.[0] ?? ''
  if (!isName(target) || target.toLowerCase() === 'xml') throw malformed(scanner, `<?${target}`)
  scanner.data = takeText(scanner, start)
}

/** The text from the last markup to `start`, with what stood before a comment or a section. */
function takeText(scanner: Scanner, start: number): string {
  const { buffer, place, data, path } = scanner
  const raw = buffer.slice(place, start)
  scanner.data = ''
  if (path.length === 0 && /[^ \t\r\n]/.test(raw)) throw malformed(scanner, raw.slice(0, 40))
  const isSpecial = start > scanner.special
  const text = isSpecial ? unescapeText(raw) : raw
  if (isSpecial) scanner.special = nextSpecial(scanner, start)
  if (text === null) throw malformed(scanner, raw.slice(0, 40))
  if (data.length + text.length > LIMITS.lineBytes) throw refused(scanner, 'texte sans fin')
  return data === '' ? text : data + text
}

const SPECIAL = /[&\r]|\]\]>/g

function nextSpecial({ buffer }: Scanner, from = 0): number {
  SPECIAL.lastIndex = from
  return SPECIAL.exec(buffer)?.index ?? Number.POSITIVE_INFINITY
}

function finish(scanner: Scanner): void {
  const rest = scanner.buffer.slice(scanner.place)
  if (!scanner.isEnded || /[^ \t\r\n]/.test(rest)) throw malformed(scanner, 'document inachevé')
}

function countLines(scanner: Scanner, until: number): void {
  const { buffer, counted } = scanner
  for (let at = buffer.indexOf('\n', counted); at >= 0 && at < until; at = buffer.indexOf('\n', at + 1)) scanner.lines++
  scanner.counted = Math.max(until, counted)
}

function lineOf(scanner: Scanner): number {
  countLines(scanner, scanner.markup)
  return scanner.lines
}

const malformed = (scanner: Scanner, detail: string): Refusal =>
  new Refusal('intake.xml_malformed', { file: scanner.file, line: lineOf(scanner), detail })

const refused = (scanner: Scanner, detail: string): Refusal =>
  new Refusal('intake.xml_refused', { file: scanner.file, line: lineOf(scanner), detail })
