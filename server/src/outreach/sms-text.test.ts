import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { exampleSituation } from './example-situation.ts'
import { mobileNumber } from './mobile-number.ts'
import { smsSegments } from './sms-segments.ts'
import { defaultTemplate } from './default-templates.ts'
import type { MessageSituation } from './model.ts'
import { templateName } from './render-message.ts'
import { type SmsText, smsText as writeSms } from './sms-text.ts'

const smsText = (situation: MessageSituation): SmsText => {
  const template = defaultTemplate(`${templateName(situation)}/sms`)
  return writeSms(template, situation)
}

describe('a text message', () => {
  test('tells a business how many invoices are open, whom to call, and how to get no more', () => {
    const situation = exampleSituation({ step: 'reminder-1' })
    const [line] = situation.lines
    if (!line) throw new Error('an example without invoices')
    expect(smsText({ ...situation, lines: [line] }).text).toBe(
      'Atelier Verdon : sauf erreur, 1 facture échue reste ouverte. Une question, un paiement en route ? ' +
        `${situation.creditor.phone} ou ${situation.creditor.email}. Plus de SMS ? Répondez STOP.`,
    )
    const two = [line, { ...line, itemId: 99, number: 'F-99' }]
    expect(smsText({ ...situation, lines: two }).subject).toBe(
      'Atelier Verdon : sauf erreur, 2 factures échues restent ouvertes.',
    )
    expect(smsText({ ...situation, locale: 'en', lines: two }).subject).toBe(
      'Atelier Verdon: unless we are mistaken, 2 invoices are overdue.',
    )
  })

  test('tells a consumer nothing of a debt: others may read the telephone', () => {
    const situation = exampleSituation({ kind: 'consumer', step: 'reminder-2' })
    const { text } = smsText({ ...situation, creditor: { ...situation.creditor, phone: null } })
    expect(text).toBe(
      'Atelier Verdon : merci de prendre contact avec nous. ' +
        `Par e-mail : ${situation.creditor.email}. Plus de SMS ? Répondez STOP.`,
    )
  })

  test.each(['fr', 'en'] as const)(
    'in %s has no amount, no number of an invoice, and stays in the plain alphabet',
    (locale) => {
      for (const step of ['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice'] as const)
        for (const kind of ['business', 'public', 'consumer', 'association'] as const) {
          const situation = exampleSituation({ locale, step, kind })
          const { text, segments } = smsText(situation)
          expect(smsSegments(text).alphabet).toBe('gsm-7')
          expect(segments).toBeLessThanOrEqual(2)
          expect(text).not.toMatch(/€|EUR/)
          for (const { number } of situation.lines) expect(text).not.toContain(number)
        }
    },
  )

  test('of more than three parts is not written', async () => {
    const situation = exampleSituation()
    const creditor = { ...situation.creditor, name: '東'.repeat(120) }
    const long = () => smsText({ ...situation, creditor })
    expect(await refusalOf(Promise.resolve().then(long))).toBe('outreach.sms_too_long')
  })

  test('with an apostrophe of a typographer stays in the plain alphabet', () => {
    const situation = exampleSituation()
    const { text } = smsText({ ...situation, creditor: { ...situation.creditor, name: 'L’Atelier d’Or' } })
    expect(text.startsWith("L'Atelier d'Or : ")).toBe(true)
  })
})

describe('the parts of a text', () => {
  test.each([
    ['a'.repeat(160), 'gsm-7', 1],
    ['a'.repeat(161), 'gsm-7', 2],
    ['a'.repeat(306), 'gsm-7', 2],
    ['a'.repeat(307), 'gsm-7', 3],
    ['€'.repeat(80), 'gsm-7', 1],
    ['€'.repeat(81), 'gsm-7', 2],
    // An escape is not torn from its character: 152 places of 153 are used.
    ['€'.repeat(153), 'gsm-7', 3],
    ['ê'.repeat(70), 'ucs-2', 1],
    ['ê'.repeat(71), 'ucs-2', 2],
    ['ê'.repeat(134), 'ucs-2', 2],
    ['ê'.repeat(135), 'ucs-2', 3],
    ['😀'.repeat(35), 'ucs-2', 1],
    ['😀'.repeat(36), 'ucs-2', 2],
    ['😀'.repeat(67), 'ucs-2', 3],
    ['', 'gsm-7', 1],
  ] as const)('%#: %s', (text, alphabet, segments) => {
    expect(smsSegments(text)).toEqual({ alphabet, segments })
  })

  test('never become fewer by writing more', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 400 }), fc.string({ maxLength: 40 }), (text, more) => {
        expect(smsSegments(text + more).segments).toBeGreaterThanOrEqual(smsSegments(text).segments)
      }),
    )
  })
})

describe('a number for text messages', () => {
  test.each([
    ['06 12 34 56 78', 'FR', '+33612345678'],
    ['+33 (0)6.12.34.56.78', 'FR', '+33612345678'],
    ['0033612345678', 'FR', '+33612345678'],
    ['07 56 78 90 12', 'FR', '+33756789012'],
    ['0692 12 34 56', 'RE', '+262692123456'],
    ['0470 12 34 56', 'BE', '+32470123456'],
    ['+32 470 12 34 56', 'FR', '+32470123456'],
    // Landlines, numbers over the internet, and what is none.
    ['01 23 45 67 89', 'FR', null],
    ['09 72 12 34 56', 'FR', null],
    ['3949', 'FR', null],
    ['06 12 34 56', 'FR', null],
    ['06 12 34 56 78 poste 12', 'FR', null],
    ['call me', 'FR', null],
    ['', 'FR', null],
  ])('%s in %s: %s', (phone, country, expected) => {
    expect(mobileNumber(phone, country)).toBe(expected)
  })

  test('is the same one however it is spaced', () => {
    const digits = fc.integer({ min: 600_000_000, max: 699_999_999 }).map(String)
    const gaps = fc.array(fc.constantFrom('', ' ', '.', '-', '\u00a0'), { minLength: 9, maxLength: 9 })
    fc.assert(
      fc.property(digits, gaps, (number, between) => {
        const spaced = Array.from(number, (digit, index) => `${between[index]}${digit}`).join('')
        expect([`+33${number}`, null]).toContain(mobileNumber(`0${spaced}`, 'FR'))
        expect(mobileNumber(`0${spaced}`, 'FR')).toBe(mobileNumber(`+33 ${number}`, 'BE'))
      }),
    )
  })
})
