import { describe, expect, it } from 'vitest'
import { detectFormat, likelySeparator } from './detect.ts'
import { text } from './entries-fixture.ts'
import { bytesSource, type Source } from './source.ts'
import { writeWorkbook, writeZip } from './workbook/workbook-fixture.ts'

const detect = (content: string | Uint8Array, name = 'fichier') =>
  detectFormat(bytesSource(name, typeof content === 'string' ? Buffer.from(content) : content))

const utf16 = (content: string) => Buffer.from(`\ufeff${content}`, 'utf16le')

describe('a file is known by its content', () => {
  it('as accounting entries, whatever its name', async () => {
    expect(await detect(text(), 'clients.xlsx')).toMatchObject({ kind: 'entries-text', encoding: 'utf-8' })
    expect(await detect(text(undefined, '|'), '')).toMatchObject({
      kind: 'entries-text',
      header: { separator: '|', columns: 18 },
    })
    expect(await detect(utf16(text()))).toMatchObject({ kind: 'entries-text', encoding: 'utf-16le' })
    expect(await detect(Buffer.from(text(), 'latin1'))).toMatchObject({
      kind: 'entries-text',
      encoding: 'windows-1252',
    })
  })
  it('as accounting entries in XML, in the encoding that it declares', async () => {
    expect(await detect('<?xml version="1.0" encoding="ISO-8859-15"?>\n<!-- x --><comptabilite>')).toEqual({
      kind: 'entries-xml',
      encoding: 'iso-8859-15',
    })
    expect(await detect('\ufeff<comptabilite><exercice/></comptabilite>')).toEqual({
      kind: 'entries-xml',
      encoding: 'utf-8',
    })
  })
  it('as a delimited table', async () => {
    expect(await detect('Client;Facture\nDupont;F-1\n')).toMatchObject({ kind: 'delimited', separator: ';' })
    expect(
      await detect('Encours clients\n\nClient;Facture;Solde\n"Dupont, Paul";F-1;1,5\n"Petit, Léa";F-2;2,5\n'),
    ).toMatchObject({ kind: 'delimited', separator: ';', encoding: 'utf-8' })
    expect(await detect(utf16('Client\tFacture\nÉlu\tF-1\n'))).toMatchObject({
      kind: 'delimited',
      separator: '\t',
      encoding: 'utf-16le',
    })
  })
  it('as a workbook', async () => {
    expect(await detect(writeWorkbook([{ name: 'A', rows: [['a']] }]), 'liste.csv')).toEqual({ kind: 'spreadsheet' })
  })

  it('as an invoice, a status or a PDF', async () => {
    expect(await detect('<Invoice>')).toEqual({ kind: 'document' })
    expect(await detect('\ufeff<?xml version="1.0"?>\n<!-- x --><a:CrossIndustryInvoice xmlns:a="x">')).toEqual({
      kind: 'document',
    })
    expect(await detect('%PDF-1.7 ...')).toEqual({ kind: 'document' })
  })

  it('as an archive of files', async () => {
    expect(await detect(writeZip([{ name: 'a.xml', content: '<Invoice/>' }]))).toEqual({ kind: 'archive' })
  })
})

describe('a file is refused', () => {
  const zeros = Buffer.alloc(5000)
  it.each([
    ['that is empty', '', 'intake.file_empty', {}],
    ['of blank lines', '\r\n \r\n\t', 'intake.file_empty', {}],
    [
      'of old Excel',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1]),
      'intake.file_unsupported',
      { what: 'Office 97-2003 (.xls, .doc)' },
    ],
    ['that is a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10]), 'intake.file_unsupported', { what: 'PNG' }],
    ['that is packed', Buffer.from([0x1f, 0x8b, 8]), 'intake.file_unsupported', { what: 'gzip' }],
    [
      'that is an OpenDocument sheet',
      writeZip([
        { name: 'mimetype', content: 'a' },
        { name: 'opendocument.spreadsheet', content: 'a' },
      ]),
      'intake.file_unsupported',
      { what: 'OpenDocument (.ods, .odt)' },
    ],
    ['in UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x41, 0, 0, 0]), 'intake.file_unsupported', { what: 'UTF-32' }],
    [
      'of XML of another kind',
      '<?xml version="1.0"?><x:Catalogue xmlns:x="x">',
      'intake.file_unsupported',
      { what: 'XML (Catalogue)' },
    ],
    [
      'that is an executable',
      Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, ...zeros.subarray(0, 200)]),
      'intake.file_binary',
      {},
    ],
    ['of zeros', zeros, 'intake.file_binary', {}],
    [
      'that is a text without columns',
      'Bonjour,\nvoici la liste.\n'.replace(',', ''),
      'intake.file_unknown',
      { start: 'Bonjour voici la liste. ' },
    ],
  ])('%s', async (_name, content, code, data) => {
    await expect(detect(content)).rejects.toMatchObject({
      code,
      data: { ...(code === 'intake.file_unknown' ? {} : { file: 'fichier' }), ...data },
    })
  })

  it('that is too large, before a byte of it is read', async () => {
    const huge: Source = {
      name: 'grand.txt',
      size: 2_147_483_648,
      chunks: () => {
        throw new Error('was read')
      },
    }
    await expect(detectFormat(huge)).rejects.toMatchObject({
      code: 'intake.file_too_large',
      data: { sizeMegabytes: 2048, limitMegabytes: 1024 },
    })
  })
})

describe('the separator', () => {
  it.each([
    [';', ['a;b;c', '1,5;2,5;3,5', 'x;y;z']],
    [',', ['a,b,c', '1,2,3']],
    ['\t', ['a\tb, c\td', '1\t2\t3']],
    ['|', ['a|b;c|d', '1|2;3|4']],
    [',', ['"a;b;c;d","e"', '"x;y","z"']],
    [';', ['"a\nb,c,d";x', '"e\nf,g,h";y']],
  ])('is %j where it cuts all lines alike', (separator, lines) => {
    expect(likelySeparator(lines.join('\r\n'))).toBe(separator)
  })
  it('is unknown where there is none', () => {
    expect(likelySeparator('abc\ndef')).toBeNull()
  })
})
