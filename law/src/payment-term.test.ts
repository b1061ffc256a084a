import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayOf, dueDate, type DueDateInput, formatTerms, parseTerms, type PaymentTerms, WrongInput } from './index.ts'

function terms(text: string): PaymentTerms {
  const read = parseTerms(text)
  if (read.kind !== 'terms') throw new Error(`${text}: ${read.kind}`)
  return read.terms
}

function due(text: string, more: Partial<DueDateInput> = {}) {
  const answer = dueDate({ debtor: 'business', issueDate: '2026-01-02', terms: terms(text), ...more })
  if (answer.kind !== 'explained') throw new Error(answer.kind)
  return answer
}

describe('between businesses', () => {
  test.each([
    ['30', '2026-02-01', true, '2026-03-03'],
    ['60', '2026-03-03', true, '2026-03-03'],
    ['61', '2026-03-04', false, '2026-03-03'],
    ['45-then-eom', '2026-02-28', true, '2026-02-28'],
    ['eom-then-45', '2026-03-17', true, '2026-03-17'],
    ['eom-then-46', '2026-03-18', false, '2026-03-03'],
    ['30-then-eom', '2026-02-28', true, '2026-02-28'],
    ['60-then-eom', '2026-03-31', false, '2026-03-03'],
    ['30-eom-10', '2026-03-10', false, '2026-03-03'],
    ['0-eom-10', '2026-02-10', true, '2026-03-03'],
    ['1m', '2026-02-02', true, '2026-03-03'],
    ['1m-then-eom', '2026-02-28', true, '2026-02-28'],
    ['2m-then-eom', '2026-03-31', false, '2026-03-03'],
    ['on-receipt', '2026-01-02', true, '2026-03-03'],
  ] as const)('%s from 2 January 2026 is %s, lawful: %s, latest %s', (text, dueOn, lawful, latestLawful) => {
    expect(due(text).value).toEqual({ dueDate: dueOn, lawful, latestLawful })
  })

  test('one day of February moves 45 days then end of month by a month', () => {
    expect(due('45-then-eom', { issueDate: '2023-01-15' }).value.dueDate).toBe('2023-03-31')
    expect(due('45-then-eom', { issueDate: '2024-01-15' }).value.dueDate).toBe('2024-02-29')
  })

  test('30 days and one month end of month part at the end of January', () => {
    expect(due('30-then-eom', { issueDate: '2026-01-31' }).value.dueDate).toBe('2026-03-31')
    expect(due('1m-then-eom', { issueDate: '2026-01-31' }).value.dueDate).toBe('2026-02-28')
  })

  test('30 days end of month the 10th is lawful where it stays below 45 days end of month', () => {
    expect(due('30-eom-10', { issueDate: '2026-01-15' }).value).toEqual({
      dueDate: '2026-03-10',
      lawful: true,
      latestLawful: '2026-03-31',
    })
  })

  test('the 31st of a month that has none is its last day', () => {
    expect(due('0-eom-31', { issueDate: '2026-01-15' }).value.dueDate).toBe('2026-02-28')
  })

  test('nothing agreed: 30 days from performance, whatever the invoice says', () => {
    const { value, steps } = due('none', { performedOn: '2025-12-20' })
    expect(value).toEqual({ dueDate: '2026-01-19', lawful: true, latestLawful: '2026-01-19' })
    expect(steps[0]).toMatchObject({ rule: 'payment-term.from-performance', gives: '2025-12-20' })
  })

  test('nothing agreed and performance unknown: 30 days from issue, and said', () => {
    const { value, steps } = due('none')
    expect(value).toEqual({ dueDate: '2026-02-01', lawful: true, latestLawful: '2026-02-01' })
    expect(steps.map((step) => step.rule)).toEqual([
      'payment-term.from-issue-performance-unknown',
      'payment-term.cap-nothing-agreed',
      'payment-term.day-off-not-moved',
      'payment-term.lawful',
    ])
  })

  test('on receipt counts from the day of receipt when it is known', () => {
    expect(due('on-receipt', { receivedOn: '2026-01-05' }).value.dueDate).toBe('2026-01-05')
  })

  test('a weekend does not move a due date, and the steps say so', () => {
    expect(due('30').steps).toContainEqual({
      rule: 'payment-term.day-off-not-moved',
      article: 'CPC 641-642',
      given: { weekday: 7 },
      gives: '2026-02-01',
    })
    expect(due('45-then-eom').steps).toContainEqual(expect.objectContaining({ given: { weekday: 6 } }))
    expect(due('31').steps.map((step) => step.rule)).not.toContain('payment-term.day-off-not-moved')
  })

  test('an unlawful term says by how many days', () => {
    expect(due('60-then-eom').steps.at(-1)).toEqual({
      rule: 'payment-term.unlawful',
      article: 'C. com. L441-10 I',
      given: { latestLawful: '2026-03-03', overDays: 28 },
      gives: '2026-03-31',
    })
  })
})

describe('public bodies', () => {
  test.each([
    ['state-or-local', '2026-02-09'],
    ['health', '2026-03-01'],
    ['undertaking', '2026-03-11'],
  ] as const)('%s: from the receipt of the request to %s', (publicBody, dueOn) => {
    const answer = due('none', { debtor: 'public', publicBody, receivedOn: '2026-01-10' })
    expect(answer.value).toEqual({ dueDate: dueOn, lawful: true, latestLawful: dueOn })
    expect(answer.steps[0]).toMatchObject({ rule: 'payment-term.from-receipt', article: 'CCP R2192-12' })
  })

  test('performance later than the request starts the term', () => {
    const answer = due('none', {
      debtor: 'public',
      publicBody: 'state-or-local',
      receivedOn: '2026-01-10',
      performedOn: '2026-01-20',
    })
    expect(answer.value.dueDate).toBe('2026-02-19')
    expect(answer.steps[0]).toMatchObject({ rule: 'payment-term.from-performance', article: 'CCP R2192-13' })
  })

  test('receipt unknown: two days after the date of the request', () => {
    const answer = due('none', { debtor: 'public', publicBody: 'state-or-local' })
    expect(answer.value.dueDate).toBe('2026-02-03')
    expect(answer.steps[0]).toMatchObject({ rule: 'payment-term.from-issue-plus-two', gives: '2026-01-04' })
  })

  test('a longer term than the decree’s is unlawful, a shorter one holds', () => {
    const body = { debtor: 'public', publicBody: 'state-or-local', receivedOn: '2026-01-10' } as const
    expect(due('45', body).value).toEqual({ dueDate: '2026-02-24', lawful: false, latestLawful: '2026-02-09' })
    expect(due('20', body).value).toEqual({ dueDate: '2026-01-30', lawful: true, latestLawful: '2026-02-09' })
  })

  test('which kind of body is asked, not assumed', () => {
    const answer = dueDate({ debtor: 'public', issueDate: '2026-01-02', terms: { kind: 'none' } })
    expect(answer).toEqual({ kind: 'missing', missing: ['publicBody'] })
  })
})

describe('consumers', () => {
  test('have no statutory term: what was agreed holds', () => {
    expect(due('90', { debtor: 'consumer' }).value).toEqual({ dueDate: '2026-04-02', lawful: true, latestLawful: null })
  })

  test('without terms there is nothing to reckon: the terms are asked', () => {
    const answer = dueDate({ debtor: 'consumer', issueDate: '2026-01-02', terms: { kind: 'none' } })
    expect(answer).toEqual({ kind: 'missing', missing: ['terms'] })
  })
})

test.each([
  [{ issueDate: '2026-02-30' }, 'issueDate'],
  [{ performedOn: '26-01-02' }, 'performedOn'],
  [{ terms: { kind: 'net', count: -1, unit: 'days' } }, 'terms.count'],
  [{ terms: { kind: 'net', count: 1.5, unit: 'months' } }, 'terms.count'],
  [{ terms: { kind: 'end-of-month-on', count: 30, unit: 'days', date: 32 } }, 'terms.date'],
] as const)('%j is refused', (wrong, field) => {
  const input: DueDateInput = { debtor: 'business', issueDate: '2026-01-02', terms: { kind: 'none' }, ...wrong }
  expect(() => dueDate(input)).toThrow(expect.objectContaining({ data: expect.objectContaining({ field }) }))
  expect(() => dueDate(input)).toThrow(WrongInput)
})

describe('properties', () => {
  const unit = fc.constantFrom('days', 'months')
  const count = fc.nat(120)
  const anyTerms: fc.Arbitrary<PaymentTerms> = fc.oneof(
    fc.constant({ kind: 'none' } as const),
    fc.constant({ kind: 'on-receipt' } as const),
    fc.record({ kind: fc.constantFrom('net', 'then-end-of-month', 'end-of-month-then'), count, unit }),
    fc.record({ kind: fc.constant('end-of-month-on' as const), count, unit, date: fc.integer({ min: 1, max: 31 }) }),
  )
  const days = fc.integer({ min: 0, max: 40_000 }).map(dayOf)

  test('the short form reads back as the same terms', () => {
    fc.assert(
      fc.property(anyTerms, (given) => {
        expect(terms(formatTerms(given))).toEqual(given)
      }),
    )
  })

  test('lawful means not after the latest lawful day; the last step gives the due date', () => {
    fc.assert(
      fc.property(anyTerms, days, (given, issueDate) => {
        const answer = dueDate({ debtor: 'business', issueDate, terms: given })
        if (answer.kind !== 'explained' || answer.value.latestLawful === null) throw new Error('always answered')
        expect(answer.value.lawful).toBe(answer.value.dueDate <= answer.value.latestLawful)
        expect(answer.value.dueDate >= issueDate).toBe(true)
        expect(answer.steps.at(-1)?.gives).toBe(answer.value.dueDate)
      }),
    )
  })

  test('60 days net and both ways of 45 days end of month are lawful on every day', () => {
    fc.assert(
      fc.property(days, (issueDate) => {
        for (const text of ['60', '45-then-eom', 'eom-then-45', '30-then-eom']) {
          expect(due(text, { issueDate }).value.lawful).toBe(true)
        }
        expect(due('61', { issueDate }).value.lawful).toBe(false)
      }),
    )
  })
})

describe('the sectors of L441-11', () => {
  const delivered = { performedOn: '2026-03-13' } as const

  test.each([
    ['transport', '60', '2026-02-01', {}],
    ['perishable-food', '60', '2026-04-12', delivered],
    ['perishable-food', '60', '2026-04-19', { ...delivered, isPeriodic: true }],
    ['perishable-food', '60', '2026-04-09', { performedOn: '2026-03-10', isPeriodic: true }],
    ['perishable-food', '60', '2026-03-30', { performedOn: '2026-02-21', isPeriodic: true }],
    ['livestock', '60', '2026-04-02', delivered],
    ['spirits', '60', '2026-04-30', delivered],
    ['wine', '60', '2026-03-03', {}],
    ['wine', 'eom-then-45', '2026-03-17', {}],
    ['wine', '60', '2026-04-02', { sectorMaximumDays: 90 }],
    ['trade-agreement', '75', '2026-03-18', { sectorMaximumDays: 75 }],
    ['export', '90', '2026-04-02', {}],
  ] as const)('%s, %s: at the latest %s', (sector, text, latestLawful, more) => {
    expect(due(text, { sector, ...more }).value.latestLawful).toBe(latestLawful)
  })

  test('a term within the general maximum is unlawful beyond the one of its sector', () => {
    const { value, steps } = due('45', { sector: 'transport' })
    expect(value).toEqual({ dueDate: '2026-02-16', lawful: false, latestLawful: '2026-02-01' })
    expect(steps.at(-1)).toMatchObject({ article: 'C. com. L441-11 II', given: { overDays: 15 } })
  })

  test('nothing agreed: 30 days after delivery, or the cap of the sector where it comes first', () => {
    expect(due('none', { sector: 'livestock', ...delivered }).value.dueDate).toBe('2026-04-02')
    expect(due('none', { sector: 'spirits', ...delivered }).value.dueDate).toBe('2026-04-12')
    expect(due('none', { sector: 'export' }).steps.at(-1)?.article).toBe('C. com. L441-10 I')
  })

  test('what is not known of a sector is asked: the delivery, the figure of the trade agreement', () => {
    const ask = (sector: DueDateInput['sector']) =>
      dueDate({ debtor: 'business', issueDate: '2026-01-02', terms: terms('60'), sector })
    expect(ask('livestock')).toEqual({ kind: 'missing', missing: ['performedOn'] })
    expect(ask('trade-agreement')).toEqual({ kind: 'missing', missing: ['sectorMaximumDays'] })
  })

  test('rules that could not be read in their text say so', () => {
    const doubts = (more: Partial<DueDateInput>) => due('60', more).steps.map(({ unconfirmed }) => unconfirmed)
    expect(doubts({ sector: 'export' })).toContain(true)
    expect(doubts({ sector: 'wine', sectorMaximumDays: 90 })).toContain(true)
    expect(doubts({ sector: 'transport' })).not.toContain(true)
  })

  test('a sector binds businesses, not public buyers', () => {
    const hospital = { debtor: 'public', publicBody: 'health', receivedOn: '2026-01-05', sector: 'livestock' } as const
    expect(due('none', hospital).value.dueDate).toBe('2026-02-24')
  })
})

test('a periodic invoice has 45 days from issue at most, and no end of month', () => {
  expect(due('45', { isPeriodic: true }).value).toEqual({
    dueDate: '2026-02-16',
    lawful: true,
    latestLawful: '2026-02-16',
  })
  expect(due('60', { isPeriodic: true }).value.lawful).toBe(false)
  expect(due('45-then-eom', { isPeriodic: true }).value.lawful).toBe(false)
})

describe('a public buyer that finds the request incomplete', () => {
  const town = { debtor: 'public', publicBody: 'state-or-local', receivedOn: '2026-01-10' } as const
  const hospital = { ...town, publicBody: 'health' } as const

  test('has 30 days from the day on which it has everything', () => {
    const interruption = { notifiedOn: '2026-01-20', completedOn: '2026-02-01' } as const
    const { value, steps } = due('none', { ...town, interruption })
    expect(value).toEqual({ dueDate: '2026-03-03', lawful: true, latestLawful: '2026-03-03' })
    expect(steps.map(({ rule }) => rule)).toContain('payment-term.interrupted')
  })

  test('keeps what was left of a longer term', () => {
    const interruption = { notifiedOn: '2026-01-20', completedOn: '2026-02-01' } as const
    // 50 days from 10 January end on 1 March, 40 days after the notice.
    expect(due('none', { ...hospital, interruption }).value.dueDate).toBe('2026-03-13')
  })

  test('measures what was left of the term agreed, and of the longest lawful one, each for itself', () => {
    const interruption = { notifiedOn: '2026-01-15', completedOn: '2026-02-01' } as const
    expect(due('20', { ...hospital, interruption }).value).toEqual({
      dueDate: '2026-03-03',
      lawful: true,
      latestLawful: '2026-03-18',
    })
  })

  test('after the term has run out changes nothing; before it has everything, the day is asked', () => {
    const late = { notifiedOn: '2026-02-10', completedOn: '2026-02-20' } as const
    expect(due('none', { ...town, interruption: late }).value.dueDate).toBe('2026-02-09')
    const open = { notifiedOn: '2026-01-20' } as const
    expect(dueDate({ ...town, issueDate: '2026-01-02', terms: terms('none'), interruption: open })).toEqual({
      kind: 'missing',
      missing: ['interruption.completedOn'],
    })
  })
})

test('an electronic request runs from the notice that it lies on the portal', () => {
  const { value, steps } = due('none', { debtor: 'public', publicBody: 'undertaking', onPortalOn: '2026-01-06' })
  expect(value.dueDate).toBe('2026-03-07')
  expect(steps[0]).toMatchObject({ rule: 'payment-term.from-portal', article: 'CCP R2192-15' })
})
