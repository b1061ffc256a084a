// docs/test-rows.md says which test covers which row of the test plan; here it is held to it.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const rows = [
  ...readFileSync(join(ROOT, 'docs', 'test-rows.md'), 'utf8').matchAll(
    /^\| ([A-Z][^|]*?) \| .* \| `([^`]+)`: (.+) \|$/gm,
  ),
]

describe('each row of the test plan has its test', () => {
  test('those of sending and of what comes back are all there', () => {
    const named = new Set(rows.flatMap(([, row = '']) => row.split(', ')))
    for (const row of ['A3', 'A4', 'A5', 'A6', 'A7', 'A8', 'A22', 'A23', 'A24']) expect(named).toContain(row)
    for (const row of ['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B8']) expect(named).toContain(row)
  })

  test.each(rows.map(([, row, file, words]) => [row, file, words]))('%s: %s: %s', (_row, file, words) => {
    expect(readFileSync(join(ROOT, file ?? ''), 'utf8')).toContain(words)
  })
})
