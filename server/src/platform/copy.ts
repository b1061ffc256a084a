// Bulk in and out by COPY. In: under the importer role, which row security lets pass and for which key triggers do not
// fire (5.5 µs a row); the company of every row is therefore checked here, and keys by the caller, by set. Where that role
// is not to be had, through a temporary table with all checks on. Out: a SELECT under row security, as binary chunks.

import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ClientBase } from 'pg'
import { from as copyFrom } from 'pg-copy-streams'
import type { CopyTarget, SqlValue } from '#kernel'
import { endRows, isFull, openRows, takeBytes, writeRow } from './copy-rows.ts'
import { RowsOut } from './rows-out.ts'

export type CopyIntoInput = {
  readonly client: ClientBase
  readonly organisationId: number | null
  readonly hasImporter: boolean
  readonly target: CopyTarget
  readonly rows: Iterable<readonly SqlValue[]>
}

export function copyInto(input: CopyIntoInput): Promise<number> {
  for (const name of [input.target.table, ...input.target.columns]) assertName(name)
  return input.hasImporter ? copyAsImporter(input) : copyThroughTemporaryTable(input)
}

/** One message, so that the turn into the importer and back costs no time of its own; an error on the way ends the transaction, and with it what was set for it. */
async function copyAsImporter(input: CopyIntoInput): Promise<number> {
  const { client, target } = input
  const types = await typesOf(client, target)
  const copy = `copy ${target.table} (${target.columns.join(', ')}) from stdin (format binary)`
  return stream(client, [AS_IMPORTER, copy, AS_OURSELVES].join('; '), encode(input, types))
}

const AS_IMPORTER = 'set local role quittance_importer; set local session_replication_role = replica'
const AS_OURSELVES = 'set local session_replication_role = origin; set local role quittance'

async function copyThroughTemporaryTable(input: CopyIntoInput): Promise<number> {
  const { client, target } = input
  const types = await typesOf(client, target)
  const columns = target.columns.join(', ')
  await client.query(
    `create temporary table copied on commit drop as select ${columns} from ${target.table} with no data`,
  )
  const count = await stream(
    client,
    `copy pg_temp.copied (${columns}) from stdin (format binary)`,
    encode(input, types),
  )
  await client.query(
    `insert into ${target.table} (${columns}) overriding system value select ${columns} from pg_temp.copied`,
  )
  await client.query('drop table pg_temp.copied')
  return count
}

async function stream(client: ClientBase, statement: string, chunks: Iterable<Buffer>): Promise<number> {
  const sink = client.query(copyFrom(statement))
  await pipeline(Readable.from(chunks, { objectMode: true, highWaterMark: 2 }), sink)
  return sink.rowCount
}

/** Encoded as the database asks for it: row by row would cost a turn of the event loop each. */
function* encode({ rows, target, organisationId }: CopyIntoInput, types: readonly number[]): Generator<Buffer> {
  const ownerColumn = target.columns.indexOf('organisation_id')
  const writer = openRows(types)
  for (const row of rows) {
    if (row.length !== target.columns.length)
      throw new Error(`${target.table}: ${row.length} values for ${target.columns.length} columns`)
    if (ownerColumn >= 0 && row[ownerColumn] !== organisationId)
      throw new Error(`${target.table}: a row of another company`)
    writeRow(writer, row)
    if (isFull(writer)) yield takeBytes(writer)
  }
  yield endRows(writer)
}

type Column = { readonly name: string; readonly type: number }

const knownColumns = new WeakMap<ClientBase, Map<string, readonly Column[]>>()

/** Asked once of each connection and table. */
async function typesOf(client: ClientBase, { table, columns }: CopyTarget): Promise<readonly number[]> {
  const tables = knownColumns.get(client) ?? new Map<string, readonly Column[]>()
  knownColumns.set(client, tables)
  const known = tables.get(table) ?? (await columnsOf(client, table))
  tables.set(table, known)
  return columns.map((name) => {
    const column = known.find((one) => one.name === name)
    if (!column) throw new Error(`${table} has no column ${name}`)
    return column.type
  })
}

async function columnsOf(client: ClientBase, table: string): Promise<readonly Column[]> {
  const { rows } = await client.query<Column>(
    `select attname as name, atttypid as type from pg_attribute where attrelid = to_regclass($1) and attnum > 0`,
    [table],
  )
  return rows
}

/** A value as PostgreSQL reads it from text, before any quoting. */
function literal(value: Exclude<SqlValue, null>): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (typeof value === 'number' || typeof value === 'bigint') return String(value)
  if (value instanceof Uint8Array)
    return `\\x${Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString('hex')}`
  return arrayLiteral(value)
}

/** An array as PostgreSQL reads it. Joined at once: built piece by piece, as pg does it, a long one is a heap of pieces. */
export const arrayLiteral = (elements: readonly (string | number | boolean | null)[]): string =>
  `{${elements.map(elementLiteral).join(',')}}`

function elementLiteral(element: string | number | boolean | null): string {
  if (element === null) return 'null'
  return typeof element === 'number' ? String(element) : quoteElement(literal(element))
}

const quoteElement = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`

export type CopyOutInput = {
  readonly client: ClientBase
  readonly strings: readonly string[]
  readonly values: readonly SqlValue[]
}

/** COPY takes no parameters: values go in as quoted literals of unknown type, which PostgreSQL then types as it would a parameter. */
export async function* copyOut({ client, strings, values }: CopyOutInput): AsyncGenerator<Uint8Array> {
  const query = strings.reduce(
    (text, part, index) => (index === 0 ? part : text + quote(values[index - 1] ?? null) + part),
    '',
  )
  const source = client.query(new RowsOut(`copy (${query}) to stdout (format binary)`))
  try {
    yield* source.chunks()
  } finally {
    // A reader that stopped half-way: what the server still sends has to be taken off the connection.
    await source.drain()
  }
}

export function quote(value: SqlValue): string {
  if (value === null) return 'null'
  const text = literal(value)
  if (text.includes('\0')) throw new Error('PostgreSQL text holds no NUL')
  return ` E'${text.replace(/['\\]/g, '\\$&')}'`
}

function assertName(name: string): void {
  if (!/^[a-z_][a-z0-9_]*$/.test(name)) throw new Error(`not a table or column name: ${name}`)
}
