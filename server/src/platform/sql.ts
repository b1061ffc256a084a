// The tagged template behind `ctx.sql`: one complete statement, every value a parameter.
// In which order they leave: turns.ts.

import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Row, Sql, SqlValue } from '#kernel'
import { arrayLiteral, copyInto, copyOut } from './copy.ts'
import { openTurns } from './turns.ts'

export type SqlOptions = {
  readonly client: ClientBase
  /** The company of the transaction: what is copied in may be of no other. Null in shared transactions. */
  readonly organisationId: number | null
  /** Whether the importer role is to be had (see roles.ts). */
  readonly hasImporter: boolean
}

/** The template of one transaction; after `end` every use is an error. */
export function openSql(options: SqlOptions): { readonly sql: Sql; readonly end: () => void } {
  const { client } = options
  const turns = openTurns(client)
  const run = async <T extends Row>(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Promise<T[]> => {
    const { text, name } = statementOf(strings)
    const query = { text, values: values.map(toParameter), ...(name && { name }) }
    return (await turns.send(() => client.query<T>(query))).rows
  }
  const sql: Sql = Object.assign(run, {
    copyInto: (target: Parameters<Sql['copyInto']>[0], rows: Parameters<Sql['copyInto']>[1]) =>
      turns.byItself(() => copyInto({ ...options, target, rows })),
    copyOut: (strings: TemplateStringsArray, ...values: readonly SqlValue[]) =>
      turns.stream(() => copyOut({ client, strings, values })),
  })
  return { sql, end: turns.end }
}

type Statement = { readonly text: string; readonly name: string | null }

const known = new WeakMap<TemplateStringsArray, { text: string; name: string; uses: number }>()

/** Prepared under a name from its third use on: a statement used once must not stay in every connection's memory. */
function statementOf(strings: TemplateStringsArray): Statement {
  let statement = known.get(strings)
  if (!statement) {
    const text = parameterised(strings)
    statement = { text, name: createHash('sha256').update(text).digest('base64url').slice(0, 20), uses: 0 }
    known.set(strings, statement)
  }
  statement.uses += 1
  return { text: statement.text, name: statement.uses > 2 ? statement.name : null }
}

/** `select ${a} + ${b}` → `select $1 + $2`. */
export function parameterised(strings: readonly string[]): string {
  return strings.reduce((text, part, index) => (index === 0 ? part : `${text}$${index}${part}`), '')
}

function toParameter(value: SqlValue): unknown {
  if (value === undefined) throw new Error('a statement was given undefined; null means absent')
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`a statement was given ${value}`)
  if (value instanceof Uint8Array) return Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  return typeof value === 'object' && value !== null ? arrayLiteral(value) : value
}
