// Writes a portfolio as an accounting entries file: per invoice a debit of 411 and credits of 707 and 44571, per payment
// 512 against 411, lettering where an invoice is fully paid. 230,000 invoices of a ledger make about a million lines.

import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { type PortfolioOptions, benchDebtors, benchInvoices } from './portfolio.ts'

const COLUMNS = [
  'JournalCode',
  'JournalLib',
  'EcritureNum',
  'EcritureDate',
  'CompteNum',
  'CompteLib',
  'CompAuxNum',
  'CompAuxLib',
  'PieceRef',
  'PieceDate',
  'EcritureLib',
  'Debit',
  'Credit',
  'EcritureLet',
  'DateLet',
  'ValidDate',
  'Montantdevise',
  'Idevise',
]

export type AccountingFileFacts = { readonly lines: number; readonly openReceivableCents: number }

/** Returns the number of lines without the heading, and the sum of the unlettered lines of 411. */
export async function writeAccountingFile(path: string, options: PortfolioOptions): Promise<AccountingFileFacts> {
  const out = createWriteStream(path)
  const debtors = benchDebtors(options)
  let lines = 0
  let openReceivableCents = 0
  let entry = 0
  let matched = 0
  let block = `${COLUMNS.join('\t')}\n`
  const line = (...fields: readonly (string | number)[]): void => {
    block += `${fields.join('\t')}\t\t\n`
    lines++
  }
  for (const invoice of benchInvoices(options)) {
    const debtor = debtors[invoice.debtor]
    if (!debtor) throw new Error('an invoice without debtor')
    const isMatched = invoice.paidCents === invoice.totalCents
    const lettering = isMatched ? letters(matched++) : ''
    const letteredOn = isMatched && invoice.paidOn ? compact(invoice.paidOn) : ''
    const issued = compact(invoice.issueDate)
    const net = Math.round(invoice.totalCents / 1.2)
    const label = `Facture ${invoice.number} ech ${compact(invoice.dueDate)}`
    entry++
    line(
      'VE',
      'Ventes',
      entry,
      issued,
      '411000',
      'Clients',
      debtor.reference,
      debtor.name,
      invoice.number,
      issued,
      label,
      euros(invoice.totalCents),
      '0,00',
      lettering,
      letteredOn,
      issued,
    )
    line(
      'VE',
      'Ventes',
      entry,
      issued,
      '707000',
      'Ventes',
      '',
      '',
      invoice.number,
      issued,
      label,
      '0,00',
      euros(net),
      '',
      '',
      issued,
    )
    line(
      'VE',
      'Ventes',
      entry,
      issued,
      '445710',
      'TVA collectée',
      '',
      '',
      invoice.number,
      issued,
      label,
      '0,00',
      euros(invoice.totalCents - net),
      '',
      '',
      issued,
    )
    if (invoice.paidOn) {
      const paid = compact(invoice.paidOn)
      entry++
      line(
        'BQ',
        'Banque',
        entry,
        paid,
        '512000',
        'Banque',
        '',
        '',
        `R${entry}`,
        paid,
        `Virement ${debtor.name}`,
        euros(invoice.paidCents),
        '0,00',
        '',
        '',
        paid,
      )
      line(
        'BQ',
        'Banque',
        entry,
        paid,
        '411000',
        'Clients',
        debtor.reference,
        debtor.name,
        `R${entry}`,
        paid,
        `Virement ${invoice.number}`,
        '0,00',
        euros(invoice.paidCents),
        lettering,
        letteredOn,
        paid,
      )
    }
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

const compact = (day: string): string => day.replaceAll('-', '')
const euros = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`

/** A, B … Z, AA, AB …: the marks that accounting packages put on matched lines. */
function letters(index: number): string {
  let rest = index + 1
  let text = ''
  while (rest > 0) {
    rest--
    text = String.fromCharCode(65 + (rest % 26)) + text
    rest = Math.floor(rest / 26)
  }
  return text
}
