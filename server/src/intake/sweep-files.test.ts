// What nobody stored goes, what anything names stays, and what is being imported is not taken from under it.

import { createHash } from 'node:crypto'
import { readdir, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { receiveMail } from '#dialogue/receive-mail.ts'
import { withClient } from '#platform/connection.ts'
import { setAside } from '#platform/unnamed-files.ts'
import { createTestCompany } from '#test/database.ts'
import { sweepFiles } from './sweep-files.ts'
import { insertImport, lockImports } from './store.ts'

const OLD = new Date('2026-11-01T08:00:00Z')
const YOUNG = new Date('2026-11-20T08:00:00Z')
const NOW = '2026-11-21T08:00:00.000Z'
const A_WEEK_LATER = '2026-11-29T08:00:00.000Z'

const made = await createTestCompany({ now: '2026-11-21' })
const { shell } = made

async function fresh() {
  const company = await made.createCompany()
  const pathOf = (sha256: string) => shell.files.pathOf(company.organisationId, sha256)
  const folder = dirname(pathOf('0'.repeat(64)))
  const put = async (text: string, at: Date) => {
    const { sha256 } = await shell.files.put(company.organisationId, Buffer.from(text))
    await utimes(pathOf(sha256), at, at)
    return sha256
  }
  const sweep = (now = NOW) => sweepFiles(shell, company, now)
  const left = async () => (await readdir(folder)).toSorted()
  return { company, folder, pathOf, put, sweep, left }
}

const importOf = (sha256: string) => ({
  id: 1,
  kind: 'entries' as const,
  fileName: 'a.txt',
  sha256,
  sizeBytes: 1,
  counts: {},
  refused: [],
  mapping: null,
})

test('a company without files has nothing to clear away', async () => {
  expect(await (await fresh()).sweep()).toEqual({ setAside: 0, putBack: 0, removed: 0 })
})

test('what nobody stored is set aside after a week and removed a week later; what is younger waits', async () => {
  const { put, sweep, left } = await fresh()
  const old = await put('dropped and forgotten', OLD)
  const young = await put('dropped yesterday', YOUNG)
  expect(await sweep()).toEqual({ setAside: 1, putBack: 0, removed: 0 })
  expect(await left()).toEqual([`.${old}.aside`, young])
  expect(await sweep()).toEqual({ setAside: 0, putBack: 0, removed: 0 })
  expect(await sweep(A_WEEK_LATER)).toEqual({ setAside: 1, putBack: 0, removed: 1 })
  expect(await left()).toEqual([`.${young}.aside`])
})

test('the half of a file that a crash left is removed, one being written is not', async () => {
  const { folder, put, sweep, left } = await fresh()
  await put('x', YOUNG)
  const [half, writing] = ['6f2b1c1e-0000-4000-8000-000000000001', '6f2b1c1e-0000-4000-8000-000000000002']
  for (const [name, at] of [
    [half, OLD],
    [writing, YOUNG],
  ] as const) {
    await writeFile(join(folder, `.${name}.part`), 'ha')
    await utimes(join(folder, `.${name}.part`), at, at)
  }
  await sweep()
  expect(await left()).toEqual([`.${writing}.part`, '2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881'])
})

test('a file of another company is none of its business', async () => {
  const [here, there] = [await fresh(), await fresh()]
  const sha256 = await there.put('theirs', OLD)
  await here.sweep()
  expect(await there.left()).toEqual([sha256])
})

test('mail keeps its bytes and its attachments, an import the file that it came from', async () => {
  const { company, folder, put, sweep, left } = await fresh()
  const mail = [
    'From: Camille <camille@dupont.example>',
    'To: compta@martin.example',
    'Subject: Preuve',
    'Message-ID: <1@dupont.example>',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=b',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    'Ci-joint.',
    '--b',
    'Content-Type: application/pdf; name=preuve.pdf',
    'Content-Disposition: attachment; filename=preuve.pdf',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQ=',
    '--b--',
    '',
  ].join('\r\n')
  await shell.inCompany(company, (ctx) => receiveMail(ctx, Buffer.from(mail)))
  const imported = await put('imported', OLD)
  await shell.inCompany(company, (ctx) => insertImport(ctx, importOf(imported)))
  const before = await left()
  expect(before).toHaveLength(3)
  expect(before).toContain(createHash('sha256').update('%PDF-1.4').digest('hex'))
  for (const name of before) await utimes(join(folder, name), OLD, OLD)
  expect(await sweep()).toEqual({ setAside: 0, putBack: 0, removed: 0 })
  expect(await left()).toEqual(before)
})

test('every column that holds the checksum of a kept file is one that the sweep asks', async () => {
  const unasked = await withClient(made.owner, async (client) => {
    const { rows } = await client.query<{ name: string }>(`
      select c.table_name || '.' || c.column_name as name
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where c.table_schema = 'public' and t.table_type = 'BASE TABLE' and c.column_name like '%sha256%'
        and not exists (select from information_schema.view_column_usage u
          where u.view_name like '%\\_named\\_file' and u.table_name = c.table_name and u.column_name = c.column_name)
      order by 1`)
    return rows.map(({ name }) => name)
  })
  // The first is the checksum of an imported file, which import names; the last that of a migration.
  expect(unasked).toEqual(['bank_statement.sha256', 'import.sha256', 'schema_migration.sha256'])
})

test('while a file is imported the sweep waits, and then finds it named', async () => {
  const { company, put, sweep, left } = await fresh()
  const sha256 = await put('imported late', OLD)
  const sweeping = await shell.inCompany(company, async (ctx) => {
    await lockImports(ctx)
    const waiting = sweep()
    await expect(Promise.race([waiting, new Promise((done) => setTimeout(done, 300, 'waits'))])).resolves.toBe('waits')
    expect(await left()).toEqual([sha256])
    await insertImport(ctx, importOf(sha256))
    return [waiting]
  })
  expect(await Promise.all(sweeping)).toEqual([{ setAside: 0, putBack: 0, removed: 0 }])
  expect(await left()).toEqual([sha256])
})

test('what is put again at the moment it would be set aside stays in its place', async () => {
  const { company, put, left } = await fresh()
  const sha256 = await put('again', YOUNG)
  const input = { sha256, before: '2026-11-14T08:00:00.000Z', now: NOW }
  expect(await setAside(shell.files, company.organisationId, input)).toBe(false)
  expect(await left()).toEqual([sha256])
})

test('what was set aside and is named after all is put back', async () => {
  const { company, put, sweep, left } = await fresh()
  const sha256 = await put('of another database', OLD)
  await sweep()
  await shell.inCompany(company, (ctx) => insertImport(ctx, importOf(sha256)))
  expect(await sweep()).toEqual({ setAside: 0, putBack: 1, removed: 0 })
  expect(await left()).toEqual([sha256])
})
