// A list of open items, from any table whose columns were understood: one row, one item. A row with something wrong is refused with its
// reason and the others are taken; totals and notes between the rows are left out, and said.

import { addMonths, type Cents, type Day } from '#kernel/day.ts'
import { normaliseNumber } from '#kernel/identifiers.ts'
import type { ListReport, ListRow } from '../model.ts'
import { currencyOf, debtorKindOf, documentKindOf, paymentMeansOf, saysYes } from './choices.ts'
import { listHeadings, type ListField } from './headings.ts'
import {
  alert,
  amountIn,
  cellOf,
  choiceIn,
  dayIn,
  emailIn,
  openRows,
  refuse,
  sirenIn,
  skip,
  takeRow,
  textIn,
  type RowReader,
  type Span,
} from './row-reader.ts'
import type { Survey, TableSchema } from './survey.ts'
import { isBlankRow, textOf, type Table, type TableRow } from './table.ts'

export const listSchema: TableSchema<ListField> = {
  headings: listHeadings,
  days: ['issueDate', 'dueDate'],
  amounts: ['total', 'open', 'paid', 'debit', 'credit'],
  knows: {
    debtorKind: (text) => debtorKindOf(text) !== null,
    documentKind: (text) => documentKindOf(text) !== null,
  },
}

/** What must be there before rows can be read, in the words of `--map`; empty when nothing is missing. */
export function missingListFields({ mapping }: Survey<ListField>): readonly string[] {
  const missing: string[] = mapping.number === undefined ? ['number'] : []
  if (mapping.debtorReference === undefined && mapping.debtorName === undefined && mapping.siren === undefined)
    missing.push('debtorName')
  const hasSides = mapping.debit !== undefined && mapping.credit !== undefined
  if (mapping.total === undefined && mapping.open === undefined && !hasSides) missing.push('open')
  if (mapping.issueDate === undefined && mapping.dueDate === undefined) missing.push('dueDate')
  return missing
}

export type ListSummary = ListReport & {
  readonly kind: 'receivables-list'
  /** What is open, credit notes deducted, in the currency of most rows. */
  readonly totalCents: Cents
  readonly currency: string
  readonly otherCurrencies: readonly { readonly currency: string; readonly openCents: Cents }[]
}

export async function readReceivablesList(
  table: Table,
  survey: Survey<ListField>,
  today: Day,
  sink: (row: ListRow) => void,
): Promise<ListSummary> {
  const reader = openRows(table, survey)
  const past = addMonths(today, -12 * 30)
  const scene: Scene = {
    reader,
    issued: { from: past, to: addMonths(today, 12) },
    due: { from: past, to: addMonths(today, 12 * 10) },
    firstLines: new Map(),
  }
  const sums = new Map<string, { rows: number; openCents: Cents }>()
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.line <= survey.headingLine || isBlankRow(row)) continue
      const reason = reasonToSkip(survey, row)
      if (reason !== null) {
        skip(reader, row, reason)
        continue
      }
      const taken = takeRow(reader, row, () => readRow(scene))
      if (taken === null) continue
      const sum = sums.get(taken.currency) ?? { rows: 0, openCents: 0 }
      sums.set(taken.currency, { rows: sum.rows + 1, openCents: sum.openCents + taken.openCents })
      sink(taken)
    }
  }
  const [main, ...others] = [...sums].toSorted(([, a], [, b]) => b.rows - a.rows)
  return {
    kind: 'receivables-list',
    ...reader.report,
    totalCents: main?.[1].openCents ?? 0,
    currency: main?.[0] ?? 'EUR',
    otherCurrencies: others.map(([currency, { openCents }]) => ({ currency, openCents })),
  }
}

const TOTAL =
  /^((sous[- ]?)?tota(l|ux)|grand total|subtotal|cumul|solde (total|g[eé]n[eé]ral|global)|[aà] reporter|report)\b/i

/** Totals, notes and repeated headings have no number of an invoice. */
function reasonToSkip({ mapping, columns }: Survey<ListField>, row: TableRow): 'total' | 'note' | 'heading' | null {
  const at = (field: ListField): string => textOf(row.cells[mapping[field] ?? -1])
  const number = at('number')
  if (number !== '' && number === columns[mapping.number ?? -1]) return 'heading'
  if (number !== '' && !TOTAL.test(number)) return null
  if (row.cells.some((cell) => TOTAL.test(textOf(cell)))) return 'total'
  const amounts = at('total') + at('open') + at('paid') + at('debit') + at('credit')
  return number === '' && amounts === '' ? 'note' : null
}

type Scene = {
  readonly reader: RowReader<ListField>
  /** What an issue date and a due date can be, seen from today. */
  readonly issued: Span
  readonly due: Span
  /** Where each item was first seen. */
  readonly firstLines: Map<string, { readonly line: number; readonly totalCents: Cents; readonly openCents: Cents }>
}

function readRow({ reader, issued, due, firstLines }: Scene): ListRow | null {
  const debtor = readDebtor(reader)
  const number = textIn(reader, 'number', 100) ?? refuse(reader, 'intake.line_number_missing')
  const issueDate = dayIn(reader, 'issueDate', issued)
  const dueDate = dayIn(reader, 'dueDate', due)
  const money = readMoney(reader)
  const currencyText = textOf(cellOf(reader, 'currency'))
  const currency =
    currencyText === ''
      ? 'EUR'
      : (currencyOf(currencyText) ?? refuse(reader, 'intake.line_currency', { value: currencyText }))
  if (issueDate === null && dueDate === null) refuse(reader, 'intake.line_day_missing')
  if (reader.problem !== null || number === null || money === null || currency === null) return null
  if (issueDate !== null && dueDate !== null && dueDate < issueDate && money.openCents > 0) {
    alert(reader, 'intake.line_days_reversed', { due: dueDate, issue: issueDate })
  }
  const { line } = reader.row
  const who = debtor.debtorReference ?? debtor.siren ?? debtor.debtorName ?? ''
  const identity = [who, money.documentKind, normaliseNumber(number), issueDate?.slice(0, 4), dueDate].join('\u001f')
  const first = firstLines.get(identity)
  if (first !== undefined) {
    // Programs that list what was sold give each invoice once per line of it, with the amounts of the whole.
    const isSame = first.totalCents === money.totalCents && first.openCents === money.openCents
    if (!isSame) return refuse(reader, 'intake.line_repeated', { number, first: first.line })
    skip(reader, reader.row, 'repeated')
    return null
  }
  firstLines.set(identity, { line, totalCents: money.totalCents, openCents: money.openCents })
  return {
    line,
    ...debtor,
    number,
    issueDate,
    dueDate,
    ...money,
    currency,
    paymentMeans: choiceIn(reader, 'paymentMeans', paymentMeansOf),
    isDisputed: saysYes(textOf(cellOf(reader, 'disputed'))),
    label: textOf(cellOf(reader, 'label')).slice(0, 300),
  }
}

type Debtor = Pick<ListRow, 'debtorReference' | 'debtorName' | 'siren' | 'email' | 'debtorKind'>

/** An identifier or an address that is wrong is left out and said: the item is owed all the same. */
function readDebtor(reader: RowReader<ListField>): Debtor {
  const siren = sirenIn(reader, 'siren')
  const email = emailIn(reader, 'email')
  const debtor = {
    debtorReference: textIn(reader, 'debtorReference', 100),
    debtorName: textIn(reader, 'debtorName', 300),
    siren: siren.kind === 'wrong' ? alert(reader, siren.code, { value: siren.value }) : siren.siren,
    email: email.kind === 'wrong' ? alert(reader, email.code, { value: email.value }) : email.address,
    debtorKind: choiceIn(reader, 'debtorKind', debtorKindOf),
  }
  const isNamed = debtor.debtorReference !== null || debtor.debtorName !== null || debtor.siren !== null
  if (!isNamed) refuse(reader, 'intake.line_debtor_missing')
  return debtor
}

type Money = Pick<ListRow, 'documentKind' | 'totalCents' | 'openCents'>

/** What the columns of the two sides say: an invoice stands on the debit, what reduces it on the credit. */
function sidesIn(reader: RowReader<ListField>): Cents | null {
  const [debit, credit] = [amountIn(reader, 'debit'), amountIn(reader, 'credit')]
  return debit === null && credit === null ? null : (debit ?? 0) - (credit ?? 0)
}

/** Total, paid and open complete each other; given all three they must agree. */
function readMoney(reader: RowReader<ListField>): Money | null {
  const given = {
    total: amountIn(reader, 'total') ?? sidesIn(reader),
    paid: amountIn(reader, 'paid'),
    open: amountIn(reader, 'open'),
  }
  if (reader.problem !== null) return null
  if (given.total === null && given.open === null) return refuse(reader, 'intake.line_amount_missing')
  const total = given.total ?? (given.open ?? 0) + (given.paid ?? 0)
  const open = given.open ?? total - (given.paid ?? 0)
  if (total === 0) return refuse(reader, 'intake.line_amount_zero')
  const agree =
    given.paid === null || given.total === null || given.open === null || given.total - given.paid === given.open
  const within = total > 0 ? open >= 0 && open <= total : open <= 0 && open >= total
  if (!agree || !within) {
    return refuse(reader, 'intake.line_amounts_disagree', {
      totalCents: total,
      paidCents: given.paid ?? total - open,
      openCents: open,
    })
  }
  const said = choiceIn(reader, 'documentKind', documentKindOf)
  if (said !== null && said !== 'credit-note' && total < 0) return refuse(reader, 'intake.line_amount_negative')
  const sign = said === 'credit-note' && total > 0 ? -1 : 1
  return {
    documentKind: said ?? (total < 0 ? 'credit-note' : 'invoice'),
    totalCents: sign * total,
    openCents: open === 0 ? 0 : sign * open,
  }
}
