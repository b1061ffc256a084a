// Errors on the wire: problem details (RFC 9457) with the refusal's code, its sentence in the reader's language and its
// numbers. Whatever is not a refusal is a fault: logged, answered 500, never shown.

import { STATUS_CODES } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { REFUSALS, Refusal, isRefusal } from '#kernel'
import type { Locale, Log } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'

export const problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string().describe('What the program can tell problems apart by; listed in docs/refusals.md.'),
    detail: z.string().describe('What, why and what to do next, in the language of Accept-Language.'),
    data: z.record(z.string(), z.unknown()),
  })
  .meta({ id: 'Problem' })

export type Problem = z.infer<typeof problem>

export const answerError =
  (log: Log) =>
  (error: unknown, request: FastifyRequest, reply: FastifyReply): void => {
    const refusal = refusalOf(error)
    if (refusal) return send(refusal, request, reply)
    log.error('http.fault', { request: request.id, method: request.method, route: request.routeOptions.url, error })
    send(new Refusal('platform.fault', { request: request.id }), request, reply)
  }

export function answerNotFound(request: FastifyRequest, reply: FastifyReply): void {
  send(new Refusal('platform.not_found', { path: request.url.split('?')[0] }), request, reply)
}

/** The language asked for: the first of ours in Accept-Language, else French. The pages send the one that was chosen in them. */
export function localeOf({ headers }: Pick<FastifyRequest, 'headers'>): Locale {
  const languages = (headers['accept-language'] ?? '').toLowerCase().split(',')
  const chosen = languages.map((language) => language.trim().slice(0, 2)).find((tag) => tag === 'fr' || tag === 'en')
  return chosen === 'en' ? 'en' : 'fr'
}

function send(refusal: Refusal, request: FastifyRequest, reply: FastifyReply): void {
  const { code, data } = refusal
  const { status } = REFUSALS[code]
  const body: Problem = {
    type: `urn:quittance:${code}`,
    title: STATUS_CODES[status] ?? '',
    status,
    code,
    detail: refusalSentence(code, data, localeOf(request)),
    data,
  }
  // Written as text: the schema of the route describes its own answer, not this one.
  void reply.code(status).type('application/problem+json').send(JSON.stringify(body))
}

/** What the framework refuses by itself, in our words; null for faults. */
function refusalOf(error: unknown): Refusal | null {
  if (isRefusal(error)) return error
  if (hasZodFastifySchemaValidationErrors(error)) {
    const problems = error.validation.map(({ instancePath, message }) =>
      `${instancePath.replaceAll('/', '.').slice(1)} ${message}`.trim(),
    )
    return new Refusal('platform.invalid_request', { problems })
  }
  const status = (error as { statusCode?: unknown }).statusCode
  if (status === 413) return new Refusal('platform.too_large')
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Refusal('platform.invalid_request', { problems: [(error as Error).message] })
  }
  return null
}
