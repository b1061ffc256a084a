// What `read --json` must say about records of the public services, given what others found in them.

import type { Comparer, Difference, Expected } from './values.ts'

type Row = Readonly<Record<string, unknown>>

const rows = (value: unknown): readonly Row[] => (Array.isArray(value) ? (value as readonly Row[]) : [])
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : [])
const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')
const column = (list: readonly Row[], field: string): readonly unknown[] => list.map((row) => row[field])

function differing(
  wanted: readonly (readonly [field: string, read: unknown, expected: unknown])[],
): readonly Difference[] {
  return wanted.flatMap(([field, read, expected]) =>
    JSON.stringify(read ?? null) === JSON.stringify(expected ?? null)
      ? []
      : [{ field, read: read ?? null, expected: expected ?? null }],
  )
}

const bodacc: Comparer = {
  isUnreadable: (expected) => !('items' in expected),
  compare(answer, expected) {
    const notices = rows(answer['notices'])
    const items = rows(expected['items'])
    return differing([
      ['sirens', notices.map((one) => texts(one['sirens'])[0]), column(items, 'siren')],
      ['days', column(notices, 'publishedOn'), column(items, 'date')],
      ['courts', column(notices, 'court'), column(items, 'court')],
      ['natures', column(notices, 'nature'), column(items, 'nature')],
      ['judgments', column(notices, 'judgmentDate'), column(items, 'judgmentDate')],
    ])
  },
}

const STATES: Readonly<Record<string, string>> = { A: 'active', 'en activité': 'active', C: 'closed', cessée: 'closed' }

const sirene: Comparer = {
  isUnreadable: (expected: Expected) => rows(expected['results']).length === 0,
  compare(answer, expected) {
    const companies = rows(answer['companies'])
    const results = rows(expected['results'])
    return differing([
      ['sirens', column(companies, 'siren'), column(results, 'siren')],
      ['names', column(companies, 'name'), column(results, 'name')],
      ['states', column(companies, 'state'), results.map((one) => STATES[textOf(one['state'])] ?? 'unknown')],
      ['seats', column(companies, 'siret'), column(results, 'siege')],
      ['activities', column(companies, 'activity'), column(results, 'naf')],
      ['legalForms', column(companies, 'legalForm'), column(results, 'cat')],
    ])
  },
}

export const OPEN_DATA_COMPARERS: Readonly<Record<string, Comparer>> = { bodacc, sirene }
