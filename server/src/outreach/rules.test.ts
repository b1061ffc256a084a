import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type ExampleOptions, exampleLine, exampleSituation } from './example-situation.ts'
import { type MessageLine, type MessageSituation, audienceOf, linesInOrder, messageTotals } from './model.ts'
import { inconsistencies, isValidIban, unprintableCharacters } from './rules.ts'

const rulesOf = (situation: MessageSituation): readonly string[] => inconsistencies(situation).map(({ rule }) => rule)
const withLine = (line: Partial<MessageLine>, options: ExampleOptions = {}): MessageSituation => {
  const situation = exampleSituation(options)
  return { ...situation, lines: situation.lines.map((one) => ({ ...one, ...line })) }
}

describe('totals', () => {
  const line = (cents: number, over: Partial<MessageLine> = {}): MessageLine => ({
    ...exampleLine({ stepLevel: 2, totalCents: cents }),
    ...over,
  })

  test('ask for overdue principal, and mention accessories apart', () => {
    const situation = exampleSituation({
      step: 'reminder-2',
      lines: [line(100_000), line(50_000), exampleLine({ upcoming: true, stepLevel: 0, totalCents: 20_000 })],
    })
    expect(messageTotals(situation)).toEqual({
      overdueCents: 150_000,
      upcomingCents: 20_000,
      interestCents: 2600,
      indemnityCents: 8000,
      dailyInterestCents: 84,
      unappliedCreditCents: 0,
      toPayCents: 150_000,
    })
  })

  test('add accessories to what is asked only where they are claimed', () => {
    const situation = exampleSituation({ step: 'formal-notice', lines: [line(100_000, { stepLevel: 4 })] })
    expect(messageTotals(situation).toPayCents).toBe(105_300)
  })

  test('name no accessories of an item two days late beside older ones', () => {
    const situation = exampleSituation({ step: 'reminder-2', lines: [line(100_000), line(50_000, { stepLevel: 1 })] })
    expect(messageTotals(situation)).toMatchObject({ overdueCents: 150_000, interestCents: 1300, indemnityCents: 4000 })
  })

  test('do not ask for a disputed part, and deduct credit that no invoice was named for', () => {
    const situation = {
      ...exampleSituation({
        lines: [exampleLine({ totalCents: 100_000 })].map((one) => ({ ...one, heldCents: 30_000 })),
      }),
      unappliedCreditCents: 5000,
    }
    expect(messageTotals(situation)).toMatchObject({ overdueCents: 70_000, toPayCents: 65_000 })
  })

  test('are whole cents whose parts make the whole, for any lines', () => {
    const cents = fc.integer({ min: 1, max: 10_000_000_00 })
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ totalCents: cents, upcoming: fc.boolean(), stepLevel: fc.constantFrom<(1 | 2)[]>(1, 2) }),
          { minLength: 1, maxLength: 40 },
        ),
        (drawn) => {
          const totals = messageTotals(
            exampleSituation({ step: 'reminder-2', lines: drawn.map((one) => exampleLine(one)) }),
          )
          const listed = drawn.reduce((sum, one) => sum + one.totalCents, 0)
          expect(totals.overdueCents + totals.upcomingCents).toBe(listed)
          expect(totals.toPayCents).toBe(totals.overdueCents)
          expect(totals.indemnityCents).toBe(4000 * drawn.filter((one) => !one.upcoming && one.stepLevel === 2).length)
        },
      ),
    )
  })
})

test('lines stand oldest due date first, then by number', () => {
  const lines = [
    exampleLine({ number: 'B', dueDate: '2026-10-01' }),
    exampleLine({ number: 'C', dueDate: '2026-09-01' }),
    exampleLine({ number: 'A', dueDate: '2026-10-01' }),
  ]
  expect(linesInOrder(lines).map((line) => line.number)).toEqual(['C', 'A', 'B'])
})

test('an association is written to as the professional that it acts as', () => {
  expect(audienceOf('association')).toBe('business')
})

describe('a message is not written when', () => {
  test('nothing is wrong: then it is', () => {
    for (const kind of ['business', 'public', 'consumer', 'association'] as const) {
      for (const step of ['before-due', 'reminder-1', 'reminder-2', 'reminder-3', 'formal-notice'] as const) {
        expect(rulesOf(exampleSituation({ kind, step }))).toEqual([])
      }
    }
  })

  test('a line that is only listed may stand higher than the message', () => {
    const lines = [exampleLine({}), { ...exampleLine({ stepLevel: 2, advances: false }), number: 'F-2' }]
    expect(rulesOf(exampleSituation({ step: 'reminder-1', lines }))).toEqual([])
  })

  test.each<[string, MessageSituation]>([
    ['line.open', withLine({ openCents: 200_000 })],
    ['line.sum', withLine({ paidCents: 1 })],
    ['line.held', withLine({ heldCents: 200_000 })],
    ['line.sign', withLine({ openCents: -1 })],
    ['line.cents', withLine({ openCents: 0.5 })],
    ['line.settled', withLine({ openCents: 0, paidCents: 123_456 })],
    ['line.number', withLine({ number: ' ' })],
    ['line.currency', withLine({ currency: 'USD' })],
    ['line.upcoming', withLine({ upcoming: true })],
    ['line.upcoming', withLine({ dueDate: '2026-11-21', daysPastDue: 0 })],
    ['line.days', withLine({ daysPastDue: 30 })],
    ['line.level', withLine({ stepLevel: 3 })],
    ['line.early', withLine({ indemnityCents: 4000 }, { step: 'before-due' })],
    ['line.consumer', withLine({ indemnityCents: 4000 }, { kind: 'consumer' })],
    ['lines.none', exampleSituation({ lines: [] })],
    ['lines.none_due', exampleSituation({ lines: [exampleLine({ upcoming: true, stepLevel: 0 })] })],
    ['credit.covers', { ...exampleSituation(), unappliedCreditCents: 123_456 }],
    ['credit.sign', { ...exampleSituation(), unappliedCreditCents: -1 }],
    [
      'accessories.consumer',
      exampleSituation({
        kind: 'consumer',
        accessories: { kind: 'computed', claimed: false, rateOrigin: 'statutory' },
      }),
    ],
    ['accessories.audience', exampleSituation({ accessories: { kind: 'from-notice', rate: 275 } })],
    ['accessories.kind', exampleSituation({ step: 'reminder-2', accessories: { kind: 'none' } })],
    ['deadline.past', { ...exampleSituation(), step: { key: 'reminder-1', level: 1, deadlineDay: '2026-11-21' } }],
    ['payment.collected', { ...exampleSituation(), payment: { kind: 'collected' } }],
    [
      'payment.iban',
      {
        ...exampleSituation(),
        payment: {
          kind: 'transfer',
          account: { holder: 'x', iban: 'FR7630006000011234567890188', bic: null, assignee: false },
          reference: 'x',
        },
      },
    ],
    [
      'payment.reference',
      {
        ...exampleSituation(),
        payment: {
          kind: 'transfer',
          account: { holder: 'x', iban: 'FR7630006000011234567890189', bic: null, assignee: false },
          reference: ' ',
        },
      },
    ],
  ])('%s', (rule, situation) => {
    expect(rulesOf(situation)).toContain(rule)
  })

  const notice = exampleSituation({ step: 'formal-notice' })
  test.each<[string, MessageSituation]>([
    ['notice.lines', withLine({ stepLevel: 3 }, { step: 'formal-notice' })],
    ['notice.lines', withLine({ heldCents: 1 }, { step: 'formal-notice' })],
    ['notice.deadline', { ...notice, step: { ...notice.step, deadlineDay: null } }],
    ['notice.short', { ...notice, step: { ...notice.step, deadlineDay: '2026-11-28' } }],
    ['notice.signer', { ...notice, creditor: { ...notice.creditor, signer: { name: 'Claire Aubert', capacity: '' } } }],
    ['notice.rate', exampleSituation({ step: 'formal-notice', accessories: { kind: 'rate-unknown' } })],
    [
      'notice.rate',
      exampleSituation({ step: 'formal-notice', kind: 'consumer', accessories: { kind: 'from-notice', rate: null } }),
    ],
    [
      'notice.holder',
      {
        ...notice,
        payment: {
          kind: 'transfer',
          account: { holder: 'Factor', iban: 'FR7630006000011234567890189', bic: null, assignee: true },
          reference: 'x',
        },
      },
    ],
  ])('it is a formal notice and %s', (rule, situation) => {
    expect(rulesOf(situation)).toContain(rule)
  })
})

describe('an account number', () => {
  test.each([
    'FR7630006000011234567890189',
    'DE89370400440532013000',
    'GB29 NWBK 6016 1331 9268 19',
    'BE68539007547034',
    'NO9386011117947',
  ])('%s is valid', (iban) => {
    expect(isValidIban(iban)).toBe(true)
  })
  test.each([
    'FR7630006000011234567890188',
    'FR76',
    '',
    'FR76300060000112345678901891',
    'fr7630006000011234567890189',
    'DE88370400440532013000',
  ])('%s is not', (iban) => {
    expect(isValidIban(iban)).toBe(false)
  })
  test('any single wrong digit is noticed', () => {
    const iban = 'FR7630006000011234567890189'
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 26 }), fc.integer({ min: 1, max: 9 }), (place, shift) => {
        const digit = (Number(iban[place]) + shift) % 10
        expect(isValidIban(iban.slice(0, place) + digit + iban.slice(place + 1))).toBe(false)
      }),
    )
  })
})

describe('the face of our letters', () => {
  test('prints French, German, Polish, Greek, Cyrillic and Vietnamese names, and our punctuation', () => {
    expect(unprintableCharacters('Éîœ Ÿ ç « » ’ – € ß ø Łódź Őr ΑΒΓ Жук Nguyễn 1\u202f234,56\u00a0€ n° №')).toBe('')
  })
  test('does not print other scripts or pictures, and says which characters', () => {
    expect(unprintableCharacters('株式会社 株 – 💶')).toBe('株式会社💶')
  })
  test('holds every character that is called printable', () => {
    const covered = characterMap(
      readFileSync(
        createRequire(import.meta.url).resolve(
          '@expo-google-fonts/source-sans-3/400Regular/SourceSans3_400Regular.ttf',
        ),
      ),
    )
    const called = Array.from({ length: 0x2fff }, (_, code) => String.fromCodePoint(code)).filter(
      (character) => unprintableCharacters(character) === '',
    )
    expect(called.length).toBeGreaterThan(600)
    expect(called.filter((character) => !covered.has(character.codePointAt(0) ?? 0))).toEqual([])
  })
})

/** The characters of a TrueType font, from its format 12 table. */
function characterMap(font: Buffer): ReadonlySet<number> {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, index) => 12 + 16 * index)
  const table = font.readUInt32BE((tables.find((at) => font.toString('latin1', at, at + 4) === 'cmap') ?? 0) + 8)
  const maps = Array.from(
    { length: font.readUInt16BE(table + 2) },
    (_, index) => table + font.readUInt32BE(table + 8 + 8 * index),
  )
  const at = maps.find((map) => font.readUInt16BE(map) === 12) ?? 0
  const groups = Array.from({ length: font.readUInt32BE(at + 12) }, (_, index) => at + 16 + 12 * index)
  return new Set(
    groups.flatMap((group) =>
      Array.from(
        { length: font.readUInt32BE(group + 4) - font.readUInt32BE(group) + 1 },
        (_, offset) => font.readUInt32BE(group) + offset,
      ),
    ),
  )
}
