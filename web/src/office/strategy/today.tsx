// The work of the day: what leaves and why, what waits for a yes, calls, tasks, and what does not leave.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CalendarCheck2, Send } from 'lucide-react'
import { get } from '../../api.ts'
import type { Action, IncomingMail, Page as PageOf, Task, Today } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Loaded, SkeletonRows } from '../../ui/states.tsx'
import { sumsOf } from '../../ui/sums.ts'
import { summaryQuery } from '../first-hour/progress.ts'
import { CallPanel } from '../dialogue/call-panel.tsx'
import { MailPanel } from '../dialogue/mail-panel.tsx'
import { ActTable } from './act-table.tsx'
import { AnswersSection } from './answers.tsx'
import { Banners } from './banners.tsx'
import { ChoicePanel } from './choice-panel.tsx'
import { PreviewPanel } from './preview-panel.tsx'
import { ReleaseDialog } from './release-dialog.tsx'
import { SkipDialog } from './skip-dialog.tsx'
import { TaskList, TaskPanel, useFinishTask } from './task-list.tsx'
import { sectionsOf } from './today-sections.ts'
import { UpcomingSection } from './upcoming.tsx'
import { useWorklist } from './use-worklist.ts'
import type { Worklist } from './use-worklist.ts'
import { WaitsSection } from './waits.tsx'
import { endsPlan, isCall, isFree, workRows } from './work-rows.ts'

export function TodayScreen() {
  const { t, format, today } = useSpeech()
  const query = useQuery({
    queryKey: ['today'],
    queryFn: () => get<Today>('/today'),
    // While e-mails are on their way the list is looked at again until they have left.
    refetchInterval: ({ state }) => (state.data?.actions.some(isOnItsWay) ? 4_000 : false),
  })
  return (
    <Loaded
      query={query}
      skeleton={<SkeletonRows count={12} />}
      page={{ title: t.shell.screens.today, lead: format.longDay(today) }}
    >
      {(day) => <DayView day={day} />}
    </Loaded>
  )
}

const isOnItsWay = ({ channel, state }: Action) => channel === 'email' && state === 'queued'

function DayView({ day }: { readonly day: Today }) {
  const { t, format } = useSpeech()
  // Some of the answers are enough for the list of a day; all of them have a screen.
  const answers = useQuery({
    queryKey: ['mail', 'today'],
    queryFn: () => get<PageOf<IncomingMail>>('/mail', { show: 'unread' }),
  })
  const mails = answers.data?.rows ?? []
  const sections = sectionsOf(day.actions)
  const ordered = sections.flatMap((section) => section.actions)
  const finish = useFinishTask()
  const work = useWorklist(workRows(ordered, mails, day.tasks), finish)
  const isFirst = day.automation === 'rehearsal'
  const isChoice = work.selection.chosen.length > 0
  const toRelease = isChoice ? work.selection.chosen.length : ordered.filter(isFree).length

  return (
    <Page
      title={t.shell.screens.today}
      lead={<DayLead day={day} />}
      actions={
        toRelease > 0 && (
          <Button leftSection={<Send size={16} aria-hidden />} onClick={work.release}>
            {isFirst ? t.today.releaseFirst(toRelease) : t.today.release(toRelease, isChoice)}
          </Button>
        )
      }
    >
      <Banners banners={day.banners} />
      {ordered.length === 0 && <NothingToDo tasks={day.tasks.length + mails.length} upcoming={day.upcoming} />}
      {ordered.length > 0 && day.upcoming && <UpcomingSection upcoming={day.upcoming} />}
      {sections.map((section) => (
        <ActTable key={section.key} section={section} work={work} />
      ))}
      <AnswersSection mails={mails} hasMore={Boolean(answers.data?.next)} work={work} />
      <TaskList tasks={day.tasks} work={work} onFinish={finish} />
      <WaitsSection waits={day.waits} total={day.waitTotal} />
      <OpenedRow work={work} onFinish={finish} />
      {work.overlay === 'release' && (
        <ReleaseDialog day={day} actions={work.subjects} onClose={work.closeOverlay} onReleased={work.released} />
      )}
      {work.overlay === 'skip' && work.current && (
        <SkipDialog action={work.current} onClose={work.closeOverlay} onSkipped={work.skipped} />
      )}
      <p className="visually-hidden" role="status">
        {isChoice &&
          t.today.selected(
            work.selection.chosen.length,
            work.chosenSums.map(({ cents, currency }) => format.money(cents, currency)).join(' + '),
          )}
      </p>
    </Page>
  )
}

function OpenedRow({ work, onFinish }: { readonly work: Worklist; readonly onFinish: (task: Task) => void }) {
  const { opened } = work
  switch (opened?.kind) {
    case 'act':
      return <PreviewPanel action={opened.act} onClose={work.close} onRelease={work.release} onSkip={work.skip} />
    case 'answer':
      return <MailPanel key={opened.key} mail={opened.mail} onClose={work.close} />
    case 'task': {
      const { task } = opened
      if (isCall(task)) return <CallPanel key={task.id} taskId={task.id} onClose={work.close} onDone={work.moveOn} />
      if (endsPlan(task)) return <ChoicePanel key={task.id} task={task} onClose={work.close} onDone={work.moveOn} />
      const end = () => {
        onFinish(task)
        work.moveOn()
      }
      return <TaskPanel key={task.id} task={task} onClose={work.close} onFinish={end} />
    }
    case undefined:
      return null
  }
}

function DayLead({ day }: { readonly day: Today }) {
  const { t, format } = useSpeech()
  const { summary } = day
  const asked = sumsOf(day.actions.filter(({ state }) => state === 'planned'))
  const sums = asked.map(({ cents, currency }) => format.money(cents, currency)).join(' + ')
  const parts = [
    ...(summary.toSend > 0 ? [t.today.counts.toSend(summary.toSend)] : []),
    ...(summary.toConfirm > 0 ? [t.today.counts.toConfirm(summary.toConfirm)] : []),
    ...(summary.calls > 0 ? [t.today.counts.calls(summary.calls)] : []),
    ...(summary.tasks > 0 ? [t.today.counts.tasks(summary.tasks)] : []),
  ]
  return (
    <>
      <span className="strong">{capitalised(format.longDay(day.day))}</span>
      {parts.length > 0 && ` – ${parts.join(', ')}${sums === '' ? '' : t.today.for(sums)}`}
    </>
  )
}

type NothingToDoProps = { readonly tasks: number; readonly upcoming: Today['upcoming'] }

function NothingToDo({ tasks, upcoming }: NothingToDoProps) {
  const { t } = useSpeech()
  const summary = useQuery(summaryQuery)
  const words = t.today
  if (!summary.data) return null
  if (summary.data.items === 0) {
    return (
      <EmptyState
        icon={<CalendarCheck2 />}
        title={words.noData.title}
        text={words.noData.text}
        action={<LinkButton to="/imports">{words.noData.action}</LinkButton>}
      />
    )
  }
  if (upcoming) return <UpcomingSection upcoming={upcoming} />
  return (
    <EmptyState
      icon={<CalendarCheck2 />}
      title={tasks > 0 ? words.onlyTasks : words.nothing.title}
      text={words.nothing.text}
      action={
        <LinkButton to="/rehearsal" variant="default">
          {words.nothing.action}
        </LinkButton>
      }
    />
  )
}
