// docs/decision-rows.md says which test shows which rule of the decision; here it is held to it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const text = readFileSync(join(ROOT, 'docs', 'decision-rows.md'), 'utf8')
const rows = [...text.matchAll(/^\| ([A-Z][^|]*?) \| .* \| `([^`]+)`: (.+) \|$/gm)]

const RULES = [
  'Approval modes',
  'Second approval',
  'Kill switch',
  'Floors and ceilings',
  'Minimum gap',
  'Caps',
  'Old invoices',
  'Closures',
  'Holidays',
  'Sending hours',
  'Partial amounts',
  'Establishments',
  'Plan of an invoice',
  'Assignment by rules',
  'E-invoice statuses',
  'Causes',
  'Promises',
  'Instalment plans',
  'Returned payment',
]

test('each rule of the decision has a line, and no line is of another form', () => {
  expect([...new Set(rows.map(([, rule]) => rule))]).toEqual(RULES)
  // The head and its rule are lines of the table too.
  expect(rows.length).toBe(text.split('\n').filter((line) => line.startsWith('| ')).length - 1)
})

test.each(rows.map(([, rule, file, words]) => [rule, file, words]))('%s: %s: %s', (_rule, file, words) => {
  expect(readFileSync(join(ROOT, file ?? ''), 'utf8')).toContain(words)
})
