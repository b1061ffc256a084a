// What a list of open items means for the ledger. It says how much of each invoice is open, not when the rest was paid: what
// is missing between the two is recorded as a payment on the invoice's own day, so that no interest is ever claimed on it.

import { type PaymentTerms, dueDate } from '@quittance/law'
import {
  type NewItem,
  type NewReceivables,
  type RecordedReceivables,
  itemsById,
  placeHolds,
  previewReceivables,
  recordDebtors,
  recordReceivables,
} from '#ledger'
import { type Context, type Day, type Id, Refusal, addDays } from '#kernel'
import type { ListRow } from './model.ts'
import { debtorsByAccount } from './store.ts'

export type ListToRecord = {
  readonly rows: readonly ListRow[]
  /** Where a row has no due date; null refuses such a list. */
  readonly terms: PaymentTerms | null
}

export type RecordedList = { readonly newDebtors: number; readonly receivables: RecordedReceivables }

/** `importId` null: nothing is written. */
export async function recordList(ctx: Context, file: ListToRecord, importId: Id | null): Promise<RecordedList> {
  const debtors = debtorsOf(file.rows)
  const known = new Map((await debtorsByAccount(ctx)).map((debtor) => [debtor.reference, debtor.id]))
  const recorded = importId === null ? null : await recordDebtors(ctx, { debtors: debtors.list, importId })
  const ids = new Map(debtors.keys.map((key, index) => [key, recorded?.ids[index] ?? known.get(key) ?? -1 - index]))
  const given = await receivablesOf(ctx, file, (row) => ids.get(debtorKey(row)) ?? 0)
  const newDebtors = recorded?.added ?? debtors.keys.filter((key) => !known.has(key)).length
  if (importId === null) return { newDebtors, receivables: await previewReceivables(ctx, given.receivables) }
  const receivables = await recordReceivables(ctx, { ...given.receivables, importId })
  await holdDisputed(ctx, given.invoices, receivables.itemIds)
  return { newDebtors, receivables }
}

const debtorKey = (row: ListRow): string => row.debtorReference ?? row.siren ?? row.debtorName ?? ''

function debtorsOf(rows: readonly ListRow[]) {
  const groups = [...Map.groupBy(rows, debtorKey)]
  return {
    keys: groups.map(([key]) => key),
    list: groups.map(([key, own]) => {
      const told = <Field extends keyof ListRow>(field: Field) =>
        own.find((row) => row[field] !== null)?.[field] ?? null
      const [siren, kind, email] = [told('siren'), told('debtorKind'), told('email')]
      const isAccount = own[0]?.debtorReference !== null && own[0]?.debtorReference !== undefined
      return {
        name: told('debtorName') ?? key,
        references: [{ source: isAccount ? ('account' as const) : ('list' as const), reference: key }],
        ...(siren !== null && { siren }),
        ...(kind !== null && { kind }),
        ...(email !== null && { email }),
      }
    }),
  }
}

type Given = { readonly receivables: NewReceivables; readonly invoices: readonly ListRow[] }

async function receivablesOf(ctx: Context, { rows, terms }: ListToRecord, idOf: (row: ListRow) => Id): Promise<Given> {
  const invoices = rows.filter((row) => row.totalCents > 0 && row.documentKind !== 'credit-note')
  const items = invoices.map((row) => itemOf(row, idOf(row), terms))
  const before = await previewReceivables(ctx, { items, credits: [], allocations: [] })
  const knownOpen = await itemsById(
    ctx,
    before.itemIds.filter((id) => id !== null),
  )
  const credits: NewReceivables['credits'][number][] = []
  const allocations: NewReceivables['allocations'][number][] = []
  for (const [index, row] of invoices.entries()) {
    const id = before.itemIds[index]
    const known = id === null || id === undefined ? undefined : knownOpen.get(id)
    const paidCents = (known?.openCents ?? row.totalCents) - row.openCents
    const item = items[index]
    if (paidCents <= 0 || !item) continue
    const onDay = known ? ctx.today : item.issueDate
    allocations.push({ item: index, credit: credits.length, amountCents: paidCents })
    credits.push({
      debtorId: item.debtorId,
      kind: 'payment',
      reference: row.number,
      onDay,
      amountCents: paidCents,
      currency: row.currency,
      sourceKey: `list ${item.debtorId} ${row.number} ${row.openCents}`,
    })
  }
  for (const row of rows.filter((credit) => credit.totalCents < 0 || credit.documentKind === 'credit-note')) {
    const onDay = row.issueDate ?? row.dueDate ?? ctx.today
    const amountCents = Math.abs(row.openCents)
    const debtorId = idOf(row)
    const sourceKey = `list ${debtorId} ${row.number} credit`
    if (amountCents > 0)
      credits.push({
        debtorId,
        kind: 'credit-note',
        reference: row.number,
        onDay,
        amountCents,
        currency: row.currency,
        sourceKey,
      })
  }
  return { receivables: { items, credits, allocations }, invoices }
}

function itemOf(row: ListRow, debtorId: Id, terms: PaymentTerms | null): NewItem {
  // Sixty days is the longest lawful term from issue: an invoice known by its due date alone was issued at least then.
  const issueDate = row.issueDate ?? addDays(row.dueDate ?? '1970-01-01', -60)
  const computed = row.dueDate === null
  return {
    debtorId,
    documentKind: row.documentKind === 'credit-note' ? 'invoice' : row.documentKind,
    number: row.number,
    issueDate,
    dueDate: row.dueDate ?? dueOn(issueDate, terms, row),
    dueComputed: computed,
    totalCents: row.totalCents,
    currency: row.currency,
    label: row.label,
    ...(row.paymentMeans !== null && { paymentMeans: row.paymentMeans }),
  }
}

function dueOn(issueDate: Day, terms: PaymentTerms | null, row: ListRow): Day {
  if (terms === null) throw new Refusal('intake.terms_needed', { line: row.line })
  const answer = dueDate({ debtor: 'business', issueDate, terms })
  if (answer.kind === 'explained') return answer.value.dueDate
  throw new Error(`a due date needs ${answer.missing.join(', ')}`)
}

/** A row marked as disputed holds its whole invoice until a person looks. A list that says so again changes nothing. */
async function holdDisputed(ctx: Context, rows: readonly ListRow[], itemIds: readonly (Id | null)[]): Promise<void> {
  const disputed = rows
    .flatMap((row, index) => (row.isDisputed ? [itemIds[index] ?? null] : []))
    .filter((id) => id !== null)
  const items = await itemsById(ctx, disputed)
  const reason = 'marked as disputed in the list'
  await placeHolds(
    ctx,
    [...items].map(([itemId, { debtorId }]) => ({ kind: 'dispute', debtorId, itemId, origin: 'intake', reason })),
  )
}
