// Whoever was given a link to a new password opens it and chooses one. All their sessions end, the link with them, and they are told.

import { record } from '#evidence'
import { type Company, Refusal, type Shell } from '#kernel'
import { newPasswordHash } from './create-company.ts'
import { type OpenPasswordLink, selectOpenPasswordLink, takePasswordLink } from './password-link-store.ts'
import { updatePassword } from './people-store.ts'
import { deleteSessionsOf } from './session-store.ts'
import { isToken, tokenDigest } from './session-token.ts'
import { openSession, signOut } from './sign-in.ts'

/** What the page behind the link shows. It changes nothing: programs that look through mail open every link. */
export async function openPasswordLink(shell: Shell, token: string): Promise<OpenPasswordLink> {
  const digest = digestOf(token)
  const link = await shell.shared((sql) => selectOpenPasswordLink(sql, digest, shell.clock.now()))
  if (!link) throw new Refusal('access.password_link_over')
  return link
}

export type SetPasswordByLinkInput = {
  readonly token: string
  readonly password: string
  /** The session that the browser still holds: it ends, whosever it was. */
  readonly session: string | null
}

export type PasswordSet = {
  /** Of a new session in the company that gave the link. */
  readonly token: string
  readonly link: OpenPasswordLink
  readonly company: Company
}

export async function setPasswordByLink(shell: Shell, input: SetPasswordByLinkInput): Promise<PasswordSet> {
  const { token, password, session } = input
  const link = await openPasswordLink(shell, token)
  const { personId, name, email, organisationId, madeBy } = link
  // The work of a password is done outside the transaction that uses the link up.
  const hash = await newPasswordHash(password, [email, name, link.company])
  const company: Company = { organisationId, actor: { kind: 'person', personId, name } }
  await shell.inCompany(company, async (ctx) => {
    if (!(await takePasswordLink(ctx, digestOf(token)))) throw new Refusal('access.password_link_over')
    await updatePassword(ctx.sql, personId, hash)
    await deleteSessionsOf(ctx.sql, personId)
    const payload = { madeBy }
    await record(ctx, [{ kind: 'person.password_changed', subjectKind: 'person', subjectId: personId, payload }])
  })
  if (session !== null) await signOut(shell, session)
  return { token: await openSession(shell, personId, organisationId), link, company }
}

function digestOf(token: string): Buffer {
  if (!isToken(token)) throw new Refusal('access.password_link_over')
  return tokenDigest(token)
}
