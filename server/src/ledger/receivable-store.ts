// The SQL of whole files: what is known of their items and credits, and their rows by COPY. COPY checks no keys: debtors are
// checked and locked by set before (`lockDebtors`), items and credits are those of the same plan.

import type { Context, Id, SqlValue } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import type { CreditByHand } from './adopted-credits.ts'
import { UNSTATED, factsOf } from './plan-items.ts'
import type { CreditLine, ItemLine, KnownCredit, KnownItem, KnownPair, NewCredit, NewItem } from './receivables.ts'

/** Those of the debtors that have items or credits: of the others nothing can be known. */
export async function debtorsWithReceivables(ctx: Context, debtorIds: readonly Id[]): Promise<Set<Id>> {
  if (debtorIds.length === 0) return new Set()
  const rows = await ctx.sql<{ readonly id: Id }>`
    select d.id
    from unnest(${debtorIds}::int[]) as d (id)
    where exists (select from item i where i.debtor_id = d.id) or exists (select from credit c where c.debtor_id = d.id)`
  return new Set(rows.map((row) => row.id))
}

type WantedItem = Pick<NewItem, 'debtorId' | 'number'>

/** Items of these debtors with these numbers, of any kind and year. */
export async function selectKnownItems(ctx: Context, wanted: readonly WantedItem[]): Promise<KnownItem[]> {
  if (wanted.length === 0) return []
  return ctx.sql<KnownItem>`
    select i.id, i.debtor_id as "debtorId", i.document_kind as "documentKind", i.number, i.issue_date as "issueDate",
      i.due_date as "dueDate", i.due_computed as "dueComputed", i.performed_from as "performedFrom",
      i.performed_to as "performedTo", i.term_agreed as "termAgreed", i.currency, i.total_cents as "totalCents",
      i.open_cents as "openCents", i.nature, i.payment_means as "paymentMeans", i.holder,
      i.holder_notified as "holderNotified", i.payee_iban as "payeeIban", i.agreed_rate as "agreedRate", i.label,
      i.part, i.withdrawn
    from unnest(${wanted.map((item) => item.debtorId)}::int[], ${wanted.map((item) => normaliseNumber(item.number))}::text[])
      as w (debtor_id, number)
    join item i on i.normalised_number = w.number and i.debtor_id = w.debtor_id`
}

export async function selectKnownCredits(
  ctx: Context,
  wanted: readonly Pick<NewCredit, 'debtorId' | 'sourceKey'>[],
): Promise<KnownCredit[]> {
  if (wanted.length === 0) return []
  return ctx.sql<KnownCredit>`
    select c.id, c.debtor_id as "debtorId", c.kind, c.reference, c.on_day as "onDay", c.currency, c.amount_cents as "amountCents",
      c.remaining_cents as "remainingCents", c.label, c.source_key as "sourceKey", c.withdrawn
    from unnest(${wanted.map((credit) => credit.debtorId)}::int[], ${wanted.map((credit) => credit.sourceKey)}::text[])
      as w (debtor_id, source_key)
    join credit c on c.debtor_id = w.debtor_id and c.source_key = w.source_key`
}

/** The credit notes of these debtors, by whatever source. */
export async function selectCreditNotes(ctx: Context, debtorIds: readonly Id[]): Promise<KnownCredit[]> {
  if (debtorIds.length === 0) return []
  return ctx.sql<KnownCredit>`
    select c.id, c.debtor_id as "debtorId", c.kind, c.reference, c.on_day as "onDay", c.currency, c.amount_cents as "amountCents",
      c.remaining_cents as "remainingCents", c.label, c.source_key as "sourceKey", c.withdrawn
    from credit c
    where c.debtor_id = any(${[...new Set(debtorIds)]}::int[]) and c.kind = 'credit-note' and not c.withdrawn
    order by c.id`
}

/** Credits of these debtors that no file of the books has brought, with what they were set against. */
export async function selectCreditsByHand(ctx: Context, debtorIds: readonly Id[]): Promise<CreditByHand[]> {
  if (debtorIds.length === 0) return []
  return ctx.sql<CreditByHand>`
    select c.id, c.debtor_id as "debtorId", c.kind, c.reference, c.on_day as "onDay", c.currency,
      c.amount_cents as "amountCents", c.remaining_cents as "remainingCents", c.label, c.source_key as "sourceKey", c.withdrawn,
      coalesce((select json_agg(json_build_object('itemId', e.item_id, 'amountCents', e.amount_cents))
        from entry e
        where e.credit_id = c.id and e.kind = 'allocation' and e.amount_cents > 0
          and not exists (select from entry r where r.reverses = e.id)), '[]') as allocations
    from credit c
    where c.debtor_id = any(${debtorIds}::int[]) and not c.withdrawn
      and (c.source_key is null and c.import_id is null or starts_with(c.source_key, 'list '))
    order by c.id`
}

/** From now on the file's line is found under its key. */
export async function adoptCredits(ctx: Context, lines: readonly CreditLine[]): Promise<void> {
  if (lines.length === 0) return
  await ctx.sql`
    update credit c set source_key = n.source_key
    from unnest(${lines.map((line) => line.id)}::int[], ${lines.map((line) => line.given.sourceKey)}::text[]) as n (id, source_key)
    where c.id = n.id`
}

/** What files allocated between items and credits. What an undone import had allocated does not count; what a person took back does. */
export async function selectKnownPairs(ctx: Context, itemIds: readonly Id[]): Promise<KnownPair[]> {
  if (itemIds.length === 0) return []
  return ctx.sql<KnownPair>`
    select e.item_id as "itemId", e.credit_id as "creditId", sum(e.amount_cents)::bigint as "amountCents"
    from entry e left join entry r on r.reverses = e.id
    where e.item_id = any(${itemIds}::int[]) and e.kind = 'allocation' and e.amount_cents > 0 and r.import_id is null
    group by e.item_id, e.credit_id`
}

const ITEM_COLUMNS =
  'organisation_id id debtor_id number normalised_number issue_date issue_year due_date due_computed total_cents open_cents ' +
  'label import_id recorded_at'
const FURTHER_ITEM_COLUMNS =
  'document_kind part performed_from performed_to term_agreed currency nature payment_means holder holder_notified payee_iban agreed_rate'

/** New ones: those that were there before are updated. Of nearly all no more is stated than what the table takes for granted. */
export async function copyItems(ctx: Context, importId: Id, lines: readonly ItemLine[]): Promise<void> {
  const plain: ItemLine[] = []
  const others: ItemLine[] = []
  for (const line of lines) (isPlain(line) ? plain : others).push(line)
  if (plain.length > 0)
    await ctx.sql.copyInto(
      { table: 'item', columns: ITEM_COLUMNS.split(' ') },
      plain.values().map((line) => itemRow(ctx, importId, line)),
    )
  if (others.length > 0)
    await ctx.sql.copyInto(
      { table: 'item', columns: `${ITEM_COLUMNS} ${FURTHER_ITEM_COLUMNS}`.split(' ') },
      others.values().map((line) => [...itemRow(ctx, importId, line), ...furtherValues(line)]),
    )
}

/** Of a new item, half a million times: in one piece, without objects or lists between. */
function itemRow(
  { organisationId, now }: Context,
  importId: Id,
  { id, given, openCents }: ItemLine,
): readonly SqlValue[] {
  return [
    organisationId,
    id,
    given.debtorId,
    given.number,
    normaliseNumber(given.number),
    given.issueDate,
    Number(given.issueDate.slice(0, 4)),
    given.dueDate,
    given.dueComputed,
    given.totalCents,
    openCents,
    given.label ?? null,
    importId,
    now,
  ]
}

const FURTHER_FIELDS = [
  'documentKind',
  'part',
  'performedFrom',
  'performedTo',
  'termAgreed',
  'currency',
  'nature',
  'paymentMeans',
  'holder',
  'holderNotified',
  'payeeIban',
  'agreedRate',
] as const satisfies readonly (keyof typeof UNSTATED)[]

const furtherValues = ({ given }: ItemLine): readonly SqlValue[] =>
  FURTHER_FIELDS.map((field) => given[field] ?? UNSTATED[field])

/** Whether the item says nothing but what the defaults of the table say (they are those of `UNSTATED`). */
const isPlain = ({ given }: ItemLine): boolean =>
  FURTHER_FIELDS.every((field) => (given[field] ?? UNSTATED[field]) === UNSTATED[field])

const CREDIT_COLUMNS =
  'organisation_id id debtor_id kind reference on_day currency amount_cents remaining_cents label source_key import_id recorded_at'

export async function copyCredits(ctx: Context, importId: Id, lines: readonly CreditLine[]): Promise<void> {
  if (lines.length === 0) return
  const target = { table: 'credit', columns: CREDIT_COLUMNS.split(' ') }
  await ctx.sql.copyInto(
    target,
    lines.values().map((line) => creditRow(ctx, importId, line)),
  )
}

function creditRow({ organisationId, now }: Context, importId: Id, line: CreditLine): readonly SqlValue[] {
  const { debtorId, kind, reference, onDay, currency = 'EUR', amountCents, label = null, sourceKey } = line.given
  return [
    organisationId,
    line.id,
    debtorId,
    kind,
    reference,
    onDay,
    currency,
    amountCents,
    line.remainingCents,
    label,
    sourceKey,
    importId,
    now,
  ]
}

/** Items that a file states otherwise, and those that an undone import had taken away and this one brings back. */
export async function updateItems(ctx: Context, importId: Id, lines: readonly ItemLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map((line) => ({
    ...factsOf(line),
    id: line.id,
    openCents: line.openCents,
    isRestored: line.state === 'restored',
  }))
  await ctx.sql`
    update item i set number = n.number, issue_date = n."issueDate", due_date = n."dueDate", due_computed = n."dueComputed",
      performed_from = n."performedFrom", performed_to = n."performedTo", term_agreed = n."termAgreed", currency = n.currency,
      total_cents = n."totalCents", open_cents = case when n."isRestored" then n."openCents" else i.open_cents end, nature = n.nature, payment_means = n."paymentMeans",
      holder = n.holder, holder_notified = n."holderNotified", payee_iban = n."payeeIban",
      agreed_rate = n."agreedRate", label = n.label, withdrawn = false, withdrawn_at = null,
      import_id = case when n."isRestored" then ${importId}::int else i.import_id end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id int, number text, "issueDate" date, "dueDate" date,
      "dueComputed" boolean, "performedFrom" date, "performedTo" date, "termAgreed" boolean, currency text, "totalCents" bigint,
      "openCents" bigint, nature text, "paymentMeans" text, holder text, "holderNotified" boolean, "payeeIban" text,
      "agreedRate" text, label text,
      "isRestored" boolean)
    where i.id = n.id`
}

/** Credits that an undone import had taken away and this one brings back. */
export async function restoreCredits(ctx: Context, importId: Id, lines: readonly CreditLine[]): Promise<void> {
  if (lines.length === 0) return
  const rows = lines.map(({ id, given, remainingCents }) => ({
    label: null,
    currency: 'EUR',
    ...given,
    id,
    remainingCents,
  }))
  await ctx.sql`
    update credit c set debtor_id = n."debtorId", kind = n.kind, reference = n.reference, on_day = n."onDay",
      currency = n.currency, amount_cents = n."amountCents", remaining_cents = n."remainingCents", label = n.label,
      withdrawn = false, withdrawn_at = null, import_id = ${importId}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (id int, "debtorId" int, kind text, reference text,
      "onDay" date, currency text, "amountCents" bigint, "remainingCents" bigint, label text)
    where c.id = n.id`
}
