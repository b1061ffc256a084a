// The shape of the one door to the database, as stores see it. Implemented in platform/database.ts.

export type SqlValue =
  | string
  | number
  | bigint
  | boolean
  | null
  | Uint8Array
  | readonly (string | number | boolean | null)[]

/** A row as it comes back: `bigint` and `integer` as number (refused beyond 2^53), `date` as `YYYY-MM-DD`, `timestamptz` as ISO instant in UTC, `jsonb` parsed, `bytea` as Buffer. */
export type Row = Readonly<Record<string, unknown>>

/**
 * Runs one complete statement inside the open transaction. Values are always parameters, arrays included
 * (`= any(${ids})`, `unnest(${ids}::int[])`); there is no way to splice text into a statement, so that a test can
 * prepare each one against the schema.
 */
export type Sql = {
  <T extends Row>(statement: TemplateStringsArray, ...values: readonly SqlValue[]): Promise<T[]>
  /** Streams `rows` into a table by COPY under the importer role: for thousands of rows, whose keys the caller checks by set in the same transaction. Returns the count. */
  copyInto(target: CopyTarget, rows: Iterable<readonly SqlValue[]>): Promise<number>
  /** Streams the rows of a SELECT as chunks of PostgreSQL's binary COPY format: for hundreds of thousands of rows. Nothing else runs in the transaction until the last chunk is read. */
  copyOut(statement: TemplateStringsArray, ...values: readonly SqlValue[]): AsyncIterable<Uint8Array>
}

export type CopyTarget = { readonly table: string; readonly columns: readonly string[] }
