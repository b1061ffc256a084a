// The SQL of accounts and statements. Lines and what they pay: line-store.ts, match-store.ts; who pays: payer-store.ts; what is open
// in the ledger: book-store.ts.

import type { Context, Day, Id } from '#kernel'
import type { BankAccount, KeptStatement } from './model.ts'

/** Statements of one company are recorded one after the other: two files with the same lines must not both be new. */
export async function lockStatements(ctx: Context): Promise<void> {
  await ctx.sql`select pg_advisory_xact_lock(hashtext('bank_statement'), ${ctx.organisationId}::int)`
}

export async function selectAccounts(ctx: Context): Promise<BankAccount[]> {
  return ctx.sql<BankAccount>`
    select id, key, name, iban, currency, is_watched as "isWatched"
    from bank_account
    order by id`
}

export async function insertAccounts(ctx: Context, accounts: readonly BankAccount[]): Promise<void> {
  if (accounts.length === 0) return
  await ctx.sql`
    insert into bank_account (organisation_id, id, key, name, iban, currency, recorded_at)
    select ${ctx.organisationId}, n.id, n.key, n.name, n.iban, n.currency, ${ctx.now}
    from jsonb_to_recordset(${JSON.stringify(accounts)}::jsonb) as n (id int, key text, name text, iban text, currency text)`
}

export async function updateWatched(ctx: Context, accountId: Id, isWatched: boolean): Promise<void> {
  await ctx.sql`update bank_account set is_watched = ${isWatched} where id = ${accountId}`
}

export type StatementRow = Omit<KeptStatement, 'gapAcceptedBy' | 'recordedAt'> & {
  readonly importId: Id | null
  readonly sha256: string
  readonly statementId: string | null
}

export async function insertStatements(ctx: Context, statements: readonly StatementRow[], by: string): Promise<void> {
  await ctx.sql`
    insert into bank_statement (organisation_id, id, bank_account_id, import_id, format, file_name, sha256, statement_id,
      first_day, last_day, opening_cents, closing_cents, is_complete, lines, new_lines, recorded_at, recorded_by)
    select ${ctx.organisationId}, n.id, n."bankAccountId", n."importId", n.format, n."fileName", n.sha256, n."statementId",
      n."firstDay", n."lastDay", n."openingCents", n."closingCents", n."isComplete", n.lines, n."newLines", ${ctx.now}, ${by}
    from jsonb_to_recordset(${JSON.stringify(statements)}::jsonb) as n (id int, "bankAccountId" int, "importId" int, format text,
      "fileName" text, sha256 text, "statementId" text, "firstDay" date, "lastDay" date, "openingCents" bigint,
      "closingCents" bigint, "isComplete" boolean, lines int, "newLines" int)`
}

/** Those that stand, the latest first. */
export async function selectStatements(ctx: Context): Promise<KeptStatement[]> {
  return ctx.sql<KeptStatement>`
    select id, bank_account_id as "bankAccountId", format, file_name as "fileName", first_day as "firstDay",
      last_day as "lastDay", opening_cents as "openingCents", closing_cents as "closingCents", is_complete as "isComplete", lines,
      new_lines as "newLines", gap_accepted_by as "gapAcceptedBy", recorded_at as "recordedAt"
    from bank_statement
    where undone_at is null
    order by last_day desc, id desc`
}

export async function statementsOfFile(ctx: Context, sha256: string): Promise<readonly { readonly id: Id }[]> {
  return ctx.sql<{ readonly id: Id }>`
    select id from bank_statement where sha256 = ${sha256} and undone_at is null order by id`
}

export async function statementsOfImport(ctx: Context, importId: Id): Promise<readonly { readonly id: Id }[]> {
  return ctx.sql<{ readonly id: Id }>`
    select id from bank_statement where import_id = ${importId} and undone_at is null order by id`
}

export async function updateGapAccepted(ctx: Context, statementId: Id, by: string): Promise<void> {
  await ctx.sql`update bank_statement set gap_accepted_by = ${by} where id = ${statementId}`
}

export async function markStatementsUndone(ctx: Context, statementIds: readonly Id[], by: string): Promise<void> {
  await ctx.sql`
    update bank_statement set undone_at = ${ctx.now}, undone_by = ${by} where id = any(${statementIds}::int[])`
}

export type DayRange = { readonly accountIds: readonly Id[]; readonly from: Day; readonly to: Day }
