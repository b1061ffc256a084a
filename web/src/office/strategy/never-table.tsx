// Debtors who would receive nothing in the whole rehearsal, each with the reason.

import { Link } from '@tanstack/react-router'
import type { Rehearsal } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'

export function NeverTable({ rows }: { readonly rows: Rehearsal['never'] }) {
  const { t } = useSpeech()
  if (rows.length === 0) return null
  return (
    <Section title={t.rehearsal.never.title(rows.length)} aside={t.rehearsal.never.hint}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{t.rehearsal.never.title(rows.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.ledger.columns.debtor}</th>
              <th scope="col">{t.today.columns.why}</th>
              <th scope="col" className={table.number}>
                {t.ledger.columns.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={`${row.debtorId}-${row.code}-${row.currency}`}>
                <th scope="row" className={table.main}>
                  <Link to="/debtors/$debtorId" params={{ debtorId: row.debtorId }}>
                    {row.debtorName}
                  </Link>
                </th>
                <td className={table.clip} title={row.text}>
                  {row.text}
                </td>
                <td className={classes(table.number, table.onCardHead)}>
                  <Money cents={row.cents} currency={row.currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
