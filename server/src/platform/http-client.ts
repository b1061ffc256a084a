// Asks a public service over HTTP for a document. Addresses come from the configuration only and redirections are refused, so that
// nothing that was imported can make the program ask elsewhere; an answer has a limit of size and of time.

import { Refusal } from '#kernel'

export type AskService = (address: URL) => Promise<Uint8Array>

const ANSWER_BYTES = 16 << 20
const ANSWER_MILLISECONDS = 20_000

export async function askService(address: URL): Promise<Uint8Array> {
  const service = address.host
  const unreachable = (reason: string): Refusal => new Refusal('platform.service_unreachable', { service, reason })
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(ANSWER_MILLISECONDS),
    headers: { accept: 'application/json', 'user-agent': 'quittance' },
  }).catch((error: unknown) => {
    throw unreachable(error instanceof Error ? error.message : String(error))
  })
  if (!response.ok) throw unreachable(`HTTP ${response.status}`)
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response.body ?? []) {
    length += part.length
    if (length > ANSWER_BYTES) throw unreachable(`> ${ANSWER_BYTES >> 20} MB`)
    parts.push(part)
  }
  return Buffer.concat(parts)
}
