// What `read` answers about invoices and status messages, to programs and to people.

import { formatAgreedRate } from '@quittance/law'
import type { Cents, Day, Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import type { Document, Invoice, InvoiceStatus, Party, Problem } from './formats/documents/document.ts'
import type { DocumentFile, DocumentsSummary } from './formats/documents/document-files.ts'
import { told, type RefusedLine } from './read-answer.ts'

type PartyAnswer = Pick<Party, 'name' | 'siren' | 'vat'>

type InvoiceAnswer = Pick<
  Invoice,
  'kind' | 'profile' | 'number' | 'typeCode' | 'issueDate' | 'currency' | 'totalCents' | 'paidCents' | 'dueCents'
> & {
  readonly dueDate: Day | null
  readonly seller: PartyAnswer
  readonly buyer: PartyAnswer
  readonly paymentReference: string | null
  readonly iban: string | null
  readonly precedingInvoices: readonly string[]
  /** Beside them; null where a document gives the number alone. */
  readonly precedingIssueDates: readonly (Day | null)[]
  readonly syntax: Invoice['syntax']
  readonly businessProcess: string | null
  readonly dueDates: readonly Day[]
  readonly dueParts: Invoice['dueParts']
  readonly termsText: string | null
  readonly payee: PartyAnswer | null
  readonly paymentMeans: Invoice['paymentMeans']
  readonly agreedRate: string | null
  readonly problems: readonly ProblemAnswer[]
}

type StatusAnswer = Pick<
  InvoiceStatus,
  'kind' | 'invoiceNumber' | 'invoiceIssueDate' | 'invoiceTypeCode' | 'statusCode' | 'label' | 'reasons' | 'date'
> & {
  readonly amounts: readonly { readonly type: string; readonly amountCents: Cents | null }[]
  readonly issuerRole: string | null
  readonly problems: readonly ProblemAnswer[]
}

type ProblemAnswer = { readonly code: string; readonly message: string }

export type DocumentAnswer = InvoiceAnswer | StatusAnswer

export type DocumentsAnswer = {
  readonly kind: 'documents'
  readonly files: number
  readonly invoices: number
  readonly statuses: number
  readonly documents: readonly (DocumentAnswer & { readonly file: string })[]
  readonly refused: readonly RefusedLine[]
  readonly refusedLines: number
  readonly alerts: readonly RefusedLine[]
}

/** One document by itself is answered as what it is; several under the names of their files. */
export function documentsAnswer(
  summary: DocumentsSummary,
  files: readonly DocumentFile[],
  locale: Locale,
): DocumentAnswer | DocumentsAnswer {
  const [only, ...others] = files
  if (summary.files === 1 && only && others.length === 0) return documentAnswer(only.document, locale)
  const { kind, invoices, statuses, refusedLines } = summary
  return {
    kind,
    files: summary.files,
    invoices,
    statuses,
    documents: files.map(({ file, document }) => ({ file: file.name, ...documentAnswer(document, locale) })),
    refused: told(summary.refused, locale),
    refusedLines,
    alerts: told(summary.alerts, locale),
  }
}

function documentAnswer(document: Document, locale: Locale): DocumentAnswer {
  return document.kind === 'invoice' ? invoiceAnswer(document, locale) : statusAnswer(document, locale)
}

function invoiceAnswer(invoice: Invoice, locale: Locale): InvoiceAnswer {
  return {
    kind: invoice.kind,
    profile: invoice.profile,
    number: invoice.number,
    typeCode: invoice.typeCode,
    issueDate: invoice.issueDate,
    dueDate: invoice.dueDates[0] ?? null,
    currency: invoice.currency,
    totalCents: invoice.totalCents,
    paidCents: invoice.paidCents,
    dueCents: invoice.dueCents,
    seller: partyAnswer(invoice.seller),
    buyer: partyAnswer(invoice.buyer),
    paymentReference: invoice.paymentReference,
    iban: invoice.ibans[0] ?? null,
    precedingInvoices: invoice.precedingInvoices.map(({ number }) => number),
    precedingIssueDates: invoice.precedingInvoices.map(({ issueDate }) => issueDate),
    syntax: invoice.syntax,
    businessProcess: invoice.businessProcess,
    dueDates: invoice.dueDates,
    dueParts: invoice.dueParts,
    termsText: invoice.termsText,
    payee: invoice.payee && partyAnswer(invoice.payee),
    paymentMeans: invoice.paymentMeans,
    agreedRate: invoice.agreedRate && formatAgreedRate(invoice.agreedRate),
    problems: problemsTold(invoice.problems, locale),
  }
}

const partyAnswer = ({ name, siren, vat }: Party): PartyAnswer => ({ name, siren, vat })

const problemsTold = (problems: readonly Problem[], locale: Locale): readonly ProblemAnswer[] =>
  problems.map(({ code, data }) => ({ code, message: refusalSentence(code, data, locale) }))

const statusAnswer = (status: InvoiceStatus, locale: Locale): StatusAnswer => ({
  kind: status.kind,
  invoiceNumber: status.invoiceNumber,
  invoiceIssueDate: status.invoiceIssueDate,
  invoiceTypeCode: status.invoiceTypeCode,
  statusCode: status.statusCode,
  label: status.label,
  reasons: status.reasons,
  date: status.date,
  amounts: status.amounts.map(({ type, cents }) => ({ type, amountCents: cents })),
  issuerRole: status.issuerRole,
  problems: problemsTold(status.problems, locale),
})

export function documentsText(answer: DocumentAnswer | DocumentsAnswer, locale: Locale): string {
  if (answer.kind !== 'documents') return documentText(answer, locale)
  const word = WORDS[locale]
  const lines = answer.documents.map((document) => `${document.file}\n  ${documentText(document, locale)}`)
  const refused = answer.refused.map(({ line, message }) => `${word.file} ${line}  ${message}`)
  return [word.documents(answer.files, answer.invoices, answer.statuses), ...lines, ...refused].join('\n')
}

function documentText(answer: DocumentAnswer, locale: Locale): string {
  const word = WORDS[locale]
  const parts =
    answer.kind === 'invoice'
      ? [
          `${word.invoice} ${answer.number ?? '–'} (${answer.typeCode ?? '–'})`,
          `${answer.seller.name ?? '–'} → ${answer.buyer.name ?? '–'}`,
          answer.issueDate && `${word.issued} ${formatDay(answer.issueDate, locale)}`,
          answer.dueDate && `${word.due} ${formatDay(answer.dueDate, locale)}`,
          moneyText(answer.totalCents, answer.currency, locale),
          answer.dueCents !== answer.totalCents &&
            `${word.toPay} ${moneyText(answer.dueCents, answer.currency, locale)}`,
        ]
      : [
          `${word.status} ${answer.statusCode ?? '–'} ${answer.label ?? ''}`.trim(),
          `${word.invoice} ${answer.invoiceNumber ?? '–'}`,
          answer.date && formatDay(answer.date, locale),
          ...answer.reasons.map(({ code, text }) => [code, text].filter((one) => one !== null).join(' ')),
        ]
  const problems = answer.problems.map(({ message }) => `\n  ${message}`)
  return parts.filter((part) => typeof part === 'string').join(' · ') + problems.join('')
}

const moneyText = (cents: Cents | null, currency: string | null, locale: Locale): string =>
  cents === null ? '–' : formatMoney(cents, /^[A-Z]{3}$/.test(currency ?? '') ? (currency ?? 'EUR') : 'EUR', locale)

const WORDS = {
  fr: {
    invoice: 'Facture',
    status: 'Statut',
    issued: 'émise le',
    due: 'échéance',
    toPay: 'à payer',
    file: 'fichier',
    documents: (files: number, invoices: number, statuses: number) =>
      `${files} fichier(s) · ${invoices} facture(s) et avoir(s) · ${statuses} statut(s)`,
  },
  en: {
    invoice: 'Invoice',
    status: 'Status',
    issued: 'issued',
    due: 'due',
    toPay: 'to pay',
    file: 'file',
    documents: (files: number, invoices: number, statuses: number) =>
      `${files} file(s) · ${invoices} invoice(s) and credit note(s) · ${statuses} status(es)`,
  },
} as const
