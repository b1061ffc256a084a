// Month by month: two bars on one measure, what would have left and what did; on a narrow window each month is a card.

import { UnstyledButton } from '@mantine/core'
import { parseDay } from '@quittance/law'
import type { ReplayedMonth } from '../../api-types.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import { classes } from '../../ui/classes.ts'
import styles from './rehearsal.module.css'

type MonthsProps = {
  readonly months: readonly ReplayedMonth[]
  readonly openedMonth: string | null
  readonly onOpen: (month: string) => void
}

/** `2026-03` in words. */
export function useMonthName(): (month: string) => string {
  const { format } = useSpeech()
  return (month) => {
    const first = parseDay(`${month}-01`)
    return first ? capitalised(format.month(first)) : month
  }
}

export const actsOf = ({ messages, letters, calls }: Pick<ReplayedMonth, 'messages' | 'letters' | 'calls'>): number =>
  messages + letters + calls

export function ReplayMonths({ months, openedMonth, onOpen }: MonthsProps) {
  const { t } = useSpeech()
  const words = t.replay.columns
  const most = Math.max(1, ...months.flatMap((month) => [actsOf(month), actsOf(month.left)]))
  const heads = [
    words.messages,
    words.letters,
    words.calls,
    words.debtors,
    words.asked,
    words.paid,
    words.days,
    words.left,
  ]
  return (
    <Section title={t.replay.title} aside={t.replay.hint}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{t.replay.title}</caption>
          <thead>
            <tr>
              <th scope="col">{words.month}</th>
              <th scope="col" className={styles.barHead}>
                <span className="visually-hidden">{words.bars}</span>
                <span className={styles.legend} aria-hidden>
                  <i className={styles.bar} /> {words.replayed} <i className={styles.leftBar} /> {words.real}
                </span>
              </th>
              {heads.map((head) => (
                <th key={head} scope="col" className={table.number}>
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {months.toReversed().map((month) => (
              <MonthRow
                key={month.month}
                month={month}
                most={most}
                isOpened={month.month === openedMonth}
                onOpen={onOpen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

type RowProps = {
  readonly month: ReplayedMonth
  readonly most: number
  readonly isOpened: boolean
  readonly onOpen: (month: string) => void
}

function MonthRow({ month, most, isOpened, onOpen }: RowProps) {
  const { t, format } = useSpeech()
  const words = t.replay.columns
  const name = useMonthName()(month.month)
  const width = (count: number) => ({ width: `${(100 * count) / most}%` })
  const isEmpty = actsOf(month) === 0
  const counts = [
    [words.messages, month.messages],
    [words.letters, month.letters],
    [words.calls, month.calls],
    [words.debtors, month.debtors],
  ] as const
  return (
    <tr aria-current={isOpened}>
      <th scope="row" className={table.main}>
        {isEmpty ? name : <UnstyledButton onClick={() => onOpen(month.month)}>{name}</UnstyledButton>}
      </th>
      <td className={classes(styles.bars, table.notOnCard)} aria-hidden>
        <span className={styles.bar} data-none={isEmpty} style={width(actsOf(month))} />
        <span className={styles.leftBar} data-none={actsOf(month.left) === 0} style={width(actsOf(month.left))} />
      </td>
      {counts.map(([label, count]) => (
        <td key={label} className={table.number} data-label={label} data-empty={count === 0}>
          {format.count(count)}
        </td>
      ))}
      <td className={table.number} data-label={words.asked} data-empty={isEmpty}>
        {!isEmpty && <Money cents={month.askedCents} />}
      </td>
      <td className={table.number} data-label={words.paid} data-empty={isEmpty}>
        {!isEmpty && format.share(month.paidCents, month.askedCents)}
      </td>
      <td className={table.number} data-label={words.days} data-empty={month.medianDays === null}>
        {month.medianDays !== null && t.replay.days(month.medianDays)}
      </td>
      <td className={table.number} data-label={words.left}>
        {format.count(actsOf(month.left))}
      </td>
    </tr>
  )
}
