// Money and credit notes of this debtor, and what of them is not allocated yet.

import { Button } from '@mantine/core'
import type { DebtorPage } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import type { PanelSubject } from './debtor-panel.tsx'

type CreditTableProps = { readonly page: DebtorPage; readonly onSubject: (subject: PanelSubject) => void }

export function CreditTable({ page, onSubject }: CreditTableProps) {
  const { t } = useSpeech()
  const { credits } = t.ledger
  const { currency } = page.balance
  const hasOpen = page.items.some((item) => item.openCents > 0)
  if (page.credits.length === 0) return null
  return (
    <Section title={credits.title}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{credits.title}</caption>
          <thead>
            <tr>
              <th scope="col">{credits.kind}</th>
              <th scope="col">{credits.day}</th>
              <th scope="col" className={table.number}>
                {credits.amount}
              </th>
              <th scope="col" className={table.number}>
                {credits.remaining}
              </th>
              <th scope="col">
                <span className="visually-hidden">{credits.allocate}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {page.credits.map((credit) => (
              <tr key={credit.id}>
                <th scope="row" className={table.main}>
                  <span className="strong">{credits.kinds[credit.kind]}</span>{' '}
                  <span className="muted">{credit.reference || credit.label}</span>
                </th>
                <td data-label={credits.day}>
                  <DayText day={credit.onDay} />
                </td>
                <td className={table.number} data-label={credits.amount}>
                  <Money cents={credit.amountCents} currency={currency} />
                </td>
                <td className={table.number} data-label={credits.remaining}>
                  <Money cents={credit.remainingCents} currency={currency} dash />
                </td>
                <td className={table.number}>
                  {credit.remainingCents > 0 && hasOpen && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => onSubject({ kind: 'allocate', creditId: credit.id })}
                    >
                      {credits.allocate}
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
