// The SQL of a person's own e-mails: an act without items, let go as it is made, and its message.

import type { Context, Id, Locale } from '#kernel'
import { PERSONAL } from './act.ts'
import { packHtml } from './packed-html.ts'

export type NewPersonalEmail = {
  readonly actId: Id
  readonly messageId: Id
  readonly debtorId: Id
  readonly locale: Locale
  readonly to: { readonly name: string; readonly email: string }
  readonly subject: string
  readonly text: string
  readonly html: string
  /** The Message-IDs of the conversation, the one that it answers last; null: what left to the same address before. */
  readonly thread: readonly string[] | null
  readonly account: string | null
  readonly repliesTo: Id | null
}

export async function insertPersonalEmail(ctx: Context, email: NewPersonalEmail): Promise<void> {
  await ctx.sql`
    insert into act (organisation_id, id, debtor_id, currency, channel, day, plan_key, plan_version, step_key, level, mode,
      total_cents, reasons, state, planned_at, released_at, released_by)
    values (${ctx.organisationId}, ${email.actId}, ${email.debtorId}, 'EUR', 'email', ${ctx.today}, ${PERSONAL}, 0, ${PERSONAL},
      0, 'manual', 0, '[]', 'released', ${ctx.now}, ${ctx.now}, ${ctx.actor.name})`
  await ctx.sql`
    insert into message (organisation_id, id, act_id, debtor_id, channel, locale, recipient_name, recipient_email, subject,
      body_text, packed_html, state, standing, prepared_at, thread, replies_to, mail_account)
    values (${ctx.organisationId}, ${email.messageId}, ${email.actId}, ${email.debtorId}, 'email', ${email.locale},
      ${email.to.name}, ${email.to.email}, ${email.subject}, ${email.text}, ${packHtml(email.html)}, 'prepared', ${PERSONAL}, ${ctx.now},
      ${email.thread}::text[], ${email.repliesTo}, ${email.account})`
}

export type KnownAddress = { readonly name: string | null; readonly email: string }

/** Addresses of a debtor that may be written to: of its contacts, none that came back. */
export async function addressesOf(ctx: Context, debtorId: Id): Promise<KnownAddress[]> {
  return ctx.sql<KnownAddress>`
    select distinct on (lower(email)) name, email from ledger_contact
    where debtor_id = ${debtorId} and email is not null and email_refused_on is null
    order by lower(email), id`
}
