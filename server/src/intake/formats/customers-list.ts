// A list of customers, to be joined on their accounts: who they are, where to write, in which language, on what terms. A row that says
// something wrong is refused with its reason: a wrong SIREN or address would be used later without anybody looking again.

import { formatTerms, parseTerms, type PaymentTerms } from '@quittance/law/payment-terms'
import { parseSiret, parseVat } from '#kernel/identifiers.ts'
import type { CustomerRow, ListReport } from '../model.ts'
import { countryOf, debtorKindOf, languageOf, paymentMeansOf } from './choices.ts'
import { customerHeadings, type CustomerField } from './headings.ts'
import {
  alert,
  cellOf,
  columnOf,
  emailIn,
  openRows,
  refuse,
  sirenIn,
  skip,
  takeRow,
  textIn,
  type RowReader,
} from './row-reader.ts'
import type { Survey, TableSchema } from './survey.ts'
import { isBlankRow, textOf, type Table } from './table.ts'

export const customerSchema: TableSchema<CustomerField> = {
  headings: customerHeadings,
  days: [],
  amounts: [],
  knows: {
    kind: (text) => debtorKindOf(text) !== null,
    terms: (text) => parseTerms(text).kind !== 'not-understood',
  },
}

export const missingCustomerFields = ({ mapping }: Survey<CustomerField>): readonly string[] =>
  mapping.account === undefined ? ['account'] : []

export type CustomersSummary = ListReport & { readonly kind: 'customers' }

export async function readCustomersList(
  table: Table,
  survey: Survey<CustomerField>,
  sink: (row: CustomerRow) => void,
): Promise<CustomersSummary> {
  const reader = openRows(table, survey)
  const firstLines = new Map<string, number>()
  for await (const batch of table.rows()) {
    for (const row of batch) {
      if (row.line <= survey.headingLine || isBlankRow(row)) continue
      const account = textOf(row.cells[survey.mapping.account ?? -1])
      if (account === survey.columns[survey.mapping.account ?? -1]) {
        skip(reader, row, 'heading')
        continue
      }
      const taken = takeRow(reader, row, () => readRow(reader, firstLines))
      if (taken !== null) sink(taken)
    }
  }
  return { kind: 'customers', ...reader.report }
}

type Reader = RowReader<CustomerField>

function readRow(reader: Reader, firstLines: Map<string, number>): CustomerRow | null {
  const account = textIn(reader, 'account', 100) ?? refuse(reader, 'intake.line_debtor_missing')
  if (account === null) return null
  const first = firstLines.get(account)
  if (first !== undefined) return refuse(reader, 'intake.line_account_repeated', { account, first })
  const identifiers = readIdentifiers(reader)
  const email = emailIn(reader, 'email')
  if (email.kind === 'wrong') return refuse(reader, email.code, { value: email.value })
  const customer: CustomerRow = {
    line: reader.row.line,
    account,
    name: textIn(reader, 'name', 300),
    kind: wordIn(reader, 'kind', debtorKindOf),
    ...identifiers,
    email: email.address,
    contactName: textIn(reader, 'contactName', 300),
    phone: phoneIn(reader),
    ...readAddress(reader),
    language: languageIn(reader),
    terms: termsIn(reader),
    paymentMeans: wordIn(reader, 'paymentMeans', paymentMeansOf),
  }
  if (reader.problem === null) firstLines.set(account, customer.line)
  return customer
}

type Identifiers = Pick<CustomerRow, 'siren' | 'siret' | 'vat'>

/** A SIRET and a French VAT number hold the SIREN; when several are given they must be of the same company. */
function readIdentifiers(reader: Reader): Identifiers {
  const vatText = textOf(cellOf(reader, 'vat'))
  const vat = vatText === '' ? null : parseVat(vatText)
  if (vatText !== '' && vat === null) refuse(reader, 'intake.line_vat', { value: vatText })
  const told = [sirenIn(reader, 'siren'), sirenIn(reader, 'siret')]
  for (const wrong of told) if (wrong.kind === 'wrong') refuse(reader, wrong.code, { value: wrong.value })
  const sirens = [...told.map((read) => (read.kind === 'siren' ? read.siren : null)), vat?.siren ?? null].filter(
    (siren) => siren !== null,
  )
  if (new Set(sirens).size > 1) refuse(reader, 'intake.line_sirens_differ', { sirens })
  const siret = parseSiret(textOf(cellOf(reader, 'siret')).padStart(14, '0'))
  return { siren: sirens[0] ?? null, siret, vat: vat?.value ?? null }
}

/** A word that must be known: what is not is refused, as it was meant to change something. */
function wordIn<T>(reader: Reader, field: CustomerField, choose: (text: string) => T | null): T | null {
  const value = textOf(cellOf(reader, field))
  if (value === '') return null
  return choose(value) ?? refuse(reader, 'intake.line_choice', { value, column: columnOf(reader, field) })
}

function languageIn(reader: Reader): 'fr' | 'en' | null {
  const language = wordIn(reader, 'language', languageOf)
  if (language !== 'other') return language
  alert(reader, 'intake.line_language', { value: textOf(cellOf(reader, 'language')) })
  return 'en'
}

function phoneIn(reader: Reader): string | null {
  const cell = cellOf(reader, 'phone')
  const text = textIn(reader, 'phone', 40)
  // A workbook that took a French number for a number dropped its zero.
  return text !== null && typeof cell === 'object' && /^[1-9]\d{8}$/.test(text) ? `0${text}` : text
}

function termsIn(reader: Reader): PaymentTerms | null {
  const value = textOf(cellOf(reader, 'terms'))
  if (value === '') return null
  const read = parseTerms(value)
  switch (read.kind) {
    case 'terms':
      return read.terms
    case 'ambiguous':
      return refuse(reader, 'intake.line_terms_ambiguous', { value, readings: read.candidates.map(formatTerms) })
    case 'not-understood':
      return refuse(reader, 'intake.line_terms', { value })
  }
}

type Address = Pick<CustomerRow, 'addressLines' | 'postcode' | 'city' | 'country'>

const LONGEST_ADDRESS_LINE = 100

function readAddress(reader: Reader): Address {
  // A cell may hold the whole address, line by line.
  const lines = (['address1', 'address2', 'address3'] as const).flatMap((field) =>
    textOf(cellOf(reader, field))
      .split(/[\r\n]+/)
      .map((line) => line.trim()),
  )
  if (lines.some((line) => line.length > LONGEST_ADDRESS_LINE)) {
    refuse(reader, 'intake.line_too_much_text', { column: columnOf(reader, 'address1'), limit: LONGEST_ADDRESS_LINE })
  }
  const country = wordIn(reader, 'country', countryOf)
  return {
    addressLines: lines.filter((line) => line !== ''),
    postcode: postcodeIn(reader, country),
    city: textIn(reader, 'city', 100),
    country,
  }
}

/** A workbook that took the French postcode 01000 for a number dropped its zero. */
function postcodeIn(reader: Reader, country: string | null): string | null {
  const postcode = textIn(reader, 'postcode', 20)
  const lostZero =
    typeof cellOf(reader, 'postcode') === 'object' && (country ?? 'FR') === 'FR' && /^\d{4}$/.test(postcode ?? '')
  return lostZero ? `0${postcode}` : postcode
}
