import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import type { Row, SqlValue } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { withClient } from './connection.ts'
import { copyInto } from './copy.ts'
import { connectDatabase } from './database.ts'

const { company, shell, inCompany, createCompany, owner, application } = await createTestCompany()
const other = await createCompany()

await withClient(owner, async (client) => {
  await client.query(`
    create table sample (organisation_id integer not null, id integer not null, label text, tags text[], data bytea, ok boolean,
      primary key (organisation_id, id));
    select tenant_table('sample', 'select, insert, delete', 'insert');
    create table numbered (id integer generated always as identity, parent integer references organisation (id));
    grant select, insert on numbered to quittance, quittance_importer`)
})

const COLUMNS = ['organisation_id', 'id', 'label', 'tags', 'data', 'ok']
const sampleRow = (id: number, label: string | null): SqlValue[] => [
  company.organisationId,
  id,
  label,
  ['x', 'é"\\,{'],
  new Uint8Array([0, 92]),
  true,
]

describe('values', () => {
  test('come back as the kernel says', async () => {
    const [row] = await inCompany(
      ({ sql }) => sql`
        select 9007199254740991::bigint as big, 3 as small, '2026-02-28'::date as day,
          '2026-11-21 07:00:00.5+01'::timestamptz as instant, '{"a":[1]}'::jsonb as json, '\\x00ff'::bytea as bytes,
          array['a', null, 'b,"c'] as texts, array[1, 2]::bigint[] as numbers, array['2026-01-02']::date[] as days, null as absent`,
    )
    expect(row).toEqual({
      big: 9007199254740991,
      small: 3,
      day: '2026-02-28',
      instant: '2026-11-21T06:00:00.500Z',
      json: { a: [1] },
      bytes: Buffer.from([0, 255]),
      texts: ['a', null, 'b,"c'],
      numbers: [1, 2],
      days: ['2026-01-02'],
      absent: null,
    })
  })

  test('go in as parameters, arrays and bytes included', async () => {
    const text = `'); drop table sample; --`
    const rows = await inCompany(
      ({ sql }) =>
        sql`select ${text}::text as text, ${[3, null]}::int[] as numbers, ${new Uint8Array([1, 255])}::bytea as bytes`,
    )
    expect(rows).toEqual([{ text, numbers: [3, null], bytes: Buffer.from([1, 255]) }])
  })

  test('a sum that came back as numeric is refused instead of being read as text', async () => {
    await expect(inCompany(({ sql }) => sql`select sum(1::bigint) as total`)).rejects.toThrow(
      'numeric cannot be read: cast it',
    )
  })

  test('a whole number beyond 2^53 is refused', async () => {
    await expect(inCompany(({ sql }) => sql`select 9007199254740993 as big`)).rejects.toThrow('out of range')
  })
})

describe('transactions', () => {
  test('an error rolls everything back', async () => {
    const failing = inCompany(async ({ sql }) => {
      await sql`insert into sample (organisation_id, id) values (${company.organisationId}, 900)`
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await inCompany(({ sql }) => sql`select id from sample where id = 900`)).toEqual([])
  })

  test('a swallowed database error is not taken for a commit', async () => {
    const swallowing = inCompany(async ({ sql }) => {
      await sql`select 1 / 0`.catch(() => {})
    })
    await expect(swallowing).rejects.toThrow('swallowed')
  })

  test('a statement after the end of its transaction is refused', async () => {
    const leaked = await inCompany(async ({ sql }) => sql)
    await expect(leaked`select 1`).rejects.toThrow('the transaction is over')
  })

  test('statements asked for at once run one after the other', async () => {
    const rows = await inCompany(({ sql }) => Promise.all([1, 2, 3].map((n) => sql`select ${n}::int as n`)))
    expect(rows).toEqual([[{ n: 1 }], [{ n: 2 }], [{ n: 3 }]])
  })

  test('a statement that fails ends those asked for at once with it, and is itself the error', async () => {
    const together = inCompany(({ sql }) =>
      Promise.all([
        sql`select 1`,
        sql`select 1 / ${0}::int`,
        sql`insert into sample (organisation_id, id) values (${company.organisationId}, 77)`,
      ]),
    )
    await expect(together).rejects.toThrow('division by zero')
    expect(await inCompany(({ sql }) => sql`select id from sample where id = 77`)).toEqual([])
  })

  test('a COPY asked for among others waits for those before it, and those behind it wait for it', async () => {
    const rowsOf = (from: number) => Array.from({ length: 500 }, (_, place) => [company.organisationId, from + place])
    const target = { table: 'sample', columns: ['organisation_id', 'id'] }
    const counted = await inCompany(async ({ sql }) => {
      const count = () => sql<{ n: number }>`select count(*)::int as n from sample where id >= 1000`
      return Promise.all([
        count(),
        sql.copyInto(target, rowsOf(1000)),
        count(),
        sql.copyInto(target, rowsOf(2000)),
        count(),
      ])
    })
    expect(counted).toEqual([[{ n: 0 }], 500, [{ n: 500 }], 500, [{ n: 1000 }]])
    await inCompany(({ sql }) => sql`delete from sample where id >= 1000`)
  })

  test('the day is that of the company, unless another is asked for', async () => {
    expect(await inCompany(async (ctx) => ctx.today)).toBe('2026-11-21')
    expect(await inCompany(async (ctx) => ctx.today, '2026-12-24')).toBe('2026-12-24')
  })
})

describe('tenancy', () => {
  test('a company neither sees nor writes the rows of another', async () => {
    await inCompany(({ sql }) => sql`insert into sample (organisation_id, id) values (${company.organisationId}, 1)`)
    expect(await shell.inCompany(other, ({ sql }) => sql`select * from sample`)).toEqual([])
    const intruding = shell.inCompany(
      other,
      ({ sql }) => sql`insert into sample (organisation_id, id) values (${company.organisationId}, 2)`,
    )
    await expect(intruding).rejects.toThrow('row-level security')
  })

  test('without a company a tenant table is an error, also on a connection that served one', async () => {
    for (let use = 0; use < 8; use++) {
      await expect(shell.shared((sql) => sql`select * from sample`)).rejects.toThrow(
        /quittance.organisation|invalid input syntax/,
      )
      await inCompany(({ sql }) => sql`select * from sample`)
    }
  })

  test.skipIf('url' in application.address)('a user that row security does not bind is refused at once', async () => {
    const asSuperuser = connectDatabase({
      login:
        'url' in application.address
          ? { address: application.address }
          : { address: { ...application.address, user: 'quittance_admin' } },
      log: shell.log,
    })
    await expect(asSuperuser).rejects.toMatchObject({ code: 'platform.database_role' })
  })
})

describe('copyInto', () => {
  test('writes what was given, whatever characters it holds', async () => {
    const nasty = 'tab\tnewline\nreturn\rback\\slash \\N é 💶'
    const count = await inCompany(({ sql }) =>
      sql.copyInto({ table: 'sample', columns: COLUMNS }, [
        sampleRow(10, nasty),
        sampleRow(11, null),
        sampleRow(12, ''),
      ]),
    )
    expect(count).toBe(3)
    const rows = await inCompany(
      ({ sql }) => sql`select id, label, tags, data, ok from sample where id between 10 and 12 order by id`,
    )
    const rest = { tags: ['x', 'é"\\,{'], data: Buffer.from([0, 92]), ok: true }
    expect(rows).toEqual([
      { id: 10, label: nasty, ...rest },
      { id: 11, label: null, ...rest },
      { id: 12, label: '', ...rest },
    ])
  })

  test('refuses a row of another company before it is stored', async () => {
    const row = [other.organisationId, 20, null, null, null, null]
    await expect(inCompany(({ sql }) => sql.copyInto({ table: 'sample', columns: COLUMNS }, [row]))).rejects.toThrow(
      'another company',
    )
    expect(await shell.inCompany(other, ({ sql }) => sql`select * from sample`)).toEqual([])
  })

  test('leaves row security and key checks in force for what follows', async () => {
    const leftBehind = await inCompany(async ({ sql }) => {
      await sql.copyInto({ table: 'sample', columns: COLUMNS }, [sampleRow(30, 'a')])
      return sql`select current_user as user, current_setting('session_replication_role') as checks, count(*)::int as seen
        from sample where organisation_id <> ${company.organisationId}`
    })
    expect(leftBehind).toEqual([{ user: 'quittance', checks: 'origin', seen: 0 }])
  })

  test('an error in the middle undoes the copy and leaves the connection usable', async () => {
    const rows = function* (): Generator<SqlValue[]> {
      yield sampleRow(40, 'a')
      throw new Error('unreadable line')
    }
    await expect(inCompany(({ sql }) => sql.copyInto({ table: 'sample', columns: COLUMNS }, rows()))).rejects.toThrow(
      'unreadable line',
    )
    expect(await inCompany(({ sql }) => sql`select current_user as user from sample where id in (1, 40)`)).toEqual([
      { user: 'quittance' },
    ])
  })

  test('goes through a temporary table, with all checks on, where the importer role is not to be had', async () => {
    const input = { target: { table: 'numbered', columns: ['id', 'parent'] }, hasImporter: false, organisationId: null }
    await withClient(application, async (client) => {
      await client.query('begin')
      expect(await copyInto({ ...input, client, rows: [[7, company.organisationId]] })).toBe(1)
      expect(await copyInto({ ...input, client, rows: [[8, null]] })).toBe(1)
      expect((await client.query('select id from numbered order by id')).rows).toEqual([{ id: 7 }, { id: 8 }])
      await expect(copyInto({ ...input, client, rows: [[9, 12345]] })).rejects.toThrow('foreign key')
    })
  })
})

describe('copyOut', () => {
  test('streams binary rows of the company, values quoted', async () => {
    await inCompany(
      ({ sql }) =>
        sql`insert into sample (organisation_id, id, label) values (${company.organisationId}, 50, ${"it's \\ 1"})`,
    )
    const bytes = await inCompany(async ({ sql }) =>
      collect(sql.copyOut`select id from sample where label = ${"it's \\ 1"} and id = any(${[49, 50]}::int[])`),
    )
    expect(bytes.subarray(0, 11).toString('latin1')).toBe('PGCOPY\n\xff\r\n\0')
    expect(bytes.subarray(19, 31)).toEqual(Buffer.from([0, 1, 0, 0, 0, 4, 0, 0, 0, 50, 255, 255]))
  })

  test('a reader that stops half-way leaves the transaction usable; one still reading blocks it visibly', async () => {
    await inCompany(async ({ sql }) => {
      for await (const _ of sql.copyOut`select n, repeat('x', 100) from generate_series(1, 100000) n`) {
        await expect(sql`select 1`).rejects.toThrow('still being read')
        break
      }
      expect(await sql<Row>`select 2 as n`).toEqual([{ n: 2 }])
    })
  })

  test('gives every row once and in order, to a reader that takes its time, rows larger than one read of the connection among them', async () => {
    const bytes = await inCompany(async ({ sql }) => {
      const all: Uint8Array[] = []
      for await (const chunk of sql.copyOut`
        select n, case when n % 1000 = 0 then repeat('x', 200000) end from generate_series(1, 20000) n`) {
        all.push(chunk)
        if (all.length < 20) await sleep(2)
      }
      return Buffer.concat(all)
    })
    const numbers: number[] = []
    let at = 19
    while (bytes.readInt16BE(at) === 2) {
      numbers.push(bytes.readInt32BE(at + 6))
      const length = bytes.readInt32BE(at + 10)
      expect(length).toBe(numbers.length % 1000 === 0 ? 200_000 : -1)
      at += 14 + Math.max(0, length)
    }
    expect(bytes.readInt16BE(at)).toBe(-1)
    expect(numbers.length).toBe(20_000)
    expect(numbers.every((n, index) => n === index + 1)).toBe(true)
  })

  test('an error half-way is thrown at the reader, and the connection is good for the next transaction', async () => {
    const broken = inCompany(async ({ sql }) =>
      collect(sql.copyOut`select 1 / (50000 - n) from generate_series(1, 100000) n`),
    )
    await expect(broken).rejects.toThrow('division by zero')
    const [row] = await inCompany(({ sql }) => sql<Row>`select 3 as n`)
    expect(row).toEqual({ n: 3 })
  })
})

async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = []
  for await (const chunk of chunks) all.push(chunk)
  return Buffer.concat(all)
}
