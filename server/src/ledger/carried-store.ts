// The SQL of credits that books have in common with those of other days: those of some debtors up to a day, or by the mark of an accountant.

import type { Cents, Context, Day, Id } from '#kernel'
import type { Credit } from './model.ts'

export type DatedCredit = Pick<Credit, 'id' | 'debtorId' | 'kind' | 'reference' | 'onDay'> & {
  readonly amountCents: Cents
  readonly remainingCents: Cents
  /** Null where no file brought it. */
  readonly sourceKey: string | null
}

/** In euros, the oldest first. */
export async function creditsUpTo(ctx: Context, debtorIds: readonly Id[], day: Day): Promise<DatedCredit[]> {
  if (debtorIds.length === 0) return []
  return ctx.sql<DatedCredit>`
    select id, debtor_id as "debtorId", kind, reference, on_day as "onDay", amount_cents as "amountCents",
      remaining_cents as "remainingCents", source_key as "sourceKey"
    from credit
    where debtor_id = any(${debtorIds}::int[]) and on_day <= ${day}::date and currency = 'EUR' and not withdrawn
    order by on_day, id`
}

/** In euros, the oldest first: what marks let assume (their keys say so), and what nothing was ever set against. */
export async function creditsAssumedOrUnused(ctx: Context, debtorIds: readonly Id[]): Promise<DatedCredit[]> {
  if (debtorIds.length === 0) return []
  return ctx.sql<DatedCredit>`
    select id, debtor_id as "debtorId", kind, reference, on_day as "onDay", amount_cents as "amountCents",
      remaining_cents as "remainingCents", source_key as "sourceKey"
    from credit
    where debtor_id = any(${debtorIds}::int[]) and currency = 'EUR' and not withdrawn
      and (remaining_cents = amount_cents or source_key like '% lettering %')
    order by on_day, id`
}
