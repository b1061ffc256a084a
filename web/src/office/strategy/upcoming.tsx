// On a day on which nothing leaves: the list of the next one, as it stands if nobody pays until then.

import { Link } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import type { Today } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money, Sums } from '../../ui/money.tsx'
import { sumsOf } from '../../ui/sums.ts'
import { Section } from '../../ui/page.tsx'
import { Notice } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { LevelBars } from '../../ui/tag.tsx'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import styles from './today.module.css'

type UpcomingProps = { readonly upcoming: NonNullable<Today['upcoming']> }

export function UpcomingSection({ upcoming }: UpcomingProps) {
  const { t, format } = useSpeech()
  const { day, actions } = upcoming
  const words = t.today.upcoming
  return (
    <>
      <Notice icon={<CalendarClock size={20} />}>{words.notice(format.longDay(day), actions.length)}</Notice>
      {actions.length > 0 && (
        <Section title={words.title(format.longDay(day), actions.length)} aside={<Sums sums={sumsOf(actions)} />}>
          <div className={table.wrap}>
            <table className={table.table}>
              <caption>{words.title(format.longDay(day), actions.length)}</caption>
              <thead>
                <tr>
                  <th scope="col">{t.ledger.columns.debtor}</th>
                  <th scope="col">{t.today.columns.step}</th>
                  <th scope="col" className={table.number}>
                    {t.today.columns.amount}
                  </th>
                </tr>
              </thead>
              <tbody>
                {actions.map((action) => (
                  <tr key={`${action.debtorId}-${action.channel}-${action.step}-${action.totalCents}`}>
                    <th scope="row" className={table.main}>
                      <Link to="/debtors/$debtorId" params={{ debtorId: action.debtorId }}>
                        {action.debtorName}
                      </Link>
                    </th>
                    <td>
                      <span className={styles.stepName}>
                        <ChannelIcon channel={action.channel} />
                        <LevelBars level={action.level} />
                        {capitalised(action.step)} <span className="muted">· {t.today.items(action.itemCount)}</span>
                      </span>
                    </td>
                    <td className={classes(table.number, table.onCardHead, 'strong')}>
                      <Money cents={action.totalCents} currency={action.currency} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Section>
      )}
    </>
  )
}
