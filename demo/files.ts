// The story as the files that a company has: its accounting entries up to a day, and its list of customers.

import type { Day } from '@quittance/law'
import { DEMO_DEBTORS } from './company.ts'
import type { DemoInvoice, DemoStory } from './story.ts'

const COLUMNS =
  'JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise'

/** What the books hold on the evening of a day: invoices issued and payments received until then, matched where settled. */
export function entriesFile(story: DemoStory, until: Day): string {
  const invoices = story.invoices.filter((invoice) => invoice.issueDate <= until)
  const credits = creditsOf(story).filter((credit) => credit.onDay <= until)
  const marks = marksOf(invoices, credits)
  const entries = [
    ...invoices.map((invoice) => saleOf(invoice, marks.get(invoice.number))),
    ...credits.map((credit) => receiptOf(credit, marks.get(credit.invoice))),
  ]
  const lines = entries.flatMap((postings, index) => postings.map((posting) => lineOf(posting, index + 1)))
  return `${COLUMNS}\n${lines.join('\n')}\n`
}

type Credit = {
  readonly kind: 'payment' | 'credit-note'
  readonly debtor: number
  readonly onDay: Day
  readonly amountCents: number
  readonly invoice: string
  readonly reference: string
}

function creditsOf({ payments, creditNotes }: DemoStory): readonly Credit[] {
  return [
    ...payments.map(({ invoices, ...payment }): Credit => ({
      ...payment,
      kind: 'payment',
      invoice: invoices[0] ?? '',
    })),
    ...creditNotes.map((note): Credit => ({ ...note, kind: 'credit-note' })),
  ].toSorted((a, b) => (a.onDay < b.onDay ? -1 : 1))
}

type Mark = { readonly code: string; readonly day: Day }

/** The accountant matches what settles an invoice to the cent. */
function marksOf(invoices: readonly DemoInvoice[], credits: readonly Credit[]): ReadonlyMap<string, Mark> {
  const creditsOfInvoice = Map.groupBy(credits, (credit) => credit.invoice)
  const marks = new Map<string, Mark>()
  for (const { number, totalCents } of invoices) {
    const own = creditsOfInvoice.get(number) ?? []
    const last = own.at(-1)
    const settledCents = own.reduce((sum, credit) => sum + credit.amountCents, 0)
    if (last && settledCents === totalCents) marks.set(number, { code: lettersOf(marks.size), day: last.onDay })
  }
  return marks
}

type Posting = {
  readonly journal: 'VE|Ventes' | 'BQ|Banque'
  readonly day: Day
  readonly piece: string
  readonly label: string
  readonly account: string
  readonly debtor?: number
  /** Debit; negative is a credit. */
  readonly cents: number
  readonly mark?: Mark | undefined
}

function saleOf(invoice: DemoInvoice, mark: Mark | undefined): readonly Posting[] {
  const { debtor, issueDate: day, number: piece, label, totalCents } = invoice
  const sale = { journal: 'VE|Ventes', day, piece, label } as const
  const net = Math.round(totalCents / 1.2)
  return [
    { ...sale, account: '411000|Clients', debtor, cents: totalCents, mark },
    { ...sale, account: '706000|Prestations', cents: -net },
    { ...sale, account: '445710|TVA collectée', cents: net - totalCents },
  ]
}

function receiptOf(credit: Credit, mark: Mark | undefined): readonly Posting[] {
  const { debtor, onDay: day, reference: piece, amountCents, invoice } = credit
  const isNote = credit.kind === 'credit-note'
  const journal = isNote ? 'VE|Ventes' : 'BQ|Banque'
  const receipt = { journal, day, piece, label: `${isNote ? 'Avoir sur' : 'Virement'} ${invoice}` } as const
  return [
    { ...receipt, account: '411000|Clients', debtor, cents: -amountCents, mark },
    { ...receipt, account: isNote ? '706000|Prestations' : '512000|Banque', cents: amountCents },
  ]
}

function lineOf({ journal, day, piece, label, account, debtor, cents, mark }: Posting, entry: number): string {
  const who = debtor === undefined ? '|' : `${accountOf(debtor)}|${DEMO_DEBTORS[debtor]?.name ?? ''}`
  const sums = `${euros(Math.max(cents, 0))}|${euros(Math.max(-cents, 0))}`
  const matching = mark ? `${mark.code}|${compact(mark.day)}` : '|'
  const on = compact(day)
  return `${journal}|${entry}|${on}|${account}|${who}|${piece}|${on}|${label}|${sums}|${matching}|${on}||`
}

const KINDS = {
  business: 'entreprise',
  public: 'organisme public',
  consumer: 'particulier',
  association: 'association',
} as const

/** As a company keeps it: most addresses, not all of them. */
export function customersFile(): string {
  const rows = DEMO_DEBTORS.map((debtor, index) => {
    // Two customers whose address nobody ever asked for: the office says so.
    const isUnreachable = index === 11 || index === 33
    const phone = index % 3 === 0 ? '' : `02 40 00 ${10 + (index % 80)} ${10 + ((index * 7) % 80)}`
    const place = isUnreachable ? ';;' : `${debtor.street};${debtor.postcode};${debtor.city}`
    const tongue = debtor.language === 'en' ? 'GB;anglais' : 'FR;français'
    const email = isUnreachable ? '' : emailOf(debtor)
    const head = `${accountOf(index)};${debtor.name};${KINDS[debtor.kind]};${email};${debtor.contact ?? ''};${phone}`
    return `${head};${place};${tongue};${debtor.termDays} jours`
  })
  return `Compte;Nom;Type;E-mail;Contact;Téléphone;Adresse;Code postal;Ville;Pays;Langue;Conditions\n${rows.join('\n')}\n`
}

export function emailOf({ name, kind }: (typeof DEMO_DEBTORS)[number]): string {
  const plain = name.normalize('NFD').replaceAll(/\p{M}/gu, '')
  const host = plain
    .replaceAll(/[^A-Za-z]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .toLowerCase()
  return kind === 'consumer' ? `${host}@courriel.example` : `compta@${host}.example`
}

const accountOf = (debtor: number): string => `C${String(debtor + 1).padStart(3, '0')}`
const compact = (day: Day): string => day.replaceAll('-', '')
const euros = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

function lettersOf(index: number): string {
  let rest = index + 1
  let text = ''
  for (; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCodePoint(65 + ((rest - 1) % 26)) + text
  return text
}
