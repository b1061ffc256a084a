// Folders, several files and archives as one drop.

import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { archiveMembers, pathSource, pathsSource } from './archive.ts'
import { bytesSource, headOf, type Source } from './source.ts'
import { writeZip } from './workbook/workbook-fixture.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'quittance-archive-'))
  await mkdir(join(folder, 'factures', '2026'), { recursive: true })
  await writeFile(join(folder, 'factures', 'b.xml'), 'B')
  await writeFile(join(folder, 'factures', '2026', 'a.xml'), 'A')
  await writeFile(join(folder, 'factures', '.cache'), 'x')
  await mkdir(join(folder, 'vide'))
})
afterAll(() => rm(folder, { recursive: true }))

const textOf = async (source: Source): Promise<string> => Buffer.from(await headOf(source, 100)).toString()

test('a folder is its files, in the order of their names, without the hidden ones', async () => {
  const source = await pathSource(join(folder, 'factures'))
  expect(source).toMatchObject({ name: 'factures', size: 2, members: [{ name: 'a.xml' }, { name: 'b.xml' }] })
  expect(await textOf(source)).toBe('AB')
})

test('several paths are one drop, and one file is itself', async () => {
  const [a, b] = [join(folder, 'factures', '2026', 'a.xml'), join(folder, 'factures', 'b.xml')]
  expect(await pathsSource([b, a])).toMatchObject({
    name: 'b.xml, a.xml',
    members: [{ name: 'b.xml' }, { name: 'a.xml' }],
  })
  const { members, name } = await pathsSource([a])
  expect({ members, name }).toEqual({ members: undefined, name: 'a.xml' })
})

test('an empty folder, one that is too large and one that is not there are refused', async () => {
  await expect(pathSource(join(folder, 'vide'))).rejects.toMatchObject({ code: 'intake.folder_empty' })
  await expect(pathSource(join(folder, 'absent'))).rejects.toMatchObject({ code: 'intake.file_not_found' })
  const many = join(folder, 'foule')
  await mkdir(many)
  for (let i = 0; i <= 5000; i++) await writeFile(join(many, String(i)), '')
  await expect(pathSource(many)).rejects.toMatchObject({
    code: 'intake.folder_too_large',
    data: { folder: 'foule', files: 5001, limit: 5000 },
  })
})

describe('an archive', () => {
  test('is its files, unpacked each time they are read; their folders are left out of their names', async () => {
    const zip = writeZip([
      { name: '../../etc/a.xml', content: 'A' },
      { name: 'x/', content: '' },
      { name: 'x/b.xml', content: 'B' },
    ])
    const members = await archiveMembers(bytesSource('f.zip', zip))
    // A name that leads out of the archive begins with a dot: hidden, like the other ones.
    expect(members.map(({ name, size }) => [name, size])).toEqual([['b.xml', 1]])
    const [b] = members
    expect([await textOf(b as Source), await textOf(b as Source)]).toEqual(['B', 'B'])
  })

  test('whose file unpacks to more than it states is refused when it is read', async () => {
    const zip = Buffer.from(writeZip([{ name: 'a.xml', content: 'A'.repeat(5000) }]))
    zip.writeUInt32LE(10, zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02])) + 24)
    const [member] = await archiveMembers(bytesSource('f.zip', zip))
    await expect(textOf(member as Source)).rejects.toMatchObject({ code: 'intake.archive_damaged' })
  })
})
