// The thread that composes e-mails (compose-ahead.ts): the same bytes as composed by the program itself, put together beside it.

import { parentPort } from 'node:worker_threads'
import { isRefusal } from '#kernel/refusal.ts'
import type { ComposeReply, ComposeRequest, ComposedPart } from './compose-ahead.ts'
import { type ComposedEmail, composeEmail } from './compose-email.ts'

parentPort?.on('message', (request: ComposeRequest) => void answer(request))

async function answer({ id, messages, account }: ComposeRequest): Promise<void> {
  const composed: (ComposedEmail | { readonly error: unknown })[] = []
  for (const message of messages) {
    composed.push(await composeEmail(message, account).catch((error: unknown) => ({ error })))
  }
  const bytes = new Uint8Array(composed.reduce((sum, one) => sum + ('error' in one ? 0 : one.content.length), 0))
  let at = 0
  const parts = composed.map((one): ComposedPart => {
    if ('error' in one) return { kind: 'failed', ...saidOf(one.error) }
    const { content, ...rest } = one
    bytes.set(content, at)
    return { kind: 'composed', ...rest, from: at, to: (at += content.length) }
  })
  parentPort?.postMessage({ id, bytes, parts } satisfies ComposeReply, [bytes.buffer])
}

/** A class does not cross over to another thread: what it is made of does. */
const saidOf = (error: unknown): { readonly error: Error; readonly refusal: ComposedRefusal | null } => ({
  error: error instanceof Error ? error : new Error(String(error)),
  refusal: isRefusal(error) ? { code: error.code, data: error.data } : null,
})

type ComposedRefusal = NonNullable<Extract<ComposedPart, { kind: 'failed' }>['refusal']>
