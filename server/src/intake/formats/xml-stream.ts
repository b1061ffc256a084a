// XML read as a stream of elements, strictly: a document that is not well-formed is refused, and so is a document type, as entities
// are declared there and the files that we read never have one. Namespaces are not resolved: local names tell what is needed.

import { SaxesParser } from 'saxes'
import { Refusal } from '#kernel'
import { LIMITS } from './limits.ts'

export type XmlVisitor = {
  readonly open: (name: string, attributes: Readonly<Record<string, string>>, line: number) => void
  /** `text`: what stood directly in the element after its last child, blanks included. */
  readonly close: (name: string, text: string, line: number) => void
}

export async function readXml(file: string, texts: AsyncIterable<string>, visitor: XmlVisitor): Promise<void> {
  const reader: Reader = { file, visitor, depth: 0, text: '', seen: 0 }
  const parser = openParser(reader)
  for await (const text of texts) {
    // In pieces, so that an element without end is noticed before it fills the memory.
    for (let at = 0; at < text.length; at += PIECE) {
      parser.write(text.slice(at, at + PIECE))
      if (parser.position - reader.seen > LIMITS.lineBytes) throw refused(reader, parser.line, 'élément sans fin')
    }
  }
  parser.close()
}

const PIECE = 1 << 16

type Reader = {
  readonly file: string
  readonly visitor: XmlVisitor
  depth: number
  text: string
  /** Where the parser last reported something. */
  seen: number
}

function openParser(reader: Reader): SaxesParser {
  const parser = new SaxesParser<{ xmlns: false; position: true }>({ xmlns: false, position: true })
  const { visitor } = reader
  parser.on('error', (error) => {
    const detail = error.message.replace(/^(undefined:)?\d+:\d+:\s*/, '')
    throw new Refusal('intake.xml_malformed', { file: reader.file, line: parser.line, detail })
  })
  parser.on('doctype', () => {
    throw refused(reader, parser.line, 'DOCTYPE')
  })
  parser.on('opentag', ({ name, attributes }) => {
    reader.seen = parser.position
    reader.text = ''
    if (++reader.depth > LIMITS.xmlDepth) throw refused(reader, parser.line, `${reader.depth} niveaux`)
    visitor.open(localName(name), attributes, parser.line)
  })
  const addText = (piece: string): void => {
    reader.seen = parser.position
    reader.text += piece
    if (reader.text.length > LIMITS.lineBytes) throw refused(reader, parser.line, 'texte sans fin')
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', ({ name }) => {
    reader.seen = parser.position
    reader.depth--
    visitor.close(localName(name), reader.text, parser.line)
    reader.text = ''
  })
  return parser
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)

const refused = ({ file }: Reader, line: number, detail: string): Refusal =>
  new Refusal('intake.xml_refused', { file, line, detail })
