// What storing the file would change, in figures.

import type { ImportKind, Understood } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import styles from './intake.module.css'

const OWED: readonly ImportKind[] = ['entries', 'list', 'invoice']
/** What statements, statuses, notices and registers count. */
const OF_OTHERS = ['entries', 'newStatuses', 'matched', 'holds', 'tasks'] as const

const LINES = ['lines', 'rows', 'entries', 'notices', 'companies'] as const

/** Nothing of it would be stored: all that it holds is left out. */
export const bringsNothing = ({ kind, effect, counts, refusedCount }: Understood): boolean =>
  refusedCount > 0 &&
  kind !== 'entries' &&
  effect.newDebtors + effect.newItems + effect.changedItems + effect.unchangedItems + effect.newCredits === 0 &&
  [...OF_OTHERS, 'changedDebtors', 'unchangedDebtors'].every((name) => (counts[name] ?? 0) === 0)

export function Effect({ understood }: { readonly understood: Understood }) {
  const { t, format } = useSpeech()
  const { effect, counts } = understood
  const words = t.intake.effect
  const figures = [
    { label: words.newDebtors, value: effect.newDebtors },
    { label: words.changedDebtors, value: counts['changedDebtors'] ?? 0 },
    { label: words.newItems, value: effect.newItems },
    { label: words.changedItems, value: effect.changedItems },
    { label: words.newCredits, value: effect.newCredits },
    { label: words.newAllocations, value: effect.newAllocations },
    { label: words.unchangedItems, value: effect.unchangedItems },
    ...OF_OTHERS.map((name) => ({ label: words[name], value: counts[name] ?? 0 })),
  ].filter((figure) => figure.value > 0)
  const files = counts['files']
  const lines = LINES.reduce((found, name) => found || (counts[name] ?? 0), 0)
  const readText =
    files === undefined ? words.read(format.count(lines), lines) : words.readFiles(format.count(files), files)
  return (
    <Section title={words.title} aside={readText}>
      {figures.length === 0 && effect.openIn.every(({ cents }) => cents === 0) ? (
        <p>{t.intake.nothingNew}</p>
      ) : (
        <dl className={styles.effect}>
          {OWED.includes(understood.kind) &&
            effect.openIn.map(({ currency, cents }) => (
              <div key={currency}>
                <dt>{words.open}</dt>
                <dd>{format.money(cents, currency)}</dd>
              </div>
            ))}
          {figures.map((figure) => (
            <div key={figure.label(0)}>
              <dt>{figure.label(figure.value)}</dt>
              <dd>{format.count(figure.value)}</dd>
            </div>
          ))}
        </dl>
      )}
      <SaidOfInvoices title={words.conflicts(effect.conflicts.length)} said={effect.conflicts} />
      <SaidOfInvoices isCalm title={words.notes(effect.notes.length)} said={effect.notes} />
    </Section>
  )
}

type SaidProps = {
  readonly title: string
  readonly said: Understood['effect']['conflicts']
  /** Nothing is contradicted. */
  readonly isCalm?: boolean
}

const SHOWN = 20

function SaidOfInvoices({ title, said, isCalm }: SaidProps) {
  const { t } = useSpeech()
  if (said.length === 0) return null
  return (
    <div className={styles.conflicts} data-calm={isCalm}>
      <h3>{title}</h3>
      <ul>
        {said.slice(0, SHOWN).map(({ number, message }) => (
          <li key={`${number} ${message}`}>
            {!message.startsWith(number) && (
              <>
                <strong>{number}</strong> –{' '}
              </>
            )}
            {message}
          </li>
        ))}
      </ul>
      {said.length > SHOWN && <p>{t.intake.refused.others(said.length - SHOWN)}</p>}
    </div>
  )
}
