// One line of the bank: what it says, what it probably pays and why, and what can be done with it.

import { Button } from '@mantine/core'
import type { BankLine, MatchProposal } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useTakeBack } from './bank-query.ts'
import styles from './bank.module.css'
import { ProposalLine } from './proposal-line.tsx'

type LineCardProps = {
  readonly line: BankLine
  readonly isCurrent: boolean
  readonly onCurrent: () => void
  readonly onAccept: (place: number, letGo: boolean) => void
  readonly onIgnore: (always: boolean) => void
  readonly onSplit: () => void
}

export function LineCard({ line, isCurrent, onCurrent, onAccept, onIgnore, onSplit }: LineCardProps) {
  const { t } = useSpeech()
  const words = t.bank.line
  const shown: readonly MatchProposal[] = isCurrent ? line.proposals : line.proposals.slice(0, 1)
  const hidden = line.proposals.length - shown.length
  const isReturn = line.amountCents < 0
  return (
    <li className={styles.line} aria-current={isCurrent}>
      <button
        type="button"
        className={styles.head}
        data-row={line.id}
        aria-expanded={isCurrent}
        onClick={onCurrent}
        onFocus={onCurrent}
      >
        <span className={styles.day}>
          <DayText day={line.bookingDate} />
        </span>
        <span className={styles.who}>
          <span className="strong">{line.counterparty ?? (line.remittance || words.unnamed)}</span>{' '}
          {isReturn && <Tag tone="alarm">{words.returned(line.returnReason ?? '')}</Tag>}
          {line.counterparty !== null && <span className={styles.text}>{line.remittance}</span>}
        </span>
        <span className={classes(styles.amount, 'strong')}>
          <Money cents={line.amountCents} currency={line.currency} />
        </span>
      </button>
      {shown.length > 0 && (
        <ol className={styles.proposals}>
          {shown.map((proposal, index) => (
            <ProposalLine
              key={proposal.place}
              proposal={proposal}
              currency={line.currency}
              keyName={isCurrent ? (index === 0 ? 'A' : String(index + 1)) : null}
              isFirst={index === 0}
              onAccept={(letGo) => onAccept(proposal.place, letGo)}
            />
          ))}
        </ol>
      )}
      {shown.length === 0 && !isReturn && <p className={styles.none}>{words.noProposal}</p>}
      {hidden > 0 && (
        <button type="button" className={classes('text-button', styles.hidden)} onClick={onCurrent}>
          {words.more(hidden)}
        </button>
      )}
      {isReturn && <Returns line={line} />}
      {isCurrent && <Actions line={line} onIgnore={onIgnore} onSplit={onSplit} />}
    </li>
  )
}

function Actions({ line, onIgnore, onSplit }: Pick<LineCardProps, 'line' | 'onIgnore' | 'onSplit'>) {
  const { t } = useSpeech()
  const words = t.bank.line
  const isReturn = line.amountCents < 0
  return (
    <div className={styles.actions}>
      {!isReturn && (
        <Button size="compact-sm" variant="default" onClick={onSplit} rightSection={<kbd>S</kbd>}>
          {words.split}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => onIgnore(false)} rightSection={<kbd>N</kbd>}>
        {isReturn ? words.leave : words.ignore}
      </Button>
      {line.counterparty !== null && !isReturn && (
        <Button size="compact-sm" variant="subtle" onClick={() => onIgnore(true)}>
          {words.always}
        </Button>
      )}
    </div>
  )
}

/** Payments that this return may take back. */
function Returns({ line }: { readonly line: BankLine }) {
  const { t, format } = useSpeech()
  const takeBack = useTakeBack()
  return (
    <div className={styles.actions}>
      {line.returns.length === 0 && <p className={styles.why}>{t.bank.line.nothingReturned}</p>}
      {line.returns.map((paid) => (
        <Button
          key={paid.id}
          size="compact-sm"
          variant="light"
          loading={takeBack.isRunning}
          onClick={() => void takeBack.run({ lineId: line.id, paidLineId: paid.id })}
        >
          {t.bank.line.takesBack(format.day(paid.bookingDate))} – {paid.counterparty ?? paid.remittance}
        </Button>
      ))}
    </div>
  )
}
