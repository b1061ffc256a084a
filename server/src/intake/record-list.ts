// What a list of open items means for the ledger. It says how much of each invoice is open, not when the rest was paid: what
// is missing between the two is recorded as a payment on the invoice's own day, so that no interest is ever claimed on it.

import { type PaymentTerms, dueDate } from '@quittance/law'
import {
  type NewCredit,
  type NewItem,
  type NewReceivables,
  type RecordedReceivables,
  itemsById,
  placeHolds,
  previewDebtors,
  previewReceivables,
  recordDebtors,
  recordReceivables,
} from '#ledger'
import { type Cents, type Context, type Day, type Id, Refusal } from '#kernel'
import { normaliseNumber } from '#kernel/identifiers.ts'
import { guessedIssueDay, withKnownIssueDays } from './issue-days.ts'
import type { DuePart, ListRow } from './model.ts'
import { knownAs, recogniseDebtors } from './recognise-debtors.ts'
import { itemsUsed } from './store.ts'
import { type Unlisted, paymentsOfUnlisted, sumOfUnlisted, unlistedItems } from './unlisted-items.ts'

export type ListToRecord = {
  readonly rows: readonly ListRow[]
  /** Where a row has no due date; null refuses such a list. */
  readonly terms: PaymentTerms | null
  /** Whether it says what each invoice came to, or only what is left of it. */
  readonly statesTotals: boolean
  /** Whether it names all that is open: what earlier lists left open and this one does not name was then paid. */
  readonly isComplete: boolean | null
}

export type RecordedList = {
  readonly newDebtors: number
  readonly receivables: RecordedReceivables
  /** What this list leaves out and earlier ones left open. */
  readonly unlisted: Unlisted
}

/** `importId` null: nothing is written. */
export async function recordList(ctx: Context, file: ListToRecord, importId: Id | null): Promise<RecordedList> {
  const rows = inInvoices(file.rows)
  const debtors = await debtorsOf(ctx, rows)
  const { ids: debtorIds, added: newDebtors } =
    importId === null
      ? await previewDebtors(ctx, debtors.list)
      : await recordDebtors(ctx, { debtors: debtors.list, importId })
  const ids = new Map(debtors.keys.map((key, index) => [key, debtorIds[index] ?? 0]))
  const given = await receivablesOf(ctx, { ...file, rows }, (row) => ids.get(debtorKey(row)) ?? 0)
  const { unlisted } = given
  if (importId !== null && unlisted.items > 0 && file.isComplete === null)
    throw new Refusal('intake.completeness_unknown', unlisted)
  const receivables =
    importId === null
      ? await previewReceivables(ctx, given.receivables, itemsUsed)
      : await recordReceivables(ctx, { ...given.receivables, importId, findUsed: itemsUsed })
  if (importId !== null) await holdDisputed(ctx, given.invoices, receivables.partIds(), importId)
  const conflicts = [...given.conflicts, ...receivables.conflicts]
  return { newDebtors, unlisted, receivables: { ...receivables, conflicts } }
}

/** An invoice as the rows of its number say: one, or one for each day on which a part of it falls due. */
type InvoiceRow = ListRow & { readonly parts: readonly DuePart[] }

function inInvoices(rows: readonly ListRow[]): readonly InvoiceRow[] {
  const groups = Map.groupBy(rows, (row) =>
    row.documentKind === 'invoice' && row.totalCents > 0 && row.dueDate !== null
      ? [debtorKey(row), normaliseNumber(row.number), row.issueDate, row.currency].join('\u001f')
      : row,
  )
  return groups
    .values()
    .map((group): InvoiceRow => {
      const [first, ...others] = group as [ListRow]
      if (others.length === 0) return { ...first, parts: [] }
      const parts = group
        .map((row) => ({ dueDate: row.dueDate as Day, cents: row.totalCents }))
        .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
      return {
        ...first,
        dueDate: parts.at(-1)?.dueDate ?? null,
        totalCents: parts.reduce((sum, { cents }) => sum + cents, 0),
        openCents: group.reduce((sum, { openCents }) => sum + openCents, 0),
        isDisputed: group.some(({ isDisputed }) => isDisputed),
        parts,
      }
    })
    .toArray()
}

const debtorKey = (row: ListRow): string => row.debtorReference ?? row.siren ?? row.debtorName ?? ''

async function debtorsOf(ctx: Context, rows: readonly ListRow[]) {
  const groups = [...Map.groupBy(rows, debtorKey)]
  const recognised = await recogniseDebtors(
    ctx,
    groups.map(([, own]) => ({
      siren: own.find((row) => row.siren !== null)?.siren ?? null,
      invoices: own,
    })),
  )
  return {
    keys: groups.map(([key]) => key),
    list: groups.map(([key, own], place) => {
      const known = knownAs(recognised[place])
      const told = <Field extends keyof ListRow>(field: Field) =>
        own.find((row) => row[field] !== null)?.[field] ?? null
      const [siren, kind, email] = [told('siren'), told('debtorKind'), told('email')]
      const isAccount = own[0]?.debtorReference !== null && own[0]?.debtorReference !== undefined
      return {
        name: told('debtorName') ?? key,
        ...known,
        references: [
          ...known.references,
          { source: isAccount ? ('account' as const) : ('list' as const), reference: key },
        ],
        ...(siren !== null && { siren }),
        ...(kind !== null && { kind }),
        ...(email !== null && { email }),
      }
    }),
  }
}

type Given = {
  readonly receivables: NewReceivables
  readonly invoices: readonly InvoiceRow[]
  /** More open in the list than here: a payment that is known here is not in it yet, or not any more. */
  readonly conflicts: RecordedReceivables['conflicts']
  readonly unlisted: Unlisted
}

type ListOfInvoices = Omit<ListToRecord, 'rows'> & { readonly rows: readonly InvoiceRow[] }

async function receivablesOf(ctx: Context, file: ListOfInvoices, idOf: (row: ListRow) => Id): Promise<Given> {
  const invoices = file.rows.filter((row) => row.totalCents > 0 && row.documentKind !== 'credit-note')
  const dated = await withKnownIssueDays(
    ctx,
    invoices.map((row) => itemOf(row, idOf(row), file.terms)),
    invoices.map(({ issueDate }) => issueDate === null),
  )
  const items = await withKnownTotals(ctx, file, dated)
  const here = await previewReceivables(ctx, { items, credits: [], allocations: [] })
  const openBefore = here.openBefore()
  const listed = invoices.map((row, index): Listed => {
    const openHere = openBefore[index] ?? null
    return { row, index, debtorId: idOf(row), paidCents: (openHere ?? row.totalCents) - row.openCents, openHere }
  })
  const paid = listed.filter(({ paidCents }) => paidCents > 0)
  const notes = file.rows.filter((row) => row.totalCents < 0 || row.documentKind === 'credit-note')
  const credits = [
    ...paid.map((one) => paymentOf(ctx, one)),
    ...notes.flatMap((row) => creditNoteOf(ctx, row, idOf(row))),
  ]
  const allocations = paid.map(({ index, paidCents }, credit) => ({ item: index, credit, amountCents: paidCents }))
  const unlisted = await unlistedItems(ctx, items, new Set(here.partIds().flat()))
  const places = { items: items.length, credits: credits.length }
  const implied = paymentsOfUnlisted(ctx, file.isComplete ? unlisted : [], places)
  return {
    receivables: {
      items: [...items, ...implied.items],
      credits: [...credits, ...implied.credits],
      allocations: [...allocations, ...implied.allocations],
    },
    invoices,
    conflicts: listed.filter(({ paidCents }) => paidCents < 0).map(moreOpen),
    unlisted: sumOfUnlisted(unlisted),
  }
}

type Listed = {
  readonly row: InvoiceRow
  readonly index: number
  readonly debtorId: Id
  /** What was paid of it as far as is not known here yet; negative where the list leaves more open. */
  readonly paidCents: Cents
  /** Null for an invoice that is not known here. */
  readonly openHere: Cents | null
}

/** Before it was first listed, nobody knows when: on the day of issue, so that no interest is claimed on it. Since: today. */
function paymentOf({ today }: Context, { row, debtorId, paidCents, openHere }: Listed): NewCredit {
  return {
    debtorId,
    kind: 'payment',
    reference: row.number,
    onDay: openHere === null ? issuedOn(row) : today,
    amountCents: paidCents,
    currency: row.currency,
    sourceKey: `list ${debtorId} ${row.number} ${row.openCents}`,
  }
}

function creditNoteOf({ today }: Context, row: ListRow, debtorId: Id): NewCredit[] {
  const amountCents = Math.abs(row.openCents)
  if (amountCents === 0) return []
  const onDay = row.issueDate ?? row.dueDate ?? today
  const sourceKey = `list ${debtorId} ${row.number} credit`
  return [
    { debtorId, kind: 'credit-note', reference: row.number, onDay, amountCents, currency: row.currency, sourceKey },
  ]
}

const moreOpen = ({ row, index, openHere }: Listed): RecordedReceivables['conflicts'][number] => ({
  code: 'intake.more_open',
  index,
  data: { number: row.number, listedCents: row.openCents, openCents: openHere, currency: row.currency },
})

/** A list of what is left says nothing of totals: what came to more here was paid in part, and is no contradiction. */
async function withKnownTotals(
  ctx: Context,
  file: ListOfInvoices,
  items: readonly NewItem[],
): Promise<readonly NewItem[]> {
  if (file.statesTotals) return items
  const { conflicts } = await previewReceivables(ctx, { items, credits: [], allocations: [] })
  const present = new Map(conflicts.map(({ index, data }) => [index, data]))
  return items.map((item, index) => {
    const { presentCents, presentIssueDate } = present.get(index) ?? {}
    const isRest = typeof presentCents === 'number' && presentCents > item.totalCents
    return isRest && presentIssueDate === item.issueDate ? { ...item, totalCents: presentCents } : item
  })
}

const issuedOn = ({ issueDate, dueDate: due, parts }: InvoiceRow): Day =>
  issueDate ?? guessedIssueDay(parts[0]?.dueDate ?? due ?? '1970-01-01')

function itemOf(row: InvoiceRow, debtorId: Id, terms: PaymentTerms | null): NewItem {
  const issueDate = issuedOn(row)
  const computed = row.dueDate === null
  return {
    debtorId,
    documentKind: row.documentKind === 'credit-note' ? 'invoice' : row.documentKind,
    number: row.number,
    issueDate,
    dueDate: row.dueDate ?? dueOn(issueDate, terms, row),
    dueComputed: computed,
    ...(row.parts.length > 1 && { parts: row.parts }),
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
async function holdDisputed(
  ctx: Context,
  rows: readonly ListRow[],
  partIds: readonly (readonly Id[])[],
  importId: Id,
): Promise<void> {
  const disputed = rows.flatMap((row, index) => (row.isDisputed ? (partIds[index] ?? []) : []))
  const items = await itemsById(ctx, disputed)
  const reason = 'signalée en litige dans la liste'
  await placeHolds(
    ctx,
    [...items].map(([itemId, { debtorId }]) => ({
      kind: 'dispute',
      debtorId,
      itemId,
      origin: 'intake',
      reason,
      importId,
    })),
  )
}
