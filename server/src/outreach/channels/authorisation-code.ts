// The authorisation-code flow of OAuth 2.0 with a proof key (RFC 6749, 7636): where to send a person's browser, and what the code
// that it comes back with is changed for. The code alone is worth nothing: the verifier never leaves this server before.

import { createHash, randomBytes } from 'node:crypto'
import { Refusal, type WayOut, isRefusal } from '#kernel'
import { askTokens } from './ask-tokens.ts'
import { isLoopback } from './provider-limits.ts'

export type OAuthApplication = {
  readonly authoriseUrl: string
  readonly tokenUrl: string
  readonly applicationId: string
  readonly applicationSecret: string | null
  readonly scope: string | null
}

/** 43 characters, drawn by lot. */
export const newVerifier = (): string => randomBytes(32).toString('base64url')

export type AuthoriseInput = {
  readonly redirectUri: string
  readonly state: string
  readonly verifier: string
  /** Whose account it is, so that nobody signs in with another. */
  readonly loginHint: string | null
}

/** Where the person says yes. Throws when their answer would travel in clear. */
export function authoriseAddress(
  { authoriseUrl, applicationId, scope }: OAuthApplication,
  { redirectUri, state, verifier, loginHint }: AuthoriseInput,
): string {
  const address = secureUrl(authoriseUrl)
  const query = {
    response_type: 'code',
    client_id: applicationId,
    redirect_uri: redirectUri,
    state,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    // A refresh token, also where one was given before; who does not know these words passes over them.
    access_type: 'offline',
    prompt: 'consent',
    ...(scope !== null && { scope }),
    ...(loginHint !== null && { login_hint: loginHint }),
  }
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value)
  return address.href
}

export type CodeInput = {
  readonly code: string
  readonly verifier: string
  readonly redirectUri: string
  readonly wayOut: WayOut
}

/** The refresh token. Refuses with what the provider said where it gives none. */
export async function refreshTokenFor(
  { tokenUrl, applicationId, applicationSecret }: OAuthApplication,
  { code, verifier, redirectUri, wayOut }: CodeInput,
): Promise<string> {
  const { href, hostname } = secureUrl(tokenUrl)
  const { status, answer } = await askTokens(wayOut, href, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    client_id: applicationId,
    code_verifier: verifier,
    ...(applicationSecret !== null && { client_secret: applicationSecret }),
  }).catch((error: unknown) => {
    if (isRefusal(error)) throw error
    throw new Refusal('outreach.oauth_refused', { host: hostname, said: reasonOf(error) })
  })
  if (status !== 200) {
    const said = [answer['error'], answer['error_description']].filter((part) => typeof part === 'string').join(': ')
    throw new Refusal('outreach.oauth_refused', { host: hostname, said: (said || String(status)).slice(0, 200) })
  }
  const token = answer['refresh_token']
  if (typeof token !== 'string' || token === '') throw new Refusal('outreach.oauth_no_refresh', { host: hostname })
  return token
}

function secureUrl(url: string): URL {
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && !isLoopback(parsed.hostname))
    throw new Refusal('outreach.mail_account_insecure', { host: parsed.hostname })
  return parsed
}

const reasonOf = (error: unknown): string => {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return (cause instanceof Error ? cause.message : String(cause)).slice(0, 200)
}
