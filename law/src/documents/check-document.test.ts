import { describe, expect, test } from 'vitest'
import {
  addMonths,
  checkDocument,
  type ContentId,
  type Day,
  DOCUMENT_KINDS,
  documentContents,
  type DocumentFacts,
  type DocumentKind,
} from '../index.ts'

const business = { debtor: 'business', on: '2026-11-21' } as const

const listed = (kind: DocumentKind, facts: DocumentFacts, weight: string) =>
  documentContents(kind, facts).flatMap((line) => (line.weight === weight ? [line.content] : []))

/** Each content of the list that belongs there, filled in. */
function whole(kind: DocumentKind, facts: DocumentFacts): Partial<Record<ContentId, string>> {
  const lines = documentContents(kind, facts).filter(({ weight }) => weight !== 'never')
  return Object.fromEntries(lines.map(({ content }) => [content, content === 'deadline' ? '2026-12-01' : 'filled in']))
}

test.each([
  ['formal-notice', ['demand', 'creditor-identity', 'debtor-identity', 'principal']],
  ['agency-mandate', ['amount-breakdown', 'insurance', 'fee', 'remittance']],
  [
    'agency-letter',
    ['agency-identity', 'creditor-identity', 'amount-breakdown', 'demand', 'means-of-payment', 'quotation'],
  ],
  [
    'instalment-agreement',
    [
      'creditor-identity',
      'debtor-identity',
      'acknowledgment',
      'amount-in-figures',
      'originals',
      'signature',
      'schedule',
    ],
  ],
  [
    'order-for-payment-request',
    [
      'court',
      'object',
      'creditor-identity',
      'debtor-identity',
      'amount-breakdown',
      'basis',
      'list-of-documents',
      'attachments',
      'date',
      'signature',
    ],
  ],
  [
    'declaration-of-claim',
    [
      'proceedings',
      'debtor-identity',
      'creditor-identity',
      'amount-due',
      'amount-to-become-due',
      'sincerity',
      'evidence',
      'interest-not-stopped',
      'list-of-documents',
      'signature',
    ],
  ],
  [
    'invoice',
    [
      'invoice-number',
      'date',
      'creditor-identity',
      'debtor-identity',
      'vat-number',
      'supply-day',
      'supply',
      'net-price',
      'vat',
      'total',
      'due-date',
      'discount',
      'interest',
      'recovery-indemnity',
      'buyer-siren',
      'nature-of-operation',
    ],
  ],
  ['terms-and-conditions', ['payment-terms', 'interest', 'recovery-indemnity', 'discount']],
] as const)('a text requires of a %s: %j', (kind, contents) => {
  expect(listed(kind, business, 'required')).toEqual(contents)
})

describe.each(DOCUMENT_KINDS)('%s', (kind) => {
  test('whole, it is complete; without any one required content, it is not', () => {
    const contents = whole(kind, business)
    expect(checkDocument({ kind, ...business, contents }).value).toEqual({
      missing: [],
      outOfPlace: [],
      isComplete: true,
    })
    for (const content of listed(kind, business, 'required')) {
      const { value, steps } = checkDocument({ kind, ...business, contents: { ...contents, [content]: '  ' } })
      expect(value.isComplete).toBe(false)
      expect(value.missing.map((line) => line.content)).toEqual([content])
      expect(steps.map(({ rule }) => rule)).toEqual(['documents.required', 'documents.incomplete'])
      expect(steps.at(-1)).toMatchObject({ given: { document: kind, count: 1 }, gives: 1 })
    }
  })

  test('each line has its article, each content once for a debtor', () => {
    for (const debtor of ['business', 'consumer', 'public', 'association'] as const) {
      const lines = documentContents(kind, { debtor, on: '2026-11-21' })
      expect(lines.filter(({ article }) => article.length < 5)).toEqual([])
      expect(new Set(lines.map(({ content }) => content)).size).toBe(lines.length)
      // A public buyer's terms are set by decree.
      const isFree = kind === 'terms-and-conditions' && debtor === 'public'
      expect(lines.some(({ weight }) => weight === 'required')).toBe(!isFree)
    }
  })
})

describe('by debtor', () => {
  test('a consumer’s notice, invoice and terms carry neither indemnity nor commercial rate', () => {
    const consumer = { debtor: 'consumer', on: '2026-11-21' } as const
    for (const kind of ['formal-notice', 'invoice'] as const) {
      expect(listed(kind, consumer, 'never')).toEqual(expect.arrayContaining(['interest', 'recovery-indemnity']))
      expect(listed(kind, consumer, 'required')).not.toContain('recovery-indemnity')
    }
    expect(listed('terms-and-conditions', consumer, 'never')).toEqual(
      expect.arrayContaining(['recovery-indemnity', 'jurisdiction']),
    )
    const contents = { ...whole('formal-notice', consumer), 'recovery-indemnity': '40 €' }
    expect(checkDocument({ kind: 'formal-notice', ...consumer, contents })).toMatchObject({
      value: { missing: [], outOfPlace: [{ content: 'recovery-indemnity', article: 'C. com. L441-10 II' }] },
      steps: [{ rule: 'documents.never' }, { rule: 'documents.incomplete' }],
    })
  })

  test('collection costs have no place in any notice, agency letter or plan', () => {
    for (const kind of ['formal-notice', 'agency-letter', 'instalment-agreement', 'terms-and-conditions'] as const) {
      const contents = { ...whole(kind, business), 'collection-costs': '15 €' }
      expect(checkDocument({ kind, ...business, contents }).value.outOfPlace).toEqual([
        { content: 'collection-costs', weight: 'never', article: 'CPCE L111-8' },
      ])
    }
  })

  test('who undertakes alone writes the amount in words, a trader need not', () => {
    expect(listed('instalment-agreement', { ...business, debtor: 'consumer' }, 'required')).toContain('amount-in-words')
    expect(listed('instalment-agreement', business, 'usual')).toContain('amount-in-words')
  })

  test('what is only usual is told, and leaves the document complete', () => {
    const { date: _, ...contents } = whole('formal-notice', business)
    const { value, steps } = checkDocument({ kind: 'formal-notice', ...business, contents })
    expect(value.isComplete).toBe(true)
    expect(steps.map(({ rule }) => rule)).toEqual(['documents.usual', 'documents.complete'])
  })
})

describe('by the facts', () => {
  test('a later letter of an agency recalls the first instead of repeating it', () => {
    expect(listed('agency-letter', { ...business, isFollowUp: true }, 'required')).toEqual([
      'agency-identity',
      'demand',
      'means-of-payment',
      'first-letter',
    ])
  })

  test('a representative shows his power, a secured creditor its sureties, a pending case its court', () => {
    const facts = { ...business, byRepresentative: true, hasSureties: true, hasPendingCase: true }
    expect(listed('declaration-of-claim', facts, 'required')).toEqual(
      expect.arrayContaining(['power', 'sureties', 'pending-court']),
    )
    expect(listed('order-for-payment-request', facts, 'required')).toContain('power')
  })

  test('the four mentions of electronic invoicing come on 1 September 2026, and are unconfirmed', () => {
    const facts = { ...business, isVatOnDebits: true, isDeliveredElsewhere: true } as const
    const unconfirmed = (on: Day) =>
      documentContents('invoice', { ...facts, on }).flatMap((line) => (line.unconfirmed ? [line.content] : []))
    expect(unconfirmed('2026-08-31')).toEqual([])
    expect(unconfirmed('2026-09-01')).toEqual([
      'buyer-siren',
      'nature-of-operation',
      'delivery-address',
      'vat-on-debits',
    ])
    expect(checkDocument({ kind: 'invoice', ...facts, contents: {} }).steps).toContainEqual({
      rule: 'documents.required',
      article: 'CGI ann. II 242 nonies A; décret 2022-1299',
      given: { document: 'invoice', content: 'buyer-siren' },
      gives: 'buyer-siren',
      unconfirmed: true,
    })
  })

  test('every month has its list', () => {
    let months = 0
    for (let on: Day = '2013-01-31'; on <= '2026-12-31'; on = addMonths('2013-01-31', months)) {
      for (const kind of DOCUMENT_KINDS) expect(documentContents(kind, { ...business, on }).length).toBeGreaterThan(3)
      months++
    }
    expect(months).toBe(168)
  })
})

describe('the deadline of a formal notice', () => {
  const notice = (deadline: string, presentedOn?: Day) => {
    const contents = { ...whole('formal-notice', business), deadline }
    const { steps } = checkDocument({ kind: 'formal-notice', ...business, contents, presentedOn })
    return steps.flatMap(({ rule }) => (rule.startsWith('documents.deadline') ? [rule] : []))
  }

  test('is a working day eight days or more after presentation', () => {
    expect(notice('2026-11-30')).toEqual([])
    expect(notice('2026-11-27')).toEqual(['documents.deadline-too-short'])
    expect(notice('2026-12-01', '2026-11-24')).toEqual(['documents.deadline-too-short'])
    expect(notice('2026-12-02', '2026-11-24')).toEqual([])
    expect(notice('2026-12-25')).toEqual(['documents.deadline-on-day-off'])
    expect(notice('2026-11-28')).toEqual(['documents.deadline-too-short', 'documents.deadline-on-day-off'])
    // A deadline in another document is not one of the creditor's.
    const plan = { kind: 'instalment-agreement', ...business, contents: { deadline: 'sous huitaine' } } as const
    expect(checkDocument(plan).steps.map(({ rule }) => rule)).not.toContain('documents.deadline-not-a-day')
    expect(notice('sous huitaine')).toEqual(['documents.deadline-not-a-day'])
  })
})
