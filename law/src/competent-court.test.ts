import { describe, expect, test } from 'vitest'
import {
  addMonths,
  competentCourt,
  type CompetentCourtInput,
  type Day,
  interimPayment,
  orderForPayment,
  priorAmicableAttempt,
  procedureCosts,
  readCommuneCourts,
  UnknownParameter,
  WrongInput,
} from './index.ts'

const on = '2026-11-21'
const traders = { debtor: 'business', activity: 'commercial', amountCents: 300_000, department: '37', on } as const

const valueOf = (input: CompetentCourtInput) => {
  const answer = competentCourt(input)
  if (answer.kind !== 'explained') throw new Error(answer.kind)
  return answer.value
}
const rulesOf = (answer: { readonly kind: string; readonly steps?: readonly { readonly rule: string }[] }) =>
  (answer.steps ?? []).map(({ rule }) => rule)

describe('which court', () => {
  test('between traders, the commercial court of the debtor’s seat', () => {
    expect(valueOf(traders)).toEqual({
      court: 'commercial-court',
      names: ['Tribunal de commerce de Tours'],
      lawyerRequired: false,
    })
    expect(competentCourt(traders)).toMatchObject({
      steps: [
        { rule: 'competent-court.between-traders', article: 'C. com. L721-3' },
        { rule: 'competent-court.at-seat', article: 'C. com. L721-3; CPC 42, 43, 46' },
        { rule: 'court-seat.only-one', article: 'C. com. annexe 7-1' },
        { rule: 'competent-court.no-lawyer-required', article: 'CPC 761, 853', given: { ceilingCents: 1_000_000 } },
        { rule: 'competent-court.last-resort', article: 'C. com. R721-6; COJ R211-3-24' },
        { rule: 'competent-court.decides', gives: 'commercial-court' },
      ],
    })
  })

  test.each([
    [{ ...traders, activity: 'civil' }, 'local-chamber', 'competent-court.civil-debtor'],
    [{ ...traders, activity: 'civil', amountCents: 1_000_000 }, 'local-chamber', 'competent-court.local-chamber'],
    [
      { ...traders, activity: 'civil', amountCents: 1_000_001 },
      'judicial-court',
      'competent-court.above-local-chamber',
    ],
    [{ ...traders, debtor: 'association', activity: undefined }, 'local-chamber', 'competent-court.civil-debtor'],
    [{ ...traders, debtor: 'association' }, 'commercial-court', 'competent-court.between-traders'],
    [{ ...traders, debtor: 'consumer' }, 'local-chamber', 'competent-court.consumer-debtor'],
    [{ ...traders, creditorActivity: 'civil' }, 'commercial-court', 'competent-court.creditor-may-choose'],
    [
      { ...traders, debtor: 'consumer', nature: 'bill-of-exchange' },
      'commercial-court',
      'competent-court.bill-of-exchange',
    ],
    [
      { ...traders, debtor: 'consumer', nature: 'consumer-credit' },
      'protection-judge',
      'competent-court.protection-judge',
    ],
    [
      { ...traders, debtor: 'consumer', nature: 'residential-lease' },
      'protection-judge',
      'competent-court.protection-judge',
    ],
    [
      { ...traders, debtor: 'public', contractLaw: 'public' },
      'administrative-court',
      'competent-court.public-contract',
    ],
    [{ ...traders, debtor: 'public', contractLaw: 'private' }, 'commercial-court', 'competent-court.private-contract'],
    [
      { ...traders, debtor: 'public', contractLaw: 'private', activity: 'civil' },
      'local-chamber',
      'competent-court.private-contract',
    ],
  ] as const)('%j: %s', (input, court, rule) => {
    expect(valueOf(input).court).toBe(court)
    expect(rulesOf(competentCourt(input))).toContain(rule)
  })

  test('a lawyer is compulsory above 10 000 €, and there is an appeal above 5 000 €', () => {
    expect(valueOf({ ...traders, amountCents: 1_000_000 }).lawyerRequired).toBe(false)
    expect(valueOf({ ...traders, amountCents: 1_000_001 }).lawyerRequired).toBe(true)
    expect(rulesOf(competentCourt({ ...traders, amountCents: 500_000 }))).toContain('competent-court.last-resort')
    expect(rulesOf(competentCourt({ ...traders, amountCents: 500_001 }))).not.toContain('competent-court.last-resort')
    expect(valueOf({ ...traders, amountCents: undefined }).lawyerRequired).toBe(null)
    expect(valueOf({ ...traders, debtor: 'public', contractLaw: 'public' }).lawyerRequired).toBe(null)
  })

  test('what was not told is asked, never guessed', () => {
    const { activity: _, department: __, amountCents: ___, ...bare } = traders
    expect(competentCourt(bare)).toEqual({ kind: 'missing', missing: ['activity'] })
    expect(competentCourt({ ...bare, activity: 'commercial' })).toEqual({ kind: 'missing', missing: ['department'] })
    expect(competentCourt({ ...bare, activity: 'civil' })).toEqual({ kind: 'missing', missing: ['amountCents'] })
    expect(competentCourt({ ...bare, debtor: 'public' })).toEqual({ kind: 'missing', missing: ['contractLaw'] })
  })

  test('a debtor abroad is outside these rules, with the reason', () => {
    expect(competentCourt({ ...traders, country: 'BE' })).toMatchObject({
      kind: 'does-not-apply',
      steps: [{ rule: 'competent-court.foreign-debtor', given: { country: 'BE' } }],
    })
  })

  test('the chamber of proximity was not read in its article, and says so', () => {
    const answer = competentCourt({ ...traders, debtor: 'consumer' })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.steps.filter(({ unconfirmed }) => unconfirmed).map(({ rule }) => rule)).toEqual([
      'competent-court.local-chamber',
    ])
  })

  test('a wrong amount or day is refused, and a day that nobody looked up', () => {
    expect(() => competentCourt({ ...traders, amountCents: -1 })).toThrow(WrongInput)
    expect(() => competentCourt({ ...traders, on: '2026-02-30' })).toThrow(WrongInput)
    expect(() => competentCourt({ ...traders, on: '2027-01-01' })).toThrow(UnknownParameter)
  })

  test('every month since the tables begin has an answer', () => {
    let answered = 0
    for (let day: Day = '2021-01-31'; day <= '2026-12-31'; day = addMonths('2021-01-31', answered)) {
      expect(valueOf({ ...traders, on: day }).court).toBe('commercial-court')
      expect(valueOf({ ...traders, debtor: 'consumer', on: day }).court).toBe('local-chamber')
      answered++
    }
    expect(answered).toBe(72)
  })
})

describe('where', () => {
  test.each([
    ['75', 'economic-court', ['Tribunal des activités économiques de Paris']],
    ['72', 'economic-court', ['Tribunal des activités économiques du Mans']],
    ['91', 'commercial-court', ['Tribunal de commerce d’Évry']],
    ['2a', 'commercial-court', ['Tribunal de commerce d’Ajaccio']],
    [
      '69',
      'commercial-court',
      ['Tribunal des activités économiques de Lyon', 'Tribunal de commerce de Villefranche-Tarare'],
    ],
    [
      '68',
      'commercial-chamber',
      [
        'Chambre commerciale du tribunal judiciaire de Mulhouse',
        'Chambre commerciale du tribunal judiciaire de Colmar',
      ],
    ],
    ['974', 'mixed-commercial-court', []],
    ['20', 'commercial-court', []],
  ])('département %s: %s', (department, court, names) => {
    expect(valueOf({ ...traders, department })).toMatchObject({ court, names })
  })

  test('the tribunals of economic activities are an experiment that began on 1 January 2025', () => {
    expect(valueOf({ ...traders, department: '75', on: '2024-12-31' })).toMatchObject({
      court: 'commercial-court',
      names: ['Tribunal de commerce de Paris'],
    })
    expect(valueOf({ ...traders, department: '75', on: '2025-01-01' }).court).toBe('economic-court')
  })

  test('the official table of communes decides where it is given', () => {
    const table = readCommuneCourts(
      [
        '"code commune INSEE";"commune";"tribunal de commerce"',
        '69264;Villefranche-sur-Saône;TC Villefranche-Tarare',
        '69123;Lyon;Tribunal des activités économiques de Lyon',
        '67482;Strasbourg;Chambre commerciale du TJ de Strasbourg',
        'total;;3',
      ].join('\r\n'),
    )
    expect(table?.size).toBe(3)
    const communeCourts = table ?? new Map()
    const { department: _, ...nowhere } = traders
    const at = (commune: string) => valueOf({ ...nowhere, commune, communeCourts })
    expect(at('69264')).toMatchObject({ court: 'commercial-court', names: ['TC Villefranche-Tarare'] })
    expect(at('69123')).toMatchObject({ court: 'economic-court' })
    expect(at('67482')).toMatchObject({ court: 'commercial-chamber' })
    // Not in the table: its département answers.
    expect(at('37261').names).toEqual(['Tribunal de commerce de Tours'])
    for (const commune of ['97411', '98818']) {
      const overseas = competentCourt({ ...nowhere, commune })
      expect(overseas).toMatchObject({ value: { court: 'mixed-commercial-court', names: [] } })
      expect(overseas).toMatchObject({
        steps: expect.arrayContaining([
          expect.objectContaining({
            rule: 'court-seat.mixed-court',
            given: { place: commune.slice(0, 3) },
            unconfirmed: true,
          }),
        ]),
      })
    }
  })

  test('the columns of the table may stand in any order', () => {
    const table = readCommuneCourts('TC,libellé,code_commune\nTC Tours,Tours,37261\n')
    expect([...(table ?? [])]).toEqual([['37261', 'TC Tours']])
  })

  test('a file that is no table of courts is not read', () => {
    expect(readCommuneCourts('date;montant\n2026-01-01;12')).toBe(null)
    expect(readCommuneCourts('')).toBe(null)
  })
})

describe('order for payment', () => {
  const claim = { ...traders, dueDate: '2026-06-30' } as const

  test('is open before the judge of the debtor’s seat, without lawyer or prior attempt', () => {
    const answer = orderForPayment(claim)
    expect(answer).toMatchObject({
      kind: 'explained',
      value: { court: 'commercial-court', names: ['Tribunal de commerce de Tours'], lawyerRequired: false },
    })
    expect(rulesOf(answer)).toEqual([
      'competent-court.between-traders',
      'court-seat.only-one',
      'order-for-payment.only-at-seat',
      'order-for-payment.no-lawyer',
      'order-for-payment.no-prior-attempt',
      'order-for-payment.open',
    ])
  })

  test('needs no lawyer however large the claim', () => {
    expect(orderForPayment({ ...claim, amountCents: 90_000_000 })).toMatchObject({ value: { lawyerRequired: false } })
  })

  test('is likely to meet an opposition when the debt is disputed', () => {
    expect(rulesOf(orderForPayment({ ...claim, isDisputed: true }))).toContain('order-for-payment.likely-opposition')
  })

  test.each([
    [{ debtor: 'public', contractLaw: 'public' }, 'order-for-payment.administrative'],
    [{ isInsolvent: true }, 'order-for-payment.insolvent'],
    [{ basis: 'other' }, 'order-for-payment.basis-excluded'],
    [{ dueDate: on }, 'order-for-payment.not-due'],
    [{ country: 'CH' }, 'competent-court.foreign-debtor'],
  ] as const)('%j closes it: %s', (barrier, rule) => {
    const answer = orderForPayment({ ...claim, ...barrier })
    expect(answer.kind).toBe('does-not-apply')
    expect(rulesOf(answer).at(-1)).toBe(rule)
  })

  test('on a bill of exchange goes to the commercial court even against a consumer', () => {
    expect(orderForPayment({ ...claim, debtor: 'consumer', basis: 'bill-of-exchange' })).toMatchObject({
      value: { court: 'commercial-court' },
    })
  })
})

describe('interim payment', () => {
  test.each([
    [traders, 'CPC 873', 'interim-payment.open'],
    [{ ...traders, debtor: 'consumer' }, 'CPC 835', 'interim-payment.open'],
    [{ ...traders, debtor: 'public', contractLaw: 'public' }, 'CJA R541-1', 'interim-payment.open-administrative'],
  ] as const)('%j under %s', (facts, article, rule) => {
    const answer = interimPayment({ ...facts, isSeriouslyDisputed: false })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.steps.at(-1)).toMatchObject({ rule, article })
  })

  test('is closed when the debt is seriously disputed, and asks whether it is', () => {
    expect(interimPayment(traders)).toEqual({ kind: 'missing', missing: ['isSeriouslyDisputed'] })
    const answer = interimPayment({ ...traders, isSeriouslyDisputed: true })
    expect(answer.kind).toBe('does-not-apply')
    expect(rulesOf(answer).at(-1)).toBe('interim-payment.seriously-disputed')
  })
})

describe('an amicable attempt before the claim', () => {
  const small = { court: 'local-chamber', procedure: 'merits', amountCents: 500_000, on } as const

  test.each([
    [small, true, 'prior-amicable-attempt.required'],
    [{ ...small, amountCents: 500_001 }, false, 'prior-amicable-attempt.above-ceiling'],
    [{ ...small, isExcused: true }, false, 'prior-amicable-attempt.excused'],
    [{ ...small, procedure: 'order-for-payment' }, false, 'prior-amicable-attempt.not-this-procedure'],
    [{ ...small, procedure: 'small-claims' }, false, 'prior-amicable-attempt.not-this-procedure'],
    [{ ...small, court: 'commercial-court' }, false, 'prior-amicable-attempt.not-this-court'],
    [{ ...small, court: 'economic-court' }, false, 'prior-amicable-attempt.not-this-court'],
    [{ ...small, court: 'administrative-court' }, false, 'prior-amicable-attempt.not-this-court'],
  ] as const)('%j: %s', (facts, required, rule) => {
    expect(priorAmicableAttempt(facts)).toMatchObject({ value: { required }, steps: [{ rule, article: 'CPC 750-1' }] })
  })
})

describe('costs', () => {
  const costs = { court: 'commercial-court', amountCents: 300_000, on } as const

  test('before a commercial court: a registry fee on which four sources disagree, and service', () => {
    const answer = procedureCosts(costs)
    expect(answer.value).toEqual({
      items: [
        { item: 'registry-fee', lowCents: 2519, highCents: 3521 },
        { item: 'service', lowCents: 7246, highCents: 7246 },
      ],
      lowCents: 9765,
      highCents: 10_767,
    })
    expect(answer.steps.map(({ unconfirmed }) => unconfirmed)).toEqual([true, true, true])
  })

  test.each([
    [12_800, 2604],
    [12_801, 4151],
    [128_000, 4151],
    [128_001, 7246],
  ])('service for %i cents costs %i', (amountCents, cents) => {
    const { items } = procedureCosts({ ...costs, amountCents }).value
    expect(items.find(({ item }) => item === 'service')?.highCents).toBe(cents)
  })

  test.each([
    ['2026-02-28', 0, 0],
    ['2026-03-01', 0, 5000],
    ['2026-04-30', 0, 5000],
    ['2026-05-01', 5000, 5000],
  ] as const)('the contribution to legal aid on %s is between %i and %i', (day, lowCents, highCents) => {
    const { items } = procedureCosts({ ...costs, court: 'judicial-court', on: day }).value
    expect(items[0]).toEqual({ item: 'legal-aid-contribution', lowCents, highCents })
    for (const court of ['local-chamber', 'protection-judge'] as const) {
      expect(procedureCosts({ ...costs, court, on: day }).value.items[0]).toEqual(items[0])
    }
  })

  test('a tribunal of economic activities asks 3 to 5 % of a large creditor, above 50 000 €', () => {
    const large = { ...costs, court: 'economic-court', amountCents: 5_000_001, creditorStaff: 250 } as const
    const contribution = (input: typeof large | Parameters<typeof procedureCosts>[0]) =>
      procedureCosts(input).value.items.find(({ item }) => item === 'economic-contribution')
    expect(contribution(large)).toMatchObject({ lowCents: 150_000, highCents: 250_000 })
    expect(contribution({ ...large, amountCents: 1_000_000_000 })).toMatchObject({
      lowCents: 5_000_000,
      highCents: 10_000_000,
    })
    expect(contribution({ ...large, amountCents: 5_000_000 })).toBe(undefined)
    expect(contribution({ ...large, creditorStaff: 249 })).toBe(undefined)
    expect(contribution({ ...large, court: 'commercial-court' })).toBe(undefined)
  })

  test('before the administrative court none is known', () => {
    const answer = procedureCosts({ ...costs, court: 'administrative-court' })
    expect(answer.value).toEqual({ items: [], lowCents: 0, highCents: 0 })
    expect(answer.steps.map(({ unconfirmed }) => unconfirmed)).toEqual([undefined])
  })
})
