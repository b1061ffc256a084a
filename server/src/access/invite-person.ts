// Asks somebody to act for a company, by a link that opens once and for a day. Whoever takes it up chooses a password that nobody
// else has seen: the yes of two people is worth something only then.

import { record } from '#evidence'
import { type Context, type Id, type Instant, Refusal } from '#kernel'
import { checkedEmail } from './change-settings.ts'
import { deleteInvitation, insertInvitation } from './invitation-store.ts'
import { invitationToken } from './invitation-token.ts'
import type { Role } from './model.ts'
import { ownerOnly } from './owner-only.ts'
import { selectMembers } from './people-store.ts'
import { takeIds } from './read-settings.ts'
import { INVITATION_HOURS } from './rules.ts'
import { newToken, tokenDigest } from './session-token.ts'
import { minutesBefore } from './sign-in.ts'

export type InvitePersonInput = { readonly name: string; readonly email: string; readonly role: Role }

export type MadeInvitation = InvitePersonInput & {
  readonly id: Id
  /** What the link carries; nobody can read it again. */
  readonly token: string
  readonly expiresAt: Instant
}

/** Refuses members, and an address that acts for the company already. Somebody who was asked before gets a new link for the old. */
export async function invitePerson(ctx: Context, input: InvitePersonInput): Promise<MadeInvitation> {
  await ownerOnly(ctx)
  const email = checkedEmail(input.email).toLowerCase() // people sign in whatever case they type
  if ((await selectMembers(ctx)).some((member) => member.email === email))
    throw new Refusal('access.person_already_there', { email })
  const { name, role } = input
  const id = await takeIds(ctx, 'invitation', 1)
  const secret = newToken()
  const expiresAt = minutesBefore(ctx.now, -INVITATION_HOURS * 60)
  const invitedBy = ctx.actor.kind === 'person' ? ctx.actor.name : ''
  await insertInvitation(ctx, { id, email, name, role, digest: tokenDigest(secret), invitedBy, expiresAt })
  const payload = { name, email, role }
  await record(ctx, [{ kind: 'person.invited', subjectKind: 'invitation', subjectId: id, payload }])
  return { id, name, email, role, token: invitationToken(ctx.organisationId, secret), expiresAt }
}

export async function withdrawInvitation(ctx: Context, id: Id): Promise<void> {
  await ownerOnly(ctx)
  const withdrawn = await deleteInvitation(ctx, id)
  if (!withdrawn) return // taken up or taken back a moment ago: the list says which
  const payload = { name: withdrawn.name }
  await record(ctx, [{ kind: 'person.invitation_withdrawn', subjectKind: 'invitation', subjectId: id, payload }])
}
