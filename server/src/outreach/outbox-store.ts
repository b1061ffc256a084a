// The SQL of messages as they are read: the outbox, one message, the pile of letters, what was sent before.

import type { Context, Day, Id, Instant } from '#kernel'
import type { MailQueue } from './company-sender.ts'
import type { Channel, Level, MessageState, MessageChannel } from './act.ts'
import { withHtml } from './packed-html.ts'

export type MessageRow = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly debtorName: string
  readonly channel: MessageChannel
  readonly state: MessageState
  /** The day on which it left, or may have. */
  readonly leftOn: Day | null
  readonly recipientName: string
  readonly recipientEmail: string | null
  /** Of an SMS. */
  readonly recipientPhone: string | null
  readonly subject: string
  readonly preparedAt: Instant
  readonly acceptedAt: Instant | null
  readonly lastError: string | null
}

export type MessageFilter = {
  readonly states: readonly MessageState[]
  readonly debtorId: Id | null
  readonly before: Id | null
  readonly most: number
}

export async function listMessages(ctx: Context, filter: MessageFilter): Promise<MessageRow[]> {
  return ctx.sql<MessageRow>`
    select m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.recipient_phone as "recipientPhone", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where (cardinality(${filter.states}::text[]) = 0 or m.state = any(${filter.states}::text[]))
      and (${filter.debtorId}::int is null or d.id = ${filter.debtorId}::int)
      and (${filter.before}::int is null or m.id < ${filter.before}::int)
    order by m.id desc
    limit ${filter.most}`
}

export type MessageContent = MessageRow & {
  /** In whose name; null: of the account itself. */
  readonly senderEmail: string | null
  readonly text: string
  readonly html: string | null
  readonly letterSha256: string | null
  readonly messageId: string | null
  /** The text that it was written from, and its version; 0 is ours. Null: written before texts had versions. */
  readonly textName: string | null
  readonly textVersion: number | null
  /** The incoming message that it answers. */
  readonly repliesTo: Id | null
}

type PackedContent = Omit<MessageContent, 'html'> & { readonly packedHtml: Uint8Array | null }

export async function messagesById(ctx: Context, messageIds: readonly Id[]): Promise<MessageContent[]> {
  const rows = await ctx.sql<PackedContent>`
    select m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.recipient_phone as "recipientPhone", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError",
      m.body_text as "text", m.packed_html as "packedHtml", m.letter_sha256 as "letterSha256", m.message_id as "messageId",
      m.sender_email as "senderEmail", m.text_name as "textName", m.text_version as "textVersion",
      m.replies_to as "repliesTo"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.id = any(${messageIds}::int[])
    order by m.id`
  return withHtml(rows)
}

/** The text that was kept for each act, the latest where several were written. */
export async function messagesOfActs(ctx: Context, actIds: readonly Id[]): Promise<MessageContent[]> {
  const rows = await ctx.sql<PackedContent>`
    select distinct on (m.act_id) m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.recipient_phone as "recipientPhone", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError",
      m.body_text as "text", m.packed_html as "packedHtml", m.letter_sha256 as "letterSha256", m.message_id as "messageId",
      m.sender_email as "senderEmail", m.text_name as "textName", m.text_version as "textVersion",
      m.replies_to as "repliesTo"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.act_id = any(${actIds}::int[])
    order by m.act_id, m.id desc`
  return withHtml(rows)
}

/** Letters released and not yet said to be posted, in the order of printing. */
export async function lettersToPost(ctx: Context): Promise<MessageContent[]> {
  const rows = await ctx.sql<PackedContent>`
    select m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.recipient_phone as "recipientPhone", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError",
      m.body_text as "text", m.packed_html as "packedHtml", m.letter_sha256 as "letterSha256", m.message_id as "messageId",
      m.sender_email as "senderEmail", m.text_name as "textName", m.text_version as "textVersion",
      m.replies_to as "repliesTo"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.channel in ('letter', 'registered-letter') and m.state = 'prepared'
    order by m.channel, m.id`
  return withHtml(rows)
}

export type AcceptedMessage = {
  readonly id: Id
  readonly itemId: Id
  readonly day: Day
  readonly channel: Channel
  readonly level: Level
}

/** What was sent about these items, oldest first: a letter names the dates of the earlier ones. One row per item. */
export async function acceptedMessages(ctx: Context, itemIds: readonly Id[]): Promise<AcceptedMessage[]> {
  return ctx.sql<AcceptedMessage>`
    select m.id, l.item_id as "itemId", m.ended_on as day, m.channel, a.level
    from act_item l
    join act a on a.organisation_id = l.organisation_id and a.id = l.act_id
    join message m on m.organisation_id = l.organisation_id and m.act_id = l.act_id
    where l.item_id = any(${itemIds}::int[]) and l.advances and l.position = 'used' and m.state = 'accepted'
    order by m.ended_on, m.id`
}

export type OutboxCount = { readonly state: MessageState; readonly channel: string; readonly messages: number }

export async function countMessages(ctx: Context): Promise<OutboxCount[]> {
  return ctx.sql<OutboxCount>`
    select state, channel, count(*)::int as messages from message
    where state in ('prepared', 'claimed', 'data-started', 'unknown')
    group by state, channel`
}

/** E-mails that wait behind one that was tried: how many, since when, and what the server said. */
export type QueueTrouble = {
  /** The key of the account that they wait for; null: the company's own. */
  readonly account: string | null
  readonly messages: number
  readonly since: Instant
  readonly said: string
}

export async function queueTrouble(ctx: Context): Promise<QueueTrouble[]> {
  return ctx.sql<QueueTrouble>`
    select mail_account as account, count(*)::int as messages, min(prepared_at) as since,
      (array_agg(last_error order by id desc) filter (where last_error is not null))[1] as said
    from message
    where channel = 'email' and state = 'prepared'
    group by mail_account
    having count(last_error) > 0
    order by mail_account nulls first`
}

/** E-mails of an account that left today, may have, or are about to. Processes that count take turns, so that together they keep to a limit. */
export async function leftToday(ctx: Context, { key, others }: MailQueue): Promise<number> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('quittance sending'), ${ctx.organisationId})`
  const [row] = await ctx.sql<{ readonly count: number }>`
    select count(*)::int as count from message
    where channel = 'email'
      and case when mail_account = any(${others}::text[]) then mail_account end is not distinct from ${key}::text
      and (state in ('claimed', 'data-started') or state in ('accepted', 'unknown', 'bounced') and ended_on = ${ctx.today})`
  return row?.count ?? 0
}

/** E-mails of the queue of an account by where their debtors are: how many, and from when they may be tried. */
export type QueuedPlace = {
  readonly country: string | null
  /** Its beginning. */
  readonly postcode: string | null
  readonly anyHour: boolean
  readonly messages: number
  readonly from: Instant
}

export async function queuedPlaces(ctx: Context, { key, others }: MailQueue): Promise<QueuedPlace[]> {
  return ctx.sql<QueuedPlace>`
    select p.country, left(p.postcode, 3) as postcode, m.any_hour as "anyHour", count(*)::int as messages,
      min(greatest(m.not_before, ${ctx.now}::timestamptz)) as "from"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    left join ledger_debtor_profile p on p.organisation_id = w.organisation_id and p.id = w.current_id
    where m.channel = 'email' and m.state = 'prepared'
      and case when m.mail_account = any(${others}::text[]) then m.mail_account end is not distinct from ${key}::text
    group by p.country, left(p.postcode, 3), m.any_hour`
}

export type QueuedMessage = Pick<QueuedPlace, 'country' | 'postcode'> & { readonly id: Id }

/** Those of the queue, among these messages, that wait for an hour. */
export async function queuedMessages(ctx: Context, messageIds: readonly Id[]): Promise<QueuedMessage[]> {
  return ctx.sql<QueuedMessage>`
    select m.id, p.country, p.postcode
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    left join ledger_debtor_profile p on p.organisation_id = w.organisation_id and p.id = w.current_id
    where m.id = any(${messageIds}::int[]) and m.channel = 'email' and m.state = 'prepared' and not m.any_hour`
}

/** The e-mails of the queue that are about these items. */
export async function queuedAbout(
  ctx: Context,
  itemIds: readonly Id[],
): Promise<{ readonly itemId: Id; readonly messageId: Id }[]> {
  return ctx.sql<{ readonly itemId: Id; readonly messageId: Id }>`
    select l.item_id as "itemId", m.id as "messageId"
    from act_item l
    join message m on m.organisation_id = l.organisation_id and m.act_id = l.act_id
    where l.item_id = any(${itemIds}::int[]) and m.channel = 'email' and m.state = 'prepared'
    order by m.id`
}

/** When what a process had claimed for an account is cleared up; null when nothing is claimed. */
export async function claimsEnd(ctx: Context, { key, others }: MailQueue): Promise<Instant | null> {
  const [row] = await ctx.sql<{ readonly at: Instant | null }>`
    select min(claimed_until) as at from message
    where channel = 'email' and state in ('claimed', 'data-started')
      and case when mail_account = any(${others}::text[]) then mail_account end is not distinct from ${key}::text`
  return row?.at ?? null
}
