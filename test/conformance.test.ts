// The samples of real programs, where they are at hand: read as `npm run conformance` reads them.

import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const corpora = join(process.env['QUITTANCE_SHARED'] ?? join(ROOT, '..', 'shared'), 'corpora')

type Figures = { readonly format: string; readonly right: number; readonly unexplained: number }

describe.skipIf(!existsSync(join(corpora, 'expected.json')))('samples of real programs', () => {
  test('are read as others read them, but for differences that are explained', { timeout: 120_000 }, async () => {
    const run = promisify(execFile)
    const { stdout } = await run(process.execPath, [join(ROOT, 'scripts', 'conformance.ts'), corpora, '--json'])
    const { formats } = JSON.parse(stdout) as { readonly formats: readonly Figures[] }
    expect(formats.filter(({ unexplained }) => unexplained > 0)).toEqual([])
    const right = Object.fromEntries(formats.map((one) => [one.format, one.right]))
    expect(right).toMatchObject({
      camt: 16,
      cdar: 15,
      cfonb: 8,
      'einvoice-cii': 147,
      'einvoice-pdf': 88,
      'einvoice-ubl': 93,
      fec: 7,
      mt940: 28,
      ofx: 19,
      sepa: 24,
    })
  })
})
