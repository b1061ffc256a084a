// Lines of a file that something is said about, each with its number and the reason: those left out, and those taken although odd.

import type { RefusedLine } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import styles from './intake.module.css'

type LinesProps = { readonly lines: readonly RefusedLine[]; readonly count: number }

export function RefusedLines(props: LinesProps) {
  const { t } = useSpeech()
  return <SaidOfLines {...props} title={t.intake.refused.title(props.count)} hint={t.intake.refused.hint} />
}

export function OddLines(props: LinesProps) {
  const { t } = useSpeech()
  return <SaidOfLines {...props} title={t.intake.odd.title(props.count)} hint={t.intake.odd.hint} />
}

function SaidOfLines({ lines, count, title, hint }: LinesProps & { readonly title: string; readonly hint: string }) {
  const { t } = useSpeech()
  if (count === 0) return null
  return (
    <Section title={title} aside={hint}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.number} style={{ width: '5rem' }}>
                {t.intake.refused.line}
              </th>
              <th scope="col">{t.intake.refused.reason}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((row, index) => (
              <tr key={`${row.line}-${index}`}>
                <td className={table.number} data-label={t.intake.refused.line}>
                  {row.line}
                </td>
                <td className={styles.reason}>{row.message}</td>
              </tr>
            ))}
          </tbody>
        </table>
        {count > lines.length && <p className={table.more}>{t.intake.refused.others(count - lines.length)}</p>}
      </div>
    </Section>
  )
}
