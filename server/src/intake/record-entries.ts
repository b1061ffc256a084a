// What an accounting entries file means for the ledger: its debtors, and what they owe and paid, with due dates from terms.

import { type DebtorKind, type PaymentTerms, dueDate } from '@quittance/law'
import {
  type NewReceivables,
  type RecordedReceivables,
  previewReceivables,
  recordDebtors,
  recordReceivables,
} from '#ledger'
import { Refusal, type Context, type Day, type Id } from '#kernel'
import { assembleInParts } from './formats/open-items.ts'
import type { AssembledReceivables, EntriesSummary, ReceivableLine } from './model.ts'
import { knownAs, type Recognised, recogniseDebtors } from './recognise-debtors.ts'
import { debtorsByAccount, type KnownDebtor, knowsDebtorsOutsideBooks } from './store.ts'

export type EntriesToRecord = {
  /** Emptied once they are understood: a year has half a million of them. */
  readonly lines: ReceivableLine[]
  readonly summary: EntriesSummary
  /** For debtors without terms of their own; null refuses invoices that then have no due date. */
  readonly terms: PaymentTerms | null
}

export type RecordedEntries = {
  readonly newDebtors: number
  readonly receivables: CountedReceivables
}

type CountedReceivables = Pick<RecordedReceivables, 'items' | 'credits' | 'allocations' | 'openCents' | 'conflicts'>

/** Of the first books of a company: enough to keep the database writing, and few to hold. */
const LINES_AT_ONCE = 20_000

/** `importId` null: nothing is written; what it would come to is returned. */
export async function recordEntries(
  ctx: Context,
  file: EntriesToRecord,
  importId: Id | null,
): Promise<RecordedEntries> {
  const known = new Map((await debtorsByAccount(ctx)).map((debtor) => [debtor.reference, debtor]))
  const knowsOthers = await knowsDebtorsOutsideBooks(ctx)
  // Where debtors are known, all of the file's are locked at once, in the order of their ids, and what it changes is one fact.
  const isFirst = known.size === 0 && !knowsOthers
  const dueOn = dueDates()
  const parts = assembleInParts(file.lines, {
    journals: file.summary.journals,
    termsFor: (issueDate, reference) => {
      const debtor = known.get(reference)
      const terms = (debtor?.terms ?? file.terms) as PaymentTerms | null
      if (terms === null) throw new Refusal('intake.terms_needed', { line: 1 })
      return { dueDate: dueOn(issueDate, terms, (debtor?.kind ?? 'business') as DebtorKind), computed: true }
    },
    linesAtOnce: isFirst && importId !== null ? LINES_AT_ONCE : Infinity,
  })
  const record = async (part: AssembledReceivables): Promise<RecordedEntries> => {
    const recognised = knowsOthers ? await recogniseUnknown(ctx, part, known) : new Map<string, Recognised>()
    return importId === null
      ? previewPart(ctx, part, { known, recognised })
      : recordPart(ctx, part, { recognised, importId })
  }
  let recorded: RecordedEntries | null = null
  let coming = parts.next()
  for (let part = await coming; !part.done; part = await coming) {
    coming = parts.next()
    coming.catch(() => {}) // its turn to be told comes when this part is written
    recorded = sumOf(recorded, await record(part.value))
  }
  if (recorded === null) throw new Error('entries come in one part at least')
  return recorded
}

type Recognition = { readonly recognised: ReadonlyMap<string, Recognised> }

/** Debtors that do not exist yet go by negative ids, beside the list. */
async function previewPart(
  ctx: Context,
  part: AssembledReceivables,
  { known, recognised }: Recognition & { readonly known: ReadonlyMap<string, KnownDebtor> },
): Promise<RecordedEntries> {
  const ids = new Map(
    part.debtors.map(({ reference }, index) => [
      reference,
      known.get(reference)?.id ?? recognised.get(reference)?.debtorId ?? -1 - index,
    ]),
  )
  const newDebtors = part.debtors.filter(({ reference }) => !known.has(reference) && !recognised.has(reference)).length
  return { newDebtors, receivables: await previewReceivables(ctx, receivablesOf(part, ids)) }
}

async function recordPart(
  ctx: Context,
  part: AssembledReceivables,
  { recognised, importId }: Recognition & { readonly importId: Id },
): Promise<RecordedEntries> {
  const debtors = part.debtors.map(({ reference, name }) => {
    const already = knownAs(recognised.get(reference))
    return { name, ...already, references: [{ source: 'account' as const, reference }, ...already.references] }
  })
  const { ids: debtorIds, added, addedIds } = await recordDebtors(ctx, { debtors, importId })
  const ids = new Map(part.debtors.map(({ reference }, index) => [reference, debtorIds[index] ?? 0]))
  return {
    newDebtors: added,
    receivables: await recordReceivables(ctx, { ...receivablesOf(part, ids), importId, addedDebtorIds: addedIds }),
  }
}

function sumOf(before: RecordedEntries | null, { newDebtors, receivables }: RecordedEntries): RecordedEntries {
  if (before === null) return { newDebtors, receivables }
  const { items, credits, allocations, openCents, conflicts } = before.receivables
  return {
    newDebtors: before.newDebtors + newDebtors,
    receivables: {
      items: sumsOf(items, receivables.items),
      credits: sumsOf(credits, receivables.credits),
      allocations: allocations + receivables.allocations,
      openCents: openCents + receivables.openCents,
      conflicts: [...conflicts, ...receivables.conflicts],
    },
  }
}

const sumsOf = <Key extends string>(a: Readonly<Record<Key, number>>, b: Readonly<Record<Key, number>>) =>
  Object.fromEntries(Object.keys(a).map((key) => [key, a[key as Key] + b[key as Key]])) as Record<Key, number>

/** Accounts that are new here, of debtors that a list or an electronic invoice brought before. */
async function recogniseUnknown(
  ctx: Context,
  { debtors, items }: AssembledReceivables,
  known: ReadonlyMap<string, unknown>,
): Promise<ReadonlyMap<string, Recognised>> {
  const unknown = debtors.filter(({ reference }) => !known.has(reference))
  if (unknown.length === 0) return new Map()
  const owed = Map.groupBy(items, ({ debtorReference }) => debtorReference)
  const found = await recogniseDebtors(
    ctx,
    unknown.map(({ reference }) => ({
      siren: null,
      invoices: (owed.get(reference) ?? []).map((item) => ({ ...item, currency: 'EUR' })),
    })),
  )
  return new Map(
    unknown.flatMap(({ reference }, place) => {
      const one = found[place]
      return one ? [[reference, one] as const] : []
    }),
  )
}

type DueOn = (issueDate: Day, terms: PaymentTerms, kind: DebtorKind) => Day

/** A year of invoices has few issue dates and fewer terms: the law is asked once about each of them together. */
function dueDates(): DueOn {
  const known = new Map<PaymentTerms, Map<string, Day>>()
  return (issueDate, terms, kind) => {
    const ofTerms = known.get(terms) ?? new Map<string, Day>()
    known.set(terms, ofTerms)
    const key = `${kind} ${issueDate}`
    const day = ofTerms.get(key) ?? dueDay(issueDate, terms, kind)
    ofTerms.set(key, day)
    return day
  }
}

/** Agreed terms count the same whoever the debtor is; for a public body the law's own question (which kind of body) is not asked here. */
function dueDay(issueDate: Day, terms: PaymentTerms, kind: DebtorKind): Day {
  const answer = dueDate({ debtor: kind === 'public' ? 'business' : kind, issueDate, terms })
  if (answer.kind === 'explained') return answer.value.dueDate
  throw new Error(`a due date needs ${answer.missing.join(', ')}`)
}

function receivablesOf(
  { items, credits, allocations }: AssembledReceivables,
  ids: ReadonlyMap<string, Id>,
): NewReceivables {
  const idOf = (reference: string): Id => ids.get(reference) ?? 0
  return {
    items: items.map((item) => ({
      debtorId: idOf(item.debtorReference),
      documentKind: item.documentKind,
      number: item.number,
      issueDate: item.issueDate,
      dueDate: item.dueDate,
      dueComputed: item.dueComputed,
      totalCents: item.totalCents,
      nature: item.nature,
      paymentMeans: item.paymentMeans,
      label: item.label,
    })),
    credits: credits.map((credit) => ({
      debtorId: idOf(credit.debtorReference),
      kind: credit.kind,
      reference: credit.reference,
      onDay: credit.onDay,
      amountCents: credit.amountCents,
      label: credit.label,
      sourceKey: credit.sourceKey,
    })),
    allocations: allocations.map(({ item, credit, amountCents }) => ({ item, credit, amountCents })),
  }
}
