// The first lines as they were understood: what a person compares with the file.

import { parseDay } from '@quittance/law'
import type { SampleValue, Understood } from '../../api-types.ts'
import { DEBTOR_KINDS } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'

export function Sample({ understood: { sample: rows, kind, accounts } }: { readonly understood: Understood }) {
  const { t } = useSpeech()
  const columns = columnsOf(rows)
  const headingOf = (column: string) => t.intake.fieldsOf[kind]?.[column] ?? t.intake.fields[column] ?? column
  if (rows.length === 0) return null
  return (
    <Section title={t.intake.sample}>
      <div className={table.wrap} style={{ overflowX: 'auto' }}>
        <table className={table.table}>
          <caption>{t.intake.sample}</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th key={column} scope="col" className={isAmount(column) ? table.number : undefined}>
                  {headingOf(column)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, index) => (
              <tr key={index}>
                {columns.map((column) => (
                  <td
                    key={column}
                    className={isAmount(column) ? table.number : undefined}
                    data-label={headingOf(column)}
                  >
                    <Value column={column} value={row[column] ?? null} currency={currencyOf(row, accounts)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

/** What says most about a line, in the order in which people read it; the rest is in the file. */
const COLUMNS = [
  'file',
  'line',
  'auxiliary',
  'account',
  'bookingDate',
  'publishedOn',
  'counterparty',
  'remittance',
  'debtorReference',
  'debtorName',
  'name',
  'number',
  'code',
  'day',
  'buyer',
  'pieceRef',
  'issueDate',
  'pieceDate',
  'entryDate',
  'dueDate',
  'label',
  'debitCents',
  'creditCents',
  'lettering',
  'amountCents',
  'returnReason',
  'sirens',
  'nature',
  'court',
  'judgmentDate',
  'state',
  'activity',
  'totalCents',
  'openCents',
  'kind',
  'debtorKind',
  'siren',
  'email',
  'addressLines',
  'postcode',
  'city',
  'currency',
] as const
const MOST_COLUMNS = 9
/** Left out first where there are too many: what is owed and paid must be among those shown. */
const SPARED = ['account', 'pieceDate', 'label', 'currency', 'email', 'addressLines', 'issueDate', 'postcode']

function columnsOf(rows: Understood['sample']): readonly string[] {
  const told: string[] = COLUMNS.filter((column) => rows.some((row) => isTold(column, row[column] ?? null)))
  for (const column of SPARED) {
    if (told.length <= MOST_COLUMNS) break
    if (told.includes(column)) told.splice(told.indexOf(column), 1)
  }
  return told.slice(0, MOST_COLUMNS)
}

const isEmpty = (value: SampleValue) => value === null || value === '' || (Array.isArray(value) && value.length === 0)
/** `kind` of a notice is its own word, and no kind of customer; that all is in euros need not be said. */
const isTold = (column: string, value: SampleValue) =>
  !isEmpty(value) &&
  (column !== 'currency' || value !== 'EUR') &&
  (column !== 'kind' || DEBTOR_KINDS.some((kind) => kind === value))
const isKind = (column: string) => column === 'kind' || column === 'debtorKind'
const isAmount = (column: string) => column.endsWith('Cents')

/** That of the row, or of the account whose movement it is. */
const currencyOf = ({ currency }: Understood['sample'][number], accounts: Understood['accounts']): string =>
  typeof currency === 'string' ? currency : (accounts[0]?.currency ?? 'EUR')

type ValueProps = { readonly column: string; readonly value: SampleValue; readonly currency: string }

function Value({ column, value, currency }: ValueProps) {
  const { t } = useSpeech()
  if (isEmpty(value)) return <span className="muted">–</span>
  if (typeof value === 'number') return isAmount(column) ? <Money cents={value} currency={currency} dash /> : value
  if (typeof value !== 'string') return Array.isArray(value) ? value.join(', ') : String(value)
  const kind = DEBTOR_KINDS.find((each) => each === value)
  if (kind && isKind(column)) return t.words.kinds[kind]
  if (column === 'state') return t.intake.states[value] ?? value
  const day = parseDay(value)
  return day ? <DayText day={day} /> : value
}
