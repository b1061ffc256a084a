// The SQL of the rates that a company looked up itself.

import type { AddedRate, RateName } from '@quittance/law'
import type { Context, Day, Instant } from '#kernel'

export type EnteredRate = AddedRate & { readonly enteredAt: Instant }

/** Oldest first. */
export function selectRates(ctx: Context): Promise<readonly EnteredRate[]> {
  return ctx.sql<EnteredRate>`
    select name, half_year as "halfYear", basis_points as "basisPoints", persons_basis_points as "personsBasisPoints", source,
      entered_at as "enteredAt"
    from law_rate
    where organisation_id = ${ctx.organisationId}
    order by half_year, name`
}

export async function upsertRate(ctx: Context, rate: AddedRate): Promise<void> {
  const { name, halfYear, basisPoints, personsBasisPoints, source } = rate
  await ctx.sql`
    insert into law_rate (organisation_id, name, half_year, basis_points, persons_basis_points, source, entered_at)
    values (${ctx.organisationId}, ${name}, ${halfYear}, ${basisPoints}, ${personsBasisPoints}, ${source}, ${ctx.now})
    on conflict (organisation_id, name, half_year) do update
      set basis_points = excluded.basis_points, persons_basis_points = excluded.persons_basis_points,
        source = excluded.source, entered_at = excluded.entered_at`
}

export async function deleteRate(ctx: Context, name: RateName, halfYear: Day): Promise<void> {
  await ctx.sql`
    delete from law_rate where organisation_id = ${ctx.organisationId} and name = ${name} and half_year = ${halfYear}`
}
