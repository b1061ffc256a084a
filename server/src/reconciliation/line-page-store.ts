// The SQL of the list of lines that a person reads.

import type { Cents, Context, Day, Id } from '#kernel'
import type { BankLine, LineState } from './model.ts'

export type PagedLine = Omit<BankLine, 'creditorReference' | 'bankReference' | 'transactionCode' | 'isReversal'> & {
  readonly accountName: string
}

export type PageInput = {
  readonly state: LineState
  readonly after: { readonly day: Day; readonly id: Id } | null
  readonly most: number
}

/** The latest first. */
export async function selectLinePage(ctx: Context, { state, after, most }: PageInput): Promise<PagedLine[]> {
  return ctx.sql<PagedLine>`
    select l.id, l.bank_account_id as "bankAccountId", a.name as "accountName", a.currency, l.booking_date as "bookingDate",
      l.amount_cents as "amountCents", l.counterparty, l.counterparty_iban as "counterpartyIban", l.remittance,
      l.end_to_end_id as "endToEndId", l.mandate_id as "mandateId", l.return_reason as "returnReason", l.state,
      l.is_by_person as "isByPerson", l.proposals
    from bank_line l join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id
    where l.state = ${state} and not l.withdrawn
      and (${after === null}::boolean or (l.booking_date, l.id) < (${after?.day ?? null}::date, ${after?.id ?? 0}::int))
    order by l.booking_date desc, l.id desc
    limit ${most}`
}

export type LineSum = { readonly currency: string; readonly count: number; readonly cents: Cents }

/** Sums never cross currencies: the one of most lines first. */
export async function sumLines(ctx: Context, state: LineState): Promise<readonly LineSum[]> {
  return ctx.sql<LineSum>`
    select a.currency, count(*)::int as count, sum(l.amount_cents)::bigint as cents
    from bank_line l join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id
    where l.state = ${state} and not l.withdrawn
    group by a.currency
    order by count(*) desc, a.currency`
}
