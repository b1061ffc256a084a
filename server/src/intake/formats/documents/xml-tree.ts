// A small XML document as a tree: an invoice, a status message. Strict: bytes that their encoding does not allow, a document type
// (entities are declared there), and more elements, levels or attributes than any such document has are refused. Names lose their
// prefix, as issuers choose it freely.

import { SaxesParser } from 'saxes'
import { LIMITS } from '../limits.ts'
import { DocumentError } from './document-error.ts'

export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Its own text, without that of its children. */
  readonly text: string
}

export function parseXml(bytes: Uint8Array): XmlElement {
  return buildTree(decodeXml(bytes))
}

/** The elements at a path `A/B/C` below one, in the order of the document. */
export function allAt(element: XmlElement | null, path: string): readonly XmlElement[] {
  let found: readonly XmlElement[] = element === null ? [] : [element]
  for (const name of path.split('/'))
    found = found.flatMap(({ children }) => children.filter((child) => child.name === name))
  return found
}

export const firstAt = (element: XmlElement | null, path: string): XmlElement | null => allAt(element, path)[0] ?? null

/** The first text at a path that says something. */
export const textAt = (element: XmlElement | null, path: string): string | null =>
  allAt(element, path)
    .map(({ text }) => text.trim())
    .find((text) => text !== '') ?? null

export const textsAt = (element: XmlElement | null, path: string): readonly string[] =>
  allAt(element, path)
    .map(({ text }) => text.trim())
    .filter((text) => text !== '')

const ENCODINGS: Readonly<Record<string, string>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  'us-ascii': 'utf-8',
  ascii: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-16le': 'utf-16le',
  'utf-16be': 'utf-16be',
  'iso-8859-1': 'windows-1252',
  'iso-8859-15': 'iso-8859-15',
  'windows-1252': 'windows-1252',
}

function decodeXml(bytes: Uint8Array): string {
  const encoding = encodingOf(bytes)
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    throw new DocumentError('intake.document_encoding', { encoding })
  }
}

/** Its byte order mark, else what it declares; UTF-16 without a mark is known by its first two bytes. */
function encodingOf(bytes: Uint8Array): string {
  const [a, b] = bytes
  if (a === 0xfe && b === 0xff) return 'utf-16be'
  if (a === 0xff && b === 0xfe) return 'utf-16le'
  if (a === 0x3c && b === 0) return 'utf-16le'
  if (a === 0 && b === 0x3c) return 'utf-16be'
  const start = Buffer.from(bytes.subarray(0, 200)).toString('latin1')
  const declared = /^(?:ï»¿)?<\?xml[^>]*?\bencoding\s*=\s*["']([\w.-]+)["']/i.exec(start)?.[1] ?? 'utf-8'
  const encoding = ENCODINGS[declared.toLowerCase()]
  if (encoding === undefined) throw new DocumentError('intake.document_encoding', { encoding: declared })
  // A text that says it is in two bytes a letter and could be read up to here is not.
  return encoding.startsWith('utf-16') ? 'utf-8' : encoding
}

type Building = { name: string; attributes: Record<string, string>; children: Building[]; text: string }

/** Attachments may be long; their text is not kept. */
const ATTACHMENT = /^(EmbeddedDocumentBinaryObject|AttachmentBinaryObject|IncludedBinaryObject)$/

function buildTree(text: string): XmlElement {
  const parser = new SaxesParser({ position: true })
  const open: Building[] = []
  let root: Building | null = null
  let elements = 0
  const tooMuch = (what: string): never => {
    throw new DocumentError('intake.document_too_deep', { what })
  }
  parser.on('error', ({ message }) => {
    throw new DocumentError('intake.document_malformed', {
      line: parser.line,
      detail: message.replace(/^(undefined:)?\d+:\d+:\s*/, '').slice(0, 200),
    })
  })
  parser.on('doctype', () => {
    throw new DocumentError('intake.document_doctype', { line: parser.line })
  })
  parser.on('opentag', ({ name, attributes }) => {
    if (++elements > LIMITS.documentElements) tooMuch(`> ${LIMITS.documentElements} <…>`)
    if (open.length >= LIMITS.xmlDepth) tooMuch(`> ${LIMITS.xmlDepth} ×<…>`)
    const pairs = Object.entries(attributes as Record<string, string>)
    if (pairs.length > LIMITS.columns) tooMuch(`> ${LIMITS.columns} a=""`)
    const element: Building = { name: localName(name), attributes: {}, children: [], text: '' }
    for (const [attribute, value] of pairs)
      if (!attribute.startsWith('xmlns'))
        Object.defineProperty(element.attributes, localName(attribute), { value, enumerable: true, configurable: true })
    open.at(-1)?.children.push(element)
    root ??= element
    open.push(element)
  })
  const addText = (piece: string): void => {
    const element = open.at(-1)
    if (!element || ATTACHMENT.test(element.name)) return
    element.text += piece
    if (element.text.length > LIMITS.lineBytes) tooMuch(`> ${LIMITS.lineBytes} …`)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => void open.pop())
  parser.write(text).close()
  if (root === null) throw new DocumentError('intake.document_malformed', { line: 1, detail: 'no root element' })
  return root
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
