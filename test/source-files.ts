// The source files of the repository, parsed: what the tests of tidiness and of boundaries look at.

import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseSync } from 'vite'

export const ROOT = dirname(import.meta.dirname)

export type SourceFile = {
  /** From the root of the repository: `server/src/ledger/model.ts`. */
  readonly path: string
  readonly text: string
  readonly lines: readonly string[]
  readonly imports: readonly Import[]
  readonly functions: readonly { readonly name: string; readonly line: number; readonly length: number }[]
  readonly statements: readonly SqlStatement[]
  /** Where the clock is read: `new Date()`, `Date.now()`. */
  readonly clockReads: readonly number[]
}

export type Import = { readonly from: string; readonly isType: boolean }

/** A statement in a `sql` template, values as `$1` …; `isCopy` for copyOut. */
export type SqlStatement = { readonly text: string; readonly line: number }

export function readSourceFiles(...patterns: readonly string[]): readonly SourceFile[] {
  const paths = globSync([...patterns], {
    cwd: ROOT,
    exclude: (name) => /(^|\/)(node_modules|dist)$/.test(name),
  })
  return paths.toSorted().map(readSourceFile)
}

/** Tests, their harness, fixtures and fakes. */
export const isTest = ({ path }: SourceFile): boolean =>
  /\.test\.tsx?$/.test(path) || /(^|\/)test\//.test(path) || /(-fixture|\/fake-[a-z-]+)\.ts$/.test(path)

function readSourceFile(path: string): SourceFile {
  const text = readFileSync(join(ROOT, path), 'utf8')
  const { program, module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`)
  const found = {
    functions: [] as SourceFile['functions'][number][],
    statements: [] as SqlStatement[],
    clockReads: [] as number[],
  }
  const lineAt = lineCounter(text)
  walk(program as unknown as Node, null, (node, parent) => {
    if (FUNCTIONS.has(node.type)) {
      found.functions.push({
        name: nameOf(node, parent),
        line: lineAt(node.start),
        length: lineAt(node.end) - lineAt(node.start) + 1,
      })
    }
    if (node.type === 'TaggedTemplateExpression' && isSqlTag(node['tag'] as Node)) {
      found.statements.push({ text: statementOf(node['quasi'] as Node), line: lineAt(node.start) })
    }
    if (isClockRead(node)) found.clockReads.push(lineAt(node.start))
  })
  const imports = [
    ...module.staticImports.map(({ moduleRequest, entries }) => ({
      from: moduleRequest.value,
      isType: entries.length > 0 && entries.every((entry) => entry.isType),
    })),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap((entry) =>
        entry.moduleRequest ? [{ from: entry.moduleRequest.value, isType: entry.isType }] : [],
      ),
    ),
    ...module.dynamicImports.map(({ moduleRequest }) => ({
      from: text.slice(moduleRequest.start + 1, moduleRequest.end - 1),
      isType: false,
    })),
  ]
  return { path, text, lines: text.replace(/\n$/, '').split('\n'), imports, ...found }
}

type Node = { readonly type: string; readonly start: number; readonly end: number } & Readonly<Record<string, unknown>>

const FUNCTIONS = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression'])

function walk(node: Node, parent: Node | null, visit: (node: Node, parent: Node | null) => void): void {
  visit(node, parent)
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (isNode(child)) walk(child, node, visit)
    }
  }
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && typeof (value as Node).type === 'string'

/** `sql`, `ctx.sql`, `sql.copyOut`. */
function isSqlTag(tag: Node): boolean {
  if (tag.type === 'Identifier') return tag['name'] === 'sql'
  const property = tag['property']
  return (
    tag.type === 'MemberExpression' &&
    isNode(property) &&
    (property['name'] === 'sql' || property['name'] === 'copyOut')
  )
}

function statementOf(quasi: Node): string {
  const parts = (quasi['quasis'] as { value: { cooked: string } }[]).map(({ value }) => value.cooked)
  return parts.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), '')
}

function isClockRead(node: Node): boolean {
  const callee = node['callee']
  if (!isNode(callee)) return false
  if (node.type === 'NewExpression') return callee['name'] === 'Date' && (node['arguments'] as unknown[]).length === 0
  const [object, property] = [callee['object'], callee['property']]
  return (
    node.type === 'CallExpression' &&
    isNode(object) &&
    isNode(property) &&
    object['name'] === 'Date' &&
    property['name'] === 'now'
  )
}

function nameOf(node: Node, parent: Node | null): string {
  for (const candidate of [node['id'], parent?.['id'], parent?.['key']]) {
    if (isNode(candidate) && typeof candidate['name'] === 'string') return candidate['name']
  }
  return '(anonymous)'
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0]
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1)) starts.push(index + 1)
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1
}
