// The SQL of the job table. Leases are kept by the database's clock, which all workers share; when a job is due is told by
// the program's clock, which a rehearsal may set.

import type { Id, Instant, Sql } from '#kernel'

export type NewJob = {
  readonly organisationId: Id | null
  readonly kind: string
  /** Ids only: the handler reads the facts again. */
  readonly payload: Readonly<Record<string, unknown>>
  /** Asking again for a job that still waits under the same key changes nothing. */
  readonly key?: string
  readonly runAt: Instant
}

export type Job = {
  readonly id: number
  readonly organisationId: Id | null
  readonly kind: string
  readonly payload: Readonly<Record<string, unknown>>
  readonly key: string | null
  /** 1 at the first run. */
  readonly attempts: number
}

/** Asks for jobs, in the transaction of the act that needs them. */
export async function enqueue(sql: Sql, jobs: readonly NewJob[]): Promise<void> {
  await sql`
    insert into job (organisation_id, kind, payload, key, run_at, created_at)
    select * from unnest(
      ${jobs.map((job) => job.organisationId)}::int[], ${jobs.map((job) => job.kind)}::text[],
      ${jobs.map((job) => JSON.stringify(job.payload))}::jsonb[], ${jobs.map((job) => job.key ?? null)}::text[],
      ${jobs.map((job) => job.runAt)}::timestamptz[], array_fill(now(), array[${jobs.length}::int]))
    on conflict (key) do nothing`
}

export type ClaimJobs = {
  readonly count: number
  readonly worker: string
  readonly now: Instant
  readonly leaseSeconds: number
  readonly kinds: readonly string[]
  /** At work in this process: not taken again, even if it was too busy to renew their lease in time. */
  readonly running: readonly number[]
}

/**
 * Takes due jobs, and those whose worker let its lease end. The key is given up on taking: what is asked for while a job
 * runs may come too late for it, so it waits as a new one.
 */
export function claimJobs(sql: Sql, { count, worker, now, leaseSeconds, kinds, running }: ClaimJobs): Promise<Job[]> {
  return sql<Job>`
    update job set locked_by = ${worker}, locked_until = now() + make_interval(secs => ${leaseSeconds}), attempts = job.attempts + 1,
      key = null
    from (
      select id, key from job
      where run_at <= ${now} and kind = any(${kinds}) and (locked_until is null or locked_until < now())
        and id <> all(${running})
      order by run_at, id limit ${count}
      for update skip locked
    ) due
    where job.id = due.id
    returning job.id, organisation_id as "organisationId", kind, payload, due.key, attempts`
}

export async function renewLeases(
  sql: Sql,
  {
    ids,
    worker,
    leaseSeconds,
  }: { readonly ids: readonly number[]; readonly worker: string; readonly leaseSeconds: number },
): Promise<void> {
  await sql`
    update job set locked_until = now() + make_interval(secs => ${leaseSeconds})
    where id = any(${ids}) and locked_by = ${worker}`
}

/** Only while the lease is ours: another worker that took over does the finishing. */
export async function finishJob(
  sql: Sql,
  { id, worker }: { readonly id: number; readonly worker: string },
): Promise<void> {
  await sql`delete from job where id = ${id} and locked_by = ${worker}`
}

export type PostponeJob = {
  readonly job: Job
  readonly worker: string
  readonly runAt: Instant
  readonly lastError: string
}

/** Gives the key back, unless a newer job took it meanwhile. */
export async function postponeJob(sql: Sql, { job, worker, runAt, lastError }: PostponeJob): Promise<void> {
  await sql`
    update job set run_at = ${runAt}, last_error = ${lastError}, locked_by = null, locked_until = null,
      key = (select ${job.key}::text where not exists (select from job where key = ${job.key}))
    where id = ${job.id} and locked_by = ${worker}`
}
