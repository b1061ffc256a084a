import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseNumber, parseSiren, parseSiret, parseVat } from './identifiers.ts'

describe('a SIREN', () => {
  it.each([
    ['552100554', '552100554'],
    ['552 100 554', '552100554'],
    ['552.100.554', '552100554'],
    ['552\u202f100\u00a0554', '552100554'],
    ['356000000', '356000000'],
  ])('%s is %s', (text, siren) => {
    expect(parseSiren(text)).toBe(siren)
  })

  it.each(['123456789', '552100555', '55210055', '5521005540', '000000000', 'O52100554', 'SIREN 552100554', ''])(
    '%s is refused',
    (text) => {
      expect(parseSiren(text)).toBeNull()
    },
  )

  it('changes with any single digit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digits = Array.from('732829320')
        digits[place] = String((Number(digits[place]) + shift) % 10)
        expect(parseSiren(digits.join(''))).toBeNull()
      }),
    )
  })
})

describe('a SIRET', () => {
  it.each([
    ['73282932000074', '73282932000074'],
    ['732 829 320 00074', '73282932000074'],
    ['35600000000048', '35600000000048'],
    ['35600000009075', '35600000009075'],
  ])('%s is %s', (text, siret) => {
    expect(parseSiret(text)).toBe(siret)
  })

  it.each(['73282932000075', '35600000009076', '7328293200007', '12345678900001', ''])('%s is refused', (text) => {
    expect(parseSiret(text)).toBeNull()
  })
})

describe('a VAT number', () => {
  it('of a French company gives its SIREN', () => {
    expect(parseVat('FR 40 303 265 045')).toEqual({ value: 'FR40303265045', country: 'FR', siren: '303265045' })
  })
  it('with a wrong key is refused', () => {
    expect(parseVat('FR41303265045')).toBeNull()
  })
  it('of another member state is checked for its form', () => {
    expect(parseVat('BE0123456789')).toEqual({ value: 'BE0123456789', country: 'BE', siren: null })
    expect(parseVat('EL123456789')).toEqual({ value: 'EL123456789', country: 'GR', siren: null })
    expect(parseVat('DE12345678')).toBeNull()
    expect(parseVat('ZZ123')).toBeNull()
  })
})

describe('the number of a document', () => {
  it.each([
    ['F-2026-001', 'F-2026-001'],
    [' f 2026 001 ', 'F2026001'],
    ['f–2026–001', 'F-2026-001'],
    ['FA\u202e42', 'FA42'],
  ])('%s is compared as %s', (number, normalised) => {
    expect(normaliseNumber(number)).toBe(normalised)
  })
  it('keeps apart what punctuation keeps apart', () => {
    expect(normaliseNumber('1/12')).not.toBe(normaliseNumber('11/2'))
  })
  it('is the same when normalised again', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        (text) => normaliseNumber(normaliseNumber(text)) === normaliseNumber(text),
      ),
    )
  })
})
