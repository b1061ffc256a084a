// What an accounting entries file means for the ledger: its debtors, and what they owe and paid, with due dates from terms.

import { type DebtorKind, type PaymentTerms, dueDate } from '@quittance/law'
import {
  type RecordReceivablesInput,
  type RecordedDebtors,
  type RecordedReceivables,
  previewReceivables,
  recordDebtors,
  recordInParts,
} from '#ledger'
import type { Conflict } from '#ledger/model.ts'
import { Refusal, type Context, type Day, type Id } from '#kernel'
import { assembleBooks } from './formats/open-items.ts'
import type { KeptLines } from './formats/kept-lines.ts'
import type { AssembledDebtor, AssembledReceivables, EntriesSummary } from './model.ts'
import { asGuessed } from './issue-days.ts'
import { knownAs, type Recognised, recogniseDebtors } from './recognise-debtors.ts'
import { goneFromBooks } from './gone-from-books.ts'
import {
  hasBooksBefore,
  type KnownBooks,
  knownBooks,
  NO_OPENINGS,
  type Openings,
  openingsAfter,
} from './known-books.ts'
import { withKnownLettering } from './lettered-elsewhere.ts'
import { withLaterOpenings } from './older-books.ts'
import { type CarriedOver, openingsIn, withoutKnownOpenings } from './opening-entries.ts'
import { type BookedItem, debtorsByAccount, type KnownDebtor, itemsUsed, knowsDebtorsOutsideBooks } from './store.ts'

export type EntriesToRecord = {
  readonly lines: KeptLines
  readonly summary: EntriesSummary
  /** For debtors without terms of their own; null refuses invoices that then have no due date. */
  readonly terms: PaymentTerms | null
}

export type RecordedEntries = {
  readonly newDebtors: number
  /** Open here since earlier books, and not in these, which cover their days. */
  readonly gone: readonly BookedItem[]
  readonly receivables: CountedReceivables
  /** The credits of the ledger that they name, new ones and known ones; first books have but new ones, and none are listed. */
  readonly named: ReadonlySet<Id>
  /** Of the ledger: what carries over. */
  readonly openings: Openings<Id>
}

type CountedReceivables = Pick<
  RecordedReceivables,
  'items' | 'credits' | 'allocations' | 'openCents' | 'keptWhole' | 'conflicts'
>

/** Of the first books of a company: few enough that the database is not kept waiting while they are put together. */
const LINES_AT_ONCE = 2_000

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
  const gone = isFirst ? null : await goneFromBooks(ctx, file.summary)
  const { debtors, parts } = assembleBooks(file.lines, {
    journals: file.summary.journals,
    termsFor: (issueDate, reference) => {
      const debtor = known.get(reference)
      const terms = (debtor?.terms ?? file.terms) as PaymentTerms | null
      if (terms === null) throw new Refusal('intake.terms_needed', { line: 1 })
      return { dueDate: dueOn(issueDate, terms, (debtor?.kind ?? 'business') as DebtorKind), computed: true }
    },
  })
  const books: Books = {
    debtors,
    parts: parts(isFirst && importId !== null ? LINES_AT_ONCE : Infinity),
    recognise: async ({ items }) => {
      if (gone) for (const { number } of items) gone.see(number)
      return knowsOthers ? await recogniseUnknown(ctx, { debtors, items }, known) : new Map()
    },
    asKnown: isFirst ? null : namedAsKnown(ctx, file.summary, await knownBooks(ctx)),
  }
  const recorded = importId === null ? await previewBooks(ctx, books, known) : await recordBooks(ctx, books, importId)
  return { ...recorded, gone: gone?.left() ?? [] }
}

/** Who is known already shows in what they owe; the first books of a company know nobody, and only they come in several parts. */
type Books = {
  readonly debtors: readonly AssembledDebtor[]
  readonly parts: AsyncIterable<AssembledReceivables>
  readonly recognise: (part: AssembledReceivables) => Promise<ReadonlyMap<string, Recognised>>
  /** Null where nothing is known. */
  readonly asKnown: ((part: AssembledReceivables) => Promise<CarriedOver>) | null
}

/** Under what the ledger has it already: what a list brought without its day of issue, what openings carry over. */
const namedAsKnown =
  (ctx: Context, { firstDay, lastDay }: EntriesSummary, books: readonly KnownBooks[]): NonNullable<Books['asKnown']> =>
  async (part) => {
    const given = { ...part, items: await asGuessed(ctx, part.items) }
    const before = hasBooksBefore(books, firstDay)
    const known = await withoutKnownOpenings(ctx, { given, part, firstDay, lastDay, hasBooksBefore: before })
    const carried = await withLaterOpenings(ctx, { books: known, part, later: openingsAfter(books, lastDay) })
    return withKnownLettering(ctx, { books: carried, part })
  }

async function previewBooks(
  ctx: Context,
  { debtors, parts, recognise, asKnown }: Books,
  known: ReadonlyMap<string, KnownDebtor>,
): Promise<Omit<RecordedEntries, 'gone'>> {
  let newDebtors = 0
  const previewed: CountedReceivables[] = []
  for await (const part of parts) {
    const recognised = await recognise(part)
    newDebtors = debtors.filter(({ reference }) => !known.has(reference) && !recognised.has(reference)).length
    // Debtors that do not exist yet go by negative ids, beside the list.
    const idOf = ({ reference }: AssembledDebtor, index: number): Id =>
      known.get(reference)?.id ?? recognised.get(reference)?.debtorId ?? -1 - index
    const ids = new Map(debtors.map((debtor, index) => [debtor.reference, idOf(debtor, index)]))
    const { given, conflicts } = await receivablesOf(part, ids, asKnown)
    const preview = await previewReceivables(ctx, given, itemsUsed)
    previewed.push({ ...preview, conflicts: [...preview.conflicts, ...conflicts] })
  }
  return { newDebtors, receivables: sumOf(previewed), named: new Set(), openings: NO_OPENINGS }
}

async function recordBooks(
  ctx: Context,
  { debtors, parts, recognise, asKnown }: Books,
  importId: Id,
): Promise<Omit<RecordedEntries, 'gone'>> {
  let newDebtors = 0
  const recorded: CountedReceivables[] = []
  const carried: Conflict[] = []
  const named = new Set<Id>()
  const carrying: Openings<number>[] = []
  const openings = { items: [] as Id[], credits: [] as Id[] }
  for await (const part of recordInParts(ctx, withDebtors())) {
    const { items, credits, allocations, openCents, keptWhole, conflicts } = part
    recorded.push({ items, credits, allocations, openCents, keptWhole, conflicts })
    if (asKnown !== null) for (const id of part.creditIds) if (id !== null) named.add(id)
    const places = carrying.shift() ?? NO_OPENINGS
    openings.items.push(...places.items.flatMap((place) => part.itemIds[place] ?? []))
    openings.credits.push(...places.credits.flatMap((place) => part.creditIds[place] ?? []))
  }
  const receivables = sumOf(recorded)
  return {
    newDebtors,
    named,
    openings,
    receivables: { ...receivables, conflicts: [...receivables.conflicts, ...carried] },
  }

  async function* withDebtors(): AsyncGenerator<RecordReceivablesInput> {
    // Where nobody of them can be known they are written while what the first ones owe is put together.
    let owing = asKnown === null ? recordOwing(ctx, { debtors, recognised: new Map(), importId }) : null
    owing?.catch(() => {}) // told below
    try {
      for await (const part of parts) {
        const recognised = await recognise(part)
        owing ??= recordOwing(ctx, { debtors, recognised, importId })
        const { ids, added, addedIds } = await owing
        newDebtors = added
        const { given, conflicts, openings: places } = await receivablesOf(part, ids, asKnown)
        carried.push(...conflicts)
        carrying.push(places)
        yield { ...given, importId, addedDebtorIds: addedIds, findUsed: itemsUsed }
      }
    } finally {
      // Whatever else went wrong: the transaction ends when nothing is under way in it.
      await owing
    }
  }
}

type RecordedOwing = Pick<RecordedDebtors, 'added' | 'addedIds'> & { readonly ids: ReadonlyMap<string, Id> }

async function recordOwing(
  ctx: Context,
  {
    debtors,
    recognised,
    importId,
  }: Pick<Books, 'debtors'> & { readonly recognised: ReadonlyMap<string, Recognised>; readonly importId: Id },
): Promise<RecordedOwing> {
  const { ids, added, addedIds } = await recordDebtors(ctx, {
    debtors: debtors.map(({ reference, name }) => {
      const already = knownAs(recognised.get(reference))
      return { name, ...already, references: [{ source: 'account' as const, reference }, ...already.references] }
    }),
    importId,
  })
  return { ids: new Map(debtors.map(({ reference }, index) => [reference, ids[index] ?? 0])), added, addedIds }
}

const sumOf = (parts: readonly CountedReceivables[]): CountedReceivables =>
  parts.reduce((before, part) => ({
    items: sumsOf(before.items, part.items),
    credits: sumsOf(before.credits, part.credits),
    allocations: before.allocations + part.allocations,
    openCents: before.openCents + part.openCents,
    keptWhole: [...before.keptWhole, ...part.keptWhole],
    conflicts: [...before.conflicts, ...part.conflicts],
  }))

const sumsOf = <Key extends string>(a: Readonly<Record<Key, number>>, b: Readonly<Record<Key, number>>) =>
  Object.fromEntries(Object.keys(a).map((key) => [key, a[key as Key] + b[key as Key]])) as Record<Key, number>

/** Accounts that are new here, of debtors that a list or an electronic invoice brought before. */
async function recogniseUnknown(
  ctx: Context,
  { debtors, items }: Pick<Books, 'debtors'> & Pick<AssembledReceivables, 'items'>,
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
  const known = new Map<PaymentTerms, Map<DebtorKind, Map<Day, Day>>>()
  return (issueDate, terms, kind) => {
    const ofTerms = known.get(terms) ?? new Map<DebtorKind, Map<Day, Day>>()
    known.set(terms, ofTerms)
    const ofKind = ofTerms.get(kind) ?? new Map<Day, Day>()
    ofTerms.set(kind, ofKind)
    const day = ofKind.get(issueDate) ?? dueDay(issueDate, terms, kind)
    ofKind.set(issueDate, day)
    return day
  }
}

/** Agreed terms count the same whoever the debtor is; for a public body the law's own question (which kind of body) is not asked here. */
function dueDay(issueDate: Day, terms: PaymentTerms, kind: DebtorKind): Day {
  const answer = dueDate({ debtor: kind === 'public' ? 'business' : kind, issueDate, terms })
  if (answer.kind === 'explained') return answer.value.dueDate
  throw new Error(`a due date needs ${answer.missing.join(', ')}`)
}

/** The same rows, as a year of books has half a million: who owes them is filled in. Those of one debtor follow each other. */
async function receivablesOf(
  part: AssembledReceivables,
  ids: ReadonlyMap<string, Id>,
  asKnown: Books['asKnown'],
): Promise<CarriedOver> {
  let [last, id]: [string | null, Id] = [null, 0]
  for (const rows of [part.items, part.credits])
    for (const row of rows) {
      if (row.debtorReference !== last) [last, id] = [row.debtorReference, ids.get(row.debtorReference) ?? 0]
      row.debtorId = id
    }
  return asKnown === null ? { given: part, statedCents: [], openings: openingsIn(part), conflicts: [] } : asKnown(part)
}
