// Whole weeks in a grid; on a narrow window the same days as a list, without the empty ones.

import type { Day } from '@quittance/law'
import type { Rehearsal } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { channelsOf, weeksOf } from './rehearsal-days.ts'
import { sumsOf } from '../../ui/sums.ts'
import type { RehearsalDay } from './rehearsal-days.ts'
import styles from './rehearsal.module.css'

type CalendarProps = {
  readonly rehearsal: Rehearsal
  readonly from: Day
  readonly days: number
  readonly openedDay: Day | null
  readonly onOpen: (day: RehearsalDay) => void
}

export function RehearsalCalendar({ rehearsal, from, days, openedDay, onOpen }: CalendarProps) {
  const { t, format } = useSpeech()
  const weeks = weeksOf(rehearsal, from, days)
  return (
    <Section title={t.rehearsal.calendar} aside={t.rehearsal.calendarHint}>
      <div className={styles.frame}>
        <div className={styles.calendar}>
          {(weeks[0] ?? []).map(({ day }) => (
            <span key={day} className={styles.weekday} aria-hidden>
              {format.weekday(day)}
            </span>
          ))}
          {weeks.flat().map((day) => (
            <DayCell
              key={day.day}
              day={day}
              isToday={day.day === from}
              isOpened={day.day === openedDay}
              onOpen={onOpen}
            />
          ))}
        </div>
      </div>
    </Section>
  )
}

type DayCellProps = {
  readonly day: RehearsalDay
  readonly isToday: boolean
  readonly isOpened: boolean
  readonly onOpen: (day: RehearsalDay) => void
}

function DayCell({ day, isToday, isOpened, onOpen }: DayCellProps) {
  const { format } = useSpeech()
  const name = format.longDay(day.day)
  if (day.actions.length === 0) {
    return (
      <div className={styles.cell} data-today={isToday} data-empty>
        {!day.isOutside && (
          <time dateTime={day.day} title={name}>
            {format.day(day.day)}
          </time>
        )}
      </div>
    )
  }
  const sums = sumsOf(day.actions).map(({ currency, cents }) => format.euros(cents, currency))
  return (
    <button
      type="button"
      className={styles.cell}
      data-today={isToday}
      aria-pressed={isOpened}
      onClick={() => onOpen(day)}
    >
      <time dateTime={day.day} title={name}>
        <span className={styles.narrowOnly}>{format.weekday(day.day)} </span>
        {format.day(day.day)}
      </time>
      <span className={styles.channels}>
        {channelsOf(day.actions).map(({ channel, count }) => (
          <span key={channel} className={styles.channel}>
            <ChannelIcon channel={channel} size={15} />
            {count}
          </span>
        ))}
      </span>
      <span className={styles.cents}>{sums.join(' + ')}</span>
    </button>
  )
}
