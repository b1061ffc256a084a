// Signing in and out. Whether an account exists shows in nothing: not in the answer, not in the time it takes, not in the
// limit on tries.

import { createHash } from 'node:crypto'
import { isIP } from 'node:net'
import { Refusal } from '#kernel'
import type { Id, Instant, Shell } from '#kernel'
import { checkNothing, checkPassword, hashPassword } from './password.ts'
import { selectOrganisationsOf, selectPersonByEmail, updatePassword } from './people-store.ts'
import type { PersonRow } from './people-store.ts'
import { ATTEMPT_WINDOW_MINUTES, MOST_ATTEMPTS, SESSION_DAYS } from './rules.ts'
import { countAttempt, deleteOldAttempts, deleteSession, forgetAttempts, insertSession } from './session-store.ts'
import { newToken, tokenDigest } from './session-token.ts'

export type SignInInput = {
  readonly email: string
  readonly password: string
  /** Where the request came from. */
  readonly address: string
  /** The session that the browser still holds: it ends, whatever happens to it. */
  readonly token: string | null
}

/** Returns the token of a new session. */
export async function signIn(shell: Shell, input: SignInInput): Promise<string> {
  const now = shell.clock.now()
  const person = await provenPerson(shell, input)
  return shell.shared(async (sql) => {
    if (input.token !== null) await deleteSession(sql, tokenDigest(input.token))
    const [home] = await selectOrganisationsOf(sql, person.id)
    if (!home) throw new Refusal('access.sign_in_refused')
    const token = newToken()
    await insertSession(sql, sessionOf(token, person.id, home.id, now))
    return token
  })
}

/** Whose password this is; tries are counted before it is looked at. */
export async function provenPerson(
  shell: Shell,
  { email: typed, password, address }: Omit<SignInInput, 'token'>,
): Promise<PersonRow> {
  const email = typed.trim().toLowerCase()
  const now = shell.clock.now()
  const attempt = { account: subjectOf('account', email), address: subjectOf('address', networkOf(address)), now }
  const person = await admitAttempt(shell, attempt, email)
  const { matches, isOutdated } = await (person ? checkPassword(password, person.passwordHash) : checkNothing(password))
  if (!person || !matches) throw new Refusal('access.sign_in_refused')
  const betterHash = isOutdated ? await hashPassword(password) : null
  await shell.shared(async (sql) => {
    if (betterHash !== null) await updatePassword(sql, person.id, betterHash)
    await forgetAttempts(sql, attempt.account, attempt.address, now)
  })
  return person
}

/** The first session of a company's owner, right after the set-up. */
export async function openSession(shell: Shell, personId: Id, organisationId: Id): Promise<string> {
  const token = newToken()
  await shell.shared((sql) => insertSession(sql, sessionOf(token, personId, organisationId, shell.clock.now())))
  return token
}

export async function signOut(shell: Shell, token: string): Promise<void> {
  await shell.shared((sql) => deleteSession(sql, tokenDigest(token)))
}

type Attempt = { readonly account: string; readonly address: string; readonly now: Instant }

/** Writes the try down and commits it before the password is looked at, so that guesses sent in parallel count each other. */
async function admitAttempt(
  shell: Shell,
  { account, address, now }: Attempt,
  email: string,
): Promise<PersonRow | null> {
  const since = minutesBefore(now, ATTEMPT_WINDOW_MINUTES)
  const { tooMany, person } = await shell.shared(async (sql) => {
    await deleteOldAttempts(sql, since)
    const fromAddress = await countAttempt(sql, address, now, since)
    const atAccount = await countAttempt(sql, account, now, since)
    const isTooMany = fromAddress > MOST_ATTEMPTS.address || atAccount > MOST_ATTEMPTS.account
    return { tooMany: isTooMany, person: await selectPersonByEmail(sql, email) }
  })
  if (tooMany) throw new Refusal('access.too_many_attempts', { minutes: ATTEMPT_WINDOW_MINUTES })
  return person
}

const sessionOf = (token: string, personId: Id, organisationId: Id, now: Instant) => ({
  digest: tokenDigest(token),
  personId,
  organisationId,
  now,
  expiresAt: minutesBefore(now, -SESSION_DAYS * 24 * 60),
})

/** Of IPv6 the first half, which names a connection: whoever has one may take each try from another of its addresses. */
function networkOf(address: string): string {
  if (isIP(address) !== 6 || address.includes('.')) return address
  const [head = [], tail] = address.split('::').map((part) => part.split(':').filter((group) => group !== ''))
  const groups =
    tail === undefined ? head : [...head, ...Array.from({ length: 8 - head.length - tail.length }, () => '0'), ...tail]
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')
}

/** A digest: people type passwords into the wrong field. */
const subjectOf = (kind: 'account' | 'address', text: string): string =>
  `${kind} ${createHash('sha256').update(text).digest('hex')}`

export const minutesBefore = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) - minutes * 60_000).toISOString()
