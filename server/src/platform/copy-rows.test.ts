import { describe, expect, test } from 'vitest'
import type { SqlValue } from '#kernel'
import { createTestCompany } from '#test/database.ts'
import { withClient } from './connection.ts'

const { inCompany, company, owner } = await createTestCompany()

await withClient(owner, async (client) => {
  await client.query(`
    create table every_type (organisation_id integer not null, id integer not null, small smallint, whole integer, big bigint,
      ok boolean, day date, moment timestamptz, words text, document jsonb, bytes bytea, list text[], score double precision,
      primary key (organisation_id, id));
    select tenant_table('every_type', 'select, insert, delete', 'insert')`)
})

const TYPED = ['small', 'whole', 'big', 'ok', 'day', 'moment', 'words', 'document', 'bytes', 'list']

/** One row, in a transaction of its own, as it comes back. */
const comesBack = (column: string, value: SqlValue) =>
  inCompany(async ({ sql }) => {
    await sql`delete from every_type`
    await sql.copyInto({ table: 'every_type', columns: ['organisation_id', 'id', column] }, [
      [company.organisationId, 1, value],
    ])
    const [row] = await sql<Record<string, unknown>>`select * from every_type`
    return row?.[column]
  })

describe('a value copied in comes back as it was given', () => {
  test.each<[string, SqlValue]>([
    ['small', 32_767],
    ['small', -32_768],
    ['whole', 2_147_483_647],
    ['whole', -2_147_483_648],
    ['whole', 0],
    ['big', 9_007_199_254_740_991],
    ['big', -9_007_199_254_740_991],
    ['big', -1],
    ['big', 4_294_967_296],
    ['ok', true],
    ['ok', false],
    ['day', '2000-01-01'],
    ['day', '1999-12-31'],
    ['day', '2024-02-29'],
    ['day', '9999-12-31'],
    ['moment', '2026-11-22T05:00:00.123Z'],
    ['moment', '1999-12-31T23:59:59.999Z'],
    ['words', ''],
    ['words', 'Brûlerie Noé – 💶'],
    ['words', 'FA2026-0001'],
    ['words', 'plain, and longer than what is written letter by letter: to the runtime it goes'],
    ['list', []],
    ['list', ['', 'é"\\,{', 'b']],
    ...TYPED.map((column): [string, SqlValue] => [column, null]),
  ])('%s %j', async (column, value) => {
    expect(await comesBack(column, value)).toEqual(value)
  })

  test('documents and bytes too', async () => {
    expect(await comesBack('document', '{"a":[1,"é"]}')).toEqual({ a: [1, 'é'] })
    expect(await comesBack('bytes', new Uint8Array([0, 255, 10]))).toEqual(Buffer.from([0, 255, 10]))
    expect(await comesBack('big', 12n)).toBe(12)
  })

  test('among rows of more than one message, some longer than a message', async () => {
    const wordsOf = (id: number): string => (id % 500 === 0 ? 'é' : 'e').repeat(id % 500 === 0 ? 100_000 : id % 90)
    await inCompany(async ({ sql }) => {
      await sql`delete from every_type`
      const rows = Array.from({ length: 5000 }, (_, id): SqlValue[] => [company.organisationId, id, wordsOf(id)])
      expect(await sql.copyInto({ table: 'every_type', columns: ['organisation_id', 'id', 'words'] }, rows)).toBe(5000)
      const kept = await sql<{ id: number; words: string }>`select id, words from every_type order by id`
      expect(kept.filter(({ id, words }) => words !== wordsOf(id))).toEqual([])
      expect(kept).toHaveLength(5000)
    })
  })
})

describe('what its column cannot hold is refused before it is sent', () => {
  test.each<[string, SqlValue]>([
    ['small', 32_768],
    ['whole', 2_147_483_648],
    ['whole', 1.5],
    ['whole', '1'],
    ['big', 1.5],
    ['big', 9_007_199_254_740_992],
    ['ok', 1],
    ['day', '2026-02-29'],
    ['day', '22/11/2026'],
    ['moment', 'today'],
    ['words', 3],
    ['document', true],
    ['bytes', 'x'],
    ['list', 'x'],
  ])('%s %j', async (column, value) => {
    await expect(comesBack(column, value)).rejects.toThrow('not a')
  })

  test('and a column of a type that nobody has written yet, or that is not there', async () => {
    await expect(comesBack('score', 1)).rejects.toThrow('a column of type 701')
    await expect(comesBack('missing', 1)).rejects.toThrow('every_type has no column missing')
  })
})
