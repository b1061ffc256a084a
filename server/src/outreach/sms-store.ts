// The SQL of text messages: whom they can go to, which wait, which are on their way, and the numbers that get no more of them.

import type { Context, Day, Id, Instant } from '#kernel'
import type { RecipientRole } from './act.ts'

export type PhoneContact = {
  readonly debtorId: Id
  readonly role: RecipientRole
  readonly name: string | null
  readonly phone: string
  readonly country: string
}

/** Whoever looks after payments first. */
export async function phoneContacts(ctx: Context, debtorIds: readonly Id[]): Promise<PhoneContact[]> {
  return ctx.sql<PhoneContact>`
    select k.debtor_id as "debtorId", k.role, k.name, k.phone, d.country
    from ledger_contact k
    join ledger_debtor d on d.organisation_id = k.organisation_id and d.id = k.debtor_id
    where k.debtor_id = any(${debtorIds}::int[]) and k.phone is not null
    order by k.debtor_id, k.role <> 'accounts-payable', k.id`
}

/** Contacts whose number ends like this one, however it is written. */
export async function contactsEndingLike(ctx: Context, phone: string): Promise<PhoneContact[]> {
  return ctx.sql<PhoneContact>`
    select k.debtor_id as "debtorId", k.role, k.name, k.phone, d.country
    from ledger_contact k
    join ledger_debtor d on d.organisation_id = k.organisation_id and d.id = k.debtor_id
    where right(regexp_replace(k.phone, '[^0-9]', '', 'g'), 9) = right(${phone}::text, 9)
    order by k.debtor_id, k.id`
}

export type RefusedReason = 'stop' | 'expired' | 'unreachable'

/** A STOP stays one, whatever else is learned about the number. */
export async function refusePhone(ctx: Context, phone: string, reason: RefusedReason): Promise<void> {
  await ctx.sql`
    insert into refused_phone (organisation_id, phone, reason, on_day)
    values (${ctx.organisationId}, ${phone}, ${reason}, ${ctx.today})
    on conflict (organisation_id, phone) do update set reason = excluded.reason, on_day = excluded.on_day
    where refused_phone.reason <> 'stop'`
}

/** False where nothing was refused. */
export async function allowPhone(ctx: Context, phone: string): Promise<boolean> {
  return (await ctx.sql`delete from refused_phone where phone = ${phone} returning phone`).length > 0
}

export async function refusedPhones(ctx: Context, phones: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await ctx.sql<{ readonly phone: string }>`
    select phone from refused_phone where phone = any(${phones}::text[])`
  return new Set(rows.map(({ phone }) => phone))
}

export async function waitingSmsTo(ctx: Context, phone: string): Promise<{ actId: Id; debtorId: Id }[]> {
  return ctx.sql<{ actId: Id; debtorId: Id }>`
    select act_id as "actId", debtor_id as "debtorId" from message where recipient_phone = ${phone} and state = 'prepared'`
}

export type Sms = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly phone: string
  readonly text: string
  readonly standing: string
  /** Null until it begins to leave. */
  readonly key: string | null
  readonly state: 'prepared' | 'data-started' | 'unknown' | 'accepted' | 'bounced'
  readonly leftOn: Day | null
}

export async function waitingSms(ctx: Context): Promise<Sms[]> {
  return ctx.sql<Sms>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_phone as "phone", body_text as "text", standing,
      message_id as "key", state, ended_on as "leftOn"
    from message where channel = 'sms' and state = 'prepared' order by id`
}

/** Begun by a process that is no more, and of no known outcome. */
export async function interruptedSms(ctx: Context): Promise<Sms[]> {
  return ctx.sql<Sms>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_phone as "phone", body_text as "text", standing,
      message_id as "key", state, ended_on as "leftOn"
    from message where channel = 'sms' and state = 'data-started' and claimed_until < ${ctx.now} order by id`
}

/** In doubt, or taken since then and not known to have arrived. */
export async function smsUnderWay(ctx: Context, since: Instant): Promise<Sms[]> {
  return ctx.sql<Sms>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_phone as "phone", body_text as "text", standing,
      message_id as "key", state, ended_on as "leftOn"
    from message
    where channel = 'sms' and data_started_at > ${since}
      and (state = 'unknown' or state = 'accepted' and delivered_on is null)
    order by id`
}

/** The key that it keeps, drawn by lot; null where another process was first. */
export async function startSms(
  ctx: Context,
  { id, by, until }: { readonly id: Id; readonly by: string; readonly until: Instant },
): Promise<string | null> {
  const [row] = await ctx.sql<{ readonly key: string }>`
    update message set state = 'data-started', claimed_by = ${by}, claimed_until = ${until}, attempts = attempts + 1,
      data_started_at = ${ctx.now}, ended_on = ${ctx.today},
      message_id = coalesce(message_id, 'rem.' || organisation_id || '.' || id || '.'
        || substr(replace(gen_random_uuid()::text, '-', ''), 17))
    where id = ${id} and channel = 'sms' and state = 'prepared'
    returning message_id as key`
  return row?.key ?? null
}

export async function smsByKey(ctx: Context, key: string): Promise<Sms | null> {
  const [sms] = await ctx.sql<Sms>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_phone as "phone", body_text as "text", standing,
      message_id as "key", state, ended_on as "leftOn"
    from message
    where channel = 'sms' and message_id = ${key} and state in ('data-started', 'unknown', 'accepted', 'bounced')`
  return sms ?? null
}

/** Whether any text message ever began to leave to it. */
export async function hasTexted(ctx: Context, phone: string): Promise<boolean> {
  const rows = await ctx.sql`
    select id from message where recipient_phone = ${phone} and data_started_at is not null limit 1`
  return rows.length > 0
}

/** False where it was known already. */
export async function noteDelivered(ctx: Context, id: Id): Promise<boolean> {
  const rows = await ctx.sql`
    update message set delivered_on = ${ctx.today} where id = ${id} and state = 'accepted' and delivered_on is null returning id`
  return rows.length > 0
}

export type SpokenCounts = { readonly sameDay: number; readonly sevenDays: number }

/** Text messages and calls of this debtor, today and in the seven days up to it. */
export async function spokenCounts(ctx: Context, debtorId: Id, zone: string): Promise<SpokenCounts> {
  const [row] = await ctx.sql<SpokenCounts>`
    select (count(*) filter (where on_day = ${ctx.today}::date))::int as "sameDay", count(*)::int as "sevenDays"
    from (
      select ended_on as on_day from message
      where debtor_id = ${debtorId} and channel = 'sms' and state in ('data-started', 'accepted', 'unknown', 'bounced')
      union all
      select (done_at at time zone ${zone})::date from task
      where debtor_id = ${debtorId} and kind like 'call%' and result ->> 'result' <> 'not-done') spoken
    where on_day > ${ctx.today}::date - 7`
  return row ?? { sameDay: 0, sevenDays: 0 }
}
