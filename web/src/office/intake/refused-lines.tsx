// Lines that are left out, each with its number and the reason.

import type { RefusedLine } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import styles from './intake.module.css'

export function RefusedLines({ refused, count }: { readonly refused: readonly RefusedLine[]; readonly count: number }) {
  const { t } = useSpeech()
  if (count === 0) return null
  return (
    <Section title={t.intake.refused.title(count)} aside={t.intake.refused.hint}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{t.intake.refused.title(count)}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.number} style={{ width: '5rem' }}>
                {t.intake.refused.line}
              </th>
              <th scope="col">{t.intake.refused.reason}</th>
            </tr>
          </thead>
          <tbody>
            {refused.map((row, index) => (
              <tr key={`${row.line}-${index}`}>
                <td className={table.number} data-label={t.intake.refused.line}>
                  {row.line}
                </td>
                <td className={styles.reason}>{row.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {count > refused.length && <p className={table.more}>{t.intake.refused.others(count - refused.length)}</p>}
      </div>
    </Section>
  )
}
