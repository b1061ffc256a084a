// What `read` tells a person in a terminal: what the file is, its sums, what was refused and why, what has to be answered.

import type { Cents, Locale } from '#kernel'
import { namedField } from '#kernel/field-names.ts'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { AgeingSummary } from './formats/ageing-list.ts'
import type { Question } from './formats/survey.ts'
import type { AccountTotals, EntriesSummary } from './model.ts'
import type { CustomersAnswer, EntriesAnswer, ListAnswer, RefusedLine } from './read-answer.ts'

/** More refusals than this say no more. */
const SHOWN = 20

export function entriesText(answer: EntriesAnswer, summary: EntriesSummary, locale: Locale): string {
  const word = WORDS[locale]
  const { firstDay, lastDay } = summary
  const head = [
    word.entries,
    answer.siren && `SIREN ${answer.siren}`,
    summary.closingDate && `${word.closing} ${formatDay(summary.closingDate, locale)}`,
    firstDay && lastDay && word.between(formatDay(firstDay, locale), formatDay(lastDay, locale)),
  ]
  const difference = answer.debitCents - answer.creditCents
  const sums = [
    word.lines(count(answer.lines, locale)),
    `${word.debit} ${money(answer.debitCents, locale)}`,
    `${word.credit} ${money(answer.creditCents, locale)}`,
    difference !== 0 && `${word.difference} ${money(difference, locale)}`,
  ]
  const kinds: readonly (readonly [string, AccountTotals])[] = [
    [word.receivables, answer.receivables],
    [word.bills, answer.bills],
    [word.doubtful, answer.doubtful],
    [word.accrued, answer.accrued],
  ]
  const table = kinds
    .filter(([, totals]) => totals.lines > 0)
    .map(([name, { accounts, lines, openItems, openCents }]) => [
      name,
      word.customers(count(accounts, locale)),
      word.lines(count(lines, locale)),
      word.open(count(openItems, locale)),
      money(openCents, locale),
    ])
  return blocks(joined(head), joined(sums), columns(table, 'lrrrr'), refusedText(answer, locale))
}

export function listText(answer: ListAnswer, locale: Locale): string {
  const word = WORDS[locale]
  const others = answer.otherCurrencies.map(({ currency, openCents }) => formatMoney(openCents, currency, locale))
  const sums = [
    word.rows(count(answer.rows, locale)),
    word.openInAll,
    formatMoney(answer.totalCents, answer.currency, locale),
    ...others,
  ]
  return blocks(joined([word.list, ...formOf(answer)]), joined(sums), tableText(answer, locale))
}

export function customersText(answer: CustomersAnswer, locale: Locale): string {
  const word = WORDS[locale]
  const withAddress = answer.items.filter(({ email }) => email !== null).length
  const sums = [word.customers(count(answer.rows, locale)), word.withEmail(count(withAddress, locale))]
  return blocks(joined([word.customerList, ...formOf(answer)]), joined(sums), tableText(answer, locale))
}

export function ageingText({ buckets, rows, totalCents }: AgeingSummary, locale: Locale): string {
  const word = WORDS[locale]
  const shown = rows.slice(0, SHOWN).map(({ debtor, cents }) => [debtor, ...cents.map((each) => money(each, locale))])
  const sum = joined([word.customers(count(rows.length, locale)), money(totalCents, locale)])
  return blocks(
    `${word.ageing} · ${sum}`,
    columns([['', ...buckets], ...shown], `l${'r'.repeat(buckets.length)}`),
    word.ageingUse,
  )
}

type TableAnswer = ListAnswer | CustomersAnswer

const formOf = ({ form }: TableAnswer): readonly string[] =>
  Object.values(form).map((value) => (value === '\t' ? 'TAB' : value.length === 1 ? `“${value}”` : value))

function tableText(answer: TableAnswer, locale: Locale): string {
  const word = WORDS[locale]
  const mapping = Object.entries(answer.mapping).map(([field, heading]) => [`  ${namedField(field, locale)}`, heading])
  return blocks(
    `${word.columns}\n${columns(mapping, 'll')}`,
    answer.skipped.length > 0 ? word.skipped(answer.skipped.map(({ line }) => line).join(', ')) : '',
    answer.questions.map((question) => questionText(question, locale)).join('\n'),
    refusedText(answer, locale),
  )
}

export const questionText = (question: Question, locale: Locale): string => WORDS[locale].question(question)

type Refusals = {
  readonly refused: readonly RefusedLine[]
  readonly refusedLines: number
  readonly alerts: readonly RefusedLine[]
}

export function refusedText({ refused, refusedLines, alerts }: Refusals, locale: Locale): string {
  const word = WORDS[locale]
  return blocks(
    refusedLines === 0
      ? word.nothingRefused
      : linesText(word.refused(count(refusedLines, locale)), refused, refusedLines, locale),
    alerts.length === 0 ? '' : linesText(word.odd, alerts, alerts.length, locale),
  )
}

function linesText(title: string, lines: readonly RefusedLine[], all: number, locale: Locale): string {
  const shown = lines
    .slice(0, SHOWN)
    .map(({ line, message }) => [`  ${WORDS[locale].line} ${count(line, locale)}`, message])
  const more = all - shown.length
  return [title, columns(shown, 'll'), ...(more > 0 ? [`  ${WORDS[locale].more(count(more, locale))}`] : [])].join('\n')
}

const count = (value: number, locale: Locale): string => value.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB')
const money = (cents: Cents, locale: Locale): string => formatMoney(cents, 'EUR', locale)
const joined = (parts: readonly (string | false | null)[]): string =>
  parts.filter((part) => part !== false && part !== null).join(' · ')
export const blocks = (...parts: readonly string[]): string => parts.filter((part) => part !== '').join('\n\n')

/** Cells in columns, each `l`eft or `r`ight. */
export function columns(rows: readonly (readonly string[])[], sides: string): string {
  const widths = (rows[0] ?? []).map((_, place) => Math.max(...rows.map((row) => row[place]?.length ?? 0)))
  const cell = (text: string, place: number): string =>
    sides[place] === 'r' ? text.padStart(widths[place] ?? 0) : text.padEnd(widths[place] ?? 0)
  return rows.map((row) => row.map(cell).join('  ').trimEnd()).join('\n')
}

const ASKED = {
  'day-order': '--days day-first | --days month-first',
  'decimal-mark': '--decimal comma | --decimal point',
} as const

const WORDS = {
  fr: {
    entries: 'Écritures comptables',
    list: 'Liste de factures ouvertes',
    customerList: 'Liste de clients',
    ageing: 'Balance âgée',
    ageingUse: 'Elle ne nomme pas les factures : elle sert à vérifier des totaux, pas à relancer.',
    closing: 'clôture',
    between: (from: string, to: string) => `du ${from} au ${to}`,
    lines: (lines: string) => `${lines} ligne${lines === '1' ? '' : 's'}`,
    rows: (rows: string) => `${rows} facture${rows === '1' ? '' : 's'}`,
    customers: (customers: string) => `${customers} client${customers === '1' ? '' : 's'}`,
    open: (items: string) => `${items} non lettrée${items === '1' ? '' : 's'}`,
    withEmail: (customers: string) => `dont ${customers} avec une adresse électronique`,
    openInAll: 'reste dû',
    debit: 'débit',
    credit: 'crédit',
    difference: 'écart',
    receivables: 'Créances (411)',
    bills: 'Effets (413)',
    doubtful: 'Douteuses (416)',
    accrued: 'À facturer (418)',
    columns: 'Colonnes comprises (à corriger par --map champ=Colonne)',
    skipped: (lines: string) => `Lignes de total ou de titre laissées de côté : ${lines}.`,
    nothingRefused: 'Aucune ligne refusée.',
    refused: (lines: string) => `Refusé : ${lines} ligne${lines === '1' ? '' : 's'}`,
    odd: 'Pris, mais à vérifier',
    line: 'ligne',
    more: (lines: string) => `… et ${lines} de plus`,
    question: (question: Question) =>
      question.kind === 'column'
        ? `À dire : laquelle est « ${namedField(question.field, 'fr')} » parmi ${question.columns.join(', ')} ? (--map ${question.field}=Colonne)`
        : `À dire : « ${question.value} » (ligne ${question.line}, ${question.column}) se lit de deux façons. Choisissez ${ASKED[question.kind]}.`,
  },
  en: {
    entries: 'Accounting entries',
    list: 'List of open invoices',
    customerList: 'List of customers',
    ageing: 'Aged balance',
    ageingUse: 'It names no invoice: it serves to check totals, not to remind anybody.',
    closing: 'closing',
    between: (from: string, to: string) => `${from} to ${to}`,
    lines: (lines: string) => `${lines} line${lines === '1' ? '' : 's'}`,
    rows: (rows: string) => `${rows} invoice${rows === '1' ? '' : 's'}`,
    customers: (customers: string) => `${customers} customer${customers === '1' ? '' : 's'}`,
    open: (items: string) => `${items} unmatched`,
    withEmail: (customers: string) => `${customers} of them with an e-mail address`,
    openInAll: 'open',
    debit: 'debit',
    credit: 'credit',
    difference: 'difference',
    receivables: 'Receivables (411)',
    bills: 'Bills (413)',
    doubtful: 'Doubtful (416)',
    accrued: 'Not yet invoiced (418)',
    columns: 'Columns as understood (to be corrected by --map field=Column)',
    skipped: (lines: string) => `Lines of totals or titles left out: ${lines}.`,
    nothingRefused: 'No line was refused.',
    refused: (lines: string) => `Refused: ${lines} line${lines === '1' ? '' : 's'}`,
    odd: 'Taken, but worth a look',
    line: 'line',
    more: (lines: string) => `… and ${lines} more`,
    question: (question: Question) =>
      question.kind === 'column'
        ? `To be said: which is “${namedField(question.field, 'en')}” among ${question.columns.join(', ')}? (--map ${question.field}=Column)`
        : `To be said: “${question.value}” (line ${question.line}, ${question.column}) can be read in two ways. Choose ${ASKED[question.kind]}.`,
  },
} as const
