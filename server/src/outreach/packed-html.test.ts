import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestStore } from '#test/database.ts'
import { withClient } from '#platform/connection.ts'
import { MIGRATIONS } from '#platform/migrate.ts'
import { packHtml, unpackHtml } from './packed-html.ts'

test('what was packed comes back letter by letter, at a fraction of its length', () => {
  const row = '<tr><td class="q-rule">Facture échue – 1 234,56 €</td></tr>'
  const packed = packHtml(row.repeat(100))
  expect(packed.length).toBeLessThan(200)
  expect(unpackHtml(packed)).toBe(row.repeat(100))
  fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (html) => unpackHtml(packHtml(html)) === html))
})

const { owner } = await createTestStore()
const migration = await readFile(join(MIGRATIONS, '0044_message_round.sql'), 'utf8')
const deflateStored = migration.slice(
  migration.indexOf('create function deflate_stored'),
  migration.indexOf('alter table message add column packed_html'),
)

/** As the migration packs what an older version had kept. */
const packedByDatabase = (html: string): Promise<Buffer> =>
  withClient(owner, async (client) => {
    await client.query('begin')
    await client.query(deflateStored)
    const { rows } = await client.query<{ packed: Buffer }>('select deflate_stored($1) as packed', [html])
    await client.query('rollback')
    return rows[0]?.packed ?? Buffer.of()
  })

test.each([
  ['nothing', 0],
  ['a page', 12_000],
  ['more than two blocks', 150_000],
  // 131,070 bytes: the é has two.
  ['two blocks to the byte', 131_069],
])('what was kept before reads the same: %s', async (_, length) => {
  const html = `é${'<td>1</td>'.repeat(20_000)}`.slice(0, length)
  expect(unpackHtml(await packedByDatabase(html))).toBe(html)
})
