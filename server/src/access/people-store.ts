// The SQL of companies and people. These tables have no tenant: one signs in before a company is known.

import type { Context, Id, Instant, Locale, Sql } from '#kernel'
import type { Member, Organisation, Person, Role } from './model.ts'

export async function selectTimeZone(sql: Sql, organisationId: Id): Promise<string | null> {
  const rows = await sql<{
    readonly zone: string
  }>`select time_zone as zone from organisation where id = ${organisationId}`
  return rows[0]?.zone ?? null
}

export async function selectOrganisations(sql: Sql): Promise<Organisation[]> {
  return sql<Organisation>`select id, name from organisation order by name, id`
}

export async function selectOrganisationsOf(sql: Sql, personId: Id): Promise<Organisation[]> {
  return sql<Organisation>`
    select o.id, o.name from membership m join organisation o on o.id = m.organisation_id
    where m.person_id = ${personId}
    order by o.name, o.id`
}

export async function drawOrganisationId(sql: Sql): Promise<Id> {
  const rows = await sql<{ readonly id: Id }>`select nextval('organisation_id_seq')::int as id`
  const row = rows[0]
  if (!row) throw new Error('no id')
  return row.id
}

export async function selectOrganisationName(sql: Sql, organisationId: Id): Promise<string | null> {
  const rows = await sql<{ readonly name: string }>`select name from organisation where id = ${organisationId}`
  return rows[0]?.name ?? null
}

/** Until the transaction ends: two first visits at once must not make two owners. */
export async function lockSetUp(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('access.set-up'))`
}

export async function hasPeople(sql: Sql): Promise<boolean> {
  const rows = await sql<{ readonly found: boolean }>`select exists (select from person) as found`
  return rows[0]?.found === true
}

export async function insertOrganisation(ctx: Context, name: string): Promise<void> {
  await ctx.sql`insert into organisation (id, name, created_at) values (${ctx.organisationId}, ${name}, ${ctx.now})`
}

export async function renameOrganisation(ctx: Context, name: string): Promise<void> {
  await ctx.sql`update organisation set name = ${name} where id = ${ctx.organisationId}`
}

export type NewPerson = {
  readonly email: string
  readonly name: string
  readonly passwordHash: string
  readonly locale: Locale
}

export async function insertPerson(sql: Sql, person: NewPerson, now: Instant): Promise<Id> {
  const rows = await sql<{ readonly id: Id }>`
    insert into person (email, name, password_hash, locale, created_at)
    values (${person.email}, ${person.name}, ${person.passwordHash}, ${person.locale}, ${now})
    returning id`
  const row = rows[0]
  if (!row) throw new Error('no person')
  return row.id
}

export async function insertMembership(ctx: Context, personId: Id, role: Role): Promise<void> {
  await ctx.sql`
    insert into membership (organisation_id, person_id, role) values (${ctx.organisationId}, ${personId}, ${role})
    on conflict do nothing`
}

export async function selectMembers(ctx: Context): Promise<Member[]> {
  return ctx.sql<Member>`
    select p.id, p.name, p.email, m.role
    from membership m join person p on p.id = m.person_id
    where m.organisation_id = ${ctx.organisationId}
    order by p.name, p.id`
}

export async function updateRole(ctx: Context, personId: Id, role: Role): Promise<void> {
  await ctx.sql`
    update membership set role = ${role} where organisation_id = ${ctx.organisationId} and person_id = ${personId}`
}

export async function deleteMembership(ctx: Context, personId: Id): Promise<void> {
  await ctx.sql`delete from membership where organisation_id = ${ctx.organisationId} and person_id = ${personId}`
}

export type PersonRow = Person & { readonly passwordHash: string }

export async function selectPersonByEmail(sql: Sql, email: string): Promise<PersonRow | null> {
  const rows = await sql<PersonRow>`
    select id, name, email, locale, password_hash as "passwordHash" from person where email = ${email}`
  return rows[0] ?? null
}

export async function selectNames(sql: Sql, personIds: readonly Id[]): Promise<Organisation[]> {
  return sql<Organisation>`select id, name from person where id = any(${personIds}::int[])`
}

export async function updatePassword(sql: Sql, personId: Id, passwordHash: string): Promise<void> {
  await sql`update person set password_hash = ${passwordHash} where id = ${personId}`
}

export async function updateName(sql: Sql, personId: Id, name: string): Promise<void> {
  await sql`update person set name = ${name} where id = ${personId}`
}

export async function updateLocale(sql: Sql, personId: Id, locale: Locale): Promise<void> {
  await sql`update person set locale = ${locale} where id = ${personId}`
}
