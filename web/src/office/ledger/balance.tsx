// What a debtor owes, in figures.

import type { DebtorPage } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import styles from './debtor.module.css'

type BalanceProps = Pick<DebtorPage, 'balance' | 'otherBalances'>

/** The four figures of a debtor, as the server computed them; other currencies below, never added up. */
export function Balance({ balance, otherBalances }: BalanceProps) {
  return (
    <>
      <Figures balance={balance} />
      {otherBalances.map((other) => (
        <Figures key={other.currency} balance={other} />
      ))}
    </>
  )
}

function Figures({ balance }: { readonly balance: DebtorPage['balance'] }) {
  const { t } = useSpeech()
  const figures = [
    { label: t.ledger.balance.overdue, cents: balance.overdueCents },
    { label: t.ledger.balance.notDue, cents: balance.notDueCents },
    { label: t.ledger.balance.unapplied, cents: balance.unappliedCreditCents },
    { label: t.ledger.balance.total, cents: balance.totalCents },
  ]
  return (
    <dl className={styles.balance}>
      {figures.map((figure, index) => (
        <div key={figure.label} className={styles.figure} data-first={index === 0}>
          <dt>{figure.label}</dt>
          <dd>
            <Money cents={figure.cents} currency={balance.currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
