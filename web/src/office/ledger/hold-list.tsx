// Why this debtor, or one of its items, waits: who said so, until when, and the way to lift it.

import { Button } from '@mantine/core'
import type { DebtorPage, Hold } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import type { PanelSubject } from './debtor-panel.tsx'
import { useLiftHold } from './debtor-query.ts'
import styles from './debtor.module.css'

type HoldListProps = { readonly page: DebtorPage; readonly onSubject: (subject: PanelSubject) => void }

export function HoldList({ page, onSubject }: HoldListProps) {
  const { t } = useSpeech()
  const lift = useLiftHold()
  return (
    <Section
      title={t.ledger.hold.title}
      aside={
        <button
          type="button"
          className="text-button"
          onClick={() => onSubject({ kind: 'hold', holdKind: 'pause', itemId: null })}
        >
          {t.ledger.hold.add}
        </button>
      }
    >
      {page.holds.length === 0 && <p className={styles.nothing}>{t.ledger.hold.none}</p>}
      {page.holds.length > 0 && (
        <ul className={styles.list}>
          {page.holds.map((hold) => (
            <li key={hold.id}>
              <p>
                <HoldText hold={hold} page={page} />
              </p>
              <Button size="compact-sm" variant="default" style={{ flex: 'none' }} onClick={() => void lift.run(hold)}>
                {t.ledger.hold.lift}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}

function HoldText({ hold, page }: { readonly hold: Hold; readonly page: DebtorPage }) {
  const { t, format, today } = useSpeech()
  const item = page.items.find((candidate) => candidate.id === hold.itemId)
  return (
    <>
      <strong>{t.words.holds[hold.kind]}</strong>
      {hold.amountCents !== null && (
        <>
          {' '}
          <Money cents={hold.amountCents} currency={page.balance.currency} />
        </>
      )}
      <span className="muted">
        {item && ` · ${item.number}`}
        {hold.untilDay &&
          ` · ${(hold.untilDay < today ? t.ledger.holdOver : t.ledger.holdUntil)(format.day(hold.untilDay))}`}
        {hold.reason && <br />}
        {hold.reason}
      </span>
    </>
  )
}
