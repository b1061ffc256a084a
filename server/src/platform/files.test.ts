import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { createFileStore } from './files.ts'

const directory = await mkdtemp(join(tmpdir(), 'quittance-files-'))
afterAll(() => rm(directory, { recursive: true }))
const files = createFileStore(directory)

const HELLO = '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824'

test('a file is found under the checksum of its content, by its company only', async () => {
  expect(await files.put(1, Buffer.from('hello'))).toEqual({ sha256: HELLO, size: 5, isNew: true })
  expect(Buffer.from(await files.read(1, HELLO)).toString()).toBe('hello')
  await expect(files.read(2, HELLO)).rejects.toMatchObject({ code: 'platform.file_missing' })
  expect((await stat(files.pathOf(1, HELLO))).mode & 0o777).toBe(0o600)
})

test('a stream and a whole give the same file, kept once', async () => {
  async function* pieces(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('hel')
    yield Buffer.from('lo')
  }
  expect(await files.put(1, pieces())).toEqual({ sha256: HELLO, size: 5, isNew: false })
  expect(await readdir(join(directory, '1'))).toEqual([HELLO])
})

test('what was put and refused is gone, and can be put again', async () => {
  await files.put(5, Buffer.from('hello'))
  await files.remove(5, HELLO)
  expect(await files.size(5, HELLO)).toBeNull()
  expect(await files.put(5, Buffer.from('hello'))).toMatchObject({ isNew: true })
})

test('what is put again is young again', async () => {
  await files.put(6, Buffer.from('hello'))
  await utimes(files.pathOf(6, HELLO), new Date('2020-01-01'), new Date('2020-01-01'))
  await files.put(6, Buffer.from('hello'))
  expect((await stat(files.pathOf(6, HELLO))).mtimeMs).toBeGreaterThan(Date.parse('2021-01-01'))
})

test('a source that breaks off leaves nothing', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half')
    throw new Error('connection lost')
  }
  await expect(files.put(3, broken())).rejects.toThrow('connection lost')
  expect(await readdir(join(directory, '3'))).toEqual([])
})

test('a file altered on disk is refused, not returned', async () => {
  await files.put(4, Buffer.from('hello'))
  await writeFile(files.pathOf(4, HELLO), 'hullo')
  await expect(files.read(4, HELLO)).rejects.toMatchObject({ code: 'platform.file_altered' })
})

test('a file in pieces is the file, and one altered on disk never comes to its end', async () => {
  const large = Buffer.alloc(200_000, 'quittance ')
  const { sha256 } = await files.put(6, large)
  const taken: Uint8Array[] = []
  const take = async (): Promise<void> => {
    taken.length = 0
    for await (const piece of files.pieces(6, sha256)) taken.push(piece)
  }
  await take()
  expect(taken.length).toBeGreaterThan(1)
  expect(Buffer.concat(taken).equals(large)).toBe(true)
  await writeFile(files.pathOf(6, sha256), Buffer.alloc(200_000, 'quittancE '))
  await expect(take()).rejects.toMatchObject({ code: 'platform.file_altered' })
  expect(Buffer.concat(taken).length).toBeLessThan(200_000)
  await expect(files.pieces(66, HELLO)[Symbol.asyncIterator]().next()).rejects.toThrow('ENOENT')
})

test('no name leads out of the folder', () => {
  expect(() => files.pathOf(1, '../secret')).toThrow('not a checksum')
  expect(() => files.pathOf(0, HELLO)).toThrow('no organisation')
})
