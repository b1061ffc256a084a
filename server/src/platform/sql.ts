// The tagged template behind `ctx.sql`: one complete statement, every value a parameter. Statements go to the database in the order in
// which they are asked for; those asked for at once go without waiting for each other's answers.

import { createHash } from 'node:crypto'
import type { ClientBase } from 'pg'
import type { Row, Sql, SqlValue } from '#kernel'
import { arrayLiteral, copyInto, copyOut } from './copy.ts'

export type SqlOptions = {
  readonly client: ClientBase
  /** The company of the transaction: what is copied in may be of no other. Null in shared transactions. */
  readonly organisationId: number | null
  /** Whether the importer role is to be had (see roles.ts). */
  readonly hasImporter: boolean
}

/** The template of one transaction; `end` makes every later use an error instead of a statement in somebody else's transaction. */
export function openSql(options: SqlOptions): { readonly sql: Sql; readonly end: () => void } {
  const { client } = options
  let isOpen = true
  /** The last that was asked for has its answer, and so has all before it. */
  let answered: Promise<unknown> = Promise.resolve()
  /** Those that want the connection for themselves and have not ended. */
  let alone = 0
  let isStreaming = false

  const refused = (): Error | null => {
    if (!isOpen) return new Error('the transaction is over: a statement was not awaited')
    return isStreaming ? new Error('a copyOut of this transaction is still being read') : null
  }

  /** Sent at once, behind what was sent before. */
  const send = async <T>(work: () => Promise<T>): Promise<T> => {
    const no = refused()
    if (no) throw no
    const turn = alone === 0 ? work() : answered.then(work)
    answered = turn.then(ignore, ignore)
    return turn
  }

  /** For COPY, which no other statement may follow before it has ended. */
  const byItself = async <T>(work: () => Promise<T>): Promise<T> => {
    const no = refused()
    if (no) throw no
    alone++
    const turn = answered.then(async () => {
      startPipeline(client, false)
      try {
        return await work()
      } finally {
        startPipeline(client, true)
        alone--
      }
    })
    answered = turn.then(ignore, ignore)
    return turn
  }

  const run = async <T extends Row>(strings: TemplateStringsArray, ...values: readonly SqlValue[]): Promise<T[]> => {
    const { text, name } = statementOf(strings)
    const result = await send(() => client.query<T>({ text, values: values.map(toParameter), ...(name && { name }) }))
    return result.rows
  }

  const sql: Sql = Object.assign(run, {
    copyInto: (target: Parameters<Sql['copyInto']>[0], rows: Parameters<Sql['copyInto']>[1]) =>
      byItself(() => copyInto({ ...options, target, rows })),
    copyOut: async function* (strings: TemplateStringsArray, ...values: readonly SqlValue[]) {
      const no = refused()
      if (no) throw no
      isStreaming = true
      try {
        await answered
        startPipeline(client, false)
        yield* copyOut({ client, strings, values })
      } finally {
        startPipeline(client, true)
        isStreaming = false
      }
    },
  })
  return {
    sql,
    end: () => {
      isOpen = false
    },
  }
}

/** Nothing of an answer is kept longer than whoever asked keeps it. */
const ignore = (): void => undefined

/** The library refuses a COPY while it may send statements behind it; between statements it may be told either. */
function startPipeline(client: ClientBase, pipeline: boolean): void {
  Object.assign(client, { pipeline })
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
