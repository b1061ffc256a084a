// @quittance/law as others get it: packed, installed beside a program that knows nothing of this workspace, and asked what its
// README says.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { buildLaw } from '../scripts/build-law.ts'

const run = promisify(execFile)
const ROOT = join(import.meta.dirname, '..')

let program = ''

beforeAll(async () => {
  program = await mkdtemp(join(tmpdir(), 'quittance-law-package-'))
  await buildLaw(join(program, 'built'))
  const packed = await run('npm', ['pack', './built', '--json', '--ignore-scripts'], { cwd: program })
  const [{ filename }] = JSON.parse(packed.stdout) as [{ filename: string }]
  const installed = join(program, 'node_modules', '@quittance', 'law')
  await mkdir(installed, { recursive: true })
  await run('tar', ['-xzf', filename, '-C', installed, '--strip-components=1'], { cwd: program })
  await writeFile(join(program, 'package.json'), '{ "type": "module" }')
}, 60_000)

afterAll(() => rm(program, { recursive: true, force: true }))

test('a plain program imports it and computes', async () => {
  await writeFile(
    join(program, 'plain.mjs'),
    `import { latePaymentInterest } from '@quittance/law'
    const claim = { debtor: 'business', amountCents: 1_000_000, dueDate: '2026-05-01', until: '2026-09-01' }
    console.log(latePaymentInterest(claim).value.interestCents)`,
  )
  const { stdout } = await run(process.execPath, ['plain.mjs'], { cwd: program })
  expect(stdout).toBe('41376\n')
})

test('it depends on nothing, and names neither Node nor the browser', async () => {
  const text = await readFile(join(program, 'node_modules', '@quittance', 'law', 'package.json'), 'utf8')
  const manifest = JSON.parse(text) as Record<string, unknown>
  expect(manifest['dependencies']).toBeUndefined()
  expect(manifest['exports']).toEqual({ '.': { types: './index.d.ts', default: './index.js' } })
  const { stdout } = await run(
    'grep',
    ['-rlE', 'node:|(^|[^-/_[:alnum:]])(process|window|document)\\.', '.', '--include=*.js'],
    {
      cwd: join(program, 'node_modules', '@quittance', 'law'),
    },
  ).catch(() => ({ stdout: '' }))
  expect(stdout).toBe('')
})

test('every example of its README gives what the README says, and its types hold', async () => {
  const readme = await readFile(join(ROOT, 'law', 'README.md'), 'utf8')
  const code = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map((match) => match[1]).join('\n')
  let checks = 0
  const checked = code.replaceAll(/^(\s*)(.+?) \/\/ => (.+)$/gm, (_, space: string, given: string, value: string) => {
    checks++
    return `${space}deepEqual(${given}, ${value})`
  })
  expect(checks).toBeGreaterThan(10)
  await writeFile(join(program, 'readme.ts'), `import { deepEqual } from './deep-equal.js'\n${checked}`)
  await writeFile(
    join(program, 'deep-equal.js'),
    `import { deepStrictEqual } from 'node:assert'
    export const deepEqual = (given, value) => deepStrictEqual(given, value)`,
  )
  await writeFile(
    join(program, 'deep-equal.d.ts'),
    'export declare function deepEqual(given: unknown, value: unknown): void',
  )
  await run(process.execPath, ['readme.ts'], { cwd: program })
  const options = [
    '--strict',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--lib',
    'es2023',
    '--types',
    '',
  ]
  const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc')
  await run(process.execPath, [compiler, ...options, 'readme.ts'], { cwd: program })
}, 60_000)
