// The SQL of contacts. The main contact of a debtor is the first one for accounts payable, else the first one.

import type { Context, Id } from '#kernel'
import type { Contact } from './model.ts'

export type NewContact = Omit<Contact, 'emailRefusedOn'>

export async function copyContacts(ctx: Context, contacts: readonly NewContact[]): Promise<void> {
  if (contacts.length === 0) return
  await ctx.sql.copyInto(
    {
      table: 'contact',
      columns: ['organisation_id', 'id', 'debtor_id', 'name', 'role', 'email', 'phone', 'recorded_at'],
    },
    contacts.values().map((c) => [ctx.organisationId, c.id, c.debtorId, c.name, c.role, c.email, c.phone, ctx.now]),
  )
}

export async function selectContactsOfDebtors(ctx: Context, debtorIds: readonly Id[]): Promise<Contact[]> {
  return ctx.sql<Contact>`
    select id, debtor_id as "debtorId", name, role, email, phone, email_refused_on as "emailRefusedOn"
    from contact
    where debtor_id = any(${debtorIds}::int[])
    order by role <> 'accounts-payable', id`
}

export async function selectContacts(ctx: Context, contactIds: readonly Id[]): Promise<Contact[]> {
  return ctx.sql<Contact>`
    select id, debtor_id as "debtorId", name, role, email, phone, email_refused_on as "emailRefusedOn"
    from contact
    where id = any(${contactIds}::int[])
    order by id`
}

export async function updateContacts(ctx: Context, contacts: readonly Contact[]): Promise<void> {
  if (contacts.length === 0) return
  await ctx.sql`
    update contact c set name = n.name, role = n.role, email = n.email, phone = n.phone, email_refused_on = n."emailRefusedOn"
    from jsonb_to_recordset(${JSON.stringify(contacts)}::jsonb)
      as n (id int, name text, role text, email text, phone text, "emailRefusedOn" date)
    where c.id = n.id`
}

export async function deleteContacts(ctx: Context, contactIds: readonly Id[]): Promise<void> {
  if (contactIds.length === 0) return
  await ctx.sql`delete from contact where id = any(${contactIds}::int[])`
}

/** Notes that an address bounced; it is not written to again before it is changed. */
export async function refuseEmail(ctx: Context, debtorId: Id, email: string): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update contact set email_refused_on = ${ctx.today}
    where debtor_id = ${debtorId} and lower(email) = lower(${email}) and email_refused_on is null
    returning id`
  return rows.map((row) => row.id)
}
