// Lines of a file that something is said about, each with its number and the reason: those left out, and those taken although odd.

import type { ImportKind, RefusedLine } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import styles from './intake.module.css'

type LinesProps = { readonly lines: readonly RefusedLine[]; readonly count: number; readonly kind: ImportKind }

/** Of what a file of this kind is made: invoices and statuses are files themselves; a statement is told by what is wrong with it. */
export type Unit = 'line' | 'file' | 'statement'
export const unitOf = (kind: ImportKind): Unit =>
  kind === 'invoice' || kind === 'status' ? 'file' : kind === 'statement' ? 'statement' : 'line'

export function RefusedLines(props: LinesProps) {
  const { t } = useSpeech()
  const words = t.intake.refused
  const unit = unitOf(props.kind)
  return <SaidOfLines {...props} title={words.title(props.count, unit)} hint={words.hint[unit]} />
}

export function OddLines(props: LinesProps) {
  const { t } = useSpeech()
  const words = t.intake.odd
  return <SaidOfLines {...props} title={words.title(props.count, unitOf(props.kind))} hint={words.hint} />
}

type SaidProps = LinesProps & { readonly title: string; readonly hint: string }

function SaidOfLines({ lines, count, kind, title, hint }: SaidProps) {
  const { t } = useSpeech()
  const place = unitOf(kind) === 'file' ? t.intake.refused.file : t.intake.refused.line
  if (count === 0) return null
  return (
    <Section title={title} aside={hint}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{title}</caption>
          <thead>
            <tr>
              <th scope="col" className={table.number} style={{ width: '5rem' }}>
                {place}
              </th>
              <th scope="col">{t.intake.refused.reason}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((row, index) => (
              <tr key={`${row.line}-${index}`}>
                <td className={table.number} data-label={place}>
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
