// Connects a mail account by OAuth 2.0: a person is sent to the provider, says yes there, and comes back with a code, which is changed
// for a refresh token, sealed like a password. What they come back with must be ours, of this very session, and not old.

import { createHash } from 'node:crypto'
import { z } from 'zod'
import { type Secrets, changeMailAccount, mailAccountOf } from '#access'
import { type Company, type Instant, Refusal, type Shell, type WayOut, isRefusal } from '#kernel'
import { type OAuthApplication, authoriseAddress, newVerifier, refreshTokenFor } from './channels/authorisation-code.ts'

type Connecting = {
  readonly secrets: Secrets
  /** Of the session in which it began, in which it must end. */
  readonly sessionToken: string
}
export type BeginConnectionInput = Connecting & {
  /** The key of the account; null: the company's own. */
  readonly accountKey: string | null
  /** Where the provider sends the browser back to: it must be known to the application there. */
  readonly redirectUri: string
}

/** Long enough to find a password and a telephone. */
const MOST_MINUTES = 15

/** Returns where to send the browser. */
export async function beginConnection(shell: Shell, company: Company, input: BeginConnectionInput): Promise<string> {
  const { secrets, sessionToken, redirectUri, accountKey } = input
  const { application, user, now } = await accountToConnect(shell, company, input)
  const verifier = newVerifier()
  const state: State = {
    account: accountKey,
    session: digestOf(sessionToken),
    verifier,
    redirectUri,
    provider: providerOf(application),
    until: new Date(Date.parse(now) + MOST_MINUTES * 60_000).toISOString(),
  }
  const sealed = secrets.seal(placeOf(company), JSON.stringify(state))
  return authoriseAddress(application, { redirectUri, state: toUrl(sealed), verifier, loginHint: user })
}

export type FinishConnectionInput = Connecting & { readonly code: string; readonly state: string }

/** Returns the key of the account that is now connected. */
export async function finishConnection(
  shell: Shell,
  company: Company,
  input: FinishConnectionInput,
): Promise<string | null> {
  const { secrets, sessionToken, code } = input
  const state = openState(secrets, company, input.state)
  const accountKey = state.account
  if (state.session !== digestOf(sessionToken)) throw new Refusal('outreach.oauth_state')
  const { application, now, wayOut } = await accountToConnect(shell, company, { secrets, accountKey })
  if (now > state.until || state.provider !== providerOf(application)) throw new Refusal('outreach.oauth_state')
  const { verifier, redirectUri } = state
  const token = await refreshTokenFor(application, { code, verifier, redirectUri, wayOut })
  await shell.inCompany(company, async (ctx) => {
    const set = await mailAccountOf(ctx, secrets, accountKey)
    if (!set) throw new Refusal('outreach.no_mail_account')
    const { password: _password, applicationSecret: _secret, dkimKey: _key, ...account } = set
    await changeMailAccount(ctx, { account, password: token, secrets, ...(accountKey !== null && { key: accountKey }) })
  })
  return accountKey
}

const stateSchema = z.strictObject({
  account: z.string().nullable(),
  session: z.string(),
  verifier: z.string(),
  redirectUri: z.string(),
  provider: z.string(),
  until: z.string(),
})
type State = z.infer<typeof stateSchema>

type AccountToConnect = {
  readonly application: OAuthApplication
  readonly user: string
  readonly now: Instant
  readonly wayOut: WayOut
}

async function accountToConnect(
  shell: Shell,
  company: Company,
  { secrets, accountKey }: Pick<BeginConnectionInput, 'secrets' | 'accountKey'>,
): Promise<AccountToConnect> {
  return shell.inCompany(company, async (ctx) => {
    const account = await mailAccountOf(ctx, secrets, accountKey)
    if (!account) throw new Refusal('outreach.no_mail_account')
    const { oauth, applicationSecret, user, fromEmail } = account
    const authoriseUrl = oauth?.authoriseUrl ?? null
    if (!oauth || authoriseUrl === null) throw new Refusal('outreach.oauth_no_address')
    return {
      application: { ...oauth, authoriseUrl, applicationSecret },
      user: user ?? fromEmail,
      now: ctx.now,
      wayOut: ctx.wayOut,
    }
  })
}

/** Whatever cannot be opened was not written here, or for another company. */
function openState(secrets: Secrets, company: Company, text: string): State {
  try {
    return stateSchema.parse(JSON.parse(secrets.open(placeOf(company), fromUrl(text))))
  } catch (error) {
    if (isRefusal(error) || error instanceof SyntaxError || error instanceof z.ZodError || error instanceof TypeError)
      throw new Refusal('outreach.oauth_state')
    throw error
  }
}

const placeOf = ({ organisationId }: Company) =>
  ({ organisationId, purpose: 'mail-connection', account: null }) as const

/** The code of one provider is shown to no other. */
const providerOf = ({ tokenUrl, applicationId }: OAuthApplication): string => `${applicationId} ${tokenUrl}`

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64url')
const toUrl = (sealed: string): string => Buffer.from(sealed, 'base64').toString('base64url')
const fromUrl = (text: string): string => Buffer.from(text, 'base64url').toString('base64')
