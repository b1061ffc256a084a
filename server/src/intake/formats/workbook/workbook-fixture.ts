// Workbooks written for tests, cell by cell, honest or not.

import { crc32, deflateRawSync } from 'node:zlib'

export type File = {
  readonly name: string
  readonly content: string | Uint8Array
  readonly claimedBytes?: number
  readonly claimedChecksum?: number
}

export function writeZip(files: readonly File[]): Buffer {
  const locals: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const { name, content, claimedBytes, claimedChecksum } of files) {
    const bytes = Buffer.from(content)
    const packed = deflateRawSync(bytes)
    const fields = Buffer.alloc(22)
    fields.writeUInt16LE(20, 0)
    fields.writeUInt16LE(8, 4)
    fields.writeUInt32LE(claimedChecksum ?? crc32(bytes), 10)
    fields.writeUInt32LE(packed.length, 14)
    fields.writeUInt32LE(claimedBytes ?? bytes.length, 18)
    const lengths = Buffer.from([name.length, 0, 0, 0])
    const label = Buffer.from(name)
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), fields, lengths, label, packed])
    const place = Buffer.alloc(4)
    place.writeUInt32LE(offset)
    entries.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\0'), fields, lengths, Buffer.alloc(10), place, label]))
    locals.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...locals, directory, Buffer.from('PK\x05\x06'), end])
}

/** A number, a day by its serial number, a shared string, an inline string, a formula's text, a boolean, an error, or nothing. */
export type FixtureCell =
  | string
  | number
  | null
  | { readonly serial: number }
  | { readonly inline: string }
  | { readonly formula: string }
  | { readonly error: string }
  | boolean

export type FixtureSheet = {
  readonly name: string
  readonly rows: readonly (readonly FixtureCell[])[]
  readonly state?: string
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('\r', '&#13;')

export function writeWorkbook(sheets: readonly FixtureSheet[], { date1904 = false } = {}): Buffer {
  const strings: string[] = []
  const cell = (value: FixtureCell, reference: string): string => {
    if (value === null) return ''
    if (typeof value === 'number') return `<c r="${reference}"><v>${value}</v></c>`
    if (typeof value === 'boolean') return `<c r="${reference}" t="b"><v>${Number(value)}</v></c>`
    if (typeof value === 'string') return `<c r="${reference}" t="s"><v>${strings.push(value) - 1}</v></c>`
    if ('serial' in value) return `<c r="${reference}" s="1"><v>${value.serial}</v></c>`
    if ('inline' in value) return `<c r="${reference}" t="inlineStr"><is><t>${escape(value.inline)}</t></is></c>`
    if ('error' in value) return `<c r="${reference}" t="e"><v>${value.error}</v></c>`
    return `<c r="${reference}" t="str"><f>A1&amp;B1</f><v>${escape(value.formula)}</v></c>`
  }
  const bodies = sheets.map(({ rows }) =>
    rows
      .map(
        (cells, row) =>
          `<row r="${row + 1}">${cells.map((value, place) => cell(value, `${letters(place)}${row + 1}`)).join('')}</row>`,
      )
      .join(''),
  )
  return writeZip([
    {
      name: '[Content_Types].xml',
      content: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${sheets
        .map(
          (_, i) =>
            `<Relationship Id="rId${i + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet${i + 1}.xml"/>`,
        )
        .join(
          '',
        )}<Relationship Id="rId98" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><workbookPr${date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          ({ name, state }, i) =>
            `<sheet name="${escape(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"${state ? ` state="${state}"` : ''}/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/styles.xml',
      content:
        '<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1"/></cellXfs></styleSheet>',
    },
    ...bodies.map((body, i) => ({
      name: `xl/worksheets/sheet${i + 1}.xml`,
      content: `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${body}</sheetData></worksheet>`,
    })),
    {
      name: 'xl/sharedStrings.xml',
      content: `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">${strings
        .map((text) => `<si><t xml:space="preserve">${escape(text)}</t></si>`)
        .join('')}</sst>`,
    },
  ])
}

const letters = (place: number): string =>
  (place < 26 ? '' : letters(Math.floor(place / 26) - 1)) + String.fromCharCode(65 + (place % 26))
