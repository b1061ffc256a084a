// Books that an older version kept, in which items and credits had entries of their own, are the same books afterwards.

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ClientBase } from 'pg'
import { expect, test } from 'vitest'
import { withClient } from '#platform/connection.ts'
import { MIGRATIONS } from '#platform/migrate.ts'
import { createTestStore } from '#test/database.ts'

const { owner } = await createTestStore()
const files = (await readdir(MIGRATIONS)).filter((name) => name.endsWith('.sql')).toSorted()
const OURS = '0050_ledger_movements.sql'

/** The same database in a schema of its own, as it was before; then the work, and nothing of it stays. */
async function inOlderStore<T>(work: (client: ClientBase) => Promise<T>): Promise<T> {
  return withClient(owner, async (client) => {
    await client.query('begin; create schema older; set local search_path to older')
    for (const name of files.filter((file) => file < OURS))
      await client.query(await readFile(join(MIGRATIONS, name), 'utf8'))
    await client.query(`insert into organisation (id, name, created_at) values (1, 'Atelier Martin', now())`)
    await client.query(`select set_config('quittance.organisation', '1', true)`)
    try {
      return await work(client)
    } finally {
      await client.query('rollback')
    }
  })
}

const DAY = '2026-09-01'
const READ = '2026-09-10T08:00:00Z'
const LATER = '2026-10-20T08:00:00Z'

async function olderBooks(client: ClientBase): Promise<void> {
  const item = (id: number, number: string, total: number, open: number, withdrawn = false): Promise<unknown> =>
    client.query(
      `insert into item (organisation_id, id, debtor_id, number, normalised_number, issue_date, issue_year, due_date, total_cents, open_cents,
        import_id, withdrawn, recorded_at)
      values (1, $1, 1, $2, $2, $3, 2026, '2026-10-01', $4, $5, 1, $6, $7)`,
      [id, number, DAY, total, open, withdrawn, READ],
    )
  const credit = (id: number, amount: number, remaining: number, withdrawn = false): Promise<unknown> =>
    client.query(
      `insert into credit (organisation_id, id, debtor_id, kind, on_day, amount_cents, remaining_cents, withdrawn, recorded_at)
      values (1, $1, 1, 'payment', '2026-10-15', $2, $3, $4, $5)`,
      [id, amount, remaining, withdrawn, READ],
    )
  type Told = {
    readonly onDay?: string
    readonly at?: string
    readonly imported?: boolean
    readonly reverses?: number
  }
  let entries = 0
  const entry = (
    kind: string,
    between: { readonly item?: number; readonly credit?: number },
    cents: number,
    { onDay = DAY, at = READ, imported = true, reverses }: Told = {},
  ): Promise<unknown> =>
    client.query(
      `insert into entry (organisation_id, id, kind, item_id, credit_id, amount_cents, on_day, recorded_at, imported, reverses)
      values (1, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [++entries, kind, between.item ?? null, between.credit ?? null, cents, onDay, at, imported, reverses ?? null],
    )
  await client.query(
    `insert into debtor (organisation_id, id, name, version, recorded_at) values (1, 1, 'Brûlerie Noé', 1, now())`,
  )
  // 1: paid in part. 2: its import was undone. 3: its parts stand in its place. 4: undone and brought again, of another amount.
  await item(1, 'F-1', 100, 40)
  await item(2, 'F-2', 200, 0, true)
  await item(3, 'F-3', 300, 0, true)
  await item(4, 'F-4', 450, 450)
  // 1: set against F-1. 2: the bank took it back, after it had paid F-1. 3: undone. 4: taken back by mistake, and there again.
  await credit(1, 60, 0)
  await credit(2, 25, 0)
  await credit(3, 30, 0, true)
  await credit(4, 70, 70)
  const back = { onDay: '2026-10-20', at: LATER, imported: false } as const
  await entry('item', { item: 1 }, 100)
  await entry('item', { item: 2 }, 200)
  await entry('item', { item: 2 }, -200, { at: LATER, imported: false, reverses: 2 })
  await entry('item', { item: 3 }, 300)
  await entry('item', { item: 3 }, -300, { at: LATER, reverses: 4 })
  await entry('item', { item: 4 }, 400)
  await entry('item', { item: 4 }, -400, { at: LATER, imported: false, reverses: 6 })
  await entry('item', { item: 4 }, 450, { at: LATER })
  await entry('payment', { credit: 1 }, 60)
  await entry('allocation', { item: 1, credit: 1 }, 60)
  await entry('payment', { credit: 2 }, 25)
  await entry('allocation', { item: 1, credit: 2 }, 25)
  await entry('allocation', { item: 1, credit: 2 }, -25, { ...back, reverses: 12 })
  await entry('payment', { credit: 2 }, -25, { ...back, reverses: 11 })
  await entry('payment', { credit: 3 }, 30)
  await entry('payment', { credit: 3 }, -30, { ...back, reverses: 15 })
  await entry('payment', { credit: 4 }, 70)
  await entry('payment', { credit: 4 }, -70, { ...back, reverses: 17 })
  await entry('payment', { credit: 4 }, 70, { onDay: '2026-10-20', at: LATER, imported: false })
}

test('an older store keeps its balances, says since when things are gone, and holds no amount twice', () =>
  inOlderStore(async (client) => {
    await olderBooks(client)
    const drift = 'select kind, id, kept_cents, entries_cents from ledger_drift'
    expect((await client.query(drift)).rows).toEqual([])
    await client.query(await readFile(join(MIGRATIONS, OURS), 'utf8'))
    expect((await client.query(drift)).rows).toEqual([])
    const { rows } = await client.query(
      'select id, kind, item_id, credit_id, amount_cents::int as cents, on_day::text as day, reverses from entry order by id',
    )
    expect(rows).toEqual([
      { id: 5, kind: 'split', item_id: 3, credit_id: null, cents: 300, day: '2026-09-01', reverses: null },
      { id: 10, kind: 'allocation', item_id: 1, credit_id: 1, cents: 60, day: '2026-09-01', reverses: null },
      { id: 12, kind: 'allocation', item_id: 1, credit_id: 2, cents: 25, day: '2026-09-01', reverses: null },
      { id: 13, kind: 'allocation', item_id: 1, credit_id: 2, cents: -25, day: '2026-10-20', reverses: 12 },
      { id: 14, kind: 'return', item_id: null, credit_id: 2, cents: 25, day: '2026-10-20', reverses: null },
    ])
    const gone = `select 'item' as of, id, to_char(withdrawn_at at time zone 'UTC', 'YYYY-MM-DD') as day from item where withdrawn
      union all select 'credit', id, to_char(withdrawn_at at time zone 'UTC', 'YYYY-MM-DD') from credit where withdrawn order by 1, 2`
    expect((await client.query(gone)).rows).toEqual([
      { of: 'credit', id: 3, day: '2026-10-20' },
      { of: 'item', id: 2, day: '2026-10-20' },
      { of: 'item', id: 3, day: null },
    ])
    await expect(client.query('delete from entry')).rejects.toThrow('append')
  }))
