// The SQL of approvals: who said yes to what two people have to release.

import type { Context, Id, Instant } from '#kernel'

export type Approval = {
  readonly actId: Id
  readonly firstPersonId: Id
  readonly firstName: string
  readonly firstAt: Instant
  /** Null: a second person is waited for. */
  readonly secondName: string | null
}

export async function approvalsOf(ctx: Context, actIds: readonly Id[]): Promise<ReadonlyMap<Id, Approval>> {
  if (actIds.length === 0) return new Map()
  const rows = await ctx.sql<Approval>`
    select act_id as "actId", first_person_id as "firstPersonId", first_name as "firstName", first_at as "firstAt",
      second_name as "secondName"
    from act_approval
    where act_id = any(${actIds}::int[])`
  return new Map(rows.map((row) => [row.actId, row]))
}

type Yes = { readonly personId: Id; readonly name: string }

/** A yes of somebody who has left since gives way: it counts no more. */
export async function insertApprovals(ctx: Context, actIds: readonly Id[], { personId, name }: Yes): Promise<void> {
  await ctx.sql`
    insert into act_approval (organisation_id, act_id, first_person_id, first_name, first_at)
    select ${ctx.organisationId}, n.id, ${personId}, ${name}, ${ctx.now} from unnest(${actIds}::int[]) as n (id)
    on conflict (organisation_id, act_id) do update
    set first_person_id = ${personId}, first_name = ${name}, first_at = ${ctx.now}
    where act_approval.second_person_id is null`
}

export async function countersign(ctx: Context, actIds: readonly Id[], { personId, name }: Yes): Promise<void> {
  await ctx.sql`
    update act_approval set second_person_id = ${personId}, second_name = ${name}, second_at = ${ctx.now}
    where act_id = any(${actIds}::int[]) and second_person_id is null and first_person_id <> ${personId}`
}

export type WithdrawnApproval = { readonly actId: Id; readonly debtorId: Id; readonly firstName: string }

/** Of acts that have not been let go; returns whose yes it was. */
export async function deleteApprovals(ctx: Context, actIds: readonly Id[]): Promise<WithdrawnApproval[]> {
  return ctx.sql<WithdrawnApproval>`
    delete from act_approval p using act a
    where a.organisation_id = p.organisation_id and a.id = p.act_id and a.state = 'planned' and a.id = any(${actIds}::int[])
    returning p.act_id as "actId", a.debtor_id as "debtorId", p.first_name as "firstName"`
}
