import { describe, expect, test } from 'vitest'
import { readMigrations } from '../server/src/platform/migrate.ts'
import { withClient } from '../server/src/platform/connection.ts'
import { createTestStore } from '../server/src/test/database.ts'
import { importViolations } from './boundaries.ts'
import { isTest, readSourceFiles } from './source-files.ts'
import type { SourceFile } from './source-files.ts'
import { relationsOf, sqlViolations } from './sql-ownership.ts'

const files = readSourceFiles('law/src/**/*.ts', 'server/src/**/*.ts', 'web/src/**/*.{ts,tsx}')
const migrations = await readMigrations()
const relations = migrations.flatMap(relationsOf)
const { application } = await createTestStore()

test('the checks look at the real files', () => {
  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((file) => file.imports).length).toBeGreaterThan(300)
  expect(files.flatMap((file) => file.statements).length).toBeGreaterThan(50)
  expect(relations.length).toBeGreaterThan(20)
})

test('imports keep to the order of the modules and to their doors', () => {
  expect(importViolations(files)).toEqual([])
})

test('SQL stands in stores, and names own tables or views of modules to the left', () => {
  expect(sqlViolations(files, relations)).toEqual([])
})

test('every statement can be prepared against the migrated schema', async () => {
  const problems: string[] = []
  await withClient(application, async (client) => {
    for (const file of files.filter((candidate) => !isTest(candidate))) {
      for (const { text, line } of file.statements) {
        if (!/^\s*(select|insert|update|delete|with|values|merge)\b/i.test(text)) continue
        await client.query(`prepare statement as ${text}`).then(
          () => client.query('deallocate statement'),
          (error: Error) => problems.push(`${file.path}:${line}: ${error.message}`),
        )
      }
    }
  })
  expect(problems).toEqual([])
})

describe('the checks find', () => {
  const file = (path: string, imports: readonly string[], statements: readonly string[] = []): SourceFile => ({
    path,
    text: '',
    lines: [],
    imports: imports.map((from) => ({ from, isType: false })),
    functions: [],
    statements: statements.map((text) => ({ text, line: 1 })),
    clockReads: [],
  })

  test.each([
    ['server/src/evidence/record-facts.ts', '#ledger', 'ledger stands right of evidence'],
    ['server/src/strategy/run-day.ts', '#ledger/store.ts', 'its index or a pure file'],
    ['server/src/ledger/rules.ts', 'node:fs', 'a pure file imports only'],
    ['server/src/ledger/model.ts', './store.ts', 'a pure file imports only'],
    ['server/src/platform/http.ts', '#access', 'platform knows no module'],
    ['server/src/kernel/id.ts', '#platform/clock.ts', 'kernel imports only'],
    ['server/src/ledger/store.ts', '../app.ts', 'knows all modules'],
    ['server/src/ledger/store.ts', '#test/database.ts', 'no test helper'],
    ['law/src/values.ts', 'zod', 'law imports nothing'],
    ['web/src/office/today.tsx', '../portal/page.tsx', 'do not know each other'],
    ['web/src/api.ts', '../../server/src/ledger/model.ts', 'contract.ts and law alone'],
  ])('%s importing %s', (path, from, problem) => {
    const store = file('server/src/ledger/store.ts', ['#kernel'], ['select 1'])
    expect(importViolations([store, file(path, [from])])).toEqual([expect.stringContaining(problem)])
  })

  test.each([
    ['server/src/strategy/store.ts', 'select 1 from generate_series(1, 2) n, item i', 'is a table of ledger'],
    [
      'server/src/evidence/store.ts',
      'with x as (select 1) select * from x join ledger_open_item o on true',
      'stands right of evidence',
    ],
    ['server/src/ledger/add-item.ts', 'select 1', 'SQL stands in store.ts'],
    ['server/src/outreach/task-store.ts', 'update debtor set name = $1', 'is a table of ledger'],
  ])('%s asking %s', (path, statement, problem) => {
    expect(sqlViolations([file(path, [], [statement])], relations)).toEqual([expect.stringContaining(problem)])
  })

  test('nothing in what is allowed', () => {
    const allowed = [
      file(
        'server/src/strategy/store.ts',
        ['#kernel', '#ledger', '#ledger/model.ts', './model.ts'],
        ['select * from ledger_open_item'],
      ),
      file('server/src/ledger/model.ts', ['#kernel', '@quittance/law', 'zod']),
      file('server/src/app.ts', ['#ledger/store.ts', '#strategy']),
    ]
    expect([...importViolations(allowed), ...sqlViolations(allowed, relations)]).toEqual([])
  })
})
