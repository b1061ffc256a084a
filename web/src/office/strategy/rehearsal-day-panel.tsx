// Everything that would leave on one day.

import { Link } from '@tanstack/react-router'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { LevelBars } from '../../ui/tag.tsx'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import type { RehearsalDay } from './rehearsal-days.ts'
import styles from './today.module.css'

export function RehearsalDayPanel({ day, onClose }: { readonly day: RehearsalDay; readonly onClose: () => void }) {
  const { t, format } = useSpeech()
  return (
    <SidePanel title={format.longDay(day.day)} lead={t.rehearsal.acts(day.actions.length)} onClose={onClose}>
      <ul className={styles.waitRows}>
        {day.actions.map((action) => (
          <li key={`${action.debtorId}-${action.channel}-${action.step}-${action.currency}`}>
            <span className={styles.waitHead}>
              <Link to="/debtors/$debtorId" params={{ debtorId: action.debtorId }}>
                {action.debtorName}
              </Link>
              <Money cents={action.totalCents} currency={action.currency} />
            </span>
            <span className={styles.stepName}>
              <ChannelIcon channel={action.channel} />
              <LevelBars level={action.level} />
              <span>
                {capitalised(action.step)} <span className="muted">· {t.today.items(action.itemCount)}</span>
              </span>
            </span>
          </li>
        ))}
      </ul>
    </SidePanel>
  )
}
