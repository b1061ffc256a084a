// Whoever was invited opens the link and says who they are: by a password that they choose, or that of the account that they have.

import { record } from '#evidence'
import { type Company, type Id, type Locale, Refusal, type Shell } from '#kernel'
import { newPasswordHash } from './create-company.ts'
import { deleteInvitation, selectOpenInvitation } from './invitation-store.ts'
import { placeOfInvitation } from './invitation-token.ts'
import type { Invitation } from './model.ts'
import {
  insertMembership,
  insertPerson,
  selectOrganisationName,
  selectPersonByEmail,
  type PersonRow,
} from './people-store.ts'
import { lockSettings } from './store.ts'
import { openSession, provenPerson, signOut } from './sign-in.ts'

export type OpenedInvitation = Pick<Invitation, 'name' | 'email' | 'role' | 'invitedBy'> & {
  readonly company: string
  /** Signs in with the password that they have, instead of choosing one. */
  readonly hasAccount: boolean
}

/** What the page behind the link shows. It changes nothing: programs that look through mail open every link. */
export async function openInvitation(shell: Shell, token: string): Promise<OpenedInvitation> {
  const { company, digest } = placeOf(token)
  const companyName = await shell.shared((sql) => selectOrganisationName(sql, company.organisationId))
  if (companyName === null) throw new Refusal('access.invitation_over')
  return shell.inCompany(company, async (ctx) => {
    const invitation = await selectOpenInvitation(ctx, digest)
    if (!invitation) throw new Refusal('access.invitation_over')
    const { name, email, role, invitedBy } = invitation
    const hasAccount = (await selectPersonByEmail(ctx.sql, email)) !== null
    return { name, email, role, invitedBy, company: companyName, hasAccount }
  })
}

export type AcceptInvitationInput = {
  readonly token: string
  /** As they write it themselves; of no effect for somebody who has an account. */
  readonly name: string
  readonly password: string
  readonly locale: Locale
  /** Where the request came from. */
  readonly address: string
  /** The session that the browser still holds: it ends. */
  readonly session: string | null
}

/** Returns the token of a new session in the company. */
export async function acceptInvitation(shell: Shell, input: AcceptInvitationInput): Promise<string> {
  const { token, password, address, session } = input
  const { company, digest } = placeOf(token)
  const { email, hasAccount, company: companyName } = await openInvitation(shell, token)
  // The work of a password is done outside the transaction that takes the invitation up.
  const proven = hasAccount ? await provenPerson(shell, { email, password, address }) : null
  const passwordHash = proven ? null : await newPasswordHash(password, [email, input.name, companyName])
  const personId = await shell.inCompany(company, async (ctx) => {
    await lockSettings(ctx)
    const invitation = await selectOpenInvitation(ctx, digest)
    const known = await selectPersonByEmail(ctx.sql, email)
    // Taken up, taken back, or an account made in between.
    if (!invitation || !(await deleteInvitation(ctx, invitation.id)) || known?.id !== proven?.id)
      throw new Refusal('access.invitation_over')
    const { name, locale } = input
    const id =
      passwordHash === null ? idOf(proven) : await insertPerson(ctx.sql, { email, name, locale, passwordHash }, ctx.now)
    await insertMembership(ctx, id, invitation.role)
    const payload = { name: known?.name ?? name, role: invitation.role }
    const byPerson = { ...ctx, actor: { kind: 'person', personId: id, name: payload.name } } as const
    await record(byPerson, [{ kind: 'person.joined', subjectKind: 'person', subjectId: id, payload }])
    return id
  })
  if (session !== null) await signOut(shell, session)
  return openSession(shell, personId, company.organisationId)
}

function placeOf(token: string): { readonly company: Company; readonly digest: Buffer } {
  const place = placeOfInvitation(token)
  if (!place) throw new Refusal('access.invitation_over')
  const { organisationId, digest } = place
  return { company: { organisationId, actor: { kind: 'system', name: 'invitation' } }, digest }
}

function idOf(proven: PersonRow | null): Id {
  if (!proven) throw new Error('nobody was proven')
  return proven.id
}
