// Whoever prints and posts a letter for us, or delivers it electronically with the force of a registered letter: a port, and one
// implementation that speaks JSON over HTTPS. By hand is the default: then nobody stands here.

import { z } from 'zod'
import { type Day, Refusal, parseDay } from '#kernel'
import { LETTER_FATES, type LetterFate, plainNumber } from '../registered.ts'
import { isLoopback } from './provider-limits.ts'

export type CarriedLetter = {
  /** Ours; the same letter always has the same one, and a carrier takes it once. */
  readonly reference: string
  readonly registered: boolean
  readonly pdf: Uint8Array
  readonly recipient: string
}

export type CarrierStatus = {
  readonly carrierReference: string
  /** Of the registered letter, once it has one. */
  readonly number: string | null
  readonly depositedOn: Day | null
  readonly fate: { readonly kind: LetterFate; readonly onDay: Day } | null
  readonly depositProof: Uint8Array | null
  readonly receiptProof: Uint8Array | null
}

export type LetterCarrier = {
  readonly name: string
  /** Takes the letter; given the same reference again it answers about the letter that it has. */
  readonly submit: (letter: CarriedLetter) => Promise<{ readonly carrierReference: string }>
  /** What became of it; null when it never heard of that reference. */
  readonly ask: (reference: string) => Promise<CarrierStatus | null>
}

/** What it said that is no answer: the letter may be with it or not, until it is asked again. */
export class CarrierSilent extends Error {}

const WAIT_MS = 60_000
/** A proof is a page or two. */
const MOST_BYTES = 10_000_000

const day = z.string().transform((text, context): Day => {
  const parsed = parseDay(text)
  if (parsed !== null) return parsed
  context.addIssue({ code: 'custom', message: 'not a day' })
  return z.NEVER
})
const submitted = z.object({ id: z.string().min(1).max(200) })
const status = submitted.extend({
  registeredNumber: z.string().min(1).max(40).nullish(),
  depositedOn: day.nullish(),
  fate: z.object({ kind: z.enum(LETTER_FATES), onDay: day }).nullish(),
  depositProof: z.base64().max(MOST_BYTES).nullish(),
  receiptProof: z.base64().max(MOST_BYTES).nullish(),
})

export type HttpCarrierOptions = { readonly url: string; readonly key: string }

/** `PUT url/letters/REFERENCE` hands a letter over, `GET` of the same asks about it: the same twice is the same once. */
export function httpCarrier({ url, key }: HttpCarrierOptions): LetterCarrier {
  const base = new URL(url)
  if (base.protocol !== 'https:' && !isLoopback(base.hostname))
    throw new Refusal('outreach.carrier_insecure', { host: base.hostname })
  const call = async (method: 'GET' | 'PUT', reference: string, body?: object): Promise<unknown> => {
    const response = await fetch(`${url.replace(/\/+$/, '')}/letters/${encodeURIComponent(reference)}`, {
      method,
      redirect: 'error',
      signal: AbortSignal.timeout(WAIT_MS),
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', accept: 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }).catch((error: unknown) => {
      throw new CarrierSilent(error instanceof Error ? error.message : String(error))
    })
    if (response.status === 404 && method === 'GET') return null
    const said = await response.text()
    if (response.status >= 500 || response.status === 429) throw new CarrierSilent(`${response.status}`)
    if (!response.ok)
      throw new Refusal('outreach.carrier_refused', {
        carrier: base.hostname,
        status: response.status,
        said: said.slice(0, 300),
      })
    return jsonOf(said)
  }
  return {
    name: base.hostname,
    submit: async ({ reference, registered, pdf, recipient }) => {
      const answer = await call('PUT', reference, { registered, recipient, pdf: Buffer.from(pdf).toString('base64') })
      return { carrierReference: understood(submitted, answer).id }
    },
    ask: async (reference) => {
      const answer = await call('GET', reference)
      if (answer === null) return null
      const { id, registeredNumber, depositedOn, fate, depositProof, receiptProof } = understood(status, answer)
      return {
        carrierReference: id,
        number: registeredNumber ? plainNumber(registeredNumber) : null,
        depositedOn: depositedOn ?? null,
        fate: fate ?? null,
        depositProof: depositProof ? Buffer.from(depositProof, 'base64') : null,
        receiptProof: receiptProof ? Buffer.from(receiptProof, 'base64') : null,
      }
    },
  }
}

function jsonOf(said: string): unknown {
  try {
    return JSON.parse(said) as unknown
  } catch {
    throw new CarrierSilent('an answer that is no JSON')
  }
}

/** An answer that cannot be understood proves nothing. */
function understood<Schema extends z.ZodType>(schema: Schema, answer: unknown): z.infer<Schema> {
  const read = schema.safeParse(answer)
  if (!read.success)
    throw new CarrierSilent(`an answer that cannot be understood: ${read.error.issues[0]?.message ?? ''}`)
  return read.data
}
