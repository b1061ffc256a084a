import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEmailAddress } from './email-address.ts'

describe('an e-mail address', () => {
  it.each([
    ['compta@dupont.example', 'compta@dupont.example'],
    ['Jean.Dupont+factures@Compta.DUPONT.example', 'Jean.Dupont+factures@compta.dupont.example'],
    ["anne.o'brien@societe-generale.test", "anne.o'brien@societe-generale.test"],
    ['a@b.xn--p1ai', 'a@b.xn--p1ai'],
  ])('%s is read as %s', (text, address) => {
    expect(parseEmailAddress(text)).toBe(address)
  })

  // Each of these has reached, or could reach, somebody else than the one who was meant.
  it.each([
    'b@y.example\r\nRCPT TO:<evil@z.example>',
    '"b@y.example" <evil@z.example>',
    'b@y.example,evil@z.example',
    'b@y.example;evil@z.example',
    'b@y.example evil@z.example',
    'Compta <compta@dupont.example>',
    '<compta@dupont.example>',
    'compta@dupont.example (Anne)',
    '"anne dupont"@dupont.example',
    'anne%evil.example@dupont.example',
    'evil.example!anne@dupont.example',
    '@evil.example:anne@dupont.example',
    'anne@@dupont.example',
    'anne@dupont@evil.example',
    'anne@dupont',
    'anne@localhost',
    'anne@[127.0.0.1]',
    'anne@127.0.0.1',
    'anne@dupont..example',
    'anne@.example',
    'anne@dupont.example.',
    'anne@-dupont.example',
    'anne@dupont-.example',
    '.anne@dupont.example',
    'anne.@dupont.example',
    'an..ne@dupont.example',
    '-oX/tmp/x@dupont.example',
    ' anne@dupont.example',
    'anne@dupont.example\n',
    'anne@dupont.example\u0000',
    'anne\u202e@dupont.example',
    'andré@dupont.example',
    'anne@dupönt.example',
    'mailto:anne@dupont.example',
    'anne@dupont.example?bcc=evil@z.example',
    `${'a'.repeat(65)}@dupont.example`,
    `a@${'b'.repeat(64)}.example`,
    `a@${'b.'.repeat(130)}example`,
    '',
    '@',
    'anne',
  ])('%j is refused', (text) => {
    expect(parseEmailAddress(text)).toBeNull()
  })

  it('holds one @, no blank, no control and no angle bracket, whatever was given', () => {
    const hostile = fc.string({ unit: fc.constantFrom(...Array.from('ab.@<>," \r\n;:%!()[]\\\u0000é-+')) })
    fc.assert(
      fc.property(hostile, (text) => {
        const address = parseEmailAddress(text)
        if (address !== null) expect(address).toMatch(/^[^\s@<>,;:%!()[\]\\"]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/)
      }),
      { numRuns: 2000 },
    )
  })

  it('is read again as itself', () => {
    fc.assert(
      fc.property(fc.emailAddress(), (text) => {
        const address = parseEmailAddress(text)
        if (address !== null) expect(parseEmailAddress(address)).toBe(address)
      }),
    )
  })
})
