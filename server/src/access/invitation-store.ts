// The SQL of invitations. Told by a digest of the secret in its link, and gone once it was taken up.

import type { Context, Id } from '#kernel'
import type { Invitation } from './model.ts'

export type NewInvitation = Omit<Invitation, 'isOver'> & { readonly digest: Buffer }

/** One that waits for the same address is replaced: the newest link is the one that opens. */
export async function insertInvitation(ctx: Context, invitation: NewInvitation): Promise<void> {
  const { id, email, name, role, digest, invitedBy, expiresAt } = invitation
  await ctx.sql`delete from invitation where organisation_id = ${ctx.organisationId} and email = ${email}`
  await ctx.sql`
    insert into invitation (organisation_id, id, email, name, role, token_digest, invited_by, created_at, expires_at)
    values (${ctx.organisationId}, ${id}, ${email}, ${name}, ${role}, ${digest}, ${invitedBy}, ${ctx.now}, ${expiresAt})`
}

export async function selectInvitations(ctx: Context): Promise<Invitation[]> {
  return ctx.sql<Invitation>`
    select id, email, name, role, invited_by as "invitedBy", expires_at as "expiresAt", expires_at <= ${ctx.now} as "isOver"
    from invitation
    where organisation_id = ${ctx.organisationId}
    order by name, id`
}

/** Null where it was taken up, taken back, or its day is over. */
export async function selectOpenInvitation(ctx: Context, digest: Buffer): Promise<Invitation | null> {
  const rows = await ctx.sql<Invitation>`
    select id, email, name, role, invited_by as "invitedBy", expires_at as "expiresAt", false as "isOver"
    from invitation
    where organisation_id = ${ctx.organisationId} and token_digest = ${digest} and expires_at > ${ctx.now}`
  return rows[0] ?? null
}

/** What was deleted; null where there is none any more. */
export async function deleteInvitation(ctx: Context, id: Id): Promise<{ readonly name: string } | null> {
  const rows = await ctx.sql<{ readonly name: string }>`
    delete from invitation where organisation_id = ${ctx.organisationId} and id = ${id} returning name`
  return rows[0] ?? null
}
