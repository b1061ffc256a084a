// The answer to "and now?" for one debtor.

import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded } from '../../ui/states.tsx'
import type { Why } from '../../api-types.ts'
import { useWhy } from './debtor-query.ts'
import styles from './debtor.module.css'

/** What will be done for this debtor, and why: the server's own sentence. */
export function NextStep({ debtorId }: { readonly debtorId: number }) {
  const { t } = useSpeech()
  const why = useWhy(debtorId)
  return (
    <section className={styles.next}>
      <h2>{t.ledger.next}</h2>
      <Loaded query={why} skeleton={<Skeleton height={14} width="60%" mt={8} />}>
        {(answer) => <Answer why={answer} />}
      </Loaded>
    </section>
  )
}

function Answer({ why: { next, subject, rows } }: { readonly why: Why }) {
  const { t, format, today } = useSpeech()
  if (rows.length === 0) return <p>{t.ledger.nothingNext}</p>
  const waitsForBank = rows.some(({ code }) => code === 'unmatched-credit')
  if (next === null || next.day === today)
    return (
      <>
        <p>{subject}</p>
        {waitsForBank && (
          <p className={styles.reason}>
            <Link to="/bank">{t.shell.screens.bank}</Link>
          </p>
        )}
      </>
    )
  return (
    <>
      <p>{t.ledger.nextAct(next.step, next.itemCount, format.longDay(next.day))}</p>
      <p className={styles.reason}>{subject}</p>
    </>
  )
}
