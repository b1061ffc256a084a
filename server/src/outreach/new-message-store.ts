// The SQL of messages when they are written: once, as they will leave.

import type { MailSender } from '#access/model.ts'
import type { Context, Id, Locale } from '#kernel'
import type { MessageChannel } from './act.ts'
import type { Enclosure } from './model.ts'
import { packHtml } from './packed-html.ts'

export type NewMessage = {
  readonly id: Id
  readonly actId: Id
  readonly debtorId: Id
  readonly channel: MessageChannel
  readonly locale: Locale
  readonly recipientName: string
  readonly recipientEmail: string | null
  /** As +33612345678, of an SMS. */
  readonly recipientPhone: string | null
  readonly subject: string
  readonly text: string
  readonly html: string | null
  readonly letterSha256: string | null
  readonly standing: string
  /** What the standing was read from. */
  readonly standingMark: string | null
  /** With those that it links to. */
  readonly enclosures: readonly Enclosure[]
  /** Null: the account itself. */
  readonly sender: Pick<MailSender, 'name' | 'email' | 'account' | 'replyTo'> | null
  /** The text that it was written from. */
  readonly textName: string
  readonly textVersion: number
}

export async function insertMessages(ctx: Context, messages: readonly NewMessage[]): Promise<void> {
  const texts = inOne(messages.map((m) => Buffer.from(m.text)))
  const htmls = inOne(messages.map((m) => (m.html === null ? null : packHtml(m.html))))
  await ctx.sql`
    insert into message (organisation_id, id, act_id, debtor_id, channel, locale, recipient_name, recipient_email, subject,
      body_text, packed_html, letter_sha256, state, standing, prepared_at, sender_name, sender_email, sender_reply_to,
      text_name, text_version, recipient_phone, mail_account, standing_mark)
    select ${ctx.organisationId}, n.id, n.act_id, n.debtor_id, n.channel, n.locale, n.recipient_name, n.recipient_email,
      n.subject, convert_from(substr(${texts.bytes}::bytea, n.text_from, n.text_length), 'UTF8'),
      substr(${htmls.bytes}::bytea, n.html_from, n.html_length), n.letter_sha256, 'prepared', n.standing, ${ctx.now},
      n.sender_name, n.sender_email, n.sender_reply_to, n.text_name, n.text_version, n.recipient_phone, n.mail_account, n.standing_mark
    from unnest(${messages.map((m) => m.id)}::int[], ${messages.map((m) => m.actId)}::int[], ${messages.map((m) => m.debtorId)}::int[],
      ${messages.map((m) => m.channel)}::text[], ${messages.map((m) => m.locale)}::text[],
      ${messages.map((m) => m.recipientName)}::text[], ${messages.map((m) => m.recipientEmail)}::text[],
      ${messages.map((m) => m.subject)}::text[], ${texts.from}::int[], ${texts.length}::int[], ${htmls.from}::int[], ${htmls.length}::int[],
      ${messages.map((m) => m.letterSha256)}::text[], ${messages.map((m) => m.standing)}::text[],
      ${messages.map((m) => m.sender?.name ?? null)}::text[], ${messages.map((m) => m.sender?.email ?? null)}::text[],
      ${messages.map((m) => m.sender?.replyTo ?? null)}::text[],
      ${messages.map((m) => m.textName)}::text[], ${messages.map((m) => m.textVersion)}::int[],
      ${messages.map((m) => m.recipientPhone)}::text[], ${messages.map((m) => m.sender?.account ?? null)}::text[],
      ${messages.map((m) => m.standingMark)}::text[])
      as n (id, act_id, debtor_id, channel, locale, recipient_name, recipient_email, subject, text_from, text_length,
        html_from, html_length, letter_sha256, standing, sender_name, sender_email, sender_reply_to, text_name, text_version, recipient_phone,
        mail_account, standing_mark)`
}

type Bodies = {
  readonly bytes: Uint8Array
  readonly from: readonly number[]
  readonly length: readonly (number | null)[]
}

/** One after the other, and where each begins, counted from 1: a megabyte of text in an array would be quoted and read letter by letter. */
function inOne(parts: readonly (Buffer | null)[]): Bodies {
  let at = 1
  const length = parts.map((part) => part && part.length)
  const from = length.map((bytes) => (at += bytes ?? 0) - (bytes ?? 0))
  return { bytes: Buffer.concat(parts.filter((part) => part !== null)), from, length }
}
