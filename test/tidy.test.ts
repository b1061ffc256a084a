import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { REFUSALS } from '../server/src/kernel/index.ts'
import type { RefusalCode } from '../server/src/kernel/index.ts'
import { readMigrations } from '../server/src/platform/migrate.ts'
import { refusalPage } from '../server/src/platform/refusal-page.ts'
import { ROOT, isTest, readSourceFiles } from './source-files.ts'
import type { SourceFile } from './source-files.ts'
import { relationsOf } from './sql-ownership.ts'
import {
  badHeads,
  badNames,
  clockReads,
  foreignAddresses,
  foreignText,
  longFiles,
  longFunctions,
  rivalWords,
} from './tidy.ts'

const files = readSourceFiles('{law,server,web,demo,bench,test,scripts}/**/*.{ts,tsx,mjs}')

const texts = globSync(
  ['*.{md,json,ts}', '{law,server,web,demo,bench,test,scripts,docs}/**/*.{md,json,sql,css,html}'],
  {
    cwd: ROOT,
    exclude: (name) => /(^|\/)(node_modules|dist)$/.test(name),
  },
).map((path) => ({ path, lines: readFileSync(join(ROOT, path), 'utf8').split('\n') }))

test('the checks look at the real files', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap(({ functions }) => functions).length).toBeGreaterThan(500)
  expect(texts.map(({ path }) => path)).toContain('package.json')
})

describe('sources', () => {
  test('files have at most 300 lines', () => expect(longFiles(files)).toEqual([]))
  test('functions have at most 60 lines', () => expect(longFunctions(files)).toEqual([]))
  test('each file says in at most five lines what it is for', () => expect(badHeads(files)).toEqual([]))
  test('the clock is read in one place', () => expect(clockReads(files)).toEqual([]))
  test('models and contracts use the words of the glossary', () => expect(rivalWords(files)).toEqual([]))
  test('files are named in kebab-case', () => expect(badNames(files)).toEqual([]))
  test('nothing is left over or of one machine', () => {
    expect(foreignText([...files.filter(({ path }) => !path.startsWith('test/tidy')), ...texts])).toEqual([])
  })
  test('addresses are of reserved domains', () => {
    // Tests of the grammar of addresses need odd ones.
    expect(foreignAddresses([...files.filter((file) => !isTest(file)), ...texts])).toEqual([])
  })
})

describe('modules', () => {
  const readmes = texts.filter(({ path }) => /^server\/src\/[a-z]+\/README\.md$/.test(path))

  test('have a README of at most forty lines', () => {
    const modules = new Set(files.flatMap(({ path }) => /^server\/src\/([a-z]+)\//.exec(path)?.[1] ?? []))
    for (const exempt of ['kernel', 'test']) modules.delete(exempt)
    expect(readmes.map(({ path }) => path.split('/')[2]).toSorted()).toEqual([...modules].toSorted())
    expect(
      readmes.filter(({ lines }) => lines.length > 41).map(({ path, lines }) => `${path}: ${lines.length}`),
    ).toEqual([])
  })

  test('name their tables and views in it', async () => {
    const relations = (await readMigrations()).flatMap(relationsOf)
    const unnamed = relations.filter(({ name, owner }) => {
      const readme = readmes.find(({ path }) => path.split('/')[2] === owner)
      return !readme?.lines.some((line) => new RegExp(`\`${name}\``).test(line))
    })
    expect(unnamed.map(({ owner, name }) => `${owner}/README.md: ${name}`)).toEqual([])
  })
})

describe('refusals', () => {
  const codes = Object.keys(REFUSALS) as RefusalCode[]
  const placeholders = (sentence: string): readonly string[] =>
    [...sentence.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').toSorted()

  test('say the same in French and English, in whole sentences', () => {
    const wrong = codes.filter((code) => {
      const { fr, en, status } = REFUSALS[code]
      const isWhole = [fr, en].every((sentence) => sentence.length > 8 && /[.!?})»”]$/.test(sentence))
      return !isWhole || status < 400 || status > 599 || placeholders(fr).join() !== placeholders(en).join()
    })
    expect(wrong).toEqual([])
  })

  test('are listed in docs/refusals.md', () => {
    expect(
      readFileSync(join(ROOT, 'docs', 'refusals.md'), 'utf8'),
      'run: node scripts/run.mjs scripts/write-docs.ts',
    ).toBe(refusalPage())
  })

  test('are each provoked by a test', () => {
    const tests = files
      .filter(({ path }) => path.endsWith('.test.ts') || path.startsWith('test/'))
      .map(({ text }) => text)
      .join('\n')
    expect(codes.filter((code) => !tests.includes(code))).toEqual([])
  })

  test('are thrown somewhere', () => {
    const program = files
      .filter(({ path }) => !path.endsWith('.test.ts') && !path.startsWith('server/src/kernel/refusals'))
      .map(({ text }) => text)
      .join('\n')
    expect(codes.filter((code) => !program.includes(`'${code}'`))).toEqual([])
  })
})

test('the lock names no registry', () => {
  expect(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')).not.toMatch(/"resolved": "http/)
})

describe('the checks find', () => {
  const file = (path: string, lines: readonly string[], more: Partial<SourceFile> = {}): SourceFile => ({
    path,
    text: lines.join('\n'),
    lines,
    imports: [],
    functions: [],
    statements: [],
    clockReads: [],
    ...more,
  })

  test('what is too long', () => {
    expect(longFiles([file('server/src/ledger/model.ts', Array(301).fill('x'))])).toHaveLength(1)
    expect(
      longFiles([
        file('server/src/ledger/model.ts', Array(300).fill('x')),
        file('server/src/ledger/model.test.ts', Array(900).fill('x')),
      ]),
    ).toEqual([])
    expect(longFunctions([file('server/src/a/b.ts', [], { functions: [{ name: 'f', line: 3, length: 61 }] })])).toEqual(
      ['server/src/a/b.ts:3: f, 61 lines'],
    )
  })

  test('a head that is missing or long', () => {
    expect(
      badHeads([file('a.ts', ["import { x } from 'y'"]), file('b.ts', [...Array(6).fill('// more'), ''])]),
    ).toHaveLength(2)
    expect(
      badHeads([
        file('c.ts', ['// What it is for.', '', 'code']),
        file('d.mjs', ['#!/usr/bin/env node', '// What it is for.', 'code']),
      ]),
    ).toEqual([])
  })

  test('rival words, also inside names; a bill of exchange is none', () => {
    const model = (line: string): readonly string[] => rivalWords([file('server/src/ledger/model.ts', [line])])
    expect(model('readonly clientName: string')).toHaveLength(1)
    expect(model("kind: 'late-penalty'")).toHaveLength(1)
    expect(model("kind: 'bill-of-exchange'")).toEqual([])
  })

  test('what is of one machine, left over, or somebody’s', () => {
    const lines = [
      "open('/home/alice/x')",
      '// TODO later',
      'https://registry.npmjs.org/x',
      '// TODO #12',
      '/var/lib/quittance',
    ]
    expect(foreignText([{ path: 'a.md', lines }])).toHaveLength(3)
    expect(foreignAddresses([{ path: 'a.md', lines: ['bob@company.fr', 'bob@societe.example'] }])).toEqual([
      'a.md:1: bob@company.fr',
    ])
  })

  test('a look at the clock', () => {
    const [self] = readSourceFiles('server/src/platform/clock.ts')
    expect(self?.clockReads).toHaveLength(1)
    expect(clockReads([{ ...(self as SourceFile), path: 'server/src/ledger/rules.ts' }])).toHaveLength(1)
  })
})
