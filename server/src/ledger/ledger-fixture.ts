// What tests of the ledger begin with: a debtor with invoices, as a file would bring them, and what they look at afterwards.

import { expect } from 'vitest'
import { type Cents, type Context, type Day, type Id, isRefusal } from '#kernel'
import type { NewAllocation, NewCredit, NewItem } from './receivables.ts'
import { recordDebtors } from './record-debtors.ts'
import { type RecordedReceivables, recordReceivables } from './record-receivables.ts'

export const IMPORT = 1

export async function aDebtor(ctx: Context, name = 'Brûlerie Noé', account = 'C001'): Promise<Id> {
  const debtor = { name, references: [{ source: 'account', reference: account }] } as const
  const { ids } = await recordDebtors(ctx, { debtors: [debtor], importId: IMPORT })
  return ids[0] ?? 0
}

export const anItem = (debtorId: Id, number: string, totalCents: Cents, more: Partial<NewItem> = {}): NewItem => ({
  debtorId,
  number,
  issueDate: '2026-09-01',
  dueDate: '2026-10-01',
  dueComputed: false,
  totalCents,
  ...more,
})

export const aPayment = (debtorId: Id, key: string, amountCents: Cents, onDay: Day = '2026-10-15'): NewCredit => ({
  debtorId,
  kind: 'payment',
  reference: key,
  onDay,
  amountCents,
  sourceKey: key,
})

type File = {
  readonly items?: readonly NewItem[]
  readonly credits?: readonly NewCredit[]
  readonly allocations?: readonly NewAllocation[]
  readonly importId?: Id
}

export const aFile = (
  ctx: Context,
  { items = [], credits = [], allocations = [], importId = IMPORT }: File,
): Promise<RecordedReceivables> => recordReceivables(ctx, { items, credits, allocations, importId })

export async function idsOf(recorded: Promise<RecordedReceivables>): Promise<Id[]> {
  return (await recorded).itemIds.map((id) => id ?? 0)
}

/** What is open on each item, by number. */
export async function openByNumber({ sql }: Context): Promise<Record<string, Cents>> {
  const rows = await sql<{ number: string; cents: Cents }>`select number, open_cents as cents from item order by number`
  return Object.fromEntries(rows.map(({ number, cents }) => [number, cents]))
}

export async function unappliedOf({ sql }: Context, debtorId: Id): Promise<Cents> {
  const [row] = await sql<{ cents: Cents }>`
    select coalesce(sum(remaining_cents), 0)::bigint as cents from ledger_unapplied_credit where debtor_id = ${debtorId}`
  return row?.cents ?? 0
}

/** The balances that are kept are the sums of what moved them. */
export async function expectNoDrift({ sql }: Context): Promise<void> {
  expect(await sql`select kind, id, kept_cents, entries_cents from ledger_drift`).toEqual([])
}

export async function versionOf({ sql }: Context, debtorId: Id): Promise<number> {
  const [row] = await sql<{ version: number }>`select version from debtor where id = ${debtorId}`
  return row?.version ?? 0
}

/** The kinds of the facts in the journal, in order. */
export async function factKinds({ sql }: Context): Promise<string[]> {
  return (await sql<{ kind: string }>`select kind from fact order by id`).map(({ kind }) => kind)
}

/** The code with which something is refused. */
export async function refusalOf(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (isRefusal(error)) return error.code
  throw new Error('was not refused', { cause: error })
}
