// The session behind a request. Routes of every module begin with `await authenticated(request)`.

import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from '#kernel'
import type { Shell } from '#kernel'
import { sessionOf } from './read-session.ts'
import type { SignedIn } from './read-session.ts'
import { SESSION_DAYS } from './rules.ts'
import { isCsrfOf } from './session-token.ts'

export type Authenticate = (request: FastifyRequest) => Promise<SignedIn>

export type SessionCookie = {
  readonly tokenOf: (request: FastifyRequest) => string | null
  readonly give: (reply: FastifyReply, token: string) => void
  readonly take: (reply: FastifyReply) => void
}

/** Over https the name itself promises that no other host set the cookie; a browser would refuse that name over plain http. */
export function sessionCookie(baseUrl: string): SessionCookie {
  const isSecure = baseUrl.startsWith('https://')
  const name = isSecure ? '__Host-quittance' : 'quittance'
  const options = { path: '/', httpOnly: true, sameSite: 'lax', secure: isSecure } as const
  return {
    tokenOf: (request) => request.cookies[name] ?? null,
    give: (reply, token) => void reply.setCookie(name, token, { ...options, maxAge: SESSION_DAYS * 86_400 }),
    take: (reply) => void reply.clearCookie(name, options),
  }
}

/** Refuses requests without a session, and changes that do not carry what only our own pages can read. */
export function createAuthenticate(shell: Shell, cookie: SessionCookie): Authenticate {
  return async (request) => {
    const session = await sessionOf(shell, cookie.tokenOf(request))
    if (!session) throw new Refusal('access.signed_out')
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      const given = request.headers['x-quittance-csrf']
      if (typeof given !== 'string' || !isCsrfOf(session.token, given)) throw new Refusal('access.csrf')
    }
    return session
  }
}
