// What the machine does at best with the same data, written by hand and without the program: the limits that the figures are
// compared with. Each is taken in the same minute as the runs that it stands beside.

import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { ClientBase } from 'pg'
import type { Day, Id } from '../server/src/kernel/index.ts'
import { stopwatch } from '../server/src/platform/clock.ts'
import { type Login, withClient } from '../server/src/platform/connection.ts'

/** The byte scan of a file: lines counted, nothing understood. */
export async function scanFile(path: string): Promise<number> {
  const took = stopwatch()
  let lines = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 })) {
    const bytes = chunk as Buffer
    for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1)) lines++
  }
  if (lines === 0) throw new Error(`${path} is empty`)
  return took()
}

type OfCompany = { readonly login: Login; readonly organisationId: Id }

/** What each debtor owes overdue, how late, and how firm the next step would be: one hash aggregate over the open items. */
export async function aggregateInSql({
  login,
  organisationId,
  day,
}: OfCompany & { readonly day: Day }): Promise<number> {
  return asCompany(login, organisationId, async (client) => {
    // From end to end: where several companies share the store the planner may take an index, which is five times slower.
    await client.query('set local enable_indexscan = off; set local enable_bitmapscan = off')
    const took = stopwatch()
    await client.query(
      `select count(*), sum(overdue) from (
        select debtor_id, sum(open_cents::float8) filter (where due_date < $1) as overdue, max($1::date - due_date) as late,
          max(case when due_date < $1::date - 45 then 3 when due_date < $1::date - 15 then 2 when due_date < $1 then 1 else 0 end) as step
        from item where open_cents > 0 group by debtor_id) as debtor`,
      [day],
    )
    return took()
  })
}

/** The rows of these tables, copied once more into tables without keys or journal. */
export async function copyRows({
  login,
  organisationId,
  tables,
}: OfCompany & { readonly tables: readonly string[] }): Promise<number> {
  return asCompany(login, organisationId, async (client) => {
    let milliseconds = 0
    for (const table of tables) {
      await client.query(`create temporary table copied on commit drop as select * from ${table} with no data`)
      const chunks: Buffer[] = []
      for await (const chunk of client.query(copyTo(`copy (select * from ${table}) to stdout`)))
        chunks.push(chunk as Buffer)
      const took = stopwatch()
      await pipeline(Readable.from(chunks), client.query(copyFrom('copy pg_temp.copied from stdin')))
      milliseconds += took()
      await client.query('drop table pg_temp.copied')
    }
    return milliseconds
  })
}

export type NumberedAmount = { readonly number: string; readonly cents: number }

/** The items of these numbers and amounts, each by one look into the index of open amounts. */
export async function lookUpItems({
  login,
  organisationId,
  wanted,
}: OfCompany & { readonly wanted: readonly NumberedAmount[] }): Promise<number> {
  return asCompany(login, organisationId, async (client) => {
    const took = stopwatch()
    await client.query(
      `select i.id, i.debtor_id, i.open_cents
        from unnest($1::text[], $2::bigint[]) as w (number, cents) cross join lateral (
          select id, debtor_id, open_cents, number from item where open_cents = w.cents and open_cents > 0 offset 0) i
        where i.number = w.number`,
      [wanted.map(({ number }) => number), wanted.map(({ cents }) => cents)],
    )
    return took()
  })
}

function asCompany<T>(login: Login, organisationId: Id, work: (client: ClientBase) => Promise<T>): Promise<T> {
  return withClient(login, async (client) => {
    await client.query(`begin; set local quittance.organisation = '${organisationId}'`)
    const result = await work(client)
    await client.query('rollback')
    return result
  })
}
