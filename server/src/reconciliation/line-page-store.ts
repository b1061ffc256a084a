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

export async function countLines(
  ctx: Context,
  state: LineState,
): Promise<{ readonly count: number; readonly cents: Cents }> {
  const [row] = await ctx.sql<{ readonly count: number; readonly cents: Cents }>`
    select count(*)::int as count, coalesce(sum(amount_cents), 0)::bigint as cents
    from bank_line where state = ${state} and not withdrawn`
  return row ?? { count: 0, cents: 0 }
}
