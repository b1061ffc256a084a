import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quotedPrintable } from './quoted-printable.ts'

const encoded = (text: string): string => quotedPrintable(Buffer.from(text)).toString('latin1')

/** As RFC 2045 tells a reader to do it: soft breaks go, three characters are a byte. */
const decode = (text: string): Buffer =>
  Buffer.from(
    text
      .replaceAll('=\r\n', '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )

describe('quoted-printable', () => {
  test('leaves plain text, writes letters with accents and equals signs as bytes', () => {
    expect(encoded('Reste dû = 12,00 €\r\n')).toBe('Reste d=C3=BB =3D 12,00 =E2=82=AC\r\n')
  })

  test('writes a blank that ends a line as a byte: it would be lost on the way', () => {
    expect(encoded('a \r\nb\t\r\nc ')).toBe('a=20\r\nb=09\r\nc=20')
  })

  test('ends every line in CR LF, as a line feed alone is not allowed to travel', () => {
    expect(encoded('a \nb\r\nc\n\n')).toBe('a=20\r\nb\r\nc\r\n\r\n')
  })

  test('breaks a line before its 77th character, never within a byte', () => {
    expect(encoded('a'.repeat(77))).toBe(`${'a'.repeat(75)}=\r\naa`)
    expect(encoded(`${'a'.repeat(73)}é`)).toBe(`${'a'.repeat(73)}=\r\n=C3=A9`)
  })

  test('whatever the bytes: read back they are the same but for line feeds alone, and every line is of 76 characters of ASCII at most', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 600 }),
      fc.string({ unit: fc.constantFrom('a', ' ', '\t', '=', 'é', '€', '.', '\r\n'), maxLength: 600 }).map(Buffer.from),
    )
    fc.assert(
      fc.property(bytes, (given) => {
        const text = quotedPrintable(given).toString('latin1')
        const lines = Buffer.from(given).toString('latin1').replace(/\r?\n/g, '\r\n')
        expect(decode(text).toString('latin1')).toBe(lines)
        for (const line of text.split('\r\n')) expect(line).toMatch(/^(?:[\t\x20-\x7e]{0,75}[\x21-\x7e])?$/)
      }),
      { numRuns: 1000 },
    )
  })
})
