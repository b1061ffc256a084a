// The last twelve months played again with today's plans: what would have left, what became of it, and what really left.

import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { History } from 'lucide-react'
import { get } from '../../api.ts'
import type { Knowledge, Replay } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { EmptyState, Loaded, Notice, SkeletonRows } from '../../ui/states.tsx'
import { ReplayMonthPanel } from './replay-month-panel.tsx'
import { ReplayMonths } from './replay-months.tsx'
import styles from './rehearsal.module.css'

const MONTHS = 12

export function ReplayView() {
  const { as } = useSearch({ from: '/rehearsal' })
  const replay = useQuery({
    queryKey: ['replay', MONTHS, as ?? null],
    queryFn: () => get<Replay>('/replay', { months: MONTHS, ...(as && { as }) }),
    // A year takes seconds to play; coming back to the window is no reason to do it again.
    refetchOnWindowFocus: false,
  })
  return (
    <Loaded query={replay} skeleton={<SkeletonRows count={12} />}>
      {(data) => (data.knownSince === null ? <NothingYet /> : <Months replay={data} knownSince={data.knownSince} />)}
    </Loaded>
  )
}

function NothingYet() {
  const { t } = useSpeech()
  return (
    <EmptyState
      icon={<History />}
      title={t.replay.empty.title}
      text={t.replay.empty.text}
      action={<LinkButton to="/imports">{t.rehearsal.empty.action}</LinkButton>}
    />
  )
}

function Months({
  replay,
  knownSince,
}: {
  readonly replay: Replay
  readonly knownSince: NonNullable<Replay['knownSince']>
}) {
  const { t, format } = useSpeech()
  const search = useSearch({ from: '/rehearsal' })
  const navigate = useNavigate()
  const { knowledge, months } = replay
  const opened = months.find(({ month }) => month === search.month)
  const open = (month: string | undefined) => {
    const { month: _, ...kept } = search
    void navigate({ to: '/rehearsal', search: month === undefined ? kept : { ...kept, month } })
  }
  const ask = (value: string) => void navigate({ to: '/rehearsal', search: { ...search, as: value as Knowledge } })
  return (
    <>
      <div className={styles.question}>
        <SegmentedControl
          className={styles.views}
          aria-label={t.replay.question}
          value={knowledge}
          data={(['known', 'told'] as const).map((value) => ({ value, label: t.replay.questions[value] }))}
          onChange={ask}
        />
        <p className="muted">
          {t.replay.answers[knowledge]} {t.replay.since(format.shortDay(knownSince))}
        </p>
      </div>
      {months.every(({ debtors }) => debtors === 0) && <Notice>{t.replay.nothing[knowledge]}</Notice>}
      <ReplayMonths months={months} openedMonth={opened?.month ?? null} onOpen={open} />
      <p className="muted">{t.replay.limits}</p>
      {opened && <ReplayMonthPanel key={opened.month} month={opened} onClose={() => open(undefined)} />}
    </>
  )
}
