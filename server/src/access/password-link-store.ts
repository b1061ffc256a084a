// The SQL of links to a new password. Told by a digest of the secret in them, one for a person, and gone once one was used.

import type { Context, Id, Instant, Locale, Sql } from '#kernel'
import type { PasswordLink } from './model.ts'

export type NewPasswordLink = {
  readonly personId: Id
  readonly digest: Buffer
  readonly madeById: Id
  readonly expiresAt: Instant
}

/** In place of the one before, which opens no more. */
export async function insertPasswordLink(ctx: Context, link: NewPasswordLink): Promise<void> {
  const { personId, digest, madeById, expiresAt } = link
  await deletePasswordLink(ctx.sql, personId)
  await ctx.sql`
    insert into password_link (person_id, organisation_id, token_digest, made_by_id, created_at, expires_at)
    values (${personId}, ${ctx.organisationId}, ${digest}, ${madeById}, ${ctx.now}, ${expiresAt})`
}

/** Those that this company made and that still open. */
export async function selectPasswordLinks(ctx: Context): Promise<PasswordLink[]> {
  return ctx.sql<PasswordLink>`
    select l.person_id as "personId", p.name as "madeBy", l.expires_at as "expiresAt"
    from password_link l join person p on p.id = l.made_by_id
    where l.organisation_id = ${ctx.organisationId} and l.expires_at > ${ctx.now}`
}

export type OpenPasswordLink = {
  readonly personId: Id
  readonly name: string
  readonly email: string
  readonly locale: Locale
  readonly organisationId: Id
  readonly company: string
  readonly madeBy: string
}

/** Null where it was used, replaced or taken back, its day is over, or whom it is for does not act for that company any more. */
export async function selectOpenPasswordLink(sql: Sql, digest: Buffer, now: Instant): Promise<OpenPasswordLink | null> {
  const rows = await sql<OpenPasswordLink>`
    select p.id as "personId", p.name, p.email, p.locale, l.organisation_id as "organisationId", o.name as company,
      by.name as "madeBy"
    from password_link l
      join membership m on m.person_id = l.person_id and m.organisation_id = l.organisation_id
      join person p on p.id = l.person_id
      join organisation o on o.id = l.organisation_id
      join person by on by.id = l.made_by_id
    where l.token_digest = ${digest} and l.expires_at > ${now}`
  return rows[0] ?? null
}

/** Whether it was there to be used: of two at once, the second finds none. */
export async function takePasswordLink(ctx: Context, digest: Buffer): Promise<boolean> {
  const rows = await ctx.sql`
    delete from password_link where token_digest = ${digest} and expires_at > ${ctx.now} returning person_id`
  return rows.length > 0
}

/** With every new password, however it came. */
export async function deletePasswordLink(sql: Sql, personId: Id): Promise<boolean> {
  const rows = await sql`delete from password_link where person_id = ${personId} returning person_id`
  return rows.length > 0
}

/** Those of somebody who is no owner of this company any more: a link in their hands would outlast them. */
export async function deletePasswordLinksMadeBy(ctx: Context, personId: Id): Promise<void> {
  await ctx.sql`
    delete from password_link where organisation_id = ${ctx.organisationId} and made_by_id = ${personId}`
}

/** Whether somebody acts for a company of which another is no owner: what is done to their account would reach there. */
export async function actsBeyond(sql: Sql, personId: Id, ownerId: Id): Promise<boolean> {
  const rows = await sql<{ readonly found: boolean }>`
    select exists (
      select from membership m
      where m.person_id = ${personId} and not exists (
        select from membership o
        where o.organisation_id = m.organisation_id and o.person_id = ${ownerId} and o.role = 'owner')) as found`
  return rows[0]?.found === true
}
