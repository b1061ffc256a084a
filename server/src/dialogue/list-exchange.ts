// What was said by e-mail with one debtor, in order: what we sent, exactly as it left, and what came.

import type { Context, Id, Instant } from '#kernel'
import { debtorById } from '#ledger'
import { listMessages, type MessageRow, messagesById } from '#outreach'
import { listMail } from './mail-store.ts'

type Said = {
  /** Of the message, or of the mail that came in. */
  readonly id: Id
  readonly at: Instant
  readonly who: string
  readonly subject: string
  readonly text: string
}
export type Exchanged =
  | (Said & { readonly direction: 'out'; readonly state: MessageRow['state']; readonly channel: MessageRow['channel'] })
  | (Said & { readonly direction: 'in' })

const MOST = 100

/** The latest first. */
export async function listExchange(
  ctx: Context,
  { debtorId }: { readonly debtorId: Id },
): Promise<readonly Exchanged[]> {
  const { id } = await debtorById(ctx, debtorId)
  const sent = await listMessages(ctx, { states: [], debtorId: id, before: null, most: MOST })
  const texts = await messagesById(
    ctx,
    sent.map((message) => message.id),
  )
  const mails = await listMail(ctx, { show: 'all', debtorId: id, before: null, most: MOST })
  const out = texts.map((message): Exchanged => ({
    direction: 'out',
    id: message.id,
    at: message.acceptedAt ?? message.preparedAt,
    who: message.recipientEmail ?? message.recipientPhone ?? message.recipientName,
    subject: message.subject,
    text: message.text,
    state: message.state,
    channel: message.channel,
  }))
  const came = mails.map((mail): Exchanged => ({
    direction: 'in',
    id: mail.id,
    at: mail.sentAt ?? mail.receivedAt,
    who: mail.fromName ?? mail.fromEmail ?? '',
    subject: mail.subject,
    text: mail.body,
  }))
  return [...out, ...came].toSorted((a, b) => b.at.localeCompare(a.at)).slice(0, MOST)
}
