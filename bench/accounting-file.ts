// Writes a portfolio as an accounting entries file: per invoice a debit of 411 and credits of 707 and 44571, per payment
// 512 against 411, lettering where an invoice is fully paid. 230,000 invoices of a ledger make about a million lines.

import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type BenchDebtor, type BenchInvoice, type PortfolioOptions, benchDebtors, benchInvoices } from './portfolio.ts'

const COLUMNS =
  'JournalCode JournalLib EcritureNum EcritureDate CompteNum CompteLib CompAuxNum CompAuxLib PieceRef PieceDate EcritureLib ' +
  'Debit Credit EcritureLet DateLet ValidDate Montantdevise Idevise'

export type AccountingFileFacts = { readonly lines: number; readonly openReceivableCents: number }

/** Returns the number of lines without the heading, and the sum of the unlettered lines of 411. */
export async function writeAccountingFile(path: string, options: PortfolioOptions): Promise<AccountingFileFacts> {
  const out = createWriteStream(path)
  const debtors = benchDebtors(options)
  let lines = 0
  let openReceivableCents = 0
  let entry = 0
  let matched = 0
  let block = `${COLUMNS.replaceAll(' ', '\t')}\n`
  const write = (posting: Posting): void => {
    block += lineOf(posting)
    lines++
  }
  for (const invoice of benchInvoices(options)) {
    const debtor = debtors[invoice.debtor]
    if (!debtor) throw new Error('an invoice without debtor')
    const isMatched = invoice.paidCents === invoice.totalCents
    const lettering = isMatched ? letters(matched++) : ''
    for (const posting of saleOf(invoice, debtor, ++entry, lettering)) write(posting)
    if (invoice.paidOn) for (const posting of paymentOf(invoice, debtor, ++entry, lettering)) write(posting)
    if (!isMatched) openReceivableCents += invoice.totalCents - invoice.paidCents
    if (block.length > 1 << 20) {
      if (!out.write(block)) await once(out, 'drain')
      block = ''
    }
  }
  out.end(block)
  await once(out, 'finish')
  return { lines, openReceivableCents }
}

/** One line: what its entry says, and what is its own. */
type Posting = {
  readonly entry: number
  readonly journal: 'VE\tVentes' | 'BQ\tBanque'
  readonly day: string
  readonly piece: string
  readonly label: string
  readonly account: string
  readonly debtor?: BenchDebtor
  readonly debitCents?: number
  readonly creditCents?: number
  readonly lettering?: string
  readonly letteredOn?: string
}

function saleOf(invoice: BenchInvoice, debtor: BenchDebtor, entry: number, lettering: string): readonly Posting[] {
  const day = compact(invoice.issueDate)
  const label = `Facture ${invoice.number} ech ${compact(invoice.dueDate)}`
  const sale = { entry, journal: 'VE\tVentes', day, piece: invoice.number, label } as const
  const net = Math.round(invoice.totalCents / 1.2)
  const letteredOn = lettering && invoice.paidOn ? compact(invoice.paidOn) : ''
  return [
    { ...sale, account: '411000\tClients', debtor, debitCents: invoice.totalCents, lettering, letteredOn },
    { ...sale, account: '707000\tVentes', creditCents: net },
    { ...sale, account: '445710\tTVA collectée', creditCents: invoice.totalCents - net },
  ]
}

function paymentOf(invoice: BenchInvoice, debtor: BenchDebtor, entry: number, lettering: string): readonly Posting[] {
  const day = invoice.paidOn ? compact(invoice.paidOn) : ''
  const label = `Virement ${invoice.number}`
  const payment = { entry, journal: 'BQ\tBanque', day, piece: `R${entry}`, label } as const
  const letteredOn = lettering ? day : ''
  return [
    { ...payment, account: '512000\tBanque', debitCents: invoice.paidCents },
    { ...payment, account: '411000\tClients', debtor, creditCents: invoice.paidCents, lettering, letteredOn },
  ]
}

function lineOf(posting: Posting): string {
  const { journal, entry, day, account, debtor, piece, label, debitCents = 0, creditCents = 0 } = posting
  const who = debtor ? `${debtor.reference}\t${debtor.name}` : '\t'
  const sums = `${euros(debitCents)}\t${euros(creditCents)}`
  const mark = `${posting.lettering ?? ''}\t${posting.letteredOn ?? ''}`
  return `${journal}\t${entry}\t${day}\t${account}\t${who}\t${piece}\t${day}\t${label}\t${sums}\t${mark}\t${day}\t\t\n`
}

const compact = (day: string): string => day.replaceAll('-', '')
const euros = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** A, B … Z, AA, AB …: the marks that accounting packages put on matched lines. */
function letters(index: number): string {
  let rest = index + 1
  let text = ''
  while (rest > 0) {
    rest--
    text = String.fromCodePoint(65 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  }
  return text
}
