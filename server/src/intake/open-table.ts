// Opens a table: finds out whether it lists invoices, customers, movements of a bank account or an aged balance, and how it is laid out.

import type { Day } from '#kernel/day.ts'
import { Refusal } from '#kernel/refusal.ts'
import { ageingHeading, readAgeing } from './formats/ageing-list.ts'
import { bankSchema, missingBankFields, readBankTable } from './formats/bank/bank-table.ts'
import { customerSchema, missingCustomerFields, readCustomersList } from './formats/customers-list.ts'
import { groupedTable, isGrouped } from './formats/grouped-table.ts'
import type { BankField, CustomerField, ListField } from './formats/headings.ts'
import { listSchema, missingListFields, readReceivablesList } from './formats/receivables-list.ts'
import { surveyTable, type Survey } from './formats/survey.ts'
import type { Table } from './formats/table.ts'
import type { FileKind } from './model.ts'
import type { OpenedFile, OpenOptions } from './opened-file.ts'

export async function openTable(table: Table, options: OpenOptions): Promise<OpenedFile> {
  const kind = tableKind(options.as) ?? kindOfMapping(options.mapping)
  if (kind === 'customers') return openCustomers(table, await surveyTable(table, customerSchema, options))
  const asStatement = { today: options.today, format: 'csv' } as const
  if (kind === 'statement') return openBankTable(table, await surveyTable(table, bankSchema, options), asStatement)
  const survey = await surveyTable(table, listSchema, options)
  const missing = missingListFields(survey)
  if (missing.join() === 'debtorName' && (await isGrouped(table, survey.headingLine))) {
    const grouped = groupedTable(table, survey.headingLine)
    return openList(grouped, await surveyTable(grouped, listSchema, options), options)
  }
  if (kind !== null) return openList(table, survey, options)
  const movements = await surveyTable(table, bankSchema, options)
  const isBank = missingBankFields(movements).length === 0
  if (missing.length === 0 && !(isBank && isOfAccount(movements, survey))) return openList(table, survey, options)
  if (isBank) return openBankTable(table, movements, asStatement)
  const customers = await surveyTable(table, customerSchema, options)
  if (describesCustomers(customers)) return openCustomers(table, customers)
  const ageing = await ageingHeading(table)
  return ageing === null ? openList(table, survey, options) : { kind: 'ageing', read: () => readAgeing(table, ageing) }
}

/** What stands on an account has value days or a balance, and is never due. */
const isOfAccount = ({ mapping }: Survey<BankField>, list: Survey<ListField>): boolean =>
  list.mapping.dueDate === undefined && (mapping.valueDate !== undefined || mapping.balance !== undefined)

const tableKind = (kind: FileKind | undefined): 'list' | 'customers' | 'statement' | null =>
  kind === 'list' || kind === 'customers' || kind === 'statement' ? kind : null

/** The kind of table whose fields were named. */
function kindOfMapping(mapping: OpenOptions['mapping']): 'list' | 'customers' | 'statement' | null {
  const fields = Object.keys(mapping ?? {})
  if (fields.length === 0) return null
  if (fields.every((field) => listSchema.headings.has(field as ListField))) return 'list'
  return fields.every((field) => bankSchema.headings.has(field as BankField)) ? 'statement' : 'customers'
}

const DESCRIBING: readonly CustomerField[] = [
  'email',
  'address1',
  'postcode',
  'city',
  'phone',
  'siren',
  'siret',
  'vat',
  'terms',
  'language',
  'kind',
]

const describesCustomers = (survey: Survey<CustomerField>): boolean =>
  missingCustomerFields(survey).length === 0 && DESCRIBING.some((field) => survey.mapping[field] !== undefined)

function openList(table: Table, survey: Survey<ListField>, { today }: OpenOptions): OpenedFile {
  const missing = missingListFields(survey)
  return {
    kind: 'list',
    form: table.form,
    survey,
    missing,
    async read(sink) {
      refuseMissing(table, survey.columns, missing)
      return readReceivablesList(table, survey, today, sink)
    },
  }
}

function openCustomers(table: Table, survey: Survey<CustomerField>): OpenedFile {
  const missing = missingCustomerFields(survey)
  return {
    kind: 'customers',
    form: table.form,
    survey,
    missing,
    async read(sink) {
      refuseMissing(table, survey.columns, missing)
      return readCustomersList(table, survey, sink)
    },
  }
}

export function openBankTable(
  table: Table,
  survey: Survey<BankField>,
  options: { readonly today: Day; readonly format: 'csv' | 'qif' },
): OpenedFile {
  const missing = missingBankFields(survey)
  return {
    kind: 'statement',
    table: { form: table.form, survey, missing },
    async read() {
      refuseMissing(table, survey.columns, missing)
      return readBankTable(table, survey, options)
    },
  }
}

function refuseMissing(table: Table, columns: readonly string[], missing: readonly string[]): void {
  if (missing.length > 0)
    throw new Refusal('intake.columns_missing', { file: table.name, missingFields: missing, columns })
}
