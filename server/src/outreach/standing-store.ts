// The SQL of the standing that a text is written from: what must still be true in the moment in which it leaves.

import { createHash } from 'node:crypto'
import type { Settings } from '#access'
import type { Context, Id } from '#kernel'
import { PERSONAL } from './act.ts'
import type { Standing } from './rules.ts'

/**
 * The standing of acts as it is now, as one comparable text each: open amount and due date of every line, who holds and collects
 * it, running holds of the debtor or of everything, credit not yet used, money that came in and waits to be allocated, kind,
 * country and usual means of payment, where the message goes, the originals that it may enclose, who sends it, and the account
 * that it asks to pay into.
 */
export async function standingsOf(
  ctx: Context,
  actIds: readonly Id[],
  { bank, senders }: Pick<Settings, 'bank' | 'senders'>,
): Promise<ReadonlyMap<Id, Standing>> {
  if (actIds.length === 0) return new Map()
  const addresses = addressesOf(senders)
  const rows = await ctx.sql<Standing & { readonly actId: Id }>`
    select a.id as "actId", a.state, a.day as "writtenOn", a.deadline_day as "deadlineDay",
      case when a.plan_key = ${PERSONAL} then ${PERSONAL} else concat_ws('|',
      (select string_agg(l.item_id || '=' || coalesce(o.open_cents, 0) || '@' || coalesce(o.due_date::text, '-')
          || case when o.is_plain is false
            then concat_ws(' ', '', o.nature, o.payment_means, o.holder, o.holder_notified::text, o.payee_iban) else '' end,
          ',' order by l.item_id)
        from act_item l left join ledger_open_item o on o.organisation_id = l.organisation_id and o.id = l.item_id
        where l.organisation_id = a.organisation_id and l.act_id = a.id),
      'holds ' || coalesce((select string_agg(h.id::text, ',' order by h.id) from ledger_hold h
        where h.organisation_id = a.organisation_id and (h.debtor_id = a.debtor_id or h.debtor_id is null)
          and h.from_day <= ${ctx.today} and (h.until_day is null or h.until_day >= ${ctx.today})), '-'),
      'credit ' || coalesce((select sum(c.remaining_cents) from ledger_unapplied_credit c
        where c.organisation_id = a.organisation_id and c.debtor_id = a.debtor_id and c.currency = a.currency), 0),
      (select 'money in' from reconciliation_unmatched_credit u
        where u.organisation_id = a.organisation_id and u.debtor_id = a.debtor_id),
      (select d.kind || ' ' || d.country || ' ' || coalesce(d.payment_means || ' ', '') || case when a.channel = 'email'
          then coalesce((select k.email from ledger_contact k
            where k.organisation_id = d.organisation_id and k.debtor_id = d.id and k.email is not null
              and k.email_refused_on is null
            order by k.role <> coalesce(a.recipient_role, 'accounts-payable'), k.role <> 'accounts-payable', k.id limit 1), '-')
          when a.channel = 'sms' then coalesce((select string_agg(k.phone, ',' order by k.id) from ledger_contact k
            where k.organisation_id = d.organisation_id and k.debtor_id = d.id), '-')
          else concat_ws(' ', d.name, array_to_string(d.address_lines, ' '), d.postcode, d.city) end
        from ledger_debtor d where d.organisation_id = a.organisation_id and d.id = a.debtor_id),
      case when a.attaches_invoices then 'originals ' || coalesce((select string_agg(t.id::text, ',' order by t.id)
        from act_item l join ledger_document t on t.organisation_id = l.organisation_id and t.item_id = l.item_id
        where l.organisation_id = a.organisation_id and l.act_id = a.id and t.media_type = 'application/pdf'), '-') end,
      'sender ' || a.sender_key || ' ' || coalesce(${JSON.stringify(addresses)}::jsonb ->> a.sender_key, '-'),
      coalesce(${JSON.stringify(ibansOf(bank))}::jsonb ->> a.currency, ${bank.iban}::text)) end as facts
    from act a
    where a.id = any(${actIds}::int[])`
  return new Map(rows.map((row) => [row.actId, row]))
}

/** By currency, where a currency has an account of its own. */
const ibansOf = ({ byCurrency }: Settings['bank']): Readonly<Record<string, string>> =>
  Object.fromEntries(byCurrency.map(({ currency, iban }) => [currency, iban]))

const addressesOf = (senders: Settings['senders']): Readonly<Record<string, string>> =>
  Object.fromEntries(
    senders.map(({ key, email, replyTo, account }) => [
      key,
      [email, replyTo ?? '', ...(account === null ? [] : [account])].join(' '),
    ]),
  )

/**
 * Whether originals may travel along that can be withdrawn without a word to the debtor: then no mark stands for the standing. Of one
 * without any, an original that comes is the newest of all.
 */
export const hasOriginals = (standing: string): boolean => /\|originals \d/.test(standing)

/** By debtor: what of its marks is its own, and what is of everything. */
export type StandingMarks = ReadonlyMap<Id, string>

/**
 * What the standing of a debtor's acts is read from: the day, holds of everything, the newest original, and the version of the debtor,
 * which whoever changes anything about it raises under its lock.
 */
export async function standingMarks(ctx: Context, debtorIds: readonly Id[]): Promise<StandingMarks> {
  const rows = await ctx.sql<{ readonly debtorId: Id; readonly mark: string }>`
    select w.id as "debtorId", concat_ws(' ', ${ctx.today}::text,
      (select string_agg(h.id::text, ',' order by h.id) from ledger_hold h
        where h.debtor_id is null and h.from_day <= ${ctx.today} and (h.until_day is null or h.until_day >= ${ctx.today})),
      (select 'original ' || max(t.id) from ledger_document t),
      (select d.id || ' v' || d.version from ledger_debtor d
        where d.organisation_id = w.organisation_id and d.id = w.current_id)) as mark
    from ledger_debtor_alias w
    where w.id = any(${debtorIds}::int[])`
  return new Map(rows.map(({ debtorId, mark }) => [debtorId, mark]))
}

/** With who sends and where to pay. Where it is what it was when a text was written, the standing is as well; null: nobody knows. */
export function markOf(
  marks: StandingMarks,
  debtorId: Id,
  { bank, senders }: Pick<Settings, 'bank' | 'senders'>,
): string | null {
  const own = marks.get(debtorId)
  if (own === undefined) return null
  const ofCompany = JSON.stringify([bank.iban, ibansOf(bank), addressesOf(senders)])
  return `${createHash('sha256').update(ofCompany).digest('base64url')} ${own}`
}
