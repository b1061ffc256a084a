// The SQL of sessions and of tries to sign in.

import type { Context, Id, Instant, Locale, Sql } from '#kernel'

export type SessionRow = {
  readonly personId: Id
  readonly personName: string
  readonly email: string
  readonly locale: Locale
  readonly organisationId: Id
  readonly organisationName: string
  readonly lastSeenAt: Instant
}

/** A session that is neither idle nor over, of a person who is still a member of its company. */
export async function selectSession(
  sql: Sql,
  digest: Buffer,
  now: Instant,
  idleSince: Instant,
): Promise<SessionRow | null> {
  const rows = await sql<SessionRow>`
    select s.person_id as "personId", p.name as "personName", p.email, p.locale, s.organisation_id as "organisationId",
      o.name as "organisationName", s.last_seen_at as "lastSeenAt"
    from session s
      join membership m on m.person_id = s.person_id and m.organisation_id = s.organisation_id
      join person p on p.id = s.person_id
      join organisation o on o.id = s.organisation_id
    where s.token_digest = ${digest} and s.expires_at > ${now} and s.last_seen_at > ${idleSince}`
  return rows[0] ?? null
}

export type NewSession = {
  readonly digest: Buffer
  readonly personId: Id
  readonly organisationId: Id
  readonly now: Instant
  readonly expiresAt: Instant
}

/** Also forgets the sessions that are over. */
export async function insertSession(sql: Sql, session: NewSession): Promise<void> {
  await sql`delete from session where expires_at <= ${session.now}`
  await sql`
    insert into session (token_digest, person_id, organisation_id, created_at, last_seen_at, expires_at)
    values (${session.digest}, ${session.personId}, ${session.organisationId}, ${session.now}, ${session.now}, ${session.expiresAt})`
}

export async function touchSession(sql: Sql, digest: Buffer, now: Instant): Promise<void> {
  await sql`update session set last_seen_at = ${now} where token_digest = ${digest}`
}

/** Only to a company that the person belongs to; says whether it did. */
export async function moveSession(sql: Sql, digest: Buffer, personId: Id, organisationId: Id): Promise<boolean> {
  const rows = await sql`
    update session s set organisation_id = m.organisation_id from membership m
    where s.token_digest = ${digest} and m.person_id = ${personId} and m.organisation_id = ${organisationId}
    returning s.person_id`
  return rows.length > 0
}

export async function deleteSession(sql: Sql, digest: Buffer): Promise<void> {
  await sql`delete from session where token_digest = ${digest}`
}

export async function deleteSessionsOf(sql: Sql, personId: Id): Promise<void> {
  await sql`delete from session where person_id = ${personId}`
}

/** Those in one company; in others the person stays signed in. */
export async function deleteSessionsIn(ctx: Context, personId: Id): Promise<void> {
  await ctx.sql`delete from session where person_id = ${personId} and organisation_id = ${ctx.organisationId}`
}

export async function deleteOtherSessions(sql: Sql, personId: Id, digest: Buffer): Promise<void> {
  await sql`delete from session where person_id = ${personId} and token_digest <> ${digest}`
}

/** Tries since a moment, this one included. One subject at a time, so that guesses in parallel count each other. */
export async function countAttempt(sql: Sql, subject: string, now: Instant, since: Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtext(${subject}))`
  await sql`insert into sign_in_attempt (subject, attempted_at) values (${subject}, ${now})`
  const rows = await sql<{ readonly attempts: number }>`
    select count(*) as attempts from sign_in_attempt where subject = ${subject} and attempted_at > ${since}`
  return rows[0]?.attempts ?? 1
}

/** After a success: the account starts afresh, the address loses this try. */
export async function forgetAttempts(sql: Sql, account: string, address: string, now: Instant): Promise<void> {
  await sql`
    delete from sign_in_attempt where subject = ${account} or (subject = ${address} and attempted_at = ${now})`
}

export async function deleteOldAttempts(sql: Sql, before: Instant): Promise<void> {
  await sql`delete from sign_in_attempt where attempted_at <= ${before}`
}
