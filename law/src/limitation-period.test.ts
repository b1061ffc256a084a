import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addMonths,
  CLAIM_KINDS,
  type Day,
  dayNumber,
  dayOf,
  LIMITATION_EVENTS,
  type LimitationEvent,
  limitationPeriod,
  type LimitationPeriodInput,
  WrongInput,
} from './index.ts'

const works = { debtor: 'business', dueDate: '2024-03-31', performedOn: '2024-02-15', termAgreed: false } as const

const expiry = (input: LimitationPeriodInput) => limitationPeriod(input).value
const rules = (input: LimitationPeriodInput) => limitationPeriod(input).steps.map(({ rule }) => rule)

describe('the period by kind of claim', () => {
  test.each([
    [{ debtor: 'business' }, '2029-02-15'],
    [{ debtor: 'association' }, '2029-02-15'],
    [{ debtor: 'consumer' }, '2026-02-15'],
    [{ debtor: 'public' }, '2028-12-31'],
    [{ debtor: 'business', kind: 'transport' }, '2025-02-15'],
    [{ debtor: 'consumer', kind: 'transport' }, '2025-02-15'],
    [{ debtor: 'public', kind: 'transport' }, '2025-02-15'],
    [{ debtor: 'business', kind: 'telecom' }, '2025-03-31'],
    [{ debtor: 'business', kind: 'ship-supplies' }, '2025-02-15'],
    [{ debtor: 'business', kind: 'bill-of-exchange' }, '2027-03-31'],
    [{ debtor: 'business', kind: 'enforceable-title' }, '2034-03-31'],
    [{ debtor: 'business', kind: 'energy' }, '2029-02-15'],
    [{ debtor: 'consumer', kind: 'energy' }, '2026-02-15'],
  ] as const)('%j expires on %s', (claim, expires) => {
    expect(expiry({ ...works, ...claim })).toEqual({ expires, prudent: false })
  })

  test('each step carries its article', () => {
    expect(limitationPeriod({ ...works, debtor: 'public' }).steps).toEqual([
      {
        rule: 'limitation-period.period',
        article: 'loi 68-1250 du 31 déc. 1968, art. 1',
        given: { claim: 'public' },
        gives: 4,
      },
      {
        rule: 'limitation-period.from-performance',
        article: 'C. civ. 2224; Cass. com. 26 févr. 2020, 18-25.036',
        given: { dueDate: '2024-03-31' },
        gives: '2024-02-15',
      },
      {
        rule: 'limitation-period.from-next-year',
        article: 'loi 68-1250 du 31 déc. 1968, art. 1',
        given: { day: '2024-02-15' },
        gives: '2025-01-01',
      },
      {
        rule: 'limitation-period.runs',
        article: 'loi 68-1250 du 31 déc. 1968, art. 1',
        given: { from: '2025-01-01', years: 4 },
        gives: '2028-12-31',
      },
      {
        rule: 'limitation-period.expires',
        article: 'loi 68-1250 du 31 déc. 1968, art. 1',
        given: { years: 4 },
        gives: '2028-12-31',
      },
    ])
  })

  test('what was read from memory only is marked', () => {
    const { steps } = limitationPeriod({ ...works, kind: 'enforceable-title' })
    expect(steps.filter(({ unconfirmed }) => unconfirmed).map(({ rule }) => rule)).toEqual(['limitation-period.period'])
  })

  test('energy used more than fourteen months before the reading can no longer be invoiced', () => {
    expect(limitationPeriod({ ...works, debtor: 'consumer', kind: 'energy' }).steps[0]).toMatchObject({
      rule: 'limitation-period.energy-billing',
      article: 'C. conso. L224-11',
      gives: '2022-12-15',
    })
  })

  test('a clause of one to ten years holds between professionals, and against no one else', () => {
    expect(expiry({ ...works, agreedYears: 1 })).toEqual({ expires: '2025-02-15', prudent: false })
    expect(expiry({ ...works, agreedYears: 10 })).toEqual({ expires: '2034-02-15', prudent: false })
    expect(expiry({ ...works, debtor: 'consumer', agreedYears: 5 }).expires).toBe('2026-02-15')
    expect(limitationPeriod({ ...works, debtor: 'consumer', agreedYears: 5 }).steps[0]).toMatchObject({
      rule: 'limitation-period.clause-void',
      article: 'C. conso. L218-1',
    })
    expect(() => limitationPeriod({ ...works, agreedYears: 11 })).toThrow(WrongInput)
    expect(() => limitationPeriod({ ...works, agreedYears: 0 })).toThrow(WrongInput)
  })

  test('a period that begins on 29 February ends on 28 February', () => {
    expect(expiry({ ...works, performedOn: '2024-02-29' }).expires).toBe('2029-02-28')
  })

  test('a day that is none is refused', () => {
    expect(() => limitationPeriod({ ...works, dueDate: '2024-02-30' })).toThrow(WrongInput)
    const events = [{ kind: 'acknowledgment', day: '2024-13-01' }] as const
    expect(() => limitationPeriod({ ...works, events })).toThrow(WrongInput)
  })
})

describe('the first day', () => {
  const told = { debtor: 'business', dueDate: '2024-03-31', performedOn: '2024-02-15' } as const

  test('is performance, and the due date of the invoice postpones nothing', () => {
    expect(expiry({ ...told, termAgreed: false })).toEqual({ expires: '2029-02-15', prudent: false })
  })

  test('is a later term that the contract set', () => {
    expect(expiry({ ...told, termAgreed: true })).toEqual({ expires: '2029-03-31', prudent: false })
    expect(expiry({ debtor: 'business', dueDate: '2024-03-31', termAgreed: true })).toEqual({
      expires: '2029-03-31',
      prudent: false,
    })
  })

  test('is performance when the agreed term came before it', () => {
    expect(expiry({ ...told, performedOn: '2024-05-01', termAgreed: true })).toEqual({
      expires: '2029-05-01',
      prudent: false,
    })
  })

  test('is the earlier day, marked prudent, when nobody knows whether the term was agreed', () => {
    expect(expiry(told)).toEqual({ expires: '2029-02-15', prudent: true })
    expect(expiry({ ...told, performedOn: '2024-05-01' })).toEqual({ expires: '2029-03-31', prudent: true })
    expect(expiry({ ...told, performedOn: '2024-03-31' })).toEqual({ expires: '2029-03-31', prudent: false })
  })

  test('is the only day known, marked prudent, when performance is not', () => {
    expect(expiry({ debtor: 'business', dueDate: '2021-01-30' })).toEqual({ expires: '2026-01-30', prudent: true })
    expect(rules({ debtor: 'business', dueDate: '2021-01-30', termAgreed: false })).toContain(
      'limitation-period.performance-unknown',
    )
  })
})

describe('events', () => {
  const after = (...events: readonly LimitationEvent[]) => expiry({ ...works, events })

  test.each([
    'acknowledgment',
    'part-payment',
    'request-for-time',
    'signed-plan',
    'order-served',
    'enforcement',
  ] as const)('%s makes the same period begin anew', (kind) =>
    expect(after({ kind, day: '2025-06-10' })).toEqual({ expires: '2030-06-10', prudent: false }),
  )

  test.each(['reminder', 'formal-notice', 'invoice-reissued', 'order-filed', 'court-claim-void'] as const)(
    '%s interrupts nothing',
    (kind) => {
      expect(after({ kind, day: '2025-06-10' })).toEqual({ expires: '2029-02-15', prudent: false })
      expect(rules({ ...works, events: [{ kind, day: '2025-06-10' }] })).toContain('limitation-period.no-effect')
    },
  )

  test('a short period begins anew as a short one', () => {
    const events = [{ kind: 'part-payment', day: '2024-12-01' }] as const
    expect(expiry({ ...works, kind: 'transport', events }).expires).toBe('2025-12-01')
  })

  test('a claim in court interrupts until the case has ended', () => {
    expect(after({ kind: 'court-claim', day: '2025-06-10', until: '2027-01-20' })).toEqual({
      expires: '2032-01-20',
      prudent: false,
    })
    expect(after({ kind: 'court-claim', day: '2025-06-10' })).toEqual({ expires: '2030-06-10', prudent: true })
  })

  test('a declaration in insolvency interrupts until the proceedings close', () => {
    expect(after({ kind: 'insolvency-declaration', day: '2025-06-10', until: '2028-06-10' }).expires).toBe('2033-06-10')
  })

  test('mediation adds the days that it lasted, and leaves six months at least', () => {
    expect(after({ kind: 'mediation', day: '2025-01-01', until: '2025-03-02' }).expires).toBe('2029-04-16')
    expect(after({ kind: 'mediation', day: '2029-02-01', until: '2029-02-21' }).expires).toBe('2029-08-21')
    expect(after({ kind: 'mediation', day: '2029-02-01' })).toEqual({ expires: '2029-08-01', prudent: true })
  })

  test('a mediation that goes on adds nothing yet', () => {
    expect(after({ kind: 'mediation', day: '2025-01-01' })).toEqual({ expires: '2029-02-15', prudent: true })
  })

  test('one that began before the period and ended within it counts from the first day', () => {
    expect(after({ kind: 'mediation', day: '2024-01-01', until: '2024-02-25' }).expires).toBe('2029-02-25')
  })

  test('only a case or proceedings last: a payment has one day', () => {
    expect(after({ kind: 'part-payment', day: '2025-06-10', until: '2026-06-10' }).expires).toBe('2030-06-10')
  })

  test('an acknowledgment during a mediation waits for its end', () => {
    const mediation = { kind: 'mediation', day: '2025-01-01', until: '2025-03-02' } as const
    expect(after(mediation, { kind: 'acknowledgment', day: '2025-02-01' }).expires).toBe('2030-03-02')
  })

  test('an approval on the platform keeps the safe day until a person has judged it', () => {
    expect(after({ kind: 'invoice-approved', day: '2025-06-10' })).toEqual({ expires: '2029-02-15', prudent: true })
  })

  test('an acknowledgment settles a doubt about the first day', () => {
    const { termAgreed: _, ...untold } = works
    const acknowledged = (day: Day) => expiry({ ...untold, events: [{ kind: 'acknowledgment', day }] })
    expect(acknowledged('2025-06-10')).toEqual({ expires: '2030-06-10', prudent: false })
    expect(acknowledged('2024-03-31')).toEqual({ expires: '2029-03-31', prudent: false })
    expect(acknowledged('2024-03-01')).toEqual({ expires: '2029-03-01', prudent: true })
  })

  test('what comes after the last day revives nothing, on the last day it does', () => {
    expect(after({ kind: 'part-payment', day: '2029-02-16' }).expires).toBe('2029-02-15')
    expect(rules({ ...works, events: [{ kind: 'part-payment', day: '2029-02-16' }] })).toContain(
      'limitation-period.too-late',
    )
    expect(after({ kind: 'part-payment', day: '2029-02-15' }).expires).toBe('2034-02-15')
  })

  test('what comes before the period begins moves nothing', () => {
    expect(after({ kind: 'acknowledgment', day: '2024-02-14' }).expires).toBe('2029-02-15')
    expect(rules({ ...works, events: [{ kind: 'acknowledgment', day: '2024-02-14' }] })).toContain(
      'limitation-period.before-start',
    )
  })

  test('events are taken in the order of their days', () => {
    const first = { kind: 'acknowledgment', day: '2025-01-01' } as const
    const second = { kind: 'part-payment', day: '2026-01-01' } as const
    expect(after(second, first).expires).toBe('2031-01-01')
  })

  test('acknowledgments do not carry it beyond twenty years, a claim in court does', () => {
    const acknowledged = (['2029-01-01', '2033-12-01', '2038-11-01', '2043-10-01'] as const).map(
      (day) => ({ kind: 'acknowledgment', day }) as const,
    )
    expect(after(...acknowledged).expires).toBe('2044-02-15')
    for (const kind of ['enforcement', 'protective-measure', 'court-claim', 'order-served'] as const) {
      expect(after(...acknowledged, { kind, day: '2043-11-01' }).expires).toBe('2048-11-01')
    }
    expect(after(...acknowledged, { kind: 'signed-plan', day: '2043-11-01' }).expires).toBe('2044-02-15')
  })

  test('a public body is interrupted by a written demand, to the end of the fourth year after', () => {
    const demanded = (day: Day) =>
      expiry({ ...works, debtor: 'public', events: [{ kind: 'formal-notice', day }] }).expires
    expect(demanded('2026-05-01')).toBe('2030-12-31')
    expect(demanded('2025-01-01')).toBe('2029-12-31')
    expect(demanded('2024-06-01')).toBe('2028-12-31')
  })
})

describe('whatever the facts', () => {
  const days = fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2060-12-31') }).map(dayOf)
  const event = fc
    .record({
      kind: fc.constantFrom(...LIMITATION_EVENTS),
      day: days,
      lasted: fc.option(fc.nat(900), { nil: undefined }),
    })
    .map(({ kind, day, lasted }): LimitationEvent => ({
      kind,
      day,
      until: lasted === undefined ? undefined : dayOf(dayNumber(day) + lasted),
    }))
  const claim = fc.record({
    debtor: fc.constantFrom('business', 'public', 'consumer', 'association'),
    kind: fc.constantFrom(...CLAIM_KINDS),
    dueDate: days,
    performedOn: fc.option(days, { nil: undefined }),
    termAgreed: fc.option(fc.boolean(), { nil: undefined }),
  })

  test('no event brings the last day earlier, and the last step says it', () => {
    fc.assert(
      fc.property(claim, fc.array(event, { maxLength: 6 }), (facts, events) => {
        const inOrder = events.toSorted((a, b) => dayNumber(a.day) - dayNumber(b.day))
        let known = expiry(facts).expires
        for (let count = 1; count <= inOrder.length; count++) {
          const { value, steps } = limitationPeriod({ ...facts, events: inOrder.slice(0, count) })
          expect(value.expires >= known).toBe(true)
          expect(steps.at(-1)?.gives).toBe(value.expires)
          known = value.expires
        }
      }),
    )
  })

  test('telling more never brings a prudent day earlier', () => {
    fc.assert(
      fc.property(claim, fc.boolean(), (told, agreed) => {
        const facts = { ...told, termAgreed: undefined }
        const prudent = expiry(facts).expires
        if (facts.performedOn !== undefined) {
          expect(expiry({ ...facts, termAgreed: agreed }).expires >= prudent).toBe(true)
        }
      }),
    )
  })

  test('every claim of every month since 2008 has an answer', () => {
    let answered = 0
    for (let day: Day = '2008-06-30'; day <= '2026-12-31'; day = addMonths('2008-06-30', answered)) {
      for (const kind of CLAIM_KINDS) {
        for (const debtor of ['business', 'public', 'consumer'] as const) {
          expect(expiry({ debtor, kind, dueDate: day }).expires > day).toBe(true)
        }
      }
      answered++
    }
    expect(answered).toBe(223)
  })
})
