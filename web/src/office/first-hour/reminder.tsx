// The first hour in the corner of every screen, until it is over: how far, and the next step.

import { Progress } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSpeech } from '../../ui/locale.tsx'
import { useSession } from '../session.tsx'
import { STEPS, useFirstHour } from './progress.ts'
import styles from './first-hour.module.css'

export function FirstHourReminder({ onFollow }: { readonly onFollow?: () => void }) {
  const { t } = useSpeech()
  const { automation } = useSession()
  // With the first list released the first hour is over.
  const state = useFirstHour(automation === 'rehearsal')
  if (!state?.next) return null
  return (
    <Link to="/start" className={styles.reminder} {...(onFollow && { onClick: onFollow })}>
      <span className={styles.reminderHead}>
        <strong>{t.firstHour.title}</strong>
        <span className="muted">{t.firstHour.progress(state.done.size, STEPS.length)}</span>
      </span>
      <Progress size={4} value={(100 * state.done.size) / STEPS.length} aria-hidden />
      <span className={styles.reminderNext}>{t.firstHour.steps[state.next].title}</span>
    </Link>
  )
}
