// The SQL of messages: prepared, claimed, sent, and what became of them.

import type { Context, Day, Id, Instant, Locale } from '#kernel'
import type { Channel, Level, MessageState, WrittenChannel } from './act.ts'

export type NewMessage = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly channel: WrittenChannel
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

/** Moves one message on, only from the states given: false when another process or a clean-up after a crash was there first. */
export async function moveMessage(
  ctx: Context,
  messageId: Id,
  from: readonly MessageState[],
  to: MessageState,
  error: string | null = null,
): Promise<boolean> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update message set state = ${to}, last_error = coalesce(${error}::text, last_error),
      data_started_at = case when ${to} = 'data-started' then ${ctx.now}::timestamptz else data_started_at end,
      accepted_at = case when ${to} = 'accepted' then ${ctx.now}::timestamptz else accepted_at end,
      -- The day on which it left, or may have: the day its content began to leave.
      ended_on = case when ${to} in ('data-started', 'accepted') then coalesce(ended_on, ${ctx.today}::date) else ended_on end
    where id = ${messageId} and state = any(${from}::text[])
    returning id`
  return rows.length === 1
}

export type ReturnToQueue = {
  readonly error: string | null
  readonly notBefore: Instant | null
  /** False where the fault was not the message's own: it does not count against it. */
  readonly counts: boolean
}

/** Back into the queue: these surely did not leave. */
export async function returnMessages(
  ctx: Context,
  messageIds: readonly Id[],
  { error, notBefore, counts }: ReturnToQueue,
): Promise<void> {
  await ctx.sql`
    update message set state = 'prepared', claimed_by = null, claimed_until = null, data_started_at = null, ended_on = null,
      not_before = ${notBefore}::timestamptz, attempts = greatest(0, attempts - ${counts ? 0 : 1}::int),
      last_error = coalesce(${error}::text, last_error)
    where id = any(${messageIds}::int[]) and state in ('claimed', 'data-started')`
}

/** When the next e-mail of the queue may be tried, or cleared up after; null when none waits. */
export async function nextTry(ctx: Context): Promise<Instant | null> {
  const [row] = await ctx.sql<{ readonly at: Instant | null }>`
    select min(case when state = 'prepared' then greatest(not_before, ${ctx.now}::timestamptz) else claimed_until end) as at
    from message
    where channel = 'email' and state in ('prepared', 'claimed', 'data-started')`
  return row?.at ?? null
}

/** Withdraws the messages of acts that have not begun to leave; returns the acts for which one has begun to leave. */
export async function withdrawMessages(ctx: Context, actIds: readonly Id[], reason: string): Promise<ReadonlySet<Id>> {
  const rows = await ctx.sql<{ readonly actId: Id; readonly state: MessageState }>`
    select act_id as "actId", state from message where act_id = any(${actIds}::int[]) order by id for update`
  const begun = rows.filter(({ state }) => state !== 'prepared' && state !== 'superseded' && state !== 'failed')
  const leaving = new Set(begun.map((row) => row.actId))
  await ctx.sql`
    update message set state = 'superseded', last_error = ${reason}
    where act_id = any(${actIds.filter((id) => !leaving.has(id))}::int[]) and state = 'prepared'`
  return leaving
}

export type WaitingMessage = Pick<OutgoingMessage, 'id' | 'actId' | 'debtorId' | 'recipientName' | 'subject' | 'standing'> & {
  readonly channel: WrittenChannel
  readonly recipientEmail: string | null
  /** It may lie in a post box already: only a person can say. */
  readonly isPrinted: boolean
}

/** What was let go and has not begun to leave: letters to print, e-mails of the queue. */
export async function waitingMessages(ctx: Context): Promise<WaitingMessage[]> {
  return ctx.sql<WaitingMessage>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_name as "recipientName",
      recipient_email as "recipientEmail", subject, standing, channel, channel <> 'email' and attempts > 0 as "isPrinted"
    from message where state = 'prepared' order by id`
}

/** For a letter an attempt is a printing. */
export async function notePrinted(ctx: Context, messageIds: readonly Id[]): Promise<void> {
  await ctx.sql`update message set attempts = attempts + 1 where id = any(${messageIds}::int[]) and state = 'prepared'`
}

/** Letters that a person has posted: they left on that day. */
export async function acceptLetters(ctx: Context, messageIds: readonly Id[], onDay: Day): Promise<void> {
  await ctx.sql`
    update message set state = 'accepted', accepted_at = ${ctx.now}, ended_on = ${onDay}
    where id = any(${messageIds}::int[]) and state = 'prepared'`
}

/** What a dead process had claimed surely did not leave, and goes back to the queue. */
export async function freeClaims(ctx: Context): Promise<void> {
  await ctx.sql`
    update message set state = 'prepared', claimed_by = null, claimed_until = null
    where state = 'claimed' and claimed_until < ${ctx.now}`
}

/** What a dead process had begun to transmit may have left: only a reconciliation or a person can say. */
export async function interruptedMessages(ctx: Context): Promise<InterruptedMessage[]> {
  return ctx.sql<InterruptedMessage>`
    select id, act_id as "actId", debtor_id as "debtorId", ended_on as "leftOn", message_id as "messageId",
      recipient_email as "recipientEmail", subject
    from message
    where state = 'data-started' and claimed_until < ${ctx.now}`
}

export type InterruptedMessage = Pick<OutgoingMessage, 'id' | 'actId' | 'debtorId' | 'messageId' | 'recipientEmail' | 'subject'> & {
  readonly leftOn: Day
}

export type MessageRow = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly debtorName: string
  readonly channel: WrittenChannel
  readonly state: MessageState
  /** The day on which it left, or may have. */
  readonly leftOn: Day | null
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
    select m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
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
  readonly text: string
  readonly html: string | null
  readonly letterSha256: string | null
  readonly messageId: string | null
}

export async function messagesById(ctx: Context, messageIds: readonly Id[]): Promise<MessageContent[]> {
  return ctx.sql<MessageContent>`
    select m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError",
      m.body_text as "text", m.body_html as "html", m.letter_sha256 as "letterSha256", m.message_id as "messageId"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.id = any(${messageIds}::int[])
    order by m.id`
}

/** The text that was kept for each act, the latest where several were written. */
export async function messagesOfActs(ctx: Context, actIds: readonly Id[]): Promise<MessageContent[]> {
  return ctx.sql<MessageContent>`
    select distinct on (m.act_id) m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError",
      m.body_text as "text", m.body_html as "html", m.letter_sha256 as "letterSha256", m.message_id as "messageId"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.act_id = any(${actIds}::int[])
    order by m.act_id, m.id desc`
}

/** Letters released and not yet said to be posted, in the order of printing. */
export async function lettersToPost(ctx: Context): Promise<MessageContent[]> {
  return ctx.sql<MessageContent>`
    select m.id, m.act_id as "actId", d.id as "debtorId", d.name as "debtorName", m.channel, m.state,
      m.recipient_name as "recipientName", m.recipient_email as "recipientEmail", m.subject,
      m.prepared_at as "preparedAt", m.accepted_at as "acceptedAt", m.ended_on as "leftOn", m.last_error as "lastError",
      m.body_text as "text", m.body_html as "html", m.letter_sha256 as "letterSha256", m.message_id as "messageId"
    from message m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.channel in ('letter', 'registered-letter') and m.state = 'prepared'
    order by m.channel, m.id`
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
