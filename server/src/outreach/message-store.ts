// The SQL of messages on their way: claimed, sent, and what became of them. How they are written: new-message-store.ts; how they
// are read: outbox-store.ts.

import type { Context, Day, Id, Instant } from '#kernel'
import type { MessageState, MessageChannel } from './act.ts'
import { type MessageEnclosure, enclosuresOf } from './enclosure-store.ts'
import type { MailQueue } from './company-sender.ts'
import type { OpenPlaces } from './sending-hours.ts'

export type OutgoingMessage = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly recipientName: string
  readonly recipientEmail: string
  readonly subject: string
  readonly text: string
  /** Deflated: packed-html.ts. */
  readonly packedHtml: Uint8Array
  readonly messageId: string
  /** What its `Date:` says. */
  readonly datedAt: Instant
  /** The Message-IDs of earlier e-mails to the same address, oldest first. */
  readonly thread: readonly string[]
  readonly standing: string
  /** What the standing was read from; null: it is read again in any case. */
  readonly standingMark: string | null
  readonly attempts: number
  /** In whose name it leaves; null: of the account itself. */
  readonly senderName: string | null
  readonly senderEmail: string | null
  readonly senderReplyTo: string | null
  /** Copies of invoices that travel with it; those that it links to do not. */
  readonly enclosures: readonly MessageEnclosure[]
}

type BareMessage = Omit<OutgoingMessage, 'enclosures'>

/** With the files that travel with them. */
async function complete(ctx: Context, messages: readonly BareMessage[]): Promise<OutgoingMessage[]> {
  if (messages.length === 0) return []
  const found = await enclosuresOf(
    ctx,
    messages.map(({ id }) => id),
  )
  const travelling = found.filter(({ linkedUntil }) => linkedUntil === null)
  const byMessage = Map.groupBy(travelling, ({ messageId }) => messageId)
  return messages.map((message) => ({ ...message, enclosures: byMessage.get(message.id) ?? [] }))
}

export type Claim = {
  readonly by: string
  readonly until: Instant
  readonly most: number
  readonly senderDomain: string
  readonly queue: MailQueue
  /** The mailbox that they are handed to: `mailboxOf`. */
  readonly through: string
  /** Whether a copy is to be filed among what was sent. */
  readonly copyWanted: boolean
  /** Of the places known the longest key that fits holds. */
  readonly open: OpenPlaces
}

/** Longest line of references: the header stays short, and mail programs need no more. */
const THREAD = 10

/**
 * Takes e-mails that may leave now; other processes skip them until `until`. Their Message-ID, date and thread are fixed here,
 * in the same commit, so that whatever happens afterwards can be looked for by them. Its last part is
 * drawn by lot: whoever did not receive the message cannot name it, nor make it come back.
 */
export async function claimMessages(
  ctx: Context,
  { by, until, most, senderDomain, queue, through, copyWanted, open }: Claim,
): Promise<OutgoingMessage[]> {
  const isOpenEverywhere = open.elsewhere && Object.values(open.known).every(Boolean)
  // The place of a debtor is looked up message by message, on the way to the first `most` that may leave: never that of all.
  const claimed = await ctx.sql<BareMessage>`
    with open_at as materialized (select ${JSON.stringify(open.known)}::jsonb as places)
    update message m set state = 'claimed', claimed_by = ${by}, claimed_until = ${until}, attempts = attempts + 1,
      message_id = coalesce(message_id, '<rem.' || organisation_id || '.' || id || '.'
        || substr(replace(gen_random_uuid()::text, '-', ''), 17) || '@' || coalesce(lower(split_part(sender_email, '@', 2)), ${senderDomain}::text) || '>'),
      dated_at = coalesce(dated_at, ${ctx.now}::timestamptz), sent_through = ${through},
      sent_copy = case when ${copyWanted} then 'wanted' end,
      thread = coalesce(thread, (select array_agg(e.message_id order by e.id) from (
        select p.id, p.message_id from message p
        where p.organisation_id = m.organisation_id and p.debtor_id = m.debtor_id and p.channel = 'email'
          and p.state = 'accepted' and p.recipient_email = m.recipient_email
        order by p.id desc limit ${THREAD}) e), '{}')
    -- An array is made once; a list of which the planner reads again for each row would lock, and claim, more than its limit.
    where organisation_id = ${ctx.organisationId} and id = any(array(
      select id from message
      where channel = 'email' and state = 'prepared' and (not_before is null or not_before <= ${ctx.now})
        and case when mail_account = any(${queue.others}::text[]) then mail_account end is not distinct from ${queue.key}::text
        and (${isOpenEverywhere} or any_hour or coalesce((
          select coalesce(o.places ->> left(p.place, 5), o.places ->> left(p.place, 4), o.places ->> left(p.place, 3),
            o.places ->> left(p.place, 2))::boolean
          from open_at o, (select country || coalesce(postcode, '') as place from ledger_debtor_profile d
            where d.organisation_id = message.organisation_id and d.id = (select w.current_id from ledger_debtor_alias w
              where w.organisation_id = message.organisation_id and w.id = message.debtor_id)) p), ${open.elsewhere}))
      order by id limit ${most} for update skip locked))
    returning id, act_id as "actId", debtor_id as "debtorId", recipient_name as "recipientName",
      recipient_email as "recipientEmail", subject, body_text as "text", packed_html as "packedHtml", message_id as "messageId",
      dated_at as "datedAt", thread, standing, standing_mark as "standingMark", attempts, sender_name as "senderName", sender_email as "senderEmail",
      sender_reply_to as "senderReplyTo"`
  return complete(ctx, claimed)
}

/** Lets them leave at any hour; returns those that still waited. */
export async function waiveHours(ctx: Context, messageIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update message set any_hour = true
    where id = any(${messageIds}::int[]) and channel = 'email' and state = 'prepared'
    returning id`
  return new Set(rows.map((row) => row.id))
}

export type Move = { readonly id: Id; readonly error?: string | null }

/** Moves messages on, only from the states given; returns those that another process or a clean-up had not moved before. */
export async function moveMessages(
  ctx: Context,
  moves: readonly Move[],
  from: readonly MessageState[],
  to: MessageState,
): Promise<ReadonlySet<Id>> {
  if (moves.length === 0) return new Set()
  const rows = await ctx.sql<{ readonly id: Id }>`
    update message m set state = ${to}, last_error = coalesce(n.error, m.last_error),
      data_started_at = case when ${to} = 'data-started' then ${ctx.now}::timestamptz else m.data_started_at end,
      accepted_at = case when ${to} = 'accepted' then ${ctx.now}::timestamptz else m.accepted_at end,
      -- The day on which it left, or may have: the day its content began to leave.
      ended_on = case when ${to} in ('data-started', 'accepted') then coalesce(m.ended_on, ${ctx.today}::date) else m.ended_on end
    from unnest(${moves.map((move) => move.id)}::int[], ${moves.map((move) => move.error ?? null)}::text[]) as n (id, error)
    where m.id = n.id and m.state = any(${from}::text[])
    returning m.id`
  return new Set(rows.map((row) => row.id))
}

/** E-mails of a debtor to this address that left from that day on and came back. */
export async function bouncesSince(
  ctx: Context,
  { debtorId, email, since }: { readonly debtorId: Id; readonly email: string; readonly since: Day },
): Promise<number> {
  const [row] = await ctx.sql<{ readonly messages: number }>`
    select count(*)::int as messages from message
    where debtor_id in (select w.id from ledger_debtor_alias w where w.current_id = ${debtorId})
      and channel = 'email' and state = 'bounced' and lower(recipient_email) = ${email.toLowerCase()} and ended_on >= ${since}`
  return row?.messages ?? 0
}

export type Return = {
  readonly id: Id
  readonly error: string | null
  readonly notBefore: Instant | null
  /** False where the fault was not the message's own: it does not count against it. */
  readonly counts: boolean
}

/** Back into the queue: these surely did not leave. */
export async function returnMessages(ctx: Context, returns: readonly Return[]): Promise<void> {
  if (returns.length === 0) return
  await ctx.sql`
    update message m set state = 'prepared', claimed_by = null, claimed_until = null, data_started_at = null, ended_on = null,
      not_before = n.not_before, attempts = greatest(0, m.attempts - n.taken_back), last_error = coalesce(n.error, m.last_error)
    from unnest(${returns.map((r) => r.id)}::int[], ${returns.map((r) => r.error)}::text[],
      ${returns.map((r) => r.notBefore)}::timestamptz[], ${returns.map((r) => (r.counts ? 0 : 1))}::int[])
      as n (id, error, not_before, taken_back)
    where m.id = n.id and m.state in ('claimed', 'data-started')`
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

export type WaitingMessage = Pick<
  OutgoingMessage,
  'id' | 'actId' | 'debtorId' | 'recipientName' | 'subject' | 'standing'
> & {
  readonly channel: MessageChannel
  readonly recipientEmail: string | null
  readonly recipientPhone: string | null
  /** It may lie in a post box already: only a person can say. */
  readonly isPrinted: boolean
}

/** What was let go and has not begun to leave: letters to print, e-mails of the queue. */
export async function waitingMessages(ctx: Context): Promise<WaitingMessage[]> {
  return ctx.sql<WaitingMessage>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_name as "recipientName",
      recipient_email as "recipientEmail", recipient_phone as "recipientPhone", subject, standing, channel, channel in ('letter', 'registered-letter') and attempts > 0 as "isPrinted"
    from message where state = 'prepared' order by id`
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
    where state = 'data-started' and channel = 'email' and claimed_until < ${ctx.now}`
}

export type InterruptedMessage = Pick<
  OutgoingMessage,
  'id' | 'actId' | 'debtorId' | 'messageId' | 'recipientEmail' | 'subject'
> & {
  readonly leftOn: Day
}

export type DoubtfulMessage = InterruptedMessage & { readonly claimedUntil: Instant }

/** E-mails handed to a mailbox of which nobody can say whether they left: no other mailbox can tell. */
export async function doubtfulMessages(
  ctx: Context,
  { queue, through }: Pick<Claim, 'queue' | 'through'>,
): Promise<DoubtfulMessage[]> {
  return ctx.sql<DoubtfulMessage>`
    select id, act_id as "actId", debtor_id as "debtorId", ended_on as "leftOn", message_id as "messageId",
      recipient_email as "recipientEmail", subject, claimed_until as "claimedUntil"
    from message
    where state = 'unknown' and channel = 'email' and message_id is not null
      and (sent_through = ${through} or sent_through is null and ${queue.key === null})
    order by id`
}

/** They surely did not leave after all: the same text waits again, under the same Message-ID. Returns those that were still in doubt. */
export async function requeueMessages(
  ctx: Context,
  messages: readonly { readonly id: Id }[],
): Promise<ReadonlySet<Id>> {
  if (messages.length === 0) return new Set()
  const rows = await ctx.sql<{ readonly id: Id }>`
    update message set state = 'prepared', claimed_by = null, claimed_until = null, data_started_at = null, ended_on = null
    where id = any(${messages.map((message) => message.id)}::int[]) and state = 'unknown'
    returning id`
  return new Set(rows.map((row) => row.id))
}

/** Accepted by an account, and not yet filed among what it sent. */
export async function copiesWanted(ctx: Context, queue: MailQueue, most: number): Promise<OutgoingMessage[]> {
  const wanted = await ctx.sql<BareMessage>`
    select id, act_id as "actId", debtor_id as "debtorId", recipient_name as "recipientName",
      recipient_email as "recipientEmail", subject, body_text as "text", packed_html as "packedHtml", message_id as "messageId",
      dated_at as "datedAt", thread, standing, standing_mark as "standingMark", attempts, sender_name as "senderName", sender_email as "senderEmail",
      sender_reply_to as "senderReplyTo"
    from message
    where sent_copy = 'wanted' and state = 'accepted'
      and case when mail_account = any(${queue.others}::text[]) then mail_account end is not distinct from ${queue.key}::text
    order by id limit ${most}`
  return complete(ctx, wanted)
}

export async function noteFiled(ctx: Context, messageIds: readonly Id[]): Promise<void> {
  await ctx.sql`update message set sent_copy = 'filed' where id = any(${messageIds}::int[])`
}
