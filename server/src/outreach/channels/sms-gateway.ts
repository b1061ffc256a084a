// Whoever takes a text message to a telephone for us: a port, and one implementation that speaks JSON over HTTPS. Without one a
// person types it: then nobody stands here.

import { z } from 'zod'
import { Refusal } from '#kernel'
import { isLoopback } from './provider-limits.ts'

export type SmsToSend = {
  /** Ours, drawn by lot: a gateway takes it once, and knows the message by it. */
  readonly key: string
  readonly to: string
  readonly text: string
}

export type SmsOutcome =
  | { readonly kind: 'accepted'; readonly gatewayId: string }
  /** It surely did not leave. `ofAll`: every other one would meet the same; it is not the message's fault. */
  | { readonly kind: 'rejected'; readonly ofAll: boolean; readonly said: string }
  /** It may have left. */
  | { readonly kind: 'unknown'; readonly said: string }

const FATES = ['accepted', 'delivered', 'expired', 'unreachable'] as const
/** `expired`: the telephone was out of reach until the operator gave up; `unreachable`: there is none of that number. */
export type SmsFate = (typeof FATES)[number]

export type SmsGateway = {
  readonly name: string
  readonly submit: (sms: SmsToSend) => Promise<SmsOutcome>
  /** What became of it; null: it says nothing, or does not know the message. */
  readonly ask: (key: string) => Promise<SmsFate | null>
}

const WAIT_MS = 30_000
const taken = z.object({ id: z.string().min(1).max(200) })
const known = z.object({ status: z.enum(FATES) })

/** The key is wrong, its credit is used up, it is asked too often: nothing is wrong with the message. */
const OF_ALL = [401, 402, 403, 404, 405, 408, 429]
/** Of a connection that never stood: not a byte left. */
const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]

export type HttpGatewayOptions = { readonly url: string; readonly key: string; readonly waitMs?: number }

/** `POST url/messages` with our key of the message as `Idempotency-Key`, `GET url/messages/KEY` asks about it. */
export function httpGateway({ url, key, waitMs = WAIT_MS }: HttpGatewayOptions): SmsGateway {
  const base = new URL(url)
  if (base.protocol !== 'https:' && !isLoopback(base.hostname))
    throw new Refusal('outreach.sms_gateway_insecure', { host: base.hostname })
  const messages = `${url.replace(/\/+$/, '')}/messages`
  const common = (): RequestInit => ({ redirect: 'manual', signal: AbortSignal.timeout(waitMs) })
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'application/json' }
  return {
    name: base.hostname,
    submit: async ({ key: messageKey, to, text }) => {
      try {
        const response = await fetch(messages, {
          ...common(),
          method: 'POST',
          headers: { ...headers, 'idempotency-key': messageKey },
          body: JSON.stringify({ to, text }),
        })
        return outcomeOf(response.status, await response.text())
      } catch (error) {
        return notAnswered(error)
      }
    },
    ask: async (messageKey) => {
      try {
        const response = await fetch(`${messages}/${encodeURIComponent(messageKey)}`, { ...common(), headers })
        return known.parse(await response.json()).status
      } catch {
        // Silence, an error page or an unknown word proves nothing; it is asked again.
        return null
      }
    },
  }
}

function outcomeOf(status: number, body: string): SmsOutcome {
  const said = `${status} ${body.slice(0, 300)}`.trim()
  // It has the key already, and does not say what became of the message.
  if (status === 409) return { kind: 'unknown', said }
  if (status >= 400 && status < 500) return { kind: 'rejected', ofAll: OF_ALL.includes(status), said }
  const read = status === 200 || status === 201 || status === 202 ? taken.safeParse(jsonOf(body)) : null
  return read?.success ? { kind: 'accepted', gatewayId: read.data.id } : { kind: 'unknown', said }
}

function notAnswered(error: unknown): SmsOutcome {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const said = cause instanceof Error ? cause.message : String(cause)
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  return NOT_CONNECTED.includes(code) ? { kind: 'rejected', ofAll: true, said } : { kind: 'unknown', said }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body) as unknown
  } catch {
    return null
  }
}
