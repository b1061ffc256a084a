// The SQL of matches: what a line paid, why, who said so, and whether it came back.

import { type Cents, type Context, type Day, type Id, addDays } from '#kernel'
import type { BankLine, Proposal, Reason } from './model.ts'
import { MOST_DAYS_APART } from './recognise-payments.ts'

export type NewMatch = {
  readonly id: Id
  readonly lineId: Id
  readonly isAutomatic: boolean
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly creditIds: readonly Id[]
  readonly isRecorded: boolean
  readonly entryIds: readonly Id[]
  readonly debtorId: Id | null
  readonly items: Proposal['allocations']
}

export async function insertMatches(ctx: Context, matches: readonly NewMatch[], by: string): Promise<void> {
  if (matches.length === 0) return
  await ctx.sql`
    insert into bank_match (organisation_id, id, line_id, debtor_id, is_automatic, score, reasons, credit_ids, is_recorded, entry_ids,
      matched_at, matched_by)
    select ${ctx.organisationId}, n.id, n."lineId", n."debtorId", n."isAutomatic", n.score, n.reasons, n."creditIds", n."isRecorded",
      n."entryIds", ${ctx.now}, ${by}
    from jsonb_to_recordset(${JSON.stringify(matches)}::jsonb) as n (id int, "lineId" int, "debtorId" int, "isAutomatic" boolean, score int,
      reasons jsonb, "creditIds" int[], "isRecorded" boolean, "entryIds" int[])`
  const items = matches.flatMap(({ id, items: paid }) => paid.map((item) => ({ matchId: id, ...item })))
  await ctx.sql`
    insert into bank_match_item (organisation_id, match_id, item_id, debtor_id, cents)
    select ${ctx.organisationId}, n."matchId", n."itemId", min(n."debtorId"), sum(n.cents)
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb) as n ("matchId" int, "itemId" int, "debtorId" int, cents bigint)
    group by n."matchId", n."itemId"`
}

export type KeptMatch = {
  readonly id: Id
  readonly lineId: Id
  readonly debtorId: Id | null
  readonly isAutomatic: boolean
  readonly score: number
  readonly reasons: readonly Reason[]
  readonly creditIds: readonly Id[]
  readonly isRecorded: boolean
  readonly entryIds: readonly Id[]
  readonly matchedAt: string
  readonly matchedBy: string
  readonly returnedOn: Day | null
}

/** What a match brought into the ledger: where the books have the payment itself, only what a person let go beside it. */
export const creditsMadeBy = ({ isRecorded, creditIds }: Pick<KeptMatch, 'isRecorded' | 'creditIds'>): readonly Id[] =>
  isRecorded ? creditIds.slice(1) : creditIds

/** The matches of these lines that stand. */
export async function selectMatches(ctx: Context, lineIds: readonly Id[]): Promise<KeptMatch[]> {
  return ctx.sql<KeptMatch>`
    select id, line_id as "lineId", debtor_id as "debtorId", is_automatic as "isAutomatic", score, reasons, credit_ids as "creditIds",
      is_recorded as "isRecorded", entry_ids as "entryIds", matched_at as "matchedAt", matched_by as "matchedBy",
      returned_on as "returnedOn"
    from bank_match
    where line_id = any(${lineIds}::int[]) and undone_at is null
    order by id`
}

/** Lines that rules matched with items of an import, or that are payments which it brought. */
export async function linesPayingImport(ctx: Context, importId: Id): Promise<readonly { readonly id: Id }[]> {
  return ctx.sql<{ readonly id: Id }>`
    select m.line_id as id
    from ledger_imported_item i
    join bank_match_item x on x.organisation_id = i.organisation_id and x.item_id = i.id
    join bank_match m on m.organisation_id = x.organisation_id and m.id = x.match_id
    where i.import_id = ${importId} and m.is_automatic and m.undone_at is null and m.returned_on is null
    union
    select m.line_id
    from bank_match m cross join unnest(m.credit_ids) c (id)
    join ledger_imported_credit i on i.organisation_id = m.organisation_id and i.id = c.id
    where i.import_id = ${importId} and m.is_recorded and m.undone_at is null and m.returned_on is null
    order by id`
}

type BookedPayment = {
  readonly debtorId: Id
  readonly onDay: Day
  readonly amountCents: Cents
  readonly currency: string
}

/** Whether rules made a payment of any line: mostly the books come first. */
export async function haveRulesMatched(ctx: Context): Promise<boolean> {
  const [row] = await ctx.sql<{ readonly matched: boolean }>`
    select exists (select from bank_match where is_automatic and not is_recorded and undone_at is null) as matched`
  return row?.matched === true
}

/** Lines that rules matched as a payment of one debtor of their own, of the same amount and some days before or after one of these. */
export async function linesLikePayments(
  ctx: Context,
  payments: readonly BookedPayment[],
): Promise<readonly { readonly id: Id; readonly creditId: Id }[]> {
  return ctx.sql<{ readonly id: Id; readonly creditId: Id }>`
    select distinct l.id, m.credit_ids[1] as "creditId"
    from jsonb_to_recordset(${JSON.stringify(payments)}::jsonb) as n ("debtorId" int, "onDay" date, "amountCents" bigint, currency text)
    join bank_match m on m.debtor_id = n."debtorId"
    join bank_line l on l.organisation_id = m.organisation_id and l.id = m.line_id and l.amount_cents = n."amountCents"
      and l.booking_date between n."onDay" - ${MOST_DAYS_APART}::int and n."onDay" + ${MOST_DAYS_APART}::int
    join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id and a.currency = n.currency
    where m.is_automatic and not m.is_recorded and m.undone_at is null and m.returned_on is null
      and cardinality(m.credit_ids) = 1 and cardinality(m.entry_ids) = 0 and not l.withdrawn
    order by l.id`
}

export type MadeLine = {
  readonly lineId: Id
  readonly matchId: Id
  /** The payment that was made of the line. */
  readonly creditId: Id
  readonly bookingDate: Day
  readonly amountCents: Cents
  readonly currency: string
}

/** Lines of which a person made a payment that is not in the books. */
export const linesOfPersons = (ctx: Context): Promise<readonly MadeLine[]> => selectMadeLines(ctx, false)

/** Lines of which rules made one. */
export const linesOfRules = (ctx: Context): Promise<readonly MadeLine[]> => selectMadeLines(ctx, true)

async function selectMadeLines(ctx: Context, isAutomatic: boolean): Promise<readonly MadeLine[]> {
  return ctx.sql<MadeLine>`
    select l.id as "lineId", m.id as "matchId", m.credit_ids[1] as "creditId", l.booking_date as "bookingDate",
      l.amount_cents as "amountCents", a.currency
    from bank_match m
    join bank_line l on l.organisation_id = m.organisation_id and l.id = m.line_id
    join bank_account a on a.organisation_id = l.organisation_id and a.id = l.bank_account_id
    where m.is_automatic = ${isAutomatic} and not m.is_recorded and m.undone_at is null and m.returned_on is null
      and cardinality(m.credit_ids) > 0 and not l.withdrawn
    order by l.booking_date, l.id`
}

/** Those of persons that settle something with a payment of these books. */
export async function personsMatchesOfImport(ctx: Context, importId: Id): Promise<KeptMatch[]> {
  return ctx.sql<KeptMatch>`
    select m.id, m.line_id as "lineId", m.debtor_id as "debtorId", m.is_automatic as "isAutomatic", m.score, m.reasons,
      m.credit_ids as "creditIds", m.is_recorded as "isRecorded", m.entry_ids as "entryIds", m.matched_at as "matchedAt",
      m.matched_by as "matchedBy", m.returned_on as "returnedOn"
    from bank_match m
    join ledger_imported_credit i on i.organisation_id = m.organisation_id and i.id = m.credit_ids[1]
    where i.import_id = ${importId} and not m.is_automatic and m.is_recorded and m.undone_at is null and m.returned_on is null
      and cardinality(m.entry_ids) > 0
    order by m.id`
}

/** The line is a payment of the books from now on, or is not any more. */
export async function changePayment(
  ctx: Context,
  match: Pick<KeptMatch, 'creditIds' | 'isRecorded' | 'entryIds'> & { readonly matchId: Id },
): Promise<void> {
  await ctx.sql`
    update bank_match set credit_ids = ${match.creditIds}::int[], is_recorded = ${match.isRecorded}, entry_ids = ${match.entryIds}::int[]
    where id = ${match.matchId}`
}

/** The lines that this credit is the payment of, or that used it (a credit note taken off) by one of these entries. */
export async function selectMatchesOfCredit(
  ctx: Context,
  { creditId, entryIds }: { readonly creditId: Id; readonly entryIds: readonly Id[] },
): Promise<readonly { readonly lineId: Id }[]> {
  return ctx.sql<{ readonly lineId: Id }>`
    select line_id as "lineId" from bank_match
    where undone_at is null and (${creditId}::int = any(credit_ids) or entry_ids && ${entryIds}::int[])
    order by line_id`
}

export async function markUnmatched(ctx: Context, matchIds: readonly Id[], by: string): Promise<void> {
  await ctx.sql`update bank_match set undone_at = ${ctx.now}, undone_by = ${by} where id = any(${matchIds}::int[])`
}

export type MatchItem = { readonly matchId: Id; readonly itemId: Id; readonly debtorId: Id; readonly cents: Cents }

export async function selectMatchItems(ctx: Context, matchIds: readonly Id[]): Promise<MatchItem[]> {
  return ctx.sql<MatchItem>`
    select match_id as "matchId", item_id as "itemId", debtor_id as "debtorId", cents
    from bank_match_item where match_id = any(${matchIds}::int[])
    order by match_id, item_id`
}

/** Credits of these days that a line tells of already; the line may be of some days before or after. */
export async function tiedCredits(
  ctx: Context,
  { from, to }: { readonly from: Day; readonly to: Day },
): Promise<readonly { readonly creditId: Id }[]> {
  return ctx.sql<{ readonly creditId: Id }>`
    select unnest(m.credit_ids) as "creditId"
    from bank_line l join bank_match m on m.organisation_id = l.organisation_id and m.line_id = l.id
    where m.undone_at is null and l.bank_account_id in (select id from bank_account)
      and l.booking_date between ${addDays(from, -MOST_DAYS_APART)} and ${addDays(to, MOST_DAYS_APART)}`
}

export type PaidLine = Pick<
  BankLine,
  'id' | 'bookingDate' | 'amountCents' | 'counterparty' | 'counterpartyIban' | 'remittance' | 'endToEndId' | 'mandateId'
> & { readonly matchId: Id }

/** Matched lines whose payment may have come back: of these amounts, not returned yet; of an account, or of any where it is not known. */
export async function selectPaidLines(
  ctx: Context,
  { accountId, amounts, to }: { readonly accountId: Id | null; readonly amounts: readonly Cents[]; readonly to: Day },
): Promise<PaidLine[]> {
  return ctx.sql<PaidLine>`
    select l.id, l.booking_date as "bookingDate", l.amount_cents as "amountCents", l.counterparty,
      l.counterparty_iban as "counterpartyIban", l.remittance, l.end_to_end_id as "endToEndId", l.mandate_id as "mandateId",
      m.id as "matchId"
    from bank_line l join bank_match m on m.organisation_id = l.organisation_id and m.line_id = l.id
    where (${accountId}::int is null or l.bank_account_id = ${accountId}) and l.amount_cents = any(${amounts}::bigint[]) and l.booking_date <= ${to}
      and not l.withdrawn and m.undone_at is null and m.returned_on is null
    order by l.booking_date desc, l.id`
}

/** Rejects by rule of which no payment was known, of late: their payment may have come in since. */
export async function selectRejectedLines(ctx: Context, from: Day): Promise<readonly { readonly id: Id }[]> {
  return ctx.sql<{ readonly id: Id }>`
    select line_id as id from bank_match
    where return_line_id = line_id and is_automatic and undone_at is null and returned_on >= ${from}`
}

/** Those of these returns that were told some days before or after by a bank's answer to the order, or by a statement where these answer. */
export async function returnsToldBefore(ctx: Context, lineIds: readonly Id[]): Promise<readonly { readonly id: Id }[]> {
  return ctx.sql<{ readonly id: Id }>`
    select distinct l.id
    from bank_line l
    join bank_line o on o.organisation_id = l.organisation_id and o.amount_cents = l.amount_cents
      and o.end_to_end_id = l.end_to_end_id and o.booking_date between l.booking_date - 20 and l.booking_date + 20
    where l.id = any(${lineIds}::int[]) and o.id <> l.id and o.state = 'matched' and not o.withdrawn
      and o.bank_account_id in (select id from bank_account) and l.end_to_end_id not ilike 'notprovided'
      and exists (
        select from bank_statement_line x join bank_statement s on s.organisation_id = x.organisation_id and s.id = x.statement_id
        where x.line_id in (l.id, o.id) and s.format = 'pain.002')`
}

export type Returned = { readonly matchId: Id; readonly onDay: Day; readonly lineId: Id }

export async function markReturned(ctx: Context, returned: readonly Returned[]): Promise<void> {
  await ctx.sql`
    update bank_match m set returned_on = n."onDay", return_line_id = n."lineId"
    from jsonb_to_recordset(${JSON.stringify(returned)}::jsonb) as n ("matchId" int, "onDay" date, "lineId" int)
    where m.id = n."matchId"`
}

/** The matches that these lines took back, or that say what was rejected by them. */
export async function selectReturnedBy(
  ctx: Context,
  lineIds: readonly Id[],
): Promise<(KeptMatch & { readonly returnLineId: Id })[]> {
  return ctx.sql<KeptMatch & { readonly returnLineId: Id }>`
    select id, line_id as "lineId", debtor_id as "debtorId", is_automatic as "isAutomatic", score, reasons, credit_ids as "creditIds",
      is_recorded as "isRecorded", entry_ids as "entryIds", matched_at as "matchedAt", matched_by as "matchedBy",
      returned_on as "returnedOn", return_line_id as "returnLineId"
    from bank_match
    where return_line_id = any(${lineIds}::int[]) and undone_at is null
    order by id`
}

export async function unmarkReturned(ctx: Context, matchIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    update bank_match set returned_on = null, return_line_id = null where id = any(${matchIds}::int[])`
}

/** The payments that these lines took back, by the line that did. */
export async function selectTakenBack(
  ctx: Context,
  lineIds: readonly Id[],
): Promise<readonly { readonly lineId: Id; readonly paidOn: Day }[]> {
  return ctx.sql<{ readonly lineId: Id; readonly paidOn: Day }>`
    select m.return_line_id as "lineId", l.booking_date as "paidOn"
    from bank_match m join bank_line l on l.organisation_id = m.organisation_id and l.id = m.line_id
    where m.return_line_id = any(${lineIds}::int[]) and m.line_id <> m.return_line_id and m.undone_at is null`
}
