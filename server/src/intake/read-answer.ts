// What `read` answers, to programs: the shapes that are promised outside, each refusal with its sentence.

import type { Cents, Locale } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import type { CustomersSummary } from './formats/customers-list.ts'
import type { StatementSummary } from './formats/bank/statement.ts'
import type { ListSummary } from './formats/receivables-list.ts'
import type { Question, Survey } from './formats/survey.ts'
import type { AccountTotals, CustomerRow, EntriesSummary, LineRefusal, ListReport, ListRow } from './model.ts'

export type RefusedLine = { readonly line: number; readonly code: string; readonly message: string }

export type EntriesAnswer = {
  readonly kind: 'accounting-entries'
  readonly siren: string | null
  readonly closingDate: string | null
  readonly lines: number
  readonly debitCents: Cents
  readonly creditCents: Cents
  /** Accounts 411; 413, 416 and 418 beside. Open: the lines without lettering. */
  readonly receivables: AccountTotals
  readonly bills: AccountTotals
  readonly doubtful: AccountTotals
  readonly accrued: AccountTotals
  readonly refused: readonly RefusedLine[]
  readonly refusedLines: number
  readonly alerts: readonly RefusedLine[]
  readonly form: EntriesSummary['form']
  readonly encoding: string
  readonly firstDay: string | null
  readonly lastDay: string | null
  readonly journals: EntriesSummary['journals']
}

export function entriesAnswer(summary: EntriesSummary, locale: Locale): EntriesAnswer {
  const { totals } = summary
  return {
    kind: summary.kind,
    siren: summary.siren,
    closingDate: summary.closingDate,
    lines: summary.lines,
    debitCents: summary.debitCents,
    creditCents: summary.creditCents,
    receivables: totals.receivable,
    bills: totals['bill-of-exchange'],
    doubtful: totals.doubtful,
    accrued: totals.accrued,
    refused: told(summary.refused, locale),
    refusedLines: summary.refusedLines,
    alerts: told(summary.alerts, locale),
    form: summary.form,
    encoding: summary.encoding,
    firstDay: summary.firstDay,
    lastDay: summary.lastDay,
    journals: summary.journals,
  }
}

/** The statement as `read` promises it, with more beside: what a payment was made with, and what was odd. */
export type StatementAnswer = Omit<StatementSummary, 'refused' | 'alerts'> & {
  readonly refused: readonly RefusedLine[]
  readonly alerts: readonly RefusedLine[]
}

export const statementAnswer = (summary: StatementSummary, locale: Locale): StatementAnswer => ({
  ...summary,
  refused: told(summary.refused, locale),
  alerts: told(summary.alerts, locale),
})

/** A summary as it is, its refusals with their sentences. */
export const toldSummary = <Summary extends { readonly refused: readonly LineRefusal[] }>(
  summary: Summary,
  locale: Locale,
) => ({
  ...summary,
  refused: told(summary.refused, locale),
})

type TableAnswer = {
  readonly rows: number
  readonly refused: readonly RefusedLine[]
  readonly refusedLines: number
  readonly alerts: readonly RefusedLine[]
  readonly skipped: ListReport['skipped']
  readonly form: Readonly<Record<string, string>>
  readonly columns: readonly string[]
  /** Field → heading of its column. */
  readonly mapping: Readonly<Record<string, string>>
  readonly questions: readonly Question[]
}

export type ListAnswer = TableAnswer &
  Pick<ListSummary, 'kind' | 'totalCents' | 'currency' | 'otherCurrencies'> & { readonly items: readonly ListRow[] }
export type CustomersAnswer = TableAnswer & Pick<CustomersSummary, 'kind'> & { readonly items: readonly CustomerRow[] }

type OfTable = { readonly form: Readonly<Record<string, string>>; readonly survey: Survey<string> }

export function listAnswer(
  summary: ListSummary,
  table: OfTable,
  items: readonly ListRow[],
  locale: Locale,
): ListAnswer {
  const { kind, totalCents, currency, otherCurrencies } = summary
  return { kind, totalCents, currency, otherCurrencies, ...tableAnswer(summary, table, locale), items }
}

export function customersAnswer(
  summary: CustomersSummary,
  table: OfTable,
  items: readonly CustomerRow[],
  locale: Locale,
): CustomersAnswer {
  return { kind: summary.kind, ...tableAnswer(summary, table, locale), items }
}

function tableAnswer(report: ListReport, { form, survey }: OfTable, locale: Locale): TableAnswer {
  return {
    rows: report.rows,
    refused: told(report.refused, locale),
    refusedLines: report.refusedLines,
    alerts: told(report.alerts, locale),
    skipped: report.skipped,
    form,
    columns: survey.columns,
    mapping: Object.fromEntries(
      Object.entries(survey.mapping).map(([field, place]) => [field, survey.columns[place ?? -1] ?? '']),
    ),
    questions: survey.questions,
  }
}

export const told = (refusals: readonly LineRefusal[], locale: Locale): readonly RefusedLine[] =>
  refusals.map(({ line, code, data }) => ({ line, code, message: refusalSentence(code, data, locale) }))
