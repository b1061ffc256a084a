// The content of an e-mail on its way into the conversation (RFC 5321, 4.5.2): dots that begin a line are doubled, a dot alone ends it.

import { Readable, Transform } from 'node:stream'

const LINE_DOT = Buffer.from('\r\n.')
const DOUBLED = Buffer.from('\r\n..')

export type SmtpContent = {
  /** Lines end in CR LF, and none holds another CR or LF: `composeEmail` answers for it. */
  readonly content: Uint8Array
  /** Awaited once the server agreed to listen; when it throws, no byte is handed over. */
  readonly begin: () => Promise<void>
}

/**
 * nodemailer escapes what passes through its stream byte by byte, which costs as much as to encode it: what its stream is to put
 * out is put there at once. Its own way is taken where it has another kind of stream.
 */
export class ContentStream extends Readable {
  private readonly body: SmtpContent

  constructor(body: SmtpContent) {
    super()
    this.body = body
  }

  override pipe<T extends NodeJS.WritableStream>(destination: T, options?: { readonly end?: boolean }): T {
    if (!(destination instanceof Transform)) return super.pipe(destination, options)
    this.hand((content) => {
      // It ends the line, unless a byte that passed through it did, and adds the last dot.
      destination.push(withoutLastEnd(doubled(content)))
      destination.end()
    })
    return destination
  }

  override _read(): void {
    this.hand((content) => {
      this.push(content)
      this.push(null)
    })
  }

  private hand(to: (content: Uint8Array) => void): void {
    this.body.begin().then(
      () => to(this.body.content),
      (error: Error) => this.destroy(error),
    )
  }
}

/** The same bytes where no line begins with a dot. */
function doubled(content: Uint8Array): Buffer {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength)
  const pieces: Buffer[] = []
  let at = 0
  for (let dot = bytes.indexOf(LINE_DOT); dot >= 0; dot = bytes.indexOf(LINE_DOT, at)) {
    pieces.push(bytes.subarray(at, dot), DOUBLED)
    at = dot + LINE_DOT.length
  }
  return at === 0 ? bytes : Buffer.concat([...pieces, bytes.subarray(at)])
}

const withoutLastEnd = (bytes: Buffer): Buffer => (bytes.subarray(-2).equals(LINE_END) ? bytes.subarray(0, -2) : bytes)

const LINE_END = Buffer.from('\r\n')
