// What only a person can do, the late ones first; each can be marked done, and undone.

import { Button, NativeSelect } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { Task, TaskResult } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import table from '../../ui/table.module.css'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { AskColleague, Asked } from '../dialogue/ask-colleague.tsx'

const CALL_RESULTS = ['reached', 'voicemail', 'absent', 'wrong-number'] as const

export function TaskList({ tasks }: { readonly tasks: readonly Task[] }) {
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
              <TaskLine key={task.id} task={task} />
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}

function TaskLine({ task }: { readonly task: Task }) {
  const { t, today } = useSpeech()
  return (
    <tr>
      <th scope="row" className={table.main}>
        {task.debtorId !== null ? (
          <Link to="/debtors/$debtorId" params={{ debtorId: task.debtorId }}>
            {task.debtorName}
          </Link>
        ) : (
          task.debtorName
        )}
      </th>
      <td className={table.clip} title={capitalised(task.text)}>
        {capitalised(task.text)} {task.phone && <a href={`tel:${task.phone.replaceAll(' ', '')}`}>{task.phone}</a>}
        <Asked taskId={task.id} />
      </td>
      <td className={task.dueDay < today ? 'alarm' : 'muted'} data-label={t.today.tasks.since}>
        <DayText day={task.dueDay} relative />
      </td>
      <td className={classes(table.number, 'no-print')}>
        <AskColleague task={task} /> <TaskEnd task={task} />
      </td>
    </tr>
  )
}

function TaskEnd({ task }: { readonly task: Task }) {
  const { t } = useSpeech()
  const words = t.today.tasks
  const show = useToast()
  const undo = useVerb(() => send('POST', `/tasks/${task.id}/undo`))
  const end = useVerb((result: TaskResult) => send('POST', `/tasks/${task.id}/done`, { result }), {
    onDone: () => show({ text: words.isDone, undo: () => void undo.run(undefined) }),
  })
  if (!task.kind.startsWith('call')) {
    return (
      <Button size="compact-sm" variant="default" loading={end.isRunning} onClick={() => void end.run('done')}>
        {words.done}
      </Button>
    )
  }
  return (
    <NativeSelect
      size="xs"
      style={{ minWidth: '11rem' }}
      aria-label={words.callResult}
      value=""
      data={[
        { value: '', label: words.callResult },
        ...CALL_RESULTS.map((value) => ({ value, label: words.results[value] })),
      ]}
      onChange={(event) => {
        const result = CALL_RESULTS.find((each) => each === event.currentTarget.value)
        if (result) void end.run(result)
      }}
    />
  )
}
