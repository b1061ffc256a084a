// What tidy means here: pure functions from files to violations.

import { isTest } from './source-files.ts'
import type { SourceFile } from './source-files.ts'

const LONGEST_FILE = 300
const LONGEST_FUNCTION = 60
const LONGEST_HEAD = 5

/** Tables of data, not code: they are as long as what they list. */
const DATA = [
  /^law\/src\/(parameters\/|choices\.ts$)/,
  /^law\/examples\//,
  /^server\/src\/kernel\/refusals\.ts$/,
  /\/sentences\//,
  /\/(fr|en)\.ts$/,
  /\/messages\//,
  /\/default-templates\.ts$/,
  /\/plans\//,
  /^demo\/names/,
]

const isData = ({ path }: SourceFile): boolean => DATA.some((pattern) => pattern.test(path))

export function longFiles(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => !isTest(file) && !isData(file) && file.lines.length > LONGEST_FILE)
    .map(({ path, lines }) => `${path}: ${lines.length} lines`)
}

export function longFunctions(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => !isTest(file) && !isData(file))
    .flatMap(({ path, functions }) =>
      functions
        .filter(({ length }) => length > LONGEST_FUNCTION)
        .map(({ name, line, length }) => `${path}:${line}: ${name}, ${length} lines`),
    )
}

/** Each file says in at most five lines what it is for; an index is said by its folder. */
export function badHeads(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter((file) => !isTest(file) && !isData(file) && !file.path.endsWith('/index.ts'))
    .flatMap(({ path, lines }) => {
      const start = lines[0]?.startsWith('#!') ? 1 : 0
      const head = lines.slice(start).findIndex((line) => !/^(\/\/|\/\*\*| \*)/.test(line))
      if (head === 0) return [`${path}: no head comment`]
      return head > LONGEST_HEAD ? [`${path}: head comment of ${head} lines`] : []
    })
}

/** The clock is read in one file; everything else is handed the day. */
export function clockReads(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => path !== 'server/src/platform/clock.ts')
    .flatMap(({ path, clockReads: reads }) =>
      reads.map((line) => `${path}:${line}: the clock is read in platform/clock.ts`),
    )
}

/** Rivals of the glossary's words, in identifiers and text of models and contracts. A bill of exchange is one. */
const RIVALS = /\b(bill|client|penalty|penalties|bailiff|dunning)\b(?!s? of exchange)/i

export function rivalWords(files: readonly SourceFile[]): readonly string[] {
  return files
    .filter(({ path }) => /^server\/src\/.*\/(model|contract)\.ts$/.test(path))
    .flatMap(({ path, lines }) =>
      lines.flatMap((line, index) => {
        const words = line.replace(/([a-z])([A-Z])/g, '$1 $2').replaceAll(/[-_]/g, ' ')
        const rival = RIVALS.exec(words)?.[0]
        return rival === undefined ? [] : [`${path}:${index + 1}: ${rival}`]
      }),
    )
}

export function badNames(files: readonly SourceFile[]): readonly string[] {
  return files
    .map(({ path }) => path)
    .filter((path) => !/^[a-z0-9-]+(\.(test|config|d))*\.(ts|tsx|mjs)$/.test(path.split('/').at(-1) ?? ''))
}

type Text = { readonly path: string; readonly lines: readonly string[] }

/** Not in any file: work left over without an issue, places of one machine, registries. */
const FOREIGN: readonly (readonly [RegExp, string])[] = [
  [/\b(TODO|FIXME|XXX)\b(?!.*#\d)/, 'left over without an issue'],
  [/(^|[\s'"`(=])\/(work|home|Users)\/[a-z]/, 'a path of one machine'],
  [/https?:\/\/(registry|npm)\.[a-z]/, 'a registry'],
]

export function foreignText(texts: readonly Text[]): readonly string[] {
  return eachLine(texts, (line) => FOREIGN.filter(([pattern]) => pattern.test(line)).map(([, problem]) => problem))
}

const ADDRESS = /\b[\w.+-]+@((?:[a-z0-9-]+\.)+[a-z]{2,})\b/gi
const RESERVED = /(^|\.)(example|test|invalid|localhost)$|(^|\.)example\.(com|net|org)$/i

/** Mail addresses that may belong to somebody. */
export function foreignAddresses(texts: readonly Text[]): readonly string[] {
  return eachLine(texts, (line) =>
    [...line.matchAll(ADDRESS)].filter(([, domain]) => !RESERVED.test(domain ?? '')).map(([address]) => address),
  )
}

function eachLine(texts: readonly Text[], find: (line: string) => readonly string[]): readonly string[] {
  return texts.flatMap(({ path, lines }) =>
    lines.flatMap((line, index) => find(line).map((problem) => `${path}:${index + 1}: ${problem}`)),
  )
}
