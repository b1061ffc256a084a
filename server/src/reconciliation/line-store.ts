// The SQL of bank lines: each once, with the statements that have it, and whose payment it may be while nobody knows.

import type { Context, Day, Id, SqlValue } from '#kernel'
import type { BankLine, LineState, Proposal } from './model.ts'
import type { KnownLine } from './new-lines.ts'
import type { DayRange } from './store.ts'

/** Lines of these accounts booked between two days, those of undone statements too: a file that comes again restores them. */
export async function selectKnownLines(
  ctx: Context,
  { accountIds, from, to }: DayRange,
): Promise<(KnownLine & { readonly bankAccountId: Id })[]> {
  return ctx.sql<KnownLine & { readonly bankAccountId: Id }>`
    select l.id, l.bank_account_id as "bankAccountId", l.booking_date as "bookingDate", l.amount_cents as "amountCents",
      l.remittance, l.counterparty, l.bank_reference as "bankReference",
      array_agg(s.format) as formats, array_agg(s.id) as "statementIds"
    from bank_line l
    join bank_statement_line x on x.organisation_id = l.organisation_id and x.line_id = l.id
    join bank_statement s on s.organisation_id = x.organisation_id and s.id = x.statement_id
    where l.bank_account_id = any(${accountIds}::int[]) and l.booking_date between ${from} and ${to}
    group by l.organisation_id, l.id
    order by l.id`
}

const LINE_COLUMNS =
  'organisation_id id bank_account_id booking_date value_date amount_cents counterparty counterparty_iban remittance ' +
  'creditor_reference end_to_end_id mandate_id bank_reference transaction_code return_reason is_reversal state recorded_at'

export type NewLine = Omit<BankLine, 'currency' | 'isByPerson' | 'proposals'> & { readonly valueDate: Day | null }

export async function copyLines(ctx: Context, lines: readonly NewLine[]): Promise<void> {
  if (lines.length === 0) return
  await ctx.sql.copyInto(
    { table: 'bank_line', columns: LINE_COLUMNS.split(' ') },
    lines.values().map((line): readonly SqlValue[] => {
      const identity = [ctx.organisationId, line.id, line.bankAccountId, line.bookingDate, line.valueDate]
      const who = [line.amountCents, line.counterparty, line.counterpartyIban, line.remittance, line.creditorReference]
      const references = [line.endToEndId, line.mandateId, line.bankReference, line.transactionCode]
      return [...identity, ...who, ...references, line.returnReason, line.isReversal, line.state, ctx.now]
    }),
  )
}

export type StatementLine = { readonly statementId: Id; readonly lineId: Id }

export async function copyStatementLines(ctx: Context, pairs: readonly StatementLine[]): Promise<void> {
  if (pairs.length === 0) return
  await ctx.sql.copyInto(
    { table: 'bank_statement_line', columns: ['organisation_id', 'statement_id', 'line_id'] },
    pairs.values().map(({ statementId, lineId }): readonly SqlValue[] => [ctx.organisationId, statementId, lineId]),
  )
}

/** Lines that a statement brings back after the one that had them was undone. */
export async function restoreLines(ctx: Context, lineIds: readonly Id[]): Promise<void> {
  if (lineIds.length === 0) return
  await ctx.sql`update bank_line set withdrawn = false where id = any(${lineIds}::int[]) and withdrawn`
}

/** Lines of these statements that no other one has. */
export async function linesOnlyOf(ctx: Context, statementIds: readonly Id[]): Promise<readonly { readonly id: Id }[]> {
  return ctx.sql<{ readonly id: Id }>`
    select distinct x.line_id as id
    from bank_statement_line x
    where x.statement_id = any(${statementIds}::int[]) and not exists (
      select from bank_statement_line o join bank_statement s on s.organisation_id = o.organisation_id and s.id = o.statement_id
      where o.line_id = x.line_id and s.undone_at is null and s.id <> all(${statementIds}::int[]))
    order by 1`
}

export async function withdrawLines(ctx: Context, lineIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    update bank_line set withdrawn = true,
      state = case when amount_cents > 0 or return_reason is not null or is_reversal then 'open' else state end
    where id = any(${lineIds}::int[])`
}

/** Open lines, or those of them that are given, in the order of their days; without those that a person is deciding on now. */
export async function selectOpenLines(ctx: Context, lineIds: readonly Id[] | 'all'): Promise<BankLine[]> {
  return ctx.sql<BankLine>`
    select l.id, l.bank_account_id as "bankAccountId", a.currency, l.booking_date as "bookingDate",
      l.amount_cents as "amountCents", l.counterparty, l.counterparty_iban as "counterpartyIban", l.remittance,
      l.creditor_reference as "creditorReference", l.end_to_end_id as "endToEndId", l.mandate_id as "mandateId",
      l.bank_reference as "bankReference", l.transaction_code as "transactionCode", l.return_reason as "returnReason",
      l.is_reversal as "isReversal", l.state, l.is_by_person as "isByPerson", l.proposals
    from bank_line l join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id
    where l.state = 'open' and not l.withdrawn
      and (${lineIds === 'all'}::boolean or l.id = any(${lineIds === 'all' ? [] : lineIds}::int[]))
    order by l.booking_date, l.id
    for update of l skip locked`
}

/** These lines, whatever became of them. */
export async function selectLines(ctx: Context, lineIds: readonly Id[]): Promise<BankLine[]> {
  return ctx.sql<BankLine>`
    select l.id, l.bank_account_id as "bankAccountId", a.currency, l.booking_date as "bookingDate",
      l.amount_cents as "amountCents", l.counterparty, l.counterparty_iban as "counterpartyIban", l.remittance,
      l.creditor_reference as "creditorReference", l.end_to_end_id as "endToEndId", l.mandate_id as "mandateId",
      l.bank_reference as "bankReference", l.transaction_code as "transactionCode", l.return_reason as "returnReason",
      l.is_reversal as "isReversal", l.state, l.is_by_person as "isByPerson", l.proposals
    from bank_line l join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id
    where l.id = any(${lineIds}::int[]) and not l.withdrawn
    order by l.booking_date, l.id`
}

/** A line that somebody is about to change: nobody else changes it before this transaction ends. */
export async function lockLine(ctx: Context, lineId: Id): Promise<BankLine | null> {
  await ctx.sql`select from bank_line where id = ${lineId} for update`
  const [line] = await ctx.sql<BankLine>`
    select l.id, l.bank_account_id as "bankAccountId", a.currency, l.booking_date as "bookingDate",
      l.amount_cents as "amountCents", l.counterparty, l.counterparty_iban as "counterpartyIban", l.remittance,
      l.creditor_reference as "creditorReference", l.end_to_end_id as "endToEndId", l.mandate_id as "mandateId",
      l.bank_reference as "bankReference", l.transaction_code as "transactionCode", l.return_reason as "returnReason",
      l.is_reversal as "isReversal", l.state, l.is_by_person as "isByPerson", l.proposals
    from bank_line l join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id
    where l.id = ${lineId} and not l.withdrawn`
  return line ?? null
}

export type LineChange = {
  readonly id: Id
  readonly state: LineState
  readonly proposals: readonly Proposal[]
}

export async function updateLines(ctx: Context, changes: readonly LineChange[]): Promise<void> {
  if (changes.length === 0) return
  await ctx.sql`
    update bank_line l set state = n.state, proposals = n.proposals
    from jsonb_to_recordset(${JSON.stringify(changes)}::jsonb) as n (id int, state text, proposals jsonb)
    where l.id = n.id`
}

export async function setState(
  ctx: Context,
  lineIds: readonly Id[],
  { state, isByPerson }: { readonly state: LineState; readonly isByPerson: boolean },
): Promise<void> {
  await ctx.sql`
    update bank_line set state = ${state}, is_by_person = is_by_person or ${isByPerson}::boolean
    where id = any(${lineIds}::int[])`
}

export type Candidate = { readonly lineId: Id; readonly debtorId: Id }

export async function selectCandidates(ctx: Context, lineIds: readonly Id[]): Promise<Candidate[]> {
  return ctx.sql<Candidate>`
    select line_id as "lineId", debtor_id as "debtorId" from bank_line_candidate where line_id = any(${lineIds}::int[])`
}

export async function replaceCandidates(
  ctx: Context,
  lineIds: readonly Id[],
  candidates: readonly Candidate[],
): Promise<void> {
  await ctx.sql`delete from bank_line_candidate where line_id = any(${lineIds}::int[])`
  if (candidates.length === 0) return
  await ctx.sql.copyInto(
    { table: 'bank_line_candidate', columns: ['organisation_id', 'line_id', 'debtor_id'] },
    candidates.values().map(({ lineId, debtorId }): readonly SqlValue[] => [ctx.organisationId, lineId, debtorId]),
  )
}
