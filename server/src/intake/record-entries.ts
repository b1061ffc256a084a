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
import { assembleReceivables } from './formats/open-items.ts'
import type { AssembledReceivables, EntriesSummary, ReceivableLine } from './model.ts'
import { knownAs, type Recognised, recogniseDebtors } from './recognise-debtors.ts'
import { debtorsByAccount, knowsDebtorsOutsideBooks } from './store.ts'

export type EntriesToRecord = {
  /** Emptied once they are understood: a year has half a million of them. */
  readonly lines: ReceivableLine[]
  readonly summary: EntriesSummary
  /** For debtors without terms of their own; null refuses invoices that then have no due date. */
  readonly terms: PaymentTerms | null
}

export type RecordedEntries = {
  readonly newDebtors: number
  readonly receivables: RecordedReceivables
  readonly assembled: AssembledReceivables
}

/** `importId` null: nothing is written; what it would come to is returned. */
export async function recordEntries(
  ctx: Context,
  file: EntriesToRecord,
  importId: Id | null,
): Promise<RecordedEntries> {
  const known = new Map((await debtorsByAccount(ctx)).map((debtor) => [debtor.reference, debtor]))
  const dueOn = dueDates()
  const assembled = assembleReceivables(file.lines, {
    journals: file.summary.journals,
    termsFor: (issueDate, reference) => {
      const debtor = known.get(reference)
      const terms = (debtor?.terms ?? file.terms) as PaymentTerms | null
      if (terms === null) throw new Refusal('intake.terms_needed', { line: 1 })
      return { dueDate: dueOn(issueDate, terms, (debtor?.kind ?? 'business') as DebtorKind), computed: true }
    },
  })
  file.lines.length = 0
  const recognised = await recogniseUnknown(ctx, assembled, known)
  const debtors = assembled.debtors.map(({ reference, name }) => {
    const already = knownAs(recognised.get(reference))
    return { name, ...already, references: [{ source: 'account' as const, reference }, ...already.references] }
  })
  if (importId === null) {
    // Debtors that do not exist yet go by negative ids, beside the list.
    const ids = new Map(
      assembled.debtors.map(({ reference }, index) => [
        reference,
        known.get(reference)?.id ?? recognised.get(reference)?.debtorId ?? -1 - index,
      ]),
    )
    const newDebtors = assembled.debtors.filter(
      ({ reference }) => !known.has(reference) && !recognised.has(reference),
    ).length
    return { newDebtors, assembled, receivables: await previewReceivables(ctx, receivablesOf(assembled, ids)) }
  }
  const recorded = await recordDebtors(ctx, { debtors, importId })
  const ids = new Map(assembled.debtors.map(({ reference }, index) => [reference, recorded.ids[index] ?? 0]))
  const receivables = await recordReceivables(ctx, { ...receivablesOf(assembled, ids), importId })
  return { newDebtors: recorded.added, assembled, receivables }
}

/** Accounts that are new here, of debtors that a list or an electronic invoice brought before. */
async function recogniseUnknown(
  ctx: Context,
  { debtors, items }: AssembledReceivables,
  known: ReadonlyMap<string, unknown>,
): Promise<ReadonlyMap<string, Recognised>> {
  const unknown = debtors.filter(({ reference }) => !known.has(reference))
  if (unknown.length === 0 || !(await knowsDebtorsOutsideBooks(ctx))) return new Map()
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
