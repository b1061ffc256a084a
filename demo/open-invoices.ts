// What the story leaves open on the evening of a day: told by the story, not asked of the ledger.

import { type Cents, type Day } from '@quittance/law'
import type { DemoInvoice, DemoStory } from './story.ts'

export type OpenInvoice = DemoInvoice & { readonly openCents: Cents }

/** Overdue invoices nobody has paid yet, by debtor: who owes most comes first, the oldest invoice first. */
export function overdueByDebtor(story: DemoStory, today: Day): readonly (readonly OpenInvoice[])[] {
  const settled = settledCents(story, today)
  const overdue = story.invoices
    .map((invoice): OpenInvoice => ({ ...invoice, openCents: invoice.totalCents - (settled.get(invoice.number) ?? 0) }))
    .filter(({ openCents, dueDate }) => openCents > 0 && dueDate < today)
    .toSorted((a, b) => (a.dueDate < b.dueDate ? -1 : 1))
  return [...Map.groupBy(overdue, ({ debtor }) => debtor).values()].toSorted((a, b) => sumOf(b) - sumOf(a))
}

function settledCents({ payments, creditNotes }: DemoStory, today: Day): ReadonlyMap<string, Cents> {
  const settled = new Map<string, Cents>()
  const add = (number: string, cents: Cents): unknown => settled.set(number, (settled.get(number) ?? 0) + cents)
  for (const { onDay, invoices, amountCents } of payments) if (onDay < today) add(invoices[0] ?? '', amountCents)
  for (const { onDay, invoice, amountCents } of creditNotes) if (onDay < today) add(invoice, amountCents)
  return settled
}

const sumOf = (invoices: readonly OpenInvoice[]): Cents => invoices.reduce((sum, { openCents }) => sum + openCents, 0)
