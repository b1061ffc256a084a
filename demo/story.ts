// A year of sales and payments of the demo company, from one seed, ending today. Pure: the same day gives the same story.

import { type Cents, type Day, addDays, daysBetween, weekday } from '@quittance/law'
import { DEMO_DEBTORS, type DemoDebtor } from './company.ts'

export type DemoInvoice = {
  /** Index into the debtors. */
  readonly debtor: number
  readonly number: string
  readonly issueDate: Day
  readonly dueDate: Day
  readonly totalCents: Cents
  readonly label: string
}

export type DemoPayment = {
  readonly debtor: number
  readonly onDay: Day
  readonly amountCents: Cents
  readonly invoices: readonly string[]
  readonly reference: string
}
export type DemoCreditNote = {
  readonly debtor: number
  readonly onDay: Day
  readonly amountCents: Cents
  readonly invoice: string
  readonly reference: string
}

export type DemoStory = {
  readonly debtors: readonly DemoDebtor[]
  readonly invoices: readonly DemoInvoice[]
  readonly payments: readonly DemoPayment[]
  readonly creditNotes: readonly DemoCreditNote[]
}

const INVOICES = 400
const JOBS = [
  'Comptoir d’accueil',
  'Bibliothèque sur mesure',
  'Agencement de vitrine',
  'Cloisons et portes',
  'Banquettes',
  'Plan de travail',
  'Mobilier de réception',
  'Pose et finitions',
  'Placards',
  'Rénovation de parquet',
]

export function demoStory(today: Day, seed = 7): DemoStory {
  const random = seeded(seed)
  const invoices = issueInvoices(today, random)
  const payments: DemoPayment[] = []
  const creditNotes: DemoCreditNote[] = []
  for (const invoice of invoices) {
    const debtor = DEMO_DEBTORS[invoice.debtor]
    if (!debtor) continue
    const late = Math.round(debtor.habit.lateDays + (random() + random() - 1) * debtor.habit.spreadDays)
    const paidOn = onWorkingDay(addDays(invoice.dueDate, late))
    const age = daysBetween(invoice.dueDate, today)
    // What was forgotten long ago was paid in the end: only the struggling keep invoices older than four months.
    const forgotten = random() < debtor.habit.forgets && (age < 120 || debtor.habit.lateDays > 50)
    const draw = random()
    if (draw < 0.03 && invoice.issueDate < addDays(today, -10)) {
      const amountCents = Math.round(invoice.totalCents / 1000) * 100
      creditNotes.push({
        debtor: invoice.debtor,
        onDay: addDays(invoice.issueDate, 9),
        amountCents,
        invoice: invoice.number,
        reference: `A${invoice.number.slice(1)}`,
      })
    }
    if (paidOn >= today || forgotten) {
      if (draw > 0.94 && invoice.dueDate < today) payments.push(part(invoice, addDays(invoice.dueDate, 1)))
      continue
    }
    const credited = creditNotes.find((note) => note.invoice === invoice.number)?.amountCents ?? 0
    payments.push({
      debtor: invoice.debtor,
      onDay: paidOn,
      amountCents: invoice.totalCents - credited,
      invoices: [invoice.number],
      reference: `VIR ${invoice.number}`,
    })
  }
  return { debtors: DEMO_DEBTORS, invoices, payments, creditNotes }
}

function issueInvoices(today: Day, random: () => number): DemoInvoice[] {
  const weights = DEMO_DEBTORS.flatMap((debtor, index) => Array.from({ length: debtor.weight }, () => index))
  const days = Array.from({ length: INVOICES }, () => Math.floor(random() * 365)).toSorted((a, b) => b - a)
  const countOfYear = new Map<string, number>()
  return days.map((daysAgo, index) => {
    const issueDate = onWorkingDay(addDays(today, -daysAgo))
    const year = issueDate.slice(0, 4)
    const rank = (countOfYear.get(year) ?? (year === today.slice(0, 4) ? 0 : 600)) + 1
    countOfYear.set(year, rank)
    // Everybody bought something at least once.
    const debtor = index < DEMO_DEBTORS.length ? index : (weights[Math.floor(random() * weights.length)] ?? 0)
    const termDays = DEMO_DEBTORS[debtor]?.termDays ?? 30
    return {
      debtor,
      number: `F${year}-${String(rank).padStart(4, '0')}`,
      issueDate,
      dueDate: addDays(issueDate, termDays),
      totalCents: Math.round(Math.exp(6.6 + 1.5 * (random() + random() + random() - 1.5)) * 12) * 10,
      label: JOBS[Math.floor(random() * JOBS.length)] ?? 'Travaux',
    }
  })
}

function part(invoice: DemoInvoice, onDay: Day): DemoPayment {
  return {
    debtor: invoice.debtor,
    onDay,
    amountCents: Math.round(invoice.totalCents / 300) * 100,
    invoices: [invoice.number],
    reference: `ACOMPTE ${invoice.number}`,
  }
}

/** Saturday and Sunday become the Friday before: invoices are written and money arrives on working days. */
const onWorkingDay = (day: Day): Day => addDays(day, -Math.max(0, weekday(day) - 5))

function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return (state >>> 8) / 16777216
  }
}
