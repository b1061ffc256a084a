// Whose tables and views a statement names, as the first line of each migration says it (`-- module: ledger`), and a later
// such line for what follows it.

import { MODULES } from './boundaries.ts'
import { isTest } from './source-files.ts'
import type { SourceFile } from './source-files.ts'

export type Relation = { readonly name: string; readonly kind: 'table' | 'view'; readonly owner: string }

export function relationsOf(migration: { readonly name: string; readonly text: string }): readonly Relation[] {
  const [before, ...parts] = migration.text.split(/^-- module: /m)
  if (before !== '') throw new Error(`${migration.name}: the first line names no module`)
  return parts.flatMap((part): Relation[] => {
    const owner = /^[a-z]+/.exec(part)?.[0] ?? ''
    const created = part.matchAll(/^create (?:or replace )?(table|view) (?:if not exists )?([a-z_]+)/gm)
    return [...created].map(([, kind, name]) => ({ name: name ?? '', kind: kind === 'view' ? 'view' : 'table', owner }))
  })
}

/** Tables of other modules, views of modules further right, and SQL outside of stores. */
export function sqlViolations(files: readonly SourceFile[], relations: readonly Relation[]): readonly string[] {
  return files.flatMap((file) => {
    const module = /^server\/src\/([a-z]+)\//.exec(file.path)?.[1] ?? ''
    if (file.statements.length === 0 || isTest(file) || module === 'platform') return []
    if (!/(^|[/-])store\.ts$/.test(file.path)) return [`${file.path}: SQL stands in store.ts`]
    return file.statements.flatMap(({ text, line }) =>
      namesIn(text).flatMap((name) => {
        const relation = relations.find((candidate) => candidate.name === name)
        const problem = relation ? problemOf(relation, module) : null
        return problem === null ? [] : [`${file.path}:${line}: ${name} ${problem}`]
      }),
    )
  })
}

function problemOf({ kind, owner }: Relation, module: string): string | null {
  if (owner === module) return null
  if (kind === 'table') return `is a table of ${owner}`
  const isLeft = MODULES.findIndex((name) => name === owner) < MODULES.findIndex((name) => name === module)
  return isLeft ? null : `is a view of ${owner}, which stands right of ${module}`
}

const STARTS = new Set(['from', 'join', 'into', 'update', 'using'])
const ENDS = new Set([
  'where',
  'set',
  'select',
  'values',
  'on',
  'returning',
  'group',
  'order',
  'limit',
  'union',
  'having',
  'with',
  'for',
])

/** The relations that a statement names: what follows `from`, `join`, `into` …, and what follows a comma in such a list. */
function namesIn(statement: string): readonly string[] {
  const tokens =
    statement
      .replace(/--.*$/gm, '')
      .replace(/'[^']*'/g, '0')
      .toLowerCase()
      .match(/[a-z_][a-z0-9_]*|[(),]/g) ?? []
  const names: string[] = []
  const depths: ('outside' | 'expected' | 'listed')[] = ['outside']
  for (const [index, token] of tokens.entries()) {
    const state = depths.at(-1)
    const become = (next: (typeof depths)[number]): void => void depths.splice(-1, 1, next)
    if (STARTS.has(token)) become('expected')
    else if (ENDS.has(token)) become('outside')
    else if (token === ',' && state === 'listed') become('expected')
    else if (token === ')') depths.pop()
    else if (state === 'expected' && token !== 'only' && token !== 'lateral') {
      if (token !== '(' && tokens[index + 1] !== '(') names.push(token)
      if (tokens[index - 1] === 'into') names.push(token) // its columns follow in parentheses
      become('listed')
    }
    if (token === '(') depths.push('outside')
  }
  return names
}
