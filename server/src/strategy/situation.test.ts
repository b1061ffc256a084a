import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { PLAN } from './situation-fixture.ts'
import { parseSituation, situationSchemaPage } from './situation.ts'

const GIVEN = {
  today: '2026-11-20',
  plans: [PLAN],
  debtors: [{ id: 'D' }],
  invoices: [{ id: 'A', debtor: 'D', dueDate: '2026-11-01', totalCents: 100_00 }],
}

function refusalOf(json: unknown): unknown {
  try {
    parseSituation(json)
  } catch (error) {
    if (isRefusal(error)) return { code: error.code, ...error.data }
    throw error
  }
  return 'accepted'
}

describe('a situation file', () => {
  test('is refused with the place and what belongs there', () => {
    const invoice = GIVEN.invoices[0]
    const cases: [unknown, object][] = [
      [[], { place: '–', expected: 'object' }],
      [
        { ...GIVEN, invoices: undefined },
        { place: 'invoices', expected: 'array' },
      ],
      [
        { ...GIVEN, invoices: [{ ...invoice, dueDate: '2026-02-30' }] },
        { place: 'invoices[0].dueDate', expected: 'YYYY-MM-DD' },
      ],
      [
        { ...GIVEN, invoices: [{ ...invoice, totalCents: 12.5 }] },
        { place: 'invoices[0].totalCents', expected: 'int' },
      ],
      [
        { ...GIVEN, invoices: [{ ...invoice, totalCents: undefined }] },
        { place: 'invoices[0].openCents', expected: 'integer' },
      ],
      [
        { ...GIVEN, debtors: [{ id: 'D', kind: 'firm' }] },
        { place: 'debtors[0].kind', expected: 'business | public | consumer | association' },
      ],
      [
        { ...GIVEN, calendar: { sendOn: [0] } },
        { place: 'calendar.sendOn[0]', expected: '≥ 1' },
      ],
      [
        { ...GIVEN, debtors: [{ id: true }] },
        { place: 'debtors[0].id', expected: 'string | number' },
      ],
    ]
    for (const [json, data] of cases) {
      expect(refusalOf(JSON.parse(JSON.stringify(json)))).toEqual({ code: 'strategy.situation_field', ...data })
    }
  })

  test('names each thing once', () => {
    expect(refusalOf({ ...GIVEN, invoices: [...GIVEN.invoices, ...GIVEN.invoices] })).toEqual({
      code: 'strategy.situation_duplicate',
      place: 'invoices[1].id',
      id: 'A',
    })
  })

  test('refers only to what it holds', () => {
    const unknown = { code: 'strategy.situation_unknown_reference' }
    expect(refusalOf({ ...GIVEN, debtors: [] })).toEqual({
      ...unknown,
      place: 'invoices[0].debtor',
      id: 'D',
      list: 'debtors',
    })
    expect(refusalOf({ ...GIVEN, debtors: [{ id: 'D', plan: 'none' }] })).toEqual({
      ...unknown,
      place: 'debtors[0].plan',
      id: 'none',
      list: 'plans',
    })
    const history = [{ invoice: 'Z', step: 'r1', date: '2026-11-01' }]
    expect(refusalOf({ ...GIVEN, history })).toEqual({
      ...unknown,
      place: 'history[0].invoice',
      id: 'Z',
      list: 'invoices',
    })
    expect(refusalOf({ ...GIVEN, history: [{ ...history[0], debtor: 'D' }] })).toBe('accepted')
  })

  test('is refused in currencies without two decimals', () => {
    expect(refusalOf({ ...GIVEN, invoices: [{ ...GIVEN.invoices[0], currency: 'JPY' }] })).toEqual({
      code: 'strategy.situation_currency',
      place: 'invoices[0].currency',
      currency: 'JPY',
    })
  })

  test('is refused with a plan that cannot be followed', () => {
    const steps = [{ ...PLAN.steps[2] }, { ...PLAN.steps[1] }]
    expect(refusalOf({ ...GIVEN, plans: [{ ...PLAN, steps }] })).toEqual({
      code: 'strategy.plan_impossible',
      said: {
        fr: 'Cette étape viendrait avant la précédente. Donnez-lui un jour plus tardif.',
        en: 'This step would come before the one before it. Give it a later day.',
      },
      plan: 'plan',
      step: 'r1',
      fault: 'falling-days',
    })
  })

  test('says nothing more than it must: the rest has its default', () => {
    const { debtors, invoices, history } = parseSituation({
      debtors: [{ id: 1 }],
      invoices: [{ id: 2, debtor: 1, openCents: 5 }],
    })
    expect(debtors).toEqual([
      { id: 1, kind: 'business', country: 'FR', unappliedCreditCents: 0, unmatchedCredit: false, holds: [] },
    ])
    expect(invoices).toEqual([
      {
        id: 2,
        debtor: 1,
        openCents: 5,
        documentKind: 'invoice',
        nature: 'receivable',
        paymentMeans: 'transfer',
        holderNotified: false,
        statuses: [],
      },
    ])
    expect(history).toEqual([])
  })

  test('null says the same as nothing', () => {
    expect(
      refusalOf({
        ...GIVEN,
        settings: { contactCap: null },
        bank: null,
        invoices: [{ ...GIVEN.invoices[0], dueDate: null, holder: null }],
      }),
    ).toBe('accepted')
  })
})

test('the published schema is the one that validates (scripts/write-docs.ts writes it)', () => {
  const published = join(import.meta.dirname, '../../../docs/situation.schema.json')
  expect(readFileSync(published, 'utf8')).toBe(situationSchemaPage())
})
