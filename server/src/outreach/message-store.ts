// The SQL of messages: prepared, claimed, sent, and what became of them.

import type { Context, Day, Id, Instant, Locale } from '#kernel'
import type { Channel, Level, MessageState } from './act.ts'

export type NewMessage = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly channel: 'email' | 'letter' | 'registered-letter'
  readonly locale: Locale
  readonly recipientName: string
  readonly recipientEmail: string | null
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly letterSha256: string | null
  readonly standing: string
}

export async function insertMessages(ctx: Context, messages: readonly NewMessage[]): Promise<void> {
  await ctx.sql`
    insert into message (organisation_id, id, act_id, debtor_id, channel, locale, recipient_name, recipient_email, subject,
      body_text, body_html, letter_sha256, state, standing, prepared_at)
    select ${ctx.organisationId}, n.id, n.act_id, n.debtor_id, n.channel, n.locale, n.recipient_name, n.recipient_email,
      n.subject, n.body_text, n.body_html, n.letter_sha256, 'prepared', n.standing, ${ctx.now}
    from unnest(${messages.map((m) => m.id)}::int[], ${messages.map((m) => m.actId)}::int[], ${messages.map((m) => m.debtorId)}::int[],
      ${messages.map((m) => m.channel)}::text[], ${messages.map((m) => m.locale)}::text[],
      ${messages.map((m) => m.recipientName)}::text[], ${messages.map((m) => m.recipientEmail)}::text[],
      ${messages.map((m) => m.subject)}::text[], ${messages.map((m) => m.text)}::text[], ${messages.map((m) => m.html)}::text[],
      ${messages.map((m) => m.letterSha256)}::text[], ${messages.map((m) => m.standing)}::text[])
      as n (id, act_id, debtor_id, channel, locale, recipient_name, recipient_email, subject, body_text, body_html,
        letter_sha256, standing)`
}

export type OutgoingMessage = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly recipientName: string
  readonly recipientEmail: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly messageId: string
  readonly standing: string
  readonly attempts: number
}

export type Claim = {
  readonly by: string
  readonly until: Instant
  readonly most: number
  readonly senderDomain: string
}

/**
 * Takes e-mails that may leave now; other processes skip them until `until`. Their Message-ID is fixed here, in the same
 * commit, so that whatever happens afterwards can be looked for by it. Its form is that of `messageIdOf`.
 */
export async function claimMessages(
  ctx: Context,
  { by, until, most, senderDomain }: Claim,
): Promise<OutgoingMessage[]> {
  return ctx.sql<OutgoingMessage>`
    update message set state = 'claimed', claimed_by = ${by}, claimed_until = ${until}, attempts = attempts + 1,
      message_id = coalesce(message_id, '<rem.' || organisation_id || '.' || id || '@' || ${senderDomain}::text || '>')
    where organisation_id = ${ctx.organisationId} and id in (
      select id from message
      where channel = 'email' and state = 'prepared' and (not_before is null or not_before <= ${ctx.now})
      order by id limit ${most} for update skip locked)
    returning id, act_id as "actId", debtor_id as "debtorId", recipient_name as "recipientName",
      recipient_email as "recipientEmail", subject, body_text as "text", body_html as "html", message_id as "messageId",
      standing, attempts`
}

/** Moves one message on, only from the states given: false when another process or a crash clean-up was there first. */
export async function moveMessage(
  ctx: Context,
  messageId: Id,
  from: readonly MessageState[],
  to: MessageState,
  note: { readonly error?: string; readonly notBefore?: Instant } = {},
): Promise<boolean> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update message set state = ${to},
      data_started_at = case when ${to} = 'data-started' then ${ctx.now}::timestamptz else data_started_at end,
      accepted_at = case when ${to} = 'accepted' then ${ctx.now}::timestamptz else accepted_at end,
      ended_on = case when ${to} = 'accepted' then ${ctx.today}::date else ended_on end,
      not_before = ${note.notBefore ?? null}::timestamptz,
      last_error = coalesce(${note.error ?? null}::text, last_error)
    where id = ${messageId} and state = any(${from}::text[])
    returning id`
  return rows.length === 1
}

/** Withdraws the messages of an act; false when one of them is already on its way. */
export async function withdrawMessages(ctx: Context, actId: Id): Promise<boolean> {
  const rows = await ctx.sql<{ readonly state: MessageState }>`
    select state from message where act_id = ${actId} and state not in ('superseded', 'failed') for update`
  if (rows.some((row) => row.state !== 'prepared')) return false
  await ctx.sql`
    update message set state = 'superseded', last_error = 'cancelled' where act_id = ${actId} and state = 'prepared'`
  return true
}

/**
 * Clears up after processes that died: a claimed message surely did not leave and goes back to the queue; one whose data
 * had begun may have left, and only a reconciliation or a person can say. Returns the acts of the latter.
 */
export async function recoverMessages(ctx: Context): Promise<Id[]> {
  await ctx.sql`
    update message set state = 'prepared', claimed_by = null, claimed_until = null
    where state = 'claimed' and claimed_until < ${ctx.now}`
  const rows = await ctx.sql<{ readonly actId: Id }>`
    update message set state = 'unknown', last_error = 'interrupted while sending'
    where state = 'data-started' and claimed_until < ${ctx.now}
    returning act_id as "actId"`
  return rows.map((row) => row.actId)
}

export type MessageRow = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly debtorName: string
  readonly channel: 'email' | 'letter' | 'registered-letter'
  readonly state: MessageState
  readonly recipientName: string
  readonly recipientEmail: string | null
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
    select m.id, m.act_id as "actId", m.debtor_id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.last_error as "lastError"
    from message m join ledger_debtor d on d.organisation_id = m.organisation_id and d.id = m.debtor_id
    where (cardinality(${filter.states}::text[]) = 0 or m.state = any(${filter.states}::text[]))
      and (${filter.debtorId}::int is null or m.debtor_id = ${filter.debtorId}::int)
      and (${filter.before}::int is null or m.id < ${filter.before}::int)
    order by m.id desc
    limit ${filter.most}`
}

export type MessageContent = MessageRow & {
  readonly text: string
  readonly html: string | null
  readonly letterSha256: string | null
  readonly messageId: string | null
}

export async function messagesById(ctx: Context, messageIds: readonly Id[]): Promise<MessageContent[]> {
  return ctx.sql<MessageContent>`
    select m.id, m.act_id as "actId", m.debtor_id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.last_error as "lastError",
      m.body_text as "text", m.body_html as "html", m.letter_sha256 as "letterSha256", m.message_id as "messageId"
    from message m join ledger_debtor d on d.organisation_id = m.organisation_id and d.id = m.debtor_id
    where m.id = any(${messageIds}::int[])
    order by m.id`
}

/** Letters released and not yet said to be posted, in the order of printing. */
export async function lettersToPost(ctx: Context): Promise<MessageContent[]> {
  return ctx.sql<MessageContent>`
    select m.id, m.act_id as "actId", m.debtor_id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.last_error as "lastError",
      m.body_text as "text", m.body_html as "html", m.letter_sha256 as "letterSha256", m.message_id as "messageId"
    from message m join ledger_debtor d on d.organisation_id = m.organisation_id and d.id = m.debtor_id
    where m.channel in ('letter', 'registered-letter') and m.state = 'prepared'
    order by m.channel, m.id`
}

export type AcceptedMessage = {
  readonly debtorId: Id
  readonly day: Day
  readonly channel: Channel
  readonly level: Level
}

/** What these debtors were already sent, oldest first: a letter names the dates of the earlier ones. */
export async function acceptedMessages(ctx: Context, debtorIds: readonly Id[]): Promise<AcceptedMessage[]> {
  return ctx.sql<AcceptedMessage>`
    select m.debtor_id as "debtorId", m.ended_on as day, m.channel, a.level
    from message m join act a on a.organisation_id = m.organisation_id and a.id = m.act_id
    where m.debtor_id = any(${debtorIds}::int[]) and m.state = 'accepted'
    order by m.ended_on, m.id`
}

export type OutboxCount = { readonly state: MessageState; readonly channel: string; readonly messages: number }

export async function countMessages(ctx: Context): Promise<OutboxCount[]> {
  return ctx.sql<OutboxCount>`
    select state, channel, count(*)::int as messages from message
    where state in ('prepared', 'claimed', 'data-started', 'unknown')
    group by state, channel`
}
