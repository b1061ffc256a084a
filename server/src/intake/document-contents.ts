// What a drop of electronic documents holds, on its way into the ledger: invoices first, then what was said of them.

import type { PaymentTerms } from '@quittance/law'
import type { Context, Id } from '#kernel'
import { countsOf, effectOf, type ReadFile, inCurrencies, type SumIn } from './file-effect.ts'
import type { DocumentFile, DocumentsSummary } from './formats/documents/document-files.ts'
import { type DocumentRow, REFUSED_SHOWN } from './model.ts'
import type { OpenedApart } from './opened-file.ts'
import { recordInvoices } from './record-invoices.ts'
import { recordStatusMessages } from './record-statuses.ts'
import { NONE_UNLISTED } from './unlisted-items.ts'

/** A person who dropped two hundred invoices looks for one of them. */
const FILES_SHOWN = 500

export async function readDocuments(
  ctx: Context,
  opened: Extract<OpenedApart, { kind: 'documents' }>,
  terms: PaymentTerms | null,
  importId: Id | null,
): Promise<ReadFile> {
  const files: DocumentFile[] = []
  const summary = await opened.read((file) => files.push(file))
  const invoices = await recordInvoices(ctx, { files, terms }, importId)
  const statuses = await recordStatusMessages(ctx, files, importId)
  const refused = [...summary.refused, ...invoices.refused, ...statuses.refused].toSorted((a, b) => a.line - b.line)
  const refusedLines = summary.refusedLines + invoices.refused.length + statuses.refused.length
  const left = new Set(refused.map(({ line }) => line))
  return {
    summary: withProblems(summary, refused, refusedLines, invoices.alerts),
    lacksDueDates: invoices.lacksDueDates,
    paymentsKnownTo: null,
    unlisted: NONE_UNLISTED,
    effect: inCurrencies(effectOf(invoices), owedBy(files.filter(({ line }) => !left.has(line)))),
    counts: {
      files: summary.files,
      ...countsOf(invoices),
      newStatuses: statuses.newStatuses,
      holds: statuses.holds,
      refused: refusedLines,
    },
    sample: files
      .filter(({ line }) => !left.has(line))
      .slice(0, FILES_SHOWN)
      .map(rowOf),
  }
}

/** What is to be paid by each invoice; the same one may have come as PDF and as XML. */
function owedBy(files: readonly DocumentFile[]): readonly SumIn[] {
  const owed = new Map<string, SumIn>()
  for (const { document } of files) {
    if (document.kind !== 'invoice' || document.currency === null) continue
    const cents = document.dueCents ?? (document.totalCents ?? 0) - document.paidCents
    if (cents > 0 && document.syntax !== 'ubl-credit-note' && document.typeCode !== '381')
      owed.set(`${document.number} ${document.issueDate}`, { currency: document.currency, cents })
  }
  return [...owed.values()]
}

const withProblems = (
  summary: DocumentsSummary,
  refused: DocumentsSummary['refused'],
  refusedLines: number,
  alerts: DocumentsSummary['alerts'],
): DocumentsSummary => ({
  ...summary,
  refused: refused.slice(0, REFUSED_SHOWN),
  refusedLines,
  alerts: [...summary.alerts, ...alerts].slice(0, REFUSED_SHOWN),
  alertLines: summary.alertLines + alerts.length,
})

function rowOf({ file, document }: DocumentFile): DocumentRow {
  if (document.kind === 'invoice') {
    const { number, typeCode: code, issueDate: day, currency, totalCents } = document
    return {
      file: file.name,
      number,
      code,
      day,
      dueDate: document.dueDates[0] ?? null,
      buyer: document.buyer.name,
      currency,
      totalCents,
    }
  }
  const { invoiceNumber: number, statusCode: code, date: day } = document
  return { file: file.name, number, code, day, dueDate: null, buyer: null, currency: null, totalCents: null }
}
