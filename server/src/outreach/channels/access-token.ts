// Access tokens for accounts that sign in by OAuth 2.0: fetched with the refresh token, kept until shortly before they end.

import { stopwatch } from '#platform/clock.ts'
import { Refusal, type WayOut } from '#kernel'
import { type TokenAnswer, askTokens } from './ask-tokens.ts'
import { isLoopback } from './provider-limits.ts'

export type OAuthAccess = {
  readonly tokenUrl: string
  readonly applicationId: string
  readonly applicationSecret: string | null
  readonly refreshToken: string
  readonly scope: string | null
  readonly wayOut: WayOut
}

/** `renew`: the one given last was refused. */
export type AccessTokens = (renew: boolean) => Promise<string>

/** A token is not used in its last moments: it must still hold when the server looks at it. */
const MARGIN_SECONDS = 60

/** Throws when the refresh token would travel in clear. */
export function accessTokens(access: OAuthAccess): AccessTokens {
  const { protocol, hostname } = new URL(access.tokenUrl)
  if (protocol !== 'https:' && !isLoopback(hostname))
    throw new Refusal('outreach.mail_account_insecure', { host: hostname })
  let kept: { readonly token: string; readonly lasts: number; readonly age: () => number } | null = null
  return async (renew) => {
    if (kept && !renew && kept.age() < kept.lasts) return kept.token
    const age = stopwatch()
    const { token, seconds } = await ask(access)
    kept = { token, lasts: (seconds - MARGIN_SECONDS) * 1000, age }
    return token
  }
}

async function ask(access: OAuthAccess): Promise<{ readonly token: string; readonly seconds: number }> {
  const { tokenUrl, applicationId, applicationSecret, refreshToken, scope, wayOut } = access
  const { status, answer } = await askTokens(wayOut, tokenUrl, {
    grant_type: 'refresh_token',
    refresh_token: refreshToken,
    client_id: applicationId,
    ...(applicationSecret !== null && { client_secret: applicationSecret }),
    ...(scope !== null && { scope }),
  })
  const token = answer['access_token']
  if (status !== 200 || typeof token !== 'string') throw new TokenRefused(status, answer)
  const seconds = Number(answer['expires_in'])
  return { token, seconds: Number.isFinite(seconds) ? seconds : 0 }
}

/** What the token server said, without anything secret: its answer to a refusal names a reason only. */
export class TokenRefused extends Error {
  readonly code = 'EAUTH'
  /** As a mail server would say it: later, or never. */
  readonly responseCode: number

  constructor(status: number, answer: TokenAnswer) {
    const reason = [answer['error'], answer['error_description']].filter((part) => typeof part === 'string').join(': ')
    super(`the token server answered ${status}${reason === '' ? '' : ` (${reason.slice(0, 200)})`}`)
    this.responseCode = status >= 500 || status === 429 ? 454 : 535
  }
}
