// Who may import whom, as ARCHITECTURE.md says it; pure functions from files to violations.

import { dirname, join } from 'node:path'
import { isTest } from './source-files.ts'
import type { Import, SourceFile } from './source-files.ts'

/** From left to right: a module may import those to its left. `law` is the door of the law workspace: its commands and sentences. */
export const MODULES = [
  'law',
  'evidence',
  'access',
  'ledger',
  'reconciliation',
  'outreach',
  'dialogue',
  'escalation',
  'intake',
  'insight',
  'strategy',
] as const

const PURE = /^(model|rules|contract)\.ts$/
const IMPURE = /(^|-)(store|routes|commands|jobs)\.ts$/

export function importViolations(files: readonly SourceFile[]): readonly string[] {
  const known = new Map(files.map((file) => [file.path, file]))
  return files.flatMap((file) =>
    file.imports.flatMap((imported) => {
      const problem = problemOf(file, imported, known)
      return problem === null ? [] : [`${file.path} → ${imported.from}: ${problem}`]
    }),
  )
}

type Known = ReadonlyMap<string, SourceFile>

function problemOf(file: SourceFile, imported: Import, known: Known): string | null {
  const target = resolve(file.path, imported.from)
  if (file.path.startsWith('law/src/'))
    return isTest(file) || target?.startsWith('law/src/') ? null : 'law imports nothing'
  if (file.path.startsWith('web/')) return isTest(file) ? null : webProblem(file.path, target)
  if (!file.path.startsWith('server/src/') || isTest(file)) return null
  const from = areaOf(file.path)
  const to = target === null ? null : areaOf(target)
  if (from === null || from === 'app') return null
  if (to === 'app') return 'only main and tests import what knows all modules'
  if (target !== null && isTestHelper(target)) return 'the program imports no test helper'
  if (PURE.test(fileName(file.path)) && !isPureImport(imported, target, known))
    return 'a pure file imports only pure files, kernel, law and zod'
  if (from === 'kernel') return to === 'kernel' || isLaw(imported) ? null : 'kernel imports only itself and law'
  if (from === 'platform')
    return to === null || to === 'platform' || to === 'kernel' ? null : 'platform knows no module'
  if (to === null || to === 'kernel' || to === 'platform' || to === from) return null
  if (MODULES.indexOf(to) > MODULES.indexOf(from)) return `${to} stands right of ${from}`
  return target === null || fileName(target) === 'index.ts' || isPure(target, known)
    ? null
    : 'from another module import its index or a pure file'
}

/** Office and portal do not know each other; both see the contracts of the server and the law with its sentences, nothing else of it. */
function webProblem(path: string, target: string | null): string | null {
  if (target === null || target.startsWith('law/')) return null
  if (target === 'server/src/law/sentences.ts') return null
  if (target.startsWith('server/')) return target.endsWith('/contract.ts') ? null : 'web sees contract.ts and law alone'
  const side = (file: string): string | undefined => /^web\/src\/(office|portal)\//.exec(file)?.[1]
  const [from, to] = [side(path), side(target)]
  return from !== undefined && to !== undefined && from !== to ? 'office and portal do not know each other' : null
}

type Area = (typeof MODULES)[number] | 'kernel' | 'platform' | 'app'

function areaOf(path: string): Area | null {
  const [, folder] = /^server\/src\/([^/]+)\//.exec(path) ?? []
  if (folder === 'kernel' || folder === 'platform') return folder
  const found = MODULES.find((name) => name === folder)
  return found ?? (path.startsWith('server/src/') && folder !== 'test' ? 'app' : null)
}

const isTestHelper = (path: string): boolean => path.startsWith('server/src/test/')
const isLaw = ({ from }: Import): boolean => /^@quittance\/law(\/|$)/.test(from)
const fileName = (path: string): string => path.split('/').at(-1) ?? ''

function isPureImport(imported: Import, target: string | null, known: Known): boolean {
  if (target === null) return isLaw(imported) || imported.from === 'zod'
  return areaOf(target) === 'kernel' || isPure(target, known)
}

/** Pure by what it reaches: no SQL, no Node, no package but the schema library, in the file and in all that it imports. */
function isPure(path: string, known: Known, seen: ReadonlySet<string> = new Set()): boolean {
  const file = known.get(path)
  if (!file || IMPURE.test(fileName(path)) || file.statements.length > 0) return false
  if (seen.has(path)) return true
  const within = new Set([...seen, path])
  return file.imports.every((imported) => {
    const target = resolve(path, imported.from)
    if (target === null) return isLaw(imported) || imported.from === 'zod'
    return areaOf(target) === 'kernel' || isPure(target, known, within)
  })
}

/** The file that an import of ours means; null for packages and Node. */
function resolve(importer: string, from: string): string | null {
  if (from.startsWith('.')) return join(dirname(importer), from)
  const [, name, rest] = /^#([a-z]+)(?:\/(.+))?$/.exec(from) ?? []
  return name === undefined ? null : `server/src/${name}/${rest ?? 'index.ts'}`
}
