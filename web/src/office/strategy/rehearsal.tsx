// The coming thirty days as if nobody paid: who would receive what and when, and what never leaves and why. Beside them the past
// months, played again (replay.tsx).

import { useEffect, useState } from 'react'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CalendarRange } from 'lucide-react'
import { get } from '../../api.ts'
import type { Rehearsal } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { EmptyState, Loaded, SkeletonRows } from '../../ui/states.tsx'
import { LevelBars } from '../../ui/tag.tsx'
import { useTicks } from '../first-hour/progress.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { NeverTable } from './never-table.tsx'
import { RehearsalCalendar } from './rehearsal-calendar.tsx'
import type { RehearsalDay } from './rehearsal-days.ts'
import { RehearsalDayPanel } from './rehearsal-day-panel.tsx'
import { ReplayView } from './replay.tsx'
import styles from './rehearsal.module.css'

const DAYS = 30

export function RehearsalScreen() {
  const { t } = useSpeech()
  const { view = 'coming' } = useSearch({ from: '/rehearsal' })
  const navigate = useNavigate()
  return (
    <Page title={t.shell.screens.rehearsal} lead={view === 'past' ? t.replay.lead : t.rehearsal.lead(DAYS)}>
      <SegmentedControl
        className={styles.views}
        aria-label={t.replay.view}
        value={view}
        data={[
          { value: 'coming', label: t.replay.views.coming(DAYS) },
          { value: 'past', label: t.replay.views.past },
        ]}
        onChange={(value) => void navigate({ to: '/rehearsal', search: value === 'past' ? { view: 'past' } : {} })}
      />
      {view === 'past' ? <ReplayView /> : <ComingDays />}
    </Page>
  )
}

function ComingDays() {
  const rehearsal = useQuery({
    queryKey: ['rehearsal', DAYS],
    queryFn: () => get<Rehearsal>('/rehearsal', { days: DAYS }),
  })
  const [, tick] = useTicks()
  const isRead = rehearsal.data !== undefined && rehearsal.data.days.length > 0
  useEffect(() => {
    if (isRead) tick('rehearsal')
  }, [isRead, tick])
  return (
    <Loaded query={rehearsal} skeleton={<SkeletonRows count={10} />}>
      {(data) => <RehearsalView rehearsal={data} />}
    </Loaded>
  )
}

function RehearsalView({ rehearsal }: { readonly rehearsal: Rehearsal }) {
  const { t, today } = useSpeech()
  const [opened, setOpened] = useState<RehearsalDay | null>(null)
  if (rehearsal.days.length === 0 && rehearsal.never.length === 0) {
    return (
      <EmptyState
        icon={<CalendarRange />}
        title={t.rehearsal.empty.title}
        text={t.rehearsal.empty.text}
        action={<LinkButton to="/imports">{t.rehearsal.empty.action}</LinkButton>}
      />
    )
  }
  if (rehearsal.days.length === 0) {
    return (
      <>
        <EmptyState
          icon={<CalendarRange />}
          title={t.rehearsal.nobody.title(DAYS)}
          text={t.rehearsal.nobody.text}
          action={<LinkButton to="/today">{t.rehearsal.nobody.action}</LinkButton>}
        />
        <NeverTable rows={rehearsal.never} />
      </>
    )
  }
  return (
    <>
      <StepCounts steps={rehearsal.steps} />
      <RehearsalCalendar
        rehearsal={rehearsal}
        from={today}
        days={DAYS}
        openedDay={opened?.day ?? null}
        onOpen={setOpened}
      />
      <NeverTable rows={rehearsal.never} />
      {opened && <RehearsalDayPanel key={opened.day} day={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

/** How many acts of each step the thirty days hold: the length of the bar, and its figure. */
function StepCounts({ steps }: { readonly steps: Rehearsal['steps'] }) {
  const { t, format } = useSpeech()
  const most = Math.max(1, ...steps.map((step) => step.count))
  const total = steps.reduce((sum, step) => sum + step.count, 0)
  return (
    <Section title={t.rehearsal.steps} aside={t.rehearsal.acts(total)}>
      <Card>
        <table className={styles.steps}>
          <caption className="visually-hidden">{t.rehearsal.steps}</caption>
          <tbody>
            {steps
              .filter((step) => step.count > 0)
              .map((step) => (
                <tr key={`${step.step}-${step.channel}`}>
                  <th scope="row">
                    <span className={styles.stepLabel}>
                      <ChannelIcon channel={step.channel} />
                      <LevelBars level={step.level} />
                      {capitalised(step.step)}
                    </span>
                  </th>
                  <td className={styles.barCell} aria-hidden>
                    <span className={styles.bar} style={{ width: `${(100 * step.count) / most}%` }} />
                  </td>
                  <td className="number strong">{format.count(step.count)}</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Card>
    </Section>
  )
}
