// The SQL of incoming mail: what was read of a folder, what came, whose it is.

import type { Context, Id, Instant } from '#kernel'
import { type MailFolder, type MailKind, type MailOutcomeKind, type Suggestion, UNREAD } from './model.ts'

export type FolderPlace = { readonly uidValidity: number; readonly lastUid: number }
export type KnownFolder = FolderPlace & MailFolder

/** `account`: its key; null is the company's own. */
export type FolderOfAccount = { readonly account: string | null; readonly folder: string }

export async function placesInFolders(
  ctx: Context,
  folders: readonly FolderOfAccount[],
): Promise<readonly KnownFolder[]> {
  type Row = Omit<KnownFolder, 'failure'> & { readonly since: Instant | null; readonly said: string | null }
  const rows = await ctx.sql<Row>`
    select nullif(f.account, '') as account, f.folder, f.uid_validity as "uidValidity", f.last_uid as "lastUid",
      f.missing_since as "missingSince", f.failing_since as since, f.failure as said
    from mail_folder f
    join unnest(${folders.map(({ account }) => account ?? '')}::text[], ${folders.map(({ folder }) => folder)}::text[])
      as n (account, folder) on n.account = f.account and n.folder = f.folder`
  return rows.map(({ since, said, ...place }) => ({
    ...place,
    failure: since === null ? null : { since, said: said ?? '' },
  }))
}

/** Whoever moves on in a folder has found it. */
export async function moveInFolder(
  ctx: Context,
  { account, folder }: FolderOfAccount,
  place: FolderPlace,
): Promise<void> {
  await ctx.sql`
    insert into mail_folder (organisation_id, account, folder, uid_validity, last_uid, checked_at)
    values (${ctx.organisationId}, ${account ?? ''}, ${folder}, ${place.uidValidity}, ${place.lastUid}, ${ctx.now})
    on conflict (organisation_id, account, folder) do update
      set uid_validity = excluded.uid_validity, last_uid = excluded.last_uid, checked_at = excluded.checked_at,
        missing_since = null`
}

/** Its place is kept: it may come back. */
export async function missFolder(ctx: Context, { account, folder }: FolderOfAccount): Promise<void> {
  await ctx.sql`
    insert into mail_folder (organisation_id, account, folder, uid_validity, last_uid, checked_at, missing_since)
    values (${ctx.organisationId}, ${account ?? ''}, ${folder}, 0, 0, ${ctx.now}, ${ctx.now})
    on conflict (organisation_id, account, folder) do update
      set missing_since = coalesce(mail_folder.missing_since, excluded.missing_since), failing_since = null, failure = null`
}

/** It is there and cannot be read; its place is kept, and the day on which that began. */
export async function failFolder(ctx: Context, { account, folder }: FolderOfAccount, said: string): Promise<void> {
  await ctx.sql`
    insert into mail_folder (organisation_id, account, folder, uid_validity, last_uid, checked_at, failing_since, failure)
    values (${ctx.organisationId}, ${account ?? ''}, ${folder}, 0, 0, ${ctx.now}, ${ctx.now}, ${said})
    on conflict (organisation_id, account, folder) do update
      set missing_since = null, failing_since = coalesce(mail_folder.failing_since, excluded.failing_since),
        failure = excluded.failure`
}

/** It was read to its end. */
export async function clearFailure(ctx: Context, { account, folder }: FolderOfAccount): Promise<void> {
  await ctx.sql`
    update mail_folder set failing_since = null, failure = null where account = ${account ?? ''} and folder = ${folder}`
}

export async function isKnownMail(ctx: Context, mailKey: string): Promise<boolean> {
  const rows = await ctx.sql<{ readonly id: Id }>`select id from incoming_mail where mail_key = ${mailKey}`
  return rows.length > 0
}

export type SentEmail = { readonly id: Id; readonly debtorId: Id; readonly recipientEmail: string }

/** Of these Message-IDs (in their brackets), those of ours, in the order given. */
export async function sentEmails(ctx: Context, messageIds: readonly string[]): Promise<readonly SentEmail[]> {
  return ctx.sql<SentEmail>`
    select s.id, w.current_id as "debtorId", s.recipient_email as "recipientEmail"
    from unnest(${messageIds}::text[]) with ordinality as n (message_id, place)
    join outreach_sent_email s on s.message_id = n.message_id
    join ledger_debtor_alias w on w.organisation_id = s.organisation_id and w.id = s.debtor_id
    order by n.place`
}

/** Debtors that have a contact with this address. */
export async function debtorsWithEmail(ctx: Context, email: string): Promise<readonly Id[]> {
  const rows = await ctx.sql<{ readonly debtorId: Id }>`
    select distinct debtor_id as "debtorId" from ledger_contact where lower(email) = ${email} limit 2`
  return rows.map((row) => row.debtorId)
}

/** Of these debtors, those of whom an answer waits to be read. */
export async function debtorsToRead(ctx: Context, debtorIds: readonly Id[]): Promise<ReadonlySet<Id>> {
  const rows = await ctx.sql<{ readonly debtorId: Id }>`
    select distinct w.current_id as "debtorId" from incoming_mail m
    join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    where m.state = 'new' and m.kind = 'answer' and w.current_id = any(${debtorIds}::int[])`
  return new Set(rows.map((row) => row.debtorId))
}

/** Debtors with an open invoice called so, whatever its case and separators. */
export async function debtorsOfNumbers(ctx: Context, numbers: readonly string[]): Promise<readonly Id[]> {
  if (numbers.length === 0) return []
  const rows = await ctx.sql<{ readonly debtorId: Id }>`
    select distinct debtor_id as "debtorId" from ledger_open_item
    where regexp_replace(lower(number), '[^a-z0-9]', '', 'g') = any(${numbers}::text[]) limit 2`
  return rows.map((row) => row.debtorId)
}

export type NewMail = {
  readonly id: Id
  readonly mailKey: string
  readonly rawSha256: string
  readonly kind: MailKind
  readonly because: string
  readonly fromEmail: string | null
  readonly fromName: string | null
  readonly subject: string
  readonly body: string
  readonly sentAt: Instant | null
  readonly debtorId: Id | null
  readonly matchedBy: MatchedBy | null
  readonly messageId: Id | null
  readonly suggestions: readonly Suggestion[]
  readonly attachments: readonly KeptAttachment[]
  readonly holdId: Id | null
  readonly state: MailState
  /** Where it came in, by the key of the account; null: the company's own. */
  readonly account: string | null
}

export type MatchedBy = 'message' | 'address' | 'number' | 'person'
export type MailState = 'new' | 'read' | 'aside'
export type KeptAttachment = {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly sha256: string
}

export async function insertMail(ctx: Context, mail: NewMail): Promise<void> {
  await ctx.sql`
    insert into incoming_mail (organisation_id, id, mail_key, raw_sha256, kind, because, from_email, from_name, subject, body,
      sent_at, received_at, debtor_id, matched_by, message_id, suggestions, attachments, hold_id, state, mail_account)
    values (${ctx.organisationId}, ${mail.id}, ${mail.mailKey}, ${mail.rawSha256}, ${mail.kind}, ${mail.because},
      ${mail.fromEmail}, ${mail.fromName}, ${mail.subject}, ${mail.body}, ${mail.sentAt}, ${ctx.now}, ${mail.debtorId},
      ${mail.matchedBy}, ${mail.messageId}, ${JSON.stringify(mail.suggestions)}::jsonb,
      ${JSON.stringify(mail.attachments)}::jsonb, ${mail.holdId}, ${mail.state}, ${mail.account})`
}

export type MailRow = {
  readonly id: Id
  /** Where it came in, by the key of the account; null: the company's own. */
  readonly account: string | null
  readonly kind: MailKind
  readonly because: string
  /** Only its head is here. */
  readonly isUnread: boolean
  readonly fromEmail: string | null
  readonly fromName: string | null
  readonly subject: string
  readonly body: string
  readonly sentAt: Instant | null
  readonly receivedAt: Instant
  readonly debtorId: Id | null
  readonly debtorName: string | null
  readonly matchedBy: MatchedBy | null
  readonly messageId: Id | null
  readonly suggestions: readonly Suggestion[]
  readonly attachments: readonly KeptAttachment[]
  readonly holdId: Id | null
  /** Placed by what a person made of it. */
  readonly outcomeHolds: readonly Id[]
  readonly outcome: MailOutcomeKind | null
  /** Its Message-ID without brackets, or the checksum of its bytes. */
  readonly mailKey: string
  readonly isReplied: boolean
  readonly causeId: Id | null
  readonly state: MailState
}

export type MailFilter = {
  /** `unread`: answers to read. `triage`: nobody's yet. `all`: everything that came, machines included. */
  readonly show: 'unread' | 'triage' | 'all'
  readonly debtorId: Id | null
  readonly before: Id | null
  readonly most: number
}

export async function listMail(ctx: Context, filter: MailFilter): Promise<readonly MailRow[]> {
  return ctx.sql<MailRow>`
    select m.id, m.kind, m.because, m.because = ${UNREAD} as "isUnread", m.from_email as "fromEmail", m.from_name as "fromName", m.subject, m.body,
      m.sent_at as "sentAt", m.received_at as "receivedAt", d.id as "debtorId", d.name as "debtorName",
      m.matched_by as "matchedBy", m.message_id as "messageId", m.suggestions, m.attachments, m.hold_id as "holdId",
      m.outcome_holds as "outcomeHolds", m.outcome, m.cause_id as "causeId", m.mail_key as "mailKey", m.state, m.mail_account as account,
      exists (select from outreach_reply r where r.organisation_id = m.organisation_id and r.replies_to = m.id) as "isReplied"
    from incoming_mail m
    left join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    left join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where (${filter.show} = 'all' or m.state = 'new')
      and (${filter.show} <> 'triage' or m.debtor_id is null)
      and (${filter.debtorId}::int is null or d.id = ${filter.debtorId}::int)
      and (${filter.before}::int is null or m.id < ${filter.before}::int)
    order by m.id desc
    limit ${filter.most}`
}

export async function mailById(ctx: Context, mailId: Id): Promise<MailRow | null> {
  const rows = await ctx.sql<MailRow>`
    select m.id, m.kind, m.because, m.because = ${UNREAD} as "isUnread", m.from_email as "fromEmail", m.from_name as "fromName", m.subject, m.body,
      m.sent_at as "sentAt", m.received_at as "receivedAt", d.id as "debtorId", d.name as "debtorName",
      m.matched_by as "matchedBy", m.message_id as "messageId", m.suggestions, m.attachments, m.hold_id as "holdId",
      m.outcome_holds as "outcomeHolds", m.outcome, m.cause_id as "causeId", m.mail_key as "mailKey", m.state, m.mail_account as account,
      exists (select from outreach_reply r where r.organisation_id = m.organisation_id and r.replies_to = m.id) as "isReplied"
    from incoming_mail m
    left join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
    left join ledger_debtor d on d.organisation_id = w.organisation_id and d.id = w.current_id
    where m.id = ${mailId}
    for update of m`
  return rows[0] ?? null
}

export type MailChange = {
  readonly id: Id
  readonly debtorId: Id | null
  readonly matchedBy: MatchedBy | null
  readonly holdId: Id | null
  readonly outcomeHolds: readonly Id[]
  readonly outcome: MailOutcomeKind | null
  readonly causeId: Id | null
  readonly state: MailState
}

export async function updateMail(ctx: Context, change: MailChange): Promise<void> {
  const readAt = change.state === 'new' ? null : ctx.now
  await ctx.sql`
    update incoming_mail set debtor_id = ${change.debtorId}, matched_by = ${change.matchedBy}, hold_id = ${change.holdId},
      outcome_holds = ${change.outcomeHolds}::int[], outcome = ${change.outcome}, cause_id = ${change.causeId}, state = ${change.state}, read_at = ${readAt}, read_by = ${readAt === null ? null : ctx.actor.name}
    where id = ${change.id}`
}

export type PauseOfMail = { readonly mailId: Id; readonly debtorId: Id; readonly holdId: Id }

/** To the oldest other answer of the debtor that nobody has read and that has no pause of its own; false where there is none. */
export async function handOnPause(ctx: Context, { mailId, debtorId, holdId }: PauseOfMail): Promise<boolean> {
  const rows = await ctx.sql<{ readonly id: Id }>`
    update incoming_mail set hold_id = ${holdId}
    where organisation_id = ${ctx.organisationId} and state = 'new' and id = (
      select m.id from incoming_mail m
      join ledger_debtor_alias w on w.organisation_id = m.organisation_id and w.id = m.debtor_id
      where w.current_id = ${debtorId} and m.state = 'new' and m.kind = 'answer' and m.hold_id is null and m.id <> ${mailId}
      order by m.id limit 1)
    returning id`
  return rows.length > 0
}

/** The Message-ID of one of ours, in its brackets. */
export async function messageIdOf(ctx: Context, messageId: Id): Promise<string | null> {
  const rows = await ctx.sql<{ readonly messageId: string }>`
    select message_id as "messageId" from outreach_sent_email where id = ${messageId}`
  return rows[0]?.messageId ?? null
}
