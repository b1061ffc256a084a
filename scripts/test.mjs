// npm test: installs what it needs and runs everything; `--quick` leaves out scenarios and browser. Its last line is the sum
// of all steps: types, lint and format count as one each.

import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findBrowser, installBrowserIfPossible } from './browser.mjs'
import { BIN, buildWebIfNeeded, installIfNeeded, node, run, runQuietly, say } from './workspace.mjs'

const isQuick = process.argv.includes('--quick')
let passed = 0
let failed = 0

await installIfNeeded()
await check('types', ['tsc', '-p', '.'])
await check('types of the pages', ['tsc', '-p', 'web'])
await check('lint', ['oxlint', '--type-aware', '--quiet'])
await check('format', ['oxfmt', '--check'])
await runTests(isQuick ? ['unit'] : ['unit', 'scenarios'])
if (!isQuick) await runBrowserTests()

say('')
process.stdout.write(`${passed} passed, ${failed} failed\n`)
process.exit(failed === 0 && passed > 0 ? 0 : 1)

async function check(title, [program, ...argv]) {
  const { code, output } = await runQuietly(node(), [join(BIN, program), ...argv])
  if (code === 0) passed += 1
  else failed += 1
  say(code === 0 ? `${title}: right` : `${title}: wrong\n${output}`)
}

async function runBrowserTests() {
  await buildWebIfNeeded()
  await installBrowserIfPossible()
  const browser = findBrowser()
  if (browser === null) {
    failed += 1
    return say(
      'browser: wrong. No Chromium was found: install it (apt-get install chromium) or name it in QUITTANCE_BROWSER.',
    )
  }
  await runTests(['browser'], { QUITTANCE_BROWSER: browser })
}

async function runTests(projects, more = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-results-'))
  const report = join(folder, 'report.json')
  const choice = projects.map((project) => `--project=${project}`)
  const argv = [
    'run',
    ...choice,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
    '--passWithNoTests',
  ]
  const code = await run(node(), [join(BIN, 'vitest'), ...argv], { env: { ...process.env, ...more } })
  const counts = readCounts(report)
  passed += counts.passed
  // A file that could not be loaded, or an error outside of any test, has no test to count.
  failed += counts.failed === 0 && code !== 0 ? 1 : counts.failed
  rmSync(folder, { recursive: true })
}

function readCounts(report) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
    const unloaded = testResults.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    )
    return { passed: numPassedTests, failed: numFailedTests + unloaded.length }
  } catch {
    return { passed: 0, failed: 1 }
  }
}
