// The rows of a COPY … TO STDOUT as they come off the connection. The protocol wraps each row in a message of its own; a million
// rows taken out one by one, each a buffer, cost as much as deciding on them. Here what one read of the socket brought is unwrapped
// in place and handed on whole.

import type { Connection, Submittable } from 'pg'

/** Message types of the protocol, by their letter. */
const COPY_DATA = 0x64
/** How the copy begins (H), what the session has to say meanwhile (S, N, A). */
const PASSED_OVER: ReadonlySet<number> = new Set([0x48, 0x53, 0x4e, 0x41])
/** The type and the length of a message. */
const HEAD_BYTES = 5
/** Chunks that may wait before the server is asked to wait. */
const MOST_WAITING = 4

type DataHandler = (chunk: Buffer) => void

/** Submitted to a client, then read once. It has the connection's socket to itself until the last row. */
export class RowsOut implements Submittable {
  readonly #statement: string
  #connection: Connection | null = null
  #ownHandler: DataHandler | null = null
  #waiting: Uint8Array[] = []
  #rest: Buffer | null = null
  #isPaused = false
  #isDone = false
  #error: Error | null = null
  #wake: (() => void) | null = null

  constructor(statement: string) {
    this.#statement = statement
  }

  submit(connection: Connection): void {
    const [handler] = connection.stream.listeners('data') as DataHandler[]
    if (!handler) throw new Error('nobody reads this connection')
    this.#connection = connection
    this.#ownHandler = handler
    connection.stream.off('data', handler)
    connection.stream.on('data', this.#take)
    connection.query(this.#statement)
  }

  /** The bytes of the rows, in order; what belongs to one row may come in two chunks. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const chunk = this.#waiting.shift()
      if (chunk) yield chunk
      else if (this.#error) throw this.#error
      else if (this.#isDone) return
      else {
        this.#resume()
        await new Promise<void>((resolve) => {
          this.#wake = resolve
        })
      }
    }
  }

  /** Takes off the connection what the server still sends, for a reader that stopped half-way. */
  async drain(): Promise<void> {
    for await (const _ of this.chunks());
  }

  // What pg tells whoever it runs.

  handleError(error: Error): void {
    this.#error ??= error
    this.#giveBack(null)
  }

  handleCommandComplete(): void {
    this.#isDone = true
    this.#wakeUp()
  }

  handleReadyForQuery(): void {}

  readonly #take = (chunk: Buffer): void => {
    const bytes = this.#rest ? Buffer.concat([this.#rest, chunk]) : chunk
    this.#rest = null
    let at = 0
    let filled = 0
    while (at + HEAD_BYTES <= bytes.length) {
      const type = bytes[at] ?? 0
      if (type !== COPY_DATA && !PASSED_OVER.has(type)) {
        // The end, or an error: pg's own business again.
        this.#hand(bytes.subarray(0, filled))
        this.#giveBack(bytes.subarray(at))
        return
      }
      const end = at + 1 + bytes.readUInt32BE(at + 1)
      if (end > bytes.length) break
      if (type === COPY_DATA) {
        bytes.copyWithin(filled, at + HEAD_BYTES, end)
        filled += end - at - HEAD_BYTES
      }
      at = end
    }
    if (at < bytes.length) this.#rest = bytes.subarray(at)
    this.#hand(bytes.subarray(0, filled))
  }

  #hand(chunk: Uint8Array): void {
    if (chunk.length === 0) return
    this.#waiting.push(chunk)
    this.#wakeUp()
    if (this.#waiting.length < MOST_WAITING || this.#isPaused) return
    this.#isPaused = true
    this.#connection?.stream.pause()
  }

  #giveBack(unread: Buffer | null): void {
    const [connection, handler] = [this.#connection, this.#ownHandler]
    this.#connection = null
    this.#ownHandler = null
    if (connection && handler) {
      connection.stream.off('data', this.#take)
      connection.stream.on('data', handler)
      if (unread) handler(unread)
      if (this.#isPaused) connection.stream.resume()
    }
    this.#wakeUp()
  }

  #resume(): void {
    if (!this.#isPaused) return
    this.#isPaused = false
    this.#connection?.stream.resume()
  }

  #wakeUp(): void {
    this.#wake?.()
    this.#wake = null
  }
}
