// What only a person can do, the late ones first; each can be marked done, and undone.

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { Task } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import table from '../../ui/table.module.css'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { AskColleague, Asked } from '../dialogue/ask-colleague.tsx'
import { PhoneLink } from '../dialogue/phone-link.tsx'
import type { Worklist } from './use-worklist.ts'
import { isCall, endsPlan, taskKey } from './work-rows.ts'

type TaskListProps = {
  readonly tasks: readonly Task[]
  readonly work: Worklist
  readonly onFinish: (task: Task) => void
}

export function TaskList({ tasks, work, onFinish }: TaskListProps) {
  const { t } = useSpeech()
  if (tasks.length === 0) return null
  return (
    <Section title={t.today.tasks.title(tasks.length)} aside={t.today.tasks.hint}>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{t.today.tasks.title(tasks.length)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.ledger.columns.debtor}</th>
              <th scope="col">{t.today.tasks.what}</th>
              <th scope="col">{t.today.tasks.since}</th>
              <th scope="col">
                <span className="visually-hidden">{t.today.tasks.done}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {tasks.map((task) => (
              <TaskLine key={task.id} task={task} work={work} onFinish={onFinish} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

type TaskLineProps = { readonly task: Task; readonly work: Worklist; readonly onFinish: (task: Task) => void }

function TaskLine({ task, work, onFinish }: TaskLineProps) {
  const { t, today } = useSpeech()
  const key = taskKey(task.id)
  return (
    <tr data-clickable aria-current={work.opened?.key === key} onClick={() => work.open(key)}>
      <th scope="row" className={table.main}>
        <button
          type="button"
          className="plain-button"
          data-row={key}
          onFocus={() => work.look(key)}
          onClick={(event) => {
            event.stopPropagation()
            work.open(key)
          }}
        >
          {task.debtorName ?? t.today.tasks.ours}
        </button>
      </th>
      <td className={table.clip} title={capitalised(task.text)}>
        {capitalised(task.text)}
        <Asked taskId={task.id} />
      </td>
      <td className={task.dueDay < today ? 'alarm' : 'muted'} data-label={t.today.tasks.since}>
        <DayText day={task.dueDay} relative />
      </td>
      <td className={classes(table.number, 'no-print')} onClick={(event) => event.stopPropagation()}>
        <AskColleague task={task} />{' '}
        {isCall(task) || endsPlan(task) ? (
          <Button size="compact-sm" variant="default" onClick={() => work.open(key)}>
            {isCall(task) ? t.today.tasks.call : t.today.choice.open}
          </Button>
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => onFinish(task)}>
            {t.today.tasks.done}
          </Button>
        )}
      </td>
    </tr>
  )
}

/** Marks a task done, with its undo. */
export function useFinishTask(): (task: Task) => void {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb((taskId: number) => send('POST', `/tasks/${taskId}/undo`))
  const end = useVerb((task: Task) => send('POST', `/tasks/${task.id}/done`, { result: 'done' }), {
    onDone: (_done, { id }) => show({ text: t.today.tasks.isDone, undo: () => void undo.run(id) }),
  })
  return (task) => void end.run(task)
}

type TaskPanelProps = { readonly task: Task; readonly onClose: () => void; readonly onFinish: () => void }

/** A task in full: why it is asked, since when, and where it is settled. */
export function TaskPanel({ task, onClose, onFinish }: TaskPanelProps) {
  const { t } = useSpeech()
  return (
    <SidePanel
      title={task.debtorName ?? t.today.tasks.ours}
      lead={<DayText day={task.dueDay} relative />}
      onClose={onClose}
      footer={<Button onClick={onFinish}>{t.today.tasks.done}</Button>}
    >
      <p>{capitalised(task.text)}</p>
      {task.phone && (
        <p>
          <PhoneLink phone={task.phone} />
        </p>
      )}
      {task.debtorId !== null && (
        <p>
          <Link to="/debtors/$debtorId" params={{ debtorId: task.debtorId }}>
            {t.calls.openDebtor}
          </Link>
        </p>
      )}
    </SidePanel>
  )
}
