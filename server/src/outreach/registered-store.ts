// The SQL of registered letters: number, deposit, fate and their proofs.

import type { Context, Day, Id } from '#kernel'
import type { MessageChannel } from './act.ts'
import type { RegisteredLetter } from './registered.ts'

export type RegisteredRow = RegisteredLetter & {
  readonly messageId: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly channel: MessageChannel
  readonly state: string
  readonly recipientName: string
  /** The day on which it was posted. */
  readonly leftOn: Day | null
  /** What its text was written from. */
  readonly standing: string
}

/** Letters that were let go, with what is known of their way; those of ordinary mail have nothing to know. */
export async function registeredLetters(ctx: Context, messageIds: readonly Id[]): Promise<RegisteredRow[]> {
  return ctx.sql<RegisteredRow>`
    select m.id as "messageId", m.act_id as "actId", m.debtor_id as "debtorId", m.channel, m.state,
      m.recipient_name as "recipientName", m.ended_on as "leftOn", m.standing, r.number, coalesce(r.carrier, 'by-hand') as carrier,
      r.carrier_reference as "carrierReference", r.deposited_on as "depositedOn", r.fate, r.fate_on as "fateOn",
      r.deposit_sha256 as "depositSha256", r.receipt_sha256 as "receiptSha256"
    from message m
    left join registered_letter r on r.organisation_id = m.organisation_id and r.message_id = m.id
    where m.id = any(${messageIds}::int[]) and m.channel in ('letter', 'registered-letter')
    order by m.id
    for update of m`
}

/** Registered letters on their way: carried by a provider, and of no known end. Of ordinary mail nobody hears any more. */
export async function lettersUnderWay(ctx: Context, carrier: string): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly messageId: Id }>`
    select r.message_id as "messageId" from registered_letter r
    join message m on m.organisation_id = r.organisation_id and m.id = r.message_id
    where r.carrier = ${carrier} and r.carrier_reference is not null and r.fate is null and m.channel = 'registered-letter'
    order by r.message_id`
  return rows.map((row) => row.messageId)
}

export type PostedRegistered = {
  readonly messageId: Id
  readonly debtorId: Id
  readonly debtorName: string
  readonly subject: string
  readonly leftOn: Day | null
  readonly number: string | null
  readonly depositedOn: Day | null
}

/** Registered letters that were posted and of whose end nobody has heard, oldest first. */
export async function postedRegistered(ctx: Context, most: number): Promise<PostedRegistered[]> {
  return ctx.sql<PostedRegistered>`
    select m.id as "messageId", d.id as "debtorId", d.name as "debtorName", m.subject, m.ended_on as "leftOn", r.number,
      r.deposited_on as "depositedOn"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    left join registered_letter r on r.organisation_id = m.organisation_id and r.message_id = m.id
    where m.channel = 'registered-letter' and m.state = 'accepted' and r.fate is null
    order by m.ended_on, m.id
    limit ${most}`
}

/** Letters that began to be handed over to a carrier, and of which no answer was written down. */
export async function lettersBegun(ctx: Context): Promise<Id[]> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    select id from message where channel in ('letter', 'registered-letter') and state = 'data-started' order by id`
  return rows.map((row) => row.id)
}

export async function numberTaken(ctx: Context, number: string, messageId: Id): Promise<Id | null> {
  const [row] = await ctx.sql<{ readonly messageId: Id }>`
    select message_id as "messageId" from registered_letter where number = ${number} and message_id <> ${messageId}`
  return row?.messageId ?? null
}

/** What is given replaces what was known; the rest stays. */
export async function saveRegistered(ctx: Context, messageId: Id, letter: RegisteredLetter): Promise<void> {
  await ctx.sql`
    insert into registered_letter (organisation_id, message_id, number, carrier, carrier_reference, deposited_on, fate,
      fate_on, deposit_sha256, receipt_sha256)
    values (${ctx.organisationId}, ${messageId}, ${letter.number}, ${letter.carrier}, ${letter.carrierReference},
      ${letter.depositedOn}, ${letter.fate}, ${letter.fateOn}, ${letter.depositSha256}, ${letter.receiptSha256})
    on conflict (organisation_id, message_id) do update set number = excluded.number, carrier = excluded.carrier,
      carrier_reference = excluded.carrier_reference, deposited_on = excluded.deposited_on, fate = excluded.fate,
      fate_on = excluded.fate_on, deposit_sha256 = excluded.deposit_sha256, receipt_sha256 = excluded.receipt_sha256`
}

/** The deadline that a letter grants ends on this day at the earliest: the next step waits for it. */
export async function deferDeadline(ctx: Context, actId: Id, day: Day): Promise<void> {
  await ctx.sql`
    update act_item set deadline_day = greatest(deadline_day, ${day}::date)
    where act_id = ${actId} and deadline_day is not null`
}
