import { describe, expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { checkText } from './check-text.ts'
import { defaultSource } from './default-templates.ts'
import { type TextDraft, draftOf, parseTemplate, sourceOf } from './template.ts'
import { COMMON_NAMES, type TextName, formatTextName, parseTextName } from './text-name.ts'

const name = (text: string): TextName => parseTextName(text)
const ours = (text: string): TextDraft => draftOf(text, defaultSource(text))
const REMINDER = 'fr/business/reminder-2'
const check = (text: string, draft: Partial<TextDraft>) => checkText(name(text), { ...ours(text), ...draft })
const BODY = 'Bonjour.\n\n[[lines]]\n\n[[totals]]\n\n[[payment]]'
const refusalOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    if (isRefusal(error)) return [error.code, error.data['field']].join(' ').trim()
    throw error
  }
  return 'nothing'
}

describe('the texts that come with the program', () => {
  test('are sixty: two languages, three kinds of debtor, five steps, in full and as a text message', () => {
    expect(COMMON_NAMES).toHaveLength(60)
    expect(new Set(COMMON_NAMES.map(formatTextName)).size).toBe(60)
  })
  test.each(COMMON_NAMES.map(formatTextName))(
    '%s has no hole in any case, lacks nothing, says nothing to refuse',
    (text) => {
      const { holes, missing, unlawful, words } = check(text, {})
      expect({ holes, missing, unlawful, words }).toEqual({ holes: [], missing: [], unlawful: [], words: [] })
    },
  )
  test('grow firmer from step to step, in each language to each kind of debtor', () => {
    for (const family of ['fr/business', 'fr/public', 'fr/consumer', 'en/business', 'en/public', 'en/consumer']) {
      const tones = ['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice'].map(
        (step) => ours(`${family}/${step}`).tone,
      )
      expect([family, tones[0], tones[1], tones[4]]).toEqual([family, 'courteous', 'courteous', 'formal'])
      expect(tones.indexOf('firm')).toBeLessThan(4)
    }
  })
})

describe('a text that somebody writes', () => {
  test('says what is owed, how much and how to pay', () => {
    expect(check(REMINDER, { body: 'Payez.' }).missing).toEqual(['[[lines]]', '[[totals]]', '[[payment]]'])
    expect(check(REMINDER, { body: BODY }).missing).toEqual([])
    expect(check('fr/business/formal-notice', { body: BODY }).missing).toEqual(['{{ deadline | day }}'])
  })
  test('shows where it would have a hole, and in which case', () => {
    const { holes } = check(REMINDER, { body: `${BODY}\n\nAppelez le {{ creditor.phone }}.` })
    expect(holes).toEqual([{ field: 'creditor.phone', inCase: 'no-phone' }])
    const guarded = `${BODY}\n\n{% if creditor.phone %}Appelez le {{ creditor.phone }}.{% endif %}`
    expect(check(REMINDER, { body: guarded }).holes).toEqual([])
    expect(check(REMINDER, { subject: 'Facture {{ item.number }}', body: BODY }).holes).toEqual([
      { field: 'item.number', inCase: 'several-invoices' },
    ])
  })
  test('is refused where even a usual case would leave a hole', () => {
    expect(refusalOf(() => check('fr/business/reminder-1', { body: `${BODY}\n\n{{ deadline | day }}` }))).toBe(
      'outreach.template_field_empty deadline | day',
    )
  })
  test('that names a field which does not exist is refused by its name', () => {
    expect(refusalOf(() => check(REMINDER, { body: `${BODY} {{ debtor.iban }}` }))).toBe(
      'outreach.template_field_unknown debtor.iban',
    )
    expect(refusalOf(() => check(REMINDER, { subject: '{{ constructor }}' }))).toBe(
      'outreach.template_field_unknown constructor',
    )
  })
  test('is looked through for words that a letter about a debt does not use', () => {
    const body = `${BODY}\n\nSans règlement, l'huissier viendra : c'est une escroquerie.`
    expect(check(REMINDER, { body }).words.map(({ because, words }) => [because, words])).toEqual([
      ['officer', 'huissier'],
      ['criminal', 'escroquerie'],
    ])
  })
  test('asks no consumer for what only professionals owe', () => {
    const body = `${BODY}\n\nUne indemnité forfaitaire de 40 € est due (article L. 441-10).`
    expect(check('fr/consumer/reminder-2', { body }).unlawful).toEqual(['indemnité forfaitaire', '40 €', 'L. 441-10'])
    expect(check(REMINDER, { body }).unlawful).toEqual([])
  })
})

describe('the source of a text', () => {
  test('is its draft again, its fields counted from what it uses', () => {
    const draft = { subject: 'Facture {{ item.number }}', tone: 'firm', body: `${BODY}\n\n{{ debtor.name }}` } as const
    const source = sourceOf(REMINDER, draft)
    expect(source.split('\n').slice(0, 5)).toEqual([
      '---',
      'subject: Facture {{ item.number }}',
      'tone: firm',
      'fields: item.number, debtor.name',
      '---',
    ])
    expect(draftOf(REMINDER, source)).toEqual(draft)
    expect(parseTemplate(REMINDER, 'fr', source).fields).toEqual(['item.number', 'debtor.name'])
  })
  test.each(['', 'fr', 'de/business/reminder-1', 'fr/business/reminder-9', 'fr/business/reminder-1/fax', '../x'])(
    '%j is the name of no text',
    (text) => {
      expect(refusalOf(() => name(text))).toBe('outreach.text_unknown')
    },
  )
})
