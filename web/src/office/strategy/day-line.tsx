// The steps of a plan on a line of days from the due date; the table beside it says the same in words.

import type { PlanStep } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import styles from './plans.module.css'

export function DayLine({ steps }: { readonly steps: readonly PlanStep[] }) {
  const { t } = useSpeech()
  const days = daysOf(steps)
  const first = Math.min(0, ...days)
  const span = Math.max(1, Math.max(0, ...days) - first)
  const at = (day: number) => `${4 + (92 * (day - first)) / span}%`
  return (
    <div className={styles.line} aria-hidden>
      <span className={styles.due} style={{ left: at(0) }}>
        {t.settings.plans.due}
      </span>
      {steps.map((step, index) => (
        <span key={step.key} className={styles.point} data-level={step.level} style={{ left: at(days[index] ?? 0) }}>
          <ChannelIcon channel={step.channel} size={14} />
          <span>{signed(days[index] ?? 0)}</span>
        </span>
      ))}
    </div>
  )
}

/** A step that follows the previous one stands as if that one had been taken on its day. */
function daysOf(steps: readonly PlanStep[]): readonly number[] {
  let previous = 0
  return steps.map((step) => (previous = step.offsetDays ?? previous + (step.afterPreviousDays ?? 0)))
}

const signed = (day: number) => (day > 0 ? `+${day}` : day < 0 ? `−${-day}` : '0')
