// The elements of one XML file of a workbook as they open and close, with the text between. Names lose their prefix. A document type is
// refused: workbooks have none, and entities are declared there.

import { SaxesParser } from 'saxes'
import { LIMITS } from '../limits.ts'
import { ZipError } from './zip.ts'

export type XmlVisitor = {
  readonly open?: (name: string, attribute: (name: string) => string | undefined) => void
  readonly close?: (name: string, text: string) => void
}

export async function visitXml(chunks: AsyncIterable<Buffer>, visitor: XmlVisitor): Promise<void> {
  const parser = new SaxesParser({ position: true })
  let text = ''
  let depth = 0
  let seen = 0
  const damaged = (): never => {
    throw new ZipError('damaged')
  }
  parser.on('error', damaged)
  parser.on('doctype', damaged)
  parser.on('opentag', ({ name, attributes }) => {
    seen = parser.position
    if (++depth > LIMITS.xmlDepth) damaged()
    text = ''
    visitor.open?.(localName(name), (wanted) => attributes[wanted] as string | undefined)
  })
  parser.on('text', (piece) => {
    seen = parser.position
    text += piece
    if (text.length > LIMITS.lineBytes) throw new ZipError('too-large')
  })
  parser.on('cdata', (piece) => void (text += piece))
  parser.on('closetag', ({ name }) => {
    seen = parser.position
    depth--
    visitor.close?.(localName(name), text)
    text = ''
  })
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const chunk of chunks) {
    parser.write(decode(decoder, chunk))
    if (parser.position - seen > LIMITS.lineBytes) throw new ZipError('too-large')
  }
  parser.write(decode(decoder)).close()
}

function decode(decoder: TextDecoder, chunk?: Buffer): string {
  try {
    return decoder.decode(chunk, { stream: chunk !== undefined })
  } catch {
    throw new ZipError('damaged')
  }
}

const localName = (name: string): string => name.slice(name.indexOf(':') + 1)
