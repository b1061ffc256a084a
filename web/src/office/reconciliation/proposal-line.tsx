// What a line may pay: the invoices, why, and one gesture to take it.

import { Button } from '@mantine/core'
import type { MatchProposal } from '../../api-types.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './bank.module.css'

/** From here on the button says yes by itself. */
const LIKELY = 70
/** Beyond these the numbers stand in the reasons. */
const MOST_SHOWN = 4

type ProposalLineProps = {
  readonly proposal: MatchProposal
  readonly currency: string
  /** The key that takes it; null while another line has the keys. */
  readonly keyName: string | null
  readonly isFirst: boolean
  readonly onAccept: (letGo: boolean) => void
}

export function ProposalLine({ proposal, currency, keyName, isFirst, onAccept }: ProposalLineProps) {
  const { t, format } = useSpeech()
  const words = t.bank.line
  const { items, unapplied, isRecorded, leftCents, score, difference } = proposal
  const debtors = [...new Set(items.map(({ debtorName }) => debtorName))]
  return (
    <li className={styles.proposal}>
      <span className={styles.meter} title={words.sure(score)} aria-hidden>
        <i style={{ blockSize: `${score}%` }} />
      </span>
      <div className={styles.what}>
        <p>
          {isRecorded && <span className="strong">{words.recorded}</span>}
          {items.slice(0, MOST_SHOWN).map(({ itemId, number, cents }) => (
            <span key={itemId} className={styles.invoice}>
              <span className="strong">{number}</span> <Money cents={cents} currency={currency} />
            </span>
          ))}
          {items.length > MOST_SHOWN && <span className="muted">+ {items.length - MOST_SHOWN}</span>}{' '}
          <span>{debtors.join(', ')}</span>
          {unapplied && (
            <span className={styles.credit}>
              {words.toCredit(unapplied.debtorName, format.money(unapplied.cents, currency))}
            </span>
          )}
        </p>
        <p className={styles.why}>{capitalised(proposal.reasons.join(', '))}.</p>
      </div>
      <div className={styles.take}>
        {leftCents > 0 && difference !== null && keyName !== null && (
          <Button size="compact-sm" variant="subtle" onClick={() => onAccept(true)}>
            {words.acceptLetGo(format.money(leftCents, currency))}
          </Button>
        )}
        <Button
          size="compact-sm"
          variant={isFirst && score >= LIKELY ? 'light' : 'default'}
          onClick={() => onAccept(false)}
          {...(keyName !== null && { rightSection: <kbd>{keyName}</kbd> })}
        >
          {words.accept}
        </Button>
      </div>
    </li>
  )
}
