// The page that a jurist reads is the law that runs.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lawPage } from '../scripts/law-page.ts'

test('docs/law.md is what the articles, figures and choices of the law give', () => {
  const page = readFileSync(join(import.meta.dirname, '..', 'docs', 'law.md'), 'utf8')
  expect(page, 'run: node scripts/run.mjs scripts/write-docs.ts').toBe(lawPage())
  // A page that read nothing must not pass.
  expect(page).toContain('| `latePaymentInterest` | C. com. L441-10 II; CCP L2192-13')
  expect(page).toContain('| 2026-09-16 | 265 |')
  expect(page).toContain('`principal-first`')
})
