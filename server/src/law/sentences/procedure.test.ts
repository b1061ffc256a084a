import { describe, expect, test } from 'vitest'
import {
  billOfExchange,
  CLAIM_KINDS,
  competentCourt,
  directAction,
  insolvency,
  interimPayment,
  LIMITATION_EVENTS,
  limitationPeriod,
  mediation,
  orderForPayment,
  orderForPaymentCalendar,
  priorAmicableAttempt,
  procedureCosts,
  smallClaims,
  type Step,
  undisputedCommercialClaim,
  unpaidCheque,
} from '@quittance/law'
import { LOCALES } from '#kernel'
import { en } from '../en.ts'
import { fr } from '../fr.ts'
import { sayIn } from '../say.ts'
import { procedureFr } from './procedure.ts'

const on = '2026-11-21'
const claim = { debtor: 'business', dueDate: '2024-03-31', performedOn: '2024-02-15' } as const
const court = { debtor: 'business', activity: 'commercial', amountCents: 300_000, department: '37', on } as const
const order = { orderedOn: '2026-09-15', servedOn: '2026-10-01' } as const
const proceedings = { proceedings: 'receivership', openedOn: '2026-09-01', publishedOn: '2026-09-15' } as const
const attempt = { court: 'local-chamber', procedure: 'merits', amountCents: 500_000, on } as const

/** Answers that between them hold every step. */
const ANSWERS: readonly object[] = [
  ...CLAIM_KINDS.map((kind) => limitationPeriod({ ...claim, kind })),
  ...(['business', 'consumer', 'public'] as const).map((debtor) =>
    limitationPeriod({ ...claim, debtor, agreedYears: 3, termAgreed: false }),
  ),
  limitationPeriod({ ...claim, termAgreed: true }),
  limitationPeriod({ debtor: 'business', dueDate: '2024-03-31' }),
  ...LIMITATION_EVENTS.map((kind) => limitationPeriod({ ...claim, events: [{ kind, day: '2025-01-10' }] })),
  limitationPeriod({ ...claim, events: [{ kind: 'mediation', day: '2029-01-10', until: '2029-01-20' }] }),
  limitationPeriod({ ...claim, events: [{ kind: 'signed-plan', day: '2020-01-10' }] }),
  limitationPeriod({ ...claim, events: [{ kind: 'signed-plan', day: '2040-01-10' }] }),
  limitationPeriod({
    ...claim,
    events: (['2029-01-10', '2033-01-10', '2038-01-09', '2043-01-08'] as const).map(
      (day) => ({ kind: 'part-payment', day }) as const,
    ),
  }),

  competentCourt(court),
  competentCourt({ ...court, country: 'BE' }),
  competentCourt({ ...court, activity: 'civil' }),
  competentCourt({ ...court, activity: 'civil', amountCents: 2_000_000 }),
  competentCourt({ ...court, creditorActivity: 'civil' }),
  competentCourt({ ...court, debtor: 'consumer' }),
  competentCourt({ ...court, nature: 'bill-of-exchange' }),
  competentCourt({ ...court, nature: 'consumer-credit' }),
  competentCourt({ ...court, nature: 'residential-lease' }),
  competentCourt({ ...court, debtor: 'public', contractLaw: 'public' }),
  competentCourt({ ...court, debtor: 'public', contractLaw: 'private' }),
  competentCourt({ ...court, department: '69' }),
  competentCourt({ ...court, department: '57' }),
  competentCourt({ ...court, department: '971' }),
  competentCourt({ ...court, department: '99' }),
  competentCourt({ ...court, commune: '37261', communeCourts: new Map([['37261', 'TC Tours']]) }),
  interimPayment({ ...court, isSeriouslyDisputed: true }),
  interimPayment({ ...court, isSeriouslyDisputed: false }),
  interimPayment({ ...court, debtor: 'consumer', isSeriouslyDisputed: false }),
  interimPayment({ ...court, debtor: 'public', contractLaw: 'public', isSeriouslyDisputed: false }),

  orderForPayment({ ...court, dueDate: '2026-06-30', isDisputed: true }),
  orderForPayment({ ...court, dueDate: '2026-06-30', debtor: 'consumer', basis: 'statute' }),
  orderForPayment({ ...court, dueDate: '2026-06-30', debtor: 'public', contractLaw: 'public' }),
  orderForPayment({ ...court, dueDate: '2026-06-30', isInsolvent: true }),
  orderForPayment({ ...court, dueDate: '2026-06-30', basis: 'other' }),
  orderForPayment({ ...court, dueDate: '2026-12-31' }),
  orderForPaymentCalendar({ requestedOn: '2026-09-01', isCommercial: true }),
  orderForPaymentCalendar({ ...order, servedInPerson: true }),
  orderForPaymentCalendar({ ...order, servedInPerson: true, oppositionToldOn: '2026-10-10' }),
  orderForPaymentCalendar({ ...order, servedInPerson: false }),
  orderForPaymentCalendar({ ...order, servedInPerson: false, firstMeasureOn: '2026-11-10' }),
  orderForPaymentCalendar({ orderedOn: '2026-08-15', servedOn: '2026-09-01', servedInPerson: true }),
  orderForPaymentCalendar({ ...order, servedOn: '2027-01-10', servedInPerson: true }),
  smallClaims({ amountCents: 1, on, isBetweenTraders: true, sentOn: on }),
  smallClaims({ amountCents: 1, on, country: 'DE' }),
  smallClaims({ amountCents: 1, on, basis: 'other' }),
  smallClaims({ amountCents: 600_000, on }),
  undisputedCommercialClaim({ isBetweenTraders: true, isInvoiced: true, isDisputed: false, on }),
  undisputedCommercialClaim({ isBetweenTraders: false, isInvoiced: true, isDisputed: false, on }),

  unpaidCheque({ refusedOn: on }),
  unpaidCheque({ refusedOn: on, certificateServedOn: '2026-12-31' }),
  billOfExchange({ maturity: on, isAccepted: true }),
  billOfExchange({ maturity: on, isAccepted: false, protestedOn: on }),
  directAction({ creditor: 'subcontractor', isAccepted: true, noticedOn: on }),
  directAction({ creditor: 'subcontractor', isAccepted: false }),
  directAction({ creditor: 'subcontractor', isPublicContract: true }),
  directAction({ creditor: 'carrier', deliveredOn: on }),
  priorAmicableAttempt(attempt),
  priorAmicableAttempt({ ...attempt, isExcused: true }),
  priorAmicableAttempt({ ...attempt, amountCents: 500_001 }),
  priorAmicableAttempt({ ...attempt, procedure: 'order-for-payment' }),
  priorAmicableAttempt({ ...attempt, court: 'economic-court' }),
  mediation({ debtor: 'business' }),
  mediation({ debtor: 'business', isInLiquidation: true }),
  mediation({ debtor: 'consumer' }),
  procedureCosts({ court: 'economic-court', amountCents: 9_000_000, on, creditorStaff: 300 }),
  procedureCosts({ court: 'judicial-court', amountCents: 9_000_000, on }),

  insolvency({
    ...proceedings,
    performedOn: '2026-08-01',
    dueDate: '2026-08-20',
    contractEndedOn: '2026-11-02',
    hasRetentionOfTitle: true,
    contestedOn: '2026-10-05',
  }),
  insolvency({ ...proceedings, performedOn: '2026-08-01', proceedings: 'liquidation', isCreditorElsewhere: true }),
  insolvency({ ...proceedings, performedOn: '2026-10-01' }),
]

const STEPS = ANSWERS.flatMap((answer) => ('steps' in answer ? (answer.steps as readonly Step[]) : []))

describe.each(LOCALES)('in %s', (locale) => {
  const sentences = (locale === 'fr' ? fr : en) as unknown as Readonly<
    Record<string, (step: Step, say: ReturnType<typeof sayIn>) => string>
  >

  test('every step about limitation and procedure has its sentence, whole', () => {
    const say = sayIn(locale, 'EUR')
    for (const step of STEPS) {
      const sentence = sentences[step.rule]?.(step, say)
      expect(sentence).toMatch(/^\p{Lu}|^[€\d]/u)
      expect(sentence).toMatch(/\.$/)
      expect(sentence).not.toMatch(/undefined|NaN|null|\[object/)
    }
  })

  test('every rule is reached', () => {
    const said = new Set(STEPS.map(({ rule }) => rule))
    expect(Object.keys(procedureFr).filter((rule) => !said.has(rule))).toEqual([])
  })
})

test('a step that no source settled is marked', () => {
  const unsure = new Set(STEPS.filter(({ unconfirmed }) => unconfirmed).map(({ rule }) => rule))
  expect([...unsure].toSorted()).toEqual([
    'bill-of-exchange.endorsers',
    'bill-of-exchange.no-protest',
    'competent-court.above-local-chamber',
    'competent-court.local-chamber',
    'court-seat.mixed-court',
    'insolvency.indemnity-before',
    'limitation-period.interrupted',
    'limitation-period.period',
    'limitation-period.twenty-years',
    'order-for-payment-calendar.enforce',
    'order-for-payment-calendar.enforce-unless-told',
    'procedure-costs.economic-contribution',
    'procedure-costs.legal-aid-contribution',
    'procedure-costs.registry-fee',
    'procedure-costs.service',
    'procedure-costs.total',
    'small-claims.between-traders',
    'undisputed-commercial-claim.course',
  ])
})
