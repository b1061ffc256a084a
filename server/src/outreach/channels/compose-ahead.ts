// E-mails composed on another thread, while the program talks to the database and to the mail server: to lay one out, encode it and
// read it back costs as much as to send it. One thread for all accounts, started when it is needed, stopped when idle; it is handed
// what an e-mail says and whom it is from, never how the account signs in.

import { getCompileCacheDir } from 'node:module'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { Refusal, type RefusalCode } from '#kernel'
import { type ComposedEmail, type Letterhead, composeEmail, letterheadOf } from './compose-email.ts'
import type { EmailMessage } from './email.ts'

export type ComposeRequest = {
  readonly id: number
  readonly messages: readonly EmailMessage[]
  readonly account: Letterhead
}

/** `bytes`: of all that were composed, one after the other. */
export type ComposeReply = { readonly id: number; readonly bytes: Uint8Array; readonly parts: readonly ComposedPart[] }

export type ComposedPart =
  | (Omit<ComposedEmail, 'content'> & { readonly kind: 'composed'; readonly from: number; readonly to: number })
  | {
      readonly kind: 'failed'
      readonly error: Error
      readonly refusal: { readonly code: RefusalCode; readonly data: Refusal['data'] } | null
    }

/** Handed over at a time: the first of them are needed soon, and each handing over costs something. */
const AT_ONCE = 10
const IDLE_MS = 20_000

/** Each as `composeEmail` would answer, in their order. A promise that nobody waits for may fail without a word. */
export function composeAhead(
  messages: readonly EmailMessage[],
  account: Letterhead,
): readonly Promise<ComposedEmail>[] {
  const composed: Promise<ComposedEmail>[] = []
  for (let start = 0; start < messages.length; start += AT_ONCE)
    composed.push(...thread.compose(messages.slice(start, start + AT_ONCE), letterheadOf(account)))
  for (const one of composed) one.catch(() => undefined)
  return composed
}

type Waiting = ComposeRequest & { readonly composed: readonly PromiseWithResolvers<ComposedEmail>[] }

class ComposingThread {
  private worker: Worker | null = null
  private readonly waiting = new Map<number, Waiting>()
  private last = 0
  private idle: NodeJS.Timeout | null = null

  compose(messages: readonly EmailMessage[], account: Letterhead): readonly Promise<ComposedEmail>[] {
    const request = { id: ++this.last, messages, account }
    const composed = messages.map(() => Promise.withResolvers<ComposedEmail>())
    this.waiting.set(request.id, { ...request, composed })
    const handed = messages.map(alone)
    const deflated = handed.flatMap(({ html }) => (typeof html === 'string' ? [] : [html.buffer]))
    this.start().postMessage({ ...request, messages: handed }, deflated)
    return composed.map(({ promise }) => promise)
  }

  private start(): Worker {
    if (this.idle) clearTimeout(this.idle)
    this.idle = null
    this.worker ??= this.startWorker()
    this.worker.ref()
    return this.worker
  }

  private startWorker(): Worker {
    // No secret of the program is in its environment; what the program has compiled it need not compile again.
    const compiled = getCompileCacheDir()
    const env = compiled === undefined ? {} : { NODE_COMPILE_CACHE: dirname(compiled) }
    const worker = new Worker(new URL('./compose-worker.ts', import.meta.url), { env })
    worker.on('message', (reply: ComposeReply) => this.take(reply))
    worker.on('error', () => undefined)
    worker.on('exit', () => this.ended())
    return worker
  }

  private take({ id, bytes, parts }: ComposeReply): void {
    const request = this.waiting.get(id)
    this.waiting.delete(id)
    for (const [place, part] of parts.entries()) {
      const one = request?.composed[place]
      if (part.kind === 'composed') {
        const { messageId, envelope, from, to } = part
        one?.resolve({ messageId, envelope, content: bytes.subarray(from, to) })
      } else one?.reject(part.refusal ? new Refusal(part.refusal.code, part.refusal.data) : part.error)
    }
    if (this.waiting.size === 0) this.rest()
  }

  /** An idle thread does not keep the program running. */
  private rest(): void {
    this.worker?.unref()
    this.idle = setTimeout(() => void this.worker?.terminate(), IDLE_MS)
    this.idle.unref()
  }

  /** A thread that broke off has said nothing of what it had in hand: that is composed here. */
  private ended(): void {
    this.worker = null
    const left = [...this.waiting.values()]
    this.waiting.clear()
    for (const { messages, account, composed } of left)
      for (const [place, message] of messages.entries()) composed[place]?.resolve(composeEmail(message, account))
  }
}

/** A small buffer is a window on a larger one that is shared, all of which would be copied over. */
const alone = ({ html, ...message }: EmailMessage) => ({
  ...message,
  html: typeof html === 'string' ? html : new Uint8Array(html),
})

const thread = new ComposingThread()
