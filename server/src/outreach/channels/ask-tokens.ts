// One question to a token endpoint of OAuth 2.0 (RFC 6749, 3.2): a form goes, a small JSON object comes back. Whoever answers is named
// by a company, not by the installation: no redirection is followed, and what is longer than any token is no answer.

import { type IncomingMessage, request as overHttp } from 'node:http'
import { request as overTls } from 'node:https'
import type { WayOut } from '#kernel'

export type TokenAnswer = Partial<Record<string, unknown>>

const WAIT_MS = 20_000
const MOST_BYTES = 64 * 1024

/** The answer is empty where it is none. Throws where nobody answers, or where it may not be asked. */
export async function askTokens(
  wayOut: WayOut,
  address: string,
  form: Readonly<Record<string, string>>,
): Promise<{ readonly status: number; readonly answer: TokenAnswer }> {
  const url = new URL(address)
  const lookup = await wayOut.resolve(url.hostname)
  const body = new URLSearchParams(form).toString()
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = url.protocol === 'https:' ? overTls : overHttp
    const headers = {
      accept: 'application/json',
      'content-type': 'application/x-www-form-urlencoded;charset=UTF-8',
      'content-length': Buffer.byteLength(body),
    }
    const signal = AbortSignal.timeout(WAIT_MS)
    // No agent: a connection that was kept would be used again for another company.
    request(url, { method: 'POST', headers, lookup, signal, agent: false }, resolve).once('error', reject).end(body)
  })
  const status = response.statusCode ?? 0
  return { status, answer: await objectIn(response) }
}

async function objectIn(response: AsyncIterable<Uint8Array>): Promise<TokenAnswer> {
  const parts: Uint8Array[] = []
  let length = 0
  for await (const part of response) {
    length += part.length
    if (length > MOST_BYTES) return {}
    parts.push(part)
  }
  try {
    const said: unknown = JSON.parse(Buffer.concat(parts).toString('utf8'))
    return typeof said === 'object' && said !== null ? said : {}
  } catch {
    return {}
  }
}
