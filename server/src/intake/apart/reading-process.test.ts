// Files read in a process of its own: what happens to it happens to nobody else, and is told in words.

import { type ChildProcess, execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { createTestCompany } from '#test/database.ts'
import { text } from '../formats/entries-fixture.ts'
import { LIMITS } from '../formats/limits.ts'
import { bytesSource, fileSource } from '../formats/source.ts'
import { writeZip } from '../formats/workbook/workbook-fixture.ts'
import { importFile } from '../import-file.ts'
import { openApart } from '../open-apart.ts'
import { openFile } from '../open-file.ts'
import type { OpenOptions } from '../opened-file.ts'
import { listImports } from '../store.ts'
import { restrictions, WORKER } from './start-worker.ts'

const OPTIONS: OpenOptions = { today: '2026-11-21', latestEntryDay: '2027-11-21' }
const LIST = Buffer.from('Client;Facture;Date;Échéance;Solde\nNoé;F-1;13/01/2026;31/12/2026;1 200,50\n')
const openList = () => openApart(bytesSource('liste.csv', LIST), OPTIONS)
/** Of 24 MB, as much as a document of this kind may be: half a gigabyte once it is read. */
const HEAVY_JSON = Buffer.from(`[{"a":1}${',{}'.repeat(8_000_000)}]`)

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'quittance-apart-'))))
afterAll(() => rm(folder, { recursive: true }))

const started: ChildProcess[] = []
const note = (message: unknown): void => void started.push((message as { process: ChildProcess }).process)
subscribe('child_process', note)
afterAll(() => unsubscribe('child_process', note))
const alive = (): readonly ChildProcess[] => started.filter(({ connected }) => connected)

async function killAll(): Promise<void> {
  const gone = alive().map((reader) => new Promise((resolve) => reader.once('disconnect', resolve)))
  for (const reader of alive()) reader.kill('SIGKILL')
  await Promise.all(gone)
}

test(
  'a file that fills the memory of its reader is refused, and the next one is read',
  { timeout: 60_000 },
  async () => {
    await expect(openApart(bytesSource('bombe.json', HEAVY_JSON), OPTIONS)).rejects.toMatchObject({
      code: 'intake.file_too_heavy',
      data: { file: 'bombe.json' },
    })
    expect(refusalSentence('intake.file_too_heavy', { file: 'bombe.json' }, 'fr')).toBe(
      'La lecture de « bombe.json » a été arrêtée : elle demande trop de mémoire ou de temps. Rien n’en est pris. Vérifiez d’où vient ce fichier, ou exportez une période plus courte.',
    )
    await expect(openList()).resolves.toMatchObject({ kind: 'list', missing: [] })
  },
)

test('a reader that takes longer than its file may is ended, and the next one reads', async () => {
  const path = join(folder, 'a.txt')
  await writeFile(path, text())
  const limits = LIMITS as { workerMilliseconds: number; workerMillisecondsPerMegabyte: number }
  const before = { ...limits }
  // Starting alone takes longer.
  await killAll()
  Object.assign(limits, { workerMilliseconds: 1, workerMillisecondsPerMegabyte: 0 })
  try {
    await expect(openApart(await fileSource(path), OPTIONS)).rejects.toMatchObject({
      code: 'intake.file_too_heavy',
      data: { file: 'a.txt' },
    })
  } finally {
    Object.assign(limits, before)
  }
  await expect(openApart(await fileSource(path), OPTIONS)).resolves.toMatchObject({ kind: 'entries' })
})

test('nothing is imported of a file whose reader was killed, and the same file is taken afterwards', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  const books = Buffer.from(text())
  const source = bytesSource('732829320FEC20261231.txt', books)
  const sha256 = createHash('sha256').update(books).digest('hex')
  const input = { source, sha256, terms: { kind: 'net', count: 30, unit: 'days' } } as const
  await inCompany(async (ctx) => {
    const ended = new AbortController()
    const importing = Promise.allSettled([importFile(ctx, input)]).finally(() => ended.abort())
    while (!ended.signal.aborted) {
      for (const reader of alive()) reader.kill('SIGKILL')
      await new Promise(setImmediate)
    }
    expect(await importing).toMatchObject([{ status: 'rejected', reason: { code: 'intake.file_too_heavy' } }])
    expect(await listImports(ctx)).toEqual([])
  })
  await inCompany(async (ctx) => {
    const { summary } = await importFile(ctx, input)
    expect(summary).toMatchObject({ kind: 'accounting-entries', refusedLines: 0 })
  })
})

test('a reader that ended while it waited is not asked: another one is', async () => {
  await openList()
  const before = started.length
  await killAll()
  await expect(openList()).resolves.toMatchObject({ kind: 'list' })
  expect(started).toHaveLength(before + 1)
})

test('one reader serves one file after the other', async () => {
  await openList()
  const before = started.length
  for (let file = 0; file < 3; file++) {
    const opened = await openList()
    if (opened.kind !== 'list') throw new Error(opened.kind)
    await expect(opened.read(() => undefined)).resolves.toMatchObject({ rows: 1, totalCents: 120_050 })
  }
  expect(started).toHaveLength(before)
})

test('a reader can neither write a file nor start a program, and knows nothing of the environment', async () => {
  const cache = join(folder, 'cache')
  await mkdir(cache)
  const probe = join(folder, 'probe.mjs')
  await writeFile(
    probe,
    `import { writeFileSync } from 'node:fs'
     import { spawnSync } from 'node:child_process'
     import { Worker } from 'node:worker_threads'
     await import(${JSON.stringify(WORKER)})
     const tried = (work) => { try { work(); return 'done' } catch (error) { return error.code } }
     console.log(JSON.stringify({
       beside: tried(() => writeFileSync(${JSON.stringify(join(folder, 'written'))}, '')),
       cache: tried(() => writeFileSync(${JSON.stringify(join(cache, 'written'))}, '')),
       program: tried(() => spawnSync(process.execPath, ['--version']).error && undefined),
       thread: tried(() => new Worker('1', { eval: true })),
       environment: Object.keys(process.env),
     }))
     process.exit()`,
  )
  const { stdout } = await promisify(execFile)(process.execPath, [...restrictions(cache), probe, cache], { env: {} })
  expect(JSON.parse(stdout)).toEqual({
    beside: 'ERR_ACCESS_DENIED',
    cache: 'ERR_ACCESS_DENIED',
    program: 'ERR_ACCESS_DENIED',
    thread: 'ERR_ACCESS_DENIED',
    environment: [],
  })
  expect(existsSync(join(folder, 'written'))).toBe(false)
})

test('the files of an archive are unpacked by its reader, also by another one than listed them', async () => {
  const archive = writeZip([
    { name: 'a.txt', content: Buffer.from('eins') },
    { name: 'b.txt', content: Buffer.from('zwei') },
  ])
  const opened = await openFile(bytesSource('a.zip', archive), OPTIONS)
  expect(opened).toMatchObject({ kind: 'documents', files: [{ name: 'a.txt' }, { name: 'b.txt' }] })
  const apart = await openApart(bytesSource('a.zip', archive), OPTIONS)
  if (apart.kind !== 'documents') throw new Error(apart.kind)
  const textOf = async (place: number): Promise<string> => {
    const parts: Uint8Array[] = []
    for await (const chunk of apart.files[place]?.chunks() ?? []) parts.push(chunk)
    return Buffer.concat(parts).toString()
  }
  await expect(textOf(1)).resolves.toBe('zwei')
  await killAll()
  await expect(textOf(0)).resolves.toBe('eins')
})
