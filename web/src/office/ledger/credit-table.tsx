// Money and credit notes of this debtor: what each settled, what of it is not allocated yet, and the ways to correct it.

import type { Credit, DebtorPage } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import type { PanelSubject } from './debtor-panel.tsx'
import { useUndoAllocations, useUndoCredit } from './debtor-query.ts'
import styles from './debtor.module.css'

type CreditTableProps = { readonly page: DebtorPage; readonly onSubject: (subject: PanelSubject) => void }

export function CreditTable({ page, onSubject }: CreditTableProps) {
  const { t } = useSpeech()
  const { credits } = t.ledger
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
                <span className="visually-hidden">{t.ledger.items.columns.acts}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {page.credits.map((credit) => (
              <CreditLine key={credit.id} credit={credit} page={page} onSubject={onSubject} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function CreditLine({ credit, page, onSubject }: CreditTableProps & { readonly credit: Credit }) {
  const { t } = useSpeech()
  const { credits } = t.ledger
  return (
    <tr>
      <th scope="row" className={table.main}>
        <span className="strong">{credits.kinds[credit.kind]}</span>{' '}
        <span className="muted">{credit.reference || credit.label}</span>
      </th>
      <td data-label={credits.day}>
        <DayText day={credit.onDay} />
      </td>
      <td className={classes(table.number, table.onCardHead)}>
        <Money cents={credit.amountCents} currency={credit.currency} />
      </td>
      <td className={table.number} data-label={credits.remaining} data-empty={credit.remainingCents === 0}>
        <Money cents={credit.remainingCents} currency={credit.currency} dash />
      </td>
      <td>
        <CreditActs credit={credit} page={page} onSubject={onSubject} />
      </td>
    </tr>
  )
}

function CreditActs({ credit, page, onSubject }: CreditTableProps & { readonly credit: Credit }) {
  const { t } = useSpeech()
  const { credits } = t.ledger
  const undoCredit = useUndoCredit(page.debtor.id)
  const undoAllocations = useUndoAllocations()
  const hasOpen = page.items.some((item) => item.openCents > 0)
  const acts = [
    ...(credit.remainingCents > 0 && hasOpen
      ? [{ label: credits.allocate, run: () => onSubject({ kind: 'allocate', creditId: credit.id }) }]
      : []),
    ...(credit.allocations.length > 0
      ? [{ label: credits.undoAllocations, run: () => void undoAllocations.run(credit) }]
      : []),
    { label: t.ui.undo, run: () => void undoCredit.run(credit) },
  ]
  return (
    <div className={classes(styles.texts, 'no-print')}>
      {acts.map((act) => (
        <button key={act.label} type="button" className="text-button nowrap" onClick={act.run}>
          {act.label}
          <span className="visually-hidden">{t.ui.of('', credit.reference || credits.kinds[credit.kind])}</span>
        </button>
      ))}
    </div>
  )
}
