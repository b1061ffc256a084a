import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NBSP, NNBSP, cleanText, formatsOf, groupedIban, groupedSiren, typeset } from './typography.ts'

const fr = formatsOf('fr', 'EUR')
const en = formatsOf('en', 'EUR')

describe('amounts, days and counts', () => {
  test('are written as French readers expect', () => {
    expect(fr.money(123_456)).toBe(`1${NNBSP}234,56${NBSP}€`)
    expect(fr.money(-5)).toBe(`\u22120,05${NBSP}€`)
    expect(fr.day('2026-12-01')).toBe(`1er${NBSP}décembre${NBSP}2026`)
    expect(fr.shortDay('2026-11-21')).toBe('21/11/2026')
    expect([fr.days(0), fr.days(1), fr.days(31)]).toEqual([`0${NBSP}jour`, `1${NBSP}jour`, `31${NBSP}jours`])
    expect(fr.percent(1240)).toBe(`12,40${NBSP}%`)
    expect(fr.count(2, 'facture', 'factures')).toBe(`2${NBSP}factures`)
    expect(fr.list(['a', 'b', 'c'])).toBe('a, b et c')
  })
  test('are written as English readers expect', () => {
    expect(en.money(123_456)).toBe('€1,234.56')
    expect(en.day('2026-12-01')).toBe(`1${NBSP}December${NBSP}2026`)
    expect(en.shortDay('2026-04-03')).toBe(`3${NBSP}Apr${NBSP}2026`)
    expect([en.days(0), en.days(1)]).toEqual([`0${NBSP}days`, `1${NBSP}day`])
    expect(en.percent(275)).toBe('2.75%')
    expect(en.list(['a', 'b', 'c'])).toBe('a, b and c')
  })
  test('an amount read back is the amount, to the cent', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_000_000_000_000 }), (cents) => {
        expect(Number(fr.money(cents).replace(/\D/g, ''))).toBe(cents)
        expect(Number(en.money(cents).replace(/\D/g, ''))).toBe(cents)
      }),
    )
  })
  test('identifiers are grouped, an account number by spaces that banks take', () => {
    expect(groupedIban('FR7630006000011234567890189')).toBe('FR76 3000 6000 0112 3456 7890 189')
    expect(groupedSiren('732829320')).toBe('732 829 320'.replaceAll(' ', NBSP))
  })
})

describe('French sentences', () => {
  test('hold their punctuation, units and references to the word before', () => {
    expect(typeset("Objet : l'article L. 441-10 ; « oui » ? n° 12, 10 % !", 'fr')).toBe(
      `Objet${NBSP}: l’article${NBSP}L.${NBSP}441-10${NNBSP}; «${NBSP}oui${NBSP}»${NNBSP}? n°${NBSP}12, 10${NBSP}%${NNBSP}!`,
    )
  })
  test('are left alone in English, apostrophes and numbers of articles apart', () => {
    expect(typeset("What's due: article 5?", 'en')).toBe(`What’s due: article${NBSP}5?`)
    expect(typeset('articles L. 2192-13, SIREN 1', 'en')).toBe(`articles${NBSP}L.${NBSP}2192-13, SIREN${NBSP}1`)
  })
})

describe('a name', () => {
  test.each([
    ['x\r\nBcc: evil@z.example', 'x Bcc: evil@z.example'],
    ['a\u202ecod.exe', 'acod.exe'],
    ['a\u0000b\u0007c\u0085d', 'abcd'],
    ['a\u200bb\ufeffc\u2066d', 'abcd'],
    ['a\u2028b\u2029c', 'a b c'],
    ['\ue0000\ue001', '0'],
    ['e\u0301te\u0301', 'été'],
    ['e\u200b\u0301', 'é'],
    ['  a \t b  ', 'a b'],
    ['a\ud800b', 'ab'],
    ['💶 ok', '💶 ok'],
    [`1${NNBSP}234${NBSP}€`, `1${NNBSP}234${NBSP}€`],
  ])('%j is printed as %j', (name, printed) => {
    expect(cleanText(name)).toBe(printed)
  })
  test('cleaned once is clean', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        expect(cleanText(cleanText(name))).toBe(cleanText(name))
      }),
    )
  })
})
