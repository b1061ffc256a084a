// What a file was understood to be, for a screen: its columns, questions, sample, refusals and effect, in the reader's language.

import type { Cents, Locale } from '#kernel'
import { formatMoney } from '#kernel/format.ts'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import type { AccountStatement } from '#reconciliation/model.ts'
import type { UnderstoodOutput } from './contract.ts'
import { bankHeadings, customerHeadings, listHeadings } from './formats/headings.ts'
import type { Question } from './formats/survey.ts'
import { importKind, type OpenedTable, tableOf } from './opened-file.ts'
import type { UnderstoodFile } from './understand-file.ts'
import type { LineRefusal } from './model.ts'
import type { Unlisted } from './unlisted-items.ts'

export type DescribeInput = {
  readonly understood: UnderstoodFile
  readonly token: string
  readonly file: { readonly name: string; readonly size: number; readonly sha256: string }
  readonly locale: Locale
}

export function describeFile({ understood, token, file, locale }: DescribeInput): UnderstoodOutput {
  const { opened, summary, alreadyImported, effect } = understood
  const table = tableOf(opened)
  return {
    token,
    fileName: file.name,
    sizeBytes: file.size,
    sha256: file.sha256,
    kind: importKind(opened, summary),
    encoding: encodingOf(understood),
    alreadyImported: alreadyImported && { importId: alreadyImported.id, recordedAt: alreadyImported.recordedAt },
    ...(table && { columns: [...table.survey.columns], mapping: mappingOf(table), fields: fieldsOf(opened.kind) }),
    missing: [...(table?.missing ?? [])],
    questions: [
      ...(table ? questionsOf(table.survey.questions, locale) : []),
      ...(understood.asksWhetherComplete ? [completeness(understood.asksWhetherComplete, locale)] : []),
    ],
    counts: { ...understood.counts },
    sample: understood.sample.map((row) => sampleOf(row)),
    refused: describeRefusals(summary?.refused ?? [], locale),
    refusedCount: summary?.refusedLines ?? 0,
    ...alertsOf(summary, locale),
    effect: {
      ...effect,
      openIn: [...effect.openIn],
      conflicts: saidOf(effect.conflicts, locale),
      notes: saidOf(effect.notes, locale),
    },
    needsTerms: understood.needsTerms,
    accounts: summary?.kind === 'statement' ? summary.accounts.map(accountOf) : [],
  }
}

function accountOf(statement: AccountStatement): UnderstoodOutput['accounts'][number] {
  const { account, iban, currency, openingDay, closingDay, openingCents, closingCents, entries } = statement
  const days = entries.map(({ bookingDate }) => bookingDate).toSorted()
  const sumOf = (amounts: readonly Cents[]) => ({ count: amounts.length, cents: amounts.reduce((a, b) => a + b, 0) })
  const amounts = entries.map(({ amountCents }) => amountCents)
  return {
    account: iban ?? account,
    currency,
    firstDay: days.at(0) ?? openingDay,
    lastDay: closingDay ?? days.at(-1) ?? null,
    openingCents,
    closingCents,
    received: sumOf(amounts.filter((cents) => cents > 0)),
    paidOut: sumOf(amounts.filter((cents) => cents < 0)),
  }
}

/** Records of the public services have none. */
const alertsOf = (summary: UnderstoodFile['summary'], locale: Locale) =>
  summary !== null && 'alerts' in summary
    ? { alerts: describeRefusals(summary.alerts, locale), alertCount: summary.alertLines }
    : { alerts: [], alertCount: 0 }

/** Of invoices, in words. */
export const saidOf = (said: UnderstoodFile['effect']['conflicts'], locale: Locale) =>
  said.map(({ number, code, data }) => ({ number, code, message: refusalSentence(code, data, locale) }))

export const describeRefusals = (refused: readonly LineRefusal[], locale: Locale) =>
  refused.map(({ line, code, data }) => ({ line, code, message: refusalSentence(code, data, locale) }))

function encodingOf({ opened, summary }: UnderstoodFile): string {
  if (summary?.kind === 'accounting-entries') return summary.encoding
  return tableOf(opened)?.form['encoding'] ?? ''
}

const fieldsOf = (kind: UnderstoodFile['opened']['kind']): string[] => [
  ...(kind === 'statement' ? bankHeadings : kind === 'customers' ? customerHeadings : listHeadings).keys(),
]

/** Fields with the headings of their columns: those that are missing first, then what is found. */
function mappingOf({ survey, missing }: OpenedTable<string>): Record<string, string | null> {
  const found = Object.entries(survey.mapping).map(([field, place]) => [field, survey.columns[place ?? -1] ?? null])
  return { ...Object.fromEntries(missing.map((field) => [field, null])), ...Object.fromEntries(found) }
}

function questionsOf(questions: readonly Question[], locale: Locale): UnderstoodOutput['questions'] {
  const words = WORDS[locale]
  return questions.flatMap((question) => {
    switch (question.kind) {
      case 'day-order':
        return [
          { code: 'day-order', text: words.dayOrder(question.column, question.value), options: [...words.dayOrders] },
        ]
      case 'decimal-mark':
        return [
          {
            code: 'decimal-mark',
            text: words.decimalMark(question.column, question.value),
            options: [...words.decimalMarks],
          },
        ]
      case 'column':
        return [
          {
            code: `column ${question.field}`,
            text: words.column(question.field),
            options: question.columns.map((column) => ({ value: column, label: column })),
          },
        ]
    }
  })
}

function completeness({ items, openCents }: Unlisted, locale: Locale): UnderstoodOutput['questions'][number] {
  const { complete, completeness: options } = WORDS[locale]
  return { code: 'complete', text: complete(items, formatMoney(openCents, 'EUR', locale)), options: [...options] }
}

/** One row as plain values: a screen shows them under their names. */
function sampleOf(row: object): UnderstoodOutput['sample'][number] {
  return Object.fromEntries(
    Object.entries(row).map(([field, value]: [string, unknown]) => [
      field,
      isPlain(value) ? value : Array.isArray(value) ? value.map(String) : JSON.stringify(value),
    ]),
  )
}

const isPlain = (value: unknown): value is string | number | boolean | null =>
  value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

const WORDS = {
  fr: {
    dayOrder: (column: string, value: string) =>
      `Colonne « ${column} » : « ${value} », est-ce le jour ou le mois d’abord ?`,
    dayOrders: [
      { value: 'day-first', label: 'Le jour d’abord (31/12)' },
      { value: 'month-first', label: 'Le mois d’abord (12/31)' },
    ],
    decimalMark: (column: string, value: string) =>
      `Colonne « ${column} » : dans « ${value} », quel signe sépare les centimes ?`,
    decimalMarks: [
      { value: ',', label: 'La virgule (1.234,56)' },
      { value: '.', label: 'Le point (1,234.56)' },
    ],
    column: (field: string) => `Quelle colonne donne « ${field} » ?`,
    complete: (items: number, money: string) =>
      items === 1
        ? `Une facture ouverte ici (${money}) n’est plus dans cette liste. La liste contient-elle tout ce qui est ouvert ?`
        : `${items} factures ouvertes ici (${money}) ne sont plus dans cette liste. La liste contient-elle tout ce qui est ouvert ?`,
    completeness: [
      { value: 'yes', label: 'Oui : ce qui n’y est plus a été payé' },
      { value: 'no', label: 'Non, c’est un extrait : le reste demeure ouvert' },
    ],
  },
  en: {
    dayOrder: (column: string, value: string) => `Column “${column}”: “${value}”, is it the day or the month first?`,
    dayOrders: [
      { value: 'day-first', label: 'Day first (31/12)' },
      { value: 'month-first', label: 'Month first (12/31)' },
    ],
    decimalMark: (column: string, value: string) =>
      `Column “${column}”: in “${value}”, which mark separates the cents?`,
    decimalMarks: [
      { value: ',', label: 'The comma (1.234,56)' },
      { value: '.', label: 'The point (1,234.56)' },
    ],
    column: (field: string) => `Which column gives “${field}”?`,
    complete: (items: number, money: string) =>
      items === 1
        ? `One invoice open here (${money}) is no longer in this list. Does the list hold all that is open?`
        : `${items} invoices open here (${money}) are no longer in this list. Does the list hold all that is open?`,
    completeness: [
      { value: 'yes', label: 'Yes: what is no longer in it was paid' },
      { value: 'no', label: 'No, it is an extract: the rest stays open' },
    ],
  },
} as const
