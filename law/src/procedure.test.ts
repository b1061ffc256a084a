import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  billOfExchange,
  type Day,
  dayNumber,
  dayOf,
  directAction,
  insolvency,
  isWorkingDay,
  mediation,
  orderForPaymentCalendar,
  proceduralDeadline,
  smallClaims,
  undisputedCommercialClaim,
  UnknownParameter,
  unpaidCheque,
} from './index.ts'

const rules = (answer: { readonly steps?: readonly { readonly rule: string }[] }) =>
  (answer.steps ?? []).map(({ rule }) => rule)

describe('a time limit of procedure', () => {
  test.each([
    ['2026-01-15', 1, 'months', '2026-02-16', 'a Sunday becomes the Monday'],
    ['2026-01-31', 1, 'months', '2026-03-02', 'the last day of February, a Saturday'],
    ['2026-03-06', 1, 'months', '2026-04-07', 'Easter Monday becomes the Tuesday'],
    ['2026-11-02', 15, 'days', '2026-11-17', 'counted from the day after'],
  ] as const)('from %s, %i %s: %s (%s)', (from, count, unit, day, _why) => {
    expect(proceduralDeadline(from, { count, unit }).day).toBe(day)
  })

  test('says that it was moved, from which day', () => {
    expect(proceduralDeadline('2026-01-15', { count: 1, unit: 'months' }).steps).toEqual([
      { rule: 'procedural-deadline.moved', article: 'CPC 642', given: { day: '2026-02-15' }, gives: '2026-02-16' },
    ])
    expect(proceduralDeadline('2026-11-02', { count: 15, unit: 'days' }).steps).toEqual([])
  })

  test('always ends on a working day, never early, and at most four days late', () => {
    const days = fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2060-12-31') }).map(dayOf)
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 24 }), (from, count) => {
        const { day } = proceduralDeadline(from, { count, unit: 'months' })
        const counted = addMonths(from, count)
        expect(isWorkingDay(day, 'metropole')).toBe(true)
        expect(day >= counted && day <= addDays(counted, 4)).toBe(true)
      }),
    )
  })
})

describe('the days of an order for payment', () => {
  test('an order made before 1 September 2026 is served within six months, since then within three', () => {
    expect(orderForPaymentCalendar({ orderedOn: '2026-08-31' })).toMatchObject({ value: { serveBy: '2027-03-01' } })
    expect(orderForPaymentCalendar({ orderedOn: '2026-09-01' })).toMatchObject({ value: { serveBy: '2026-12-01' } })
  })

  test('an order that nobody looked up the rules for is refused', () => {
    expect(() => orderForPaymentCalendar({ orderedOn: '2022-02-28' })).toThrow(UnknownParameter)
    expect(() => orderForPaymentCalendar({ orderedOn: '2027-01-01' })).toThrow(UnknownParameter)
  })

  test('the fee is deposited within fifteen days, before a commercial court only', () => {
    const requestedOn = '2026-11-02'
    expect(orderForPaymentCalendar({ requestedOn, isCommercial: true })).toMatchObject({
      value: { depositFeeBy: '2026-11-17', serveBy: null },
    })
    expect(orderForPaymentCalendar({ requestedOn })).toMatchObject({ value: { depositFeeBy: null } })
  })

  test('served in person: a month to oppose, two without news to enforce', () => {
    const answer = orderForPaymentCalendar({ orderedOn: '2026-09-15', servedOn: '2026-10-05', servedInPerson: true })
    expect(answer).toMatchObject({
      value: {
        depositFeeBy: null,
        serveBy: '2026-12-15',
        oppositionBy: '2026-11-05',
        enforceableFrom: '2026-12-08',
        answerOppositionBy: null,
      },
    })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.steps.at(-1)).toMatchObject({
      rule: 'order-for-payment-calendar.enforce-unless-told',
      unconfirmed: true,
    })
  })

  test('before the reform the month of opposition was enough', () => {
    expect(
      orderForPaymentCalendar({ orderedOn: '2026-03-02', servedOn: '2026-04-02', servedInPerson: true }),
    ).toMatchObject({ value: { serveBy: '2026-09-02', oppositionBy: '2026-05-04', enforceableFrom: '2026-05-05' } })
  })

  test('served otherwise, opposition stays open until a month after the first measure', () => {
    const served = { orderedOn: '2026-09-15', servedOn: '2026-10-05', servedInPerson: false } as const
    const open = orderForPaymentCalendar(served)
    expect(open).toMatchObject({ value: { oppositionBy: null } })
    if (open.kind !== 'explained') throw new Error(open.kind)
    expect(rules(open)).toContain('order-for-payment-calendar.opposition-open')
    expect(orderForPaymentCalendar({ ...served, firstMeasureOn: '2026-12-10' })).toMatchObject({
      value: { oppositionBy: '2027-01-11' },
    })
  })

  test('an opposition stops enforcement and asks for an answer within fifteen days', () => {
    expect(
      orderForPaymentCalendar({
        orderedOn: '2026-09-15',
        servedOn: '2026-10-05',
        servedInPerson: true,
        oppositionToldOn: '2026-11-02',
      }),
    ).toMatchObject({ value: { enforceableFrom: null, answerOppositionBy: '2026-11-17' } })
  })

  test('served too late it is void', () => {
    const late = orderForPaymentCalendar({ orderedOn: '2026-09-01', servedOn: '2026-12-02', servedInPerson: true })
    expect(late).toMatchObject({ value: { serveBy: '2026-12-01', oppositionBy: null, enforceableFrom: null } })
    if (late.kind !== 'explained') throw new Error(late.kind)
    expect(rules(late).at(-1)).toBe('order-for-payment-calendar.void')
  })

  test('served on the last day it stands', () => {
    const served = orderForPaymentCalendar({ orderedOn: '2026-09-01', servedOn: '2026-12-01', servedInPerson: true })
    expect(served).toMatchObject({ value: { oppositionBy: '2027-01-04' } })
  })

  test('what was not told is asked', () => {
    expect(orderForPaymentCalendar({})).toEqual({ kind: 'missing', missing: ['orderedOn'] })
    expect(orderForPaymentCalendar({ requestedOn: '2026-09-01', servedOn: '2026-10-05' })).toEqual({
      kind: 'missing',
      missing: ['orderedOn'],
    })
    expect(orderForPaymentCalendar({ orderedOn: '2026-09-15', servedOn: '2026-10-05' })).toEqual({
      kind: 'missing',
      missing: ['servedInPerson'],
    })
  })

  test('every month since the formula came with the order has an answer', () => {
    let answered = 0
    for (let day: Day = '2022-03-31'; day <= '2026-12-31'; day = addMonths('2022-03-31', answered)) {
      const answer = orderForPaymentCalendar({ orderedOn: day, servedOn: addDays(day, 10), servedInPerson: true })
      expect(answer.kind).toBe('explained')
      answered++
    }
    expect(answered).toBe(58)
  })
})

describe('small claims', () => {
  const claim = { amountCents: 500_000, on: '2026-11-21' } as const

  test('is open to 5 000 €, interest included, at the creditor’s cost', () => {
    const answer = smallClaims(claim)
    expect(answer).toMatchObject({ kind: 'explained', value: { answerBy: null } })
    expect(rules(answer)).toEqual([
      'small-claims.costs-on-creditor',
      'small-claims.no-payment-before',
      'small-claims.another-officer',
      'small-claims.open',
    ])
    expect(smallClaims({ ...claim, amountCents: 500_001 })).toMatchObject({
      kind: 'does-not-apply',
      steps: [{ rule: 'small-claims.above-ceiling', article: 'CPCE R125-1', given: { ceilingCents: 500_000 } }],
    })
  })

  test('silence for a month is a refusal', () => {
    expect(smallClaims({ ...claim, sentOn: '2026-10-05' })).toMatchObject({ value: { answerBy: '2026-11-05' } })
  })

  test('is closed to other bases and to debtors abroad, and in doubt between traders', () => {
    expect(rules(smallClaims({ ...claim, basis: 'other' }))).toEqual(['small-claims.basis-excluded'])
    expect(rules(smallClaims({ ...claim, basis: 'bill-of-exchange' }))).toEqual(['small-claims.basis-excluded'])
    expect(smallClaims({ ...claim, basis: 'statute' }).kind).toBe('explained')
    expect(rules(smallClaims({ ...claim, country: 'IT' }))).toEqual(['small-claims.foreign-debtor'])
    expect(smallClaims({ ...claim, isBetweenTraders: true }).steps[0]).toMatchObject({
      rule: 'small-claims.between-traders',
      unconfirmed: true,
    })
  })
})

test('the procedure for undisputed commercial claims never applies yet, and says what it will be', () => {
  const claim = { isBetweenTraders: true, isInvoiced: true, isDisputed: false, on: '2026-11-21' } as const
  const answer = undisputedCommercialClaim(claim)
  expect(answer.kind).toBe('does-not-apply')
  expect(answer.steps).toEqual([
    {
      rule: 'undisputed-commercial-claim.would-be-open',
      article: 'CPCE L126-1',
      given: { on: '2026-11-21' },
      gives: 'would-be-open',
    },
    {
      rule: 'undisputed-commercial-claim.course',
      article: 'CPCE L126-2 à L126-5',
      given: { answerMonths: 1, thenDays: 8, serveMonths: 6 },
      gives: 'title',
      unconfirmed: true,
    },
    {
      rule: 'undisputed-commercial-claim.not-in-force',
      article: 'loi 2026-307 du 23 avril 2026',
      given: { lookedUpOn: '2026-09-25' },
      gives: 'not-in-force',
    },
  ])
  for (const outside of [{ isBetweenTraders: false }, { isInvoiced: false }, { isDisputed: true }]) {
    expect(undisputedCommercialClaim({ ...claim, ...outside }).steps[0]?.rule).toBe(
      'undisputed-commercial-claim.outside',
    )
  }
})

test('an unpaid cheque: thirty days to the certificate, fifteen from its service to the title', () => {
  expect(unpaidCheque({ refusedOn: '2026-10-01' })).toMatchObject({
    value: { certificateFrom: '2026-10-31', titleFrom: null },
    steps: [{ rule: 'unpaid-cheque.certificate', article: 'CMF L131-73' }, { rule: 'unpaid-cheque.serve-next' }],
  })
  expect(unpaidCheque({ refusedOn: '2026-10-01', certificateServedOn: '2026-11-09' })).toMatchObject({
    value: { certificateFrom: '2026-10-31', titleFrom: '2026-11-24' },
    steps: [{}, { rule: 'unpaid-cheque.title' }],
  })
})

test('a bill of exchange: three years against the acceptor, one against endorsers from a protest', () => {
  expect(billOfExchange({ maturity: '2026-05-31', isAccepted: true, protestedOn: '2026-06-02' })).toMatchObject({
    value: { againstAcceptorUntil: '2029-05-31', againstEndorsersUntil: '2027-06-02' },
    steps: [
      { rule: 'bill-of-exchange.endorsers', unconfirmed: true },
      { rule: 'bill-of-exchange.acceptor', article: 'C. com. L511-78' },
    ],
  })
  const neither = billOfExchange({ maturity: '2026-05-31', isAccepted: false })
  expect(neither.value).toEqual({ againstAcceptorUntil: null, againstEndorsersUntil: null })
  expect(rules(neither)).toEqual(['bill-of-exchange.no-protest', 'bill-of-exchange.not-accepted'])
})

describe('direct actions', () => {
  const works = { creditor: 'subcontractor', isAccepted: true, noticedOn: '2026-09-30' } as const

  test('a subcontractor that was accepted turns to the owner a month after the notice', () => {
    expect(directAction(works)).toMatchObject({
      value: { against: ['owner'], from: '2026-10-30', until: null },
      steps: [{ rule: 'direct-actions.copy-to-owner' }, { rule: 'direct-actions.subcontractor' }],
    })
  })

  test('one that was not accepted has none, nor one of a public contract, who is paid directly', () => {
    expect(directAction({ ...works, isAccepted: false })).toMatchObject({
      kind: 'does-not-apply',
      steps: [{ rule: 'direct-actions.not-accepted' }],
    })
    expect(directAction({ ...works, isPublicContract: true })).toMatchObject({
      kind: 'does-not-apply',
      steps: [{ rule: 'direct-actions.public-works' }],
    })
  })

  test('a carrier turns to shipper and consignee within a year of delivery', () => {
    expect(directAction({ creditor: 'carrier', deliveredOn: '2026-03-10' })).toMatchObject({
      value: { against: ['shipper', 'consignee'], from: '2026-03-10', until: '2027-03-10' },
      steps: [{ rule: 'direct-actions.carrier-until' }, { rule: 'direct-actions.carrier' }],
    })
  })

  test('what was not told is asked', () => {
    expect(directAction({ creditor: 'carrier' })).toEqual({ kind: 'missing', missing: ['deliveredOn'] })
    expect(directAction({ creditor: 'subcontractor' })).toEqual({ kind: 'missing', missing: ['isAccepted'] })
    expect(directAction({ creditor: 'subcontractor', isAccepted: true })).toEqual({
      kind: 'missing',
      missing: ['noticedOn'],
    })
  })
})

test('amicable routes by debtor', () => {
  const routes = (input: Parameters<typeof mediation>[0]) => mediation(input).value.routes
  expect(routes({ debtor: 'business' })).toEqual(['business-mediator', 'justice-conciliator', 'agreed-mediation'])
  expect(routes({ debtor: 'business', isInLiquidation: true })).toEqual(['justice-conciliator', 'agreed-mediation'])
  expect(routes({ debtor: 'public' })).toEqual(['business-mediator', 'agreed-mediation'])
  expect(routes({ debtor: 'consumer' })).toEqual(['justice-conciliator', 'agreed-mediation'])
  expect(rules(mediation({ debtor: 'consumer' }))).toContain('mediation.no-consumer-mediator')
  expect(rules(mediation({ debtor: 'business', isInLiquidation: true }))).toContain(
    'mediation.no-business-mediator-in-liquidation',
  )
})

describe('insolvency', () => {
  const prior = {
    proceedings: 'receivership',
    openedOn: '2026-09-01',
    publishedOn: '2026-09-15',
    performedOn: '2026-08-10',
  } as const

  const valueOf = (input: Parameters<typeof insolvency>[0]) => {
    const answer = insolvency(input)
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    return answer.value
  }
  const rulesOf = (input: Parameters<typeof insolvency>[0]) => {
    const answer = insolvency(input)
    return answer.kind === 'explained' ? rules(answer) : []
  }

  test('a prior claim is declared within two months of the publication, four from elsewhere', () => {
    expect(valueOf(prior)).toEqual({
      claim: 'prior',
      declareBy: '2026-11-16',
      reliefBy: '2027-03-15',
      reclaimBy: null,
      answerBy: null,
    })
    expect(valueOf({ ...prior, isCreditorElsewhere: true }).declareBy).toBe('2027-01-15')
  })

  test('the end of a contract leaves a month, and never shortens', () => {
    expect(valueOf({ ...prior, contractEndedOn: '2026-11-02' }).declareBy).toBe('2026-12-02')
    expect(valueOf({ ...prior, contractEndedOn: '2026-09-20' }).declareBy).toBe('2026-11-16')
  })

  test('retention of title is claimed within three months, a contest answered within thirty days', () => {
    expect(valueOf({ ...prior, hasRetentionOfTitle: true }).reclaimBy).toBe('2026-12-15')
    expect(valueOf({ ...prior, contestedOn: '2026-10-05' }).answerBy).toBe('2026-11-04')
  })

  test('what counts is performance, not invoice or due date', () => {
    expect(valueOf({ ...prior, performedOn: '2026-09-02' })).toEqual({
      claim: 'later',
      declareBy: null,
      reliefBy: null,
      reclaimBy: null,
      answerBy: null,
    })
    expect(rulesOf({ ...prior, performedOn: '2026-09-02' })).toEqual(['insolvency.later'])
    // On the day itself: declared, as a precaution.
    expect(valueOf({ ...prior, performedOn: '2026-09-01' }).claim).toBe('prior')
  })

  test('reminders and interest stop, and only a liquidation makes everything due', () => {
    expect(rulesOf(prior)).toEqual(
      expect.arrayContaining(['insolvency.stop', 'insolvency.interest-stopped', 'insolvency.no-acceleration']),
    )
    expect(rulesOf({ ...prior, proceedings: 'safeguard' })).toContain('insolvency.no-acceleration')
    expect(rulesOf({ ...prior, proceedings: 'liquidation' })).toContain('insolvency.acceleration')
  })

  test('the 40 € of an invoice already late can be declared, which is debated and says so', () => {
    const answer = insolvency({ ...prior, dueDate: '2026-08-31' })
    if (answer.kind !== 'explained') throw new Error(answer.kind)
    expect(answer.steps.filter(({ unconfirmed }) => unconfirmed).map(({ rule }) => rule)).toEqual([
      'insolvency.indemnity-before',
    ])
    expect(rulesOf({ ...prior, dueDate: '2026-09-01' })).not.toContain('insolvency.indemnity-before')
  })

  test('without the publication nothing is dated', () => {
    const { publishedOn: _, ...unpublished } = prior
    expect(insolvency(unpublished)).toEqual({ kind: 'missing', missing: ['publishedOn'] })
  })
})
