// One month played again: how far the acts went, to whom, and what became of each.

import { Link } from '@tanstack/react-router'
import type { ReplayedMonth } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { LevelBars } from '../../ui/tag.tsx'
import { actsOf, useMonthName } from './replay-months.tsx'
import styles from './rehearsal.module.css'
import today from './today.module.css'

export function ReplayMonthPanel({ month, onClose }: { readonly month: ReplayedMonth; readonly onClose: () => void }) {
  const { t, format } = useSpeech()
  const name = useMonthName()
  const count = actsOf(month)
  const lead = `${t.rehearsal.acts(count)} · ${t.replay.settled(month.settledItems, month.items)}`
  return (
    <SidePanel title={name(month.month)} lead={lead} onClose={onClose}>
      <ul className={styles.levels} aria-label={t.replay.levels}>
        {month.levels.map(
          (acts, level) =>
            acts > 0 && (
              <li key={t.replay.levelNames[level]}>
                <LevelBars level={level} />
                {t.replay.levelNames[level]} <span className="strong">{format.count(acts)}</span>
              </li>
            ),
        )}
      </ul>
      {month.settledBefore > 0 && <p className="muted">{t.replay.settledBefore(month.settledBefore)}</p>}
      <ul className={today.waitRows}>
        {month.acts.map((act) => (
          <li key={`${act.day}-${act.debtorId}-${act.channel}-${act.step}-${act.currency}-${act.totalCents}`}>
            <span className={today.waitHead}>
              <Link to="/debtors/$debtorId" params={{ debtorId: act.debtorId }}>
                {act.debtorName}
              </Link>
              <span className="number">{format.money(act.totalCents, act.currency)}</span>
            </span>
            <span className={today.stepName}>
              <ChannelIcon channel={act.channel} />
              <LevelBars level={act.level} />
              <span>
                {capitalised(act.step)}{' '}
                <span className="muted">
                  · {format.day(act.day)} · {t.today.items(act.itemCount)}
                </span>
              </span>
            </span>
            <span className="muted">{outcome(act)}</span>
          </li>
        ))}
      </ul>
      {month.acts.length < count && <p className="muted">{t.replay.more(count - month.acts.length)}</p>}
    </SidePanel>
  )

  function outcome({ settledAfterDays, paidCents, currency }: ReplayedMonth['acts'][number]): string {
    if (settledAfterDays !== null) return t.replay.outcome(settledAfterDays)
    return paidCents > 0 ? t.replay.partly(format.money(paidCents, currency)) : t.replay.open
  }
}
