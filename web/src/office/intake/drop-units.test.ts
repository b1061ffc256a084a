import { expect, test } from 'vitest'
import { filesOfDrop, unitsOf } from './drop-units.ts'

const file = (name: string, text = 'x') => new File([text], name)
const namesOf = async (files: readonly File[]) => (await unitsOf(files)).map((unit) => unit.map(({ name }) => name))

test('electronic documents of a drop are one part, however many; every other file is one by itself', async () => {
  const invoice = '<?xml version="1.0"?>\n<rsm:CrossIndustryInvoice xmlns:rsm="urn:x">'
  expect(
    await namesOf([
      file('732829320FEC20261231.txt'),
      file('F-1.pdf'),
      file('F-2.xml', invoice),
      file('releve.xml', '<?xml version="1.0"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.02">'),
      file('mois.ofx'),
      file('F-3.XML', '<Invoice xmlns="urn:oasis:names:specification:ubl:schema:xsd:Invoice-2">'),
    ]),
  ).toEqual([['F-1.pdf', 'F-2.xml', 'F-3.XML'], ['732829320FEC20261231.txt'], ['releve.xml'], ['mois.ofx']])
})

test('one file is one part, whatever it is; files of the system are none', async () => {
  expect(await namesOf([file('releve.xml')])).toEqual([['releve.xml']])
  expect(await namesOf([file('.DS_Store'), file('Thumbs.db')])).toEqual([])
})

/** A drop as browsers hand it out: entries, folders in portions of one. */
type Fake = { readonly name: string; readonly inside?: readonly Fake[] }
const entry = ({ name, inside }: Fake): object => ({
  name,
  isDirectory: inside !== undefined,
  file: (done: (file: File) => void) => done(file(name)),
  createReader: () => {
    const left = [...(inside ?? [])]
    return { readEntries: (done: (portion: readonly object[]) => void) => done(left.splice(0, 1).map(entry)) }
  },
})
const dropOf = (...entries: readonly Fake[]) =>
  ({ files: [], items: entries.map((one) => ({ webkitGetAsEntry: () => entry(one) })) }) as unknown as DataTransfer

test('the files of a folder, and of the folders in it, are those of the drop', async () => {
  const drop = dropOf(
    {
      name: 'factures',
      inside: [{ name: 'mars', inside: [{ name: 'F-3.pdf' }] }, { name: 'F-1.pdf' }, { name: 'F-2.pdf' }],
    },
    { name: 'mois.ofx' },
  )
  expect((await filesOfDrop(drop)).map(({ name }) => name)).toEqual(['F-1.pdf', 'F-2.pdf', 'F-3.pdf', 'mois.ofx'])
})
