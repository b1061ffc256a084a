// A question about a task to somebody without an account here, and what they answered.

import { useState } from 'react'
import { Button, TextInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type { ColleagueQuestion, Task } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './calls.module.css'

const questionsQuery = {
  queryKey: ['questions'],
  queryFn: () => get<{ readonly rows: readonly ColleagueQuestion[] }>('/questions'),
}

/** The latest question about a task: whom it went to, what they said. */
export function Asked({ taskId }: { readonly taskId: number }) {
  const { t } = useSpeech()
  const words = t.mail.ask
  const asked = useQuery(questionsQuery).data?.rows.find((row) => row.taskId === taskId)
  if (!asked) return null
  const { email, answer, note } = asked
  return (
    <span className="muted">
      {' · '}
      {answer === null ? words.waiting(email) : words.answered(email, words.answers[answer])}
      {note && ` – ${note}`}
    </span>
  )
}

export function AskColleague({ task }: { readonly task: Task }) {
  const { t } = useSpeech()
  const [isAsking, setIsAsking] = useState(false)
  if (task.debtorId === null) return null
  return (
    <>
      <Button size="compact-sm" variant="subtle" onClick={() => setIsAsking(true)}>
        {t.mail.ask.open}
      </Button>
      {isAsking && <AskPanel task={task} onClose={() => setIsAsking(false)} />}
    </>
  )
}

function AskPanel({ task, onClose }: { readonly task: Task; readonly onClose: () => void }) {
  const { t } = useSpeech()
  const words = t.mail.ask
  const show = useToast()
  const [email, setEmail] = useState('')
  const [question, setQuestion] = useState('')
  const ask = useVerb(() => send('POST', `/tasks/${task.id}/ask`, { email, question }), {
    showsErrors: true,
    onDone: () => {
      show({ text: words.sent })
      onClose()
    },
  })
  return (
    <SidePanel title={words.title} lead={task.debtorName} onClose={onClose} takesFocus>
      <form
        className={styles.result}
        onSubmit={(event) => {
          event.preventDefault()
          void ask.run(undefined)
        }}
      >
        <p className="muted">{words.lead}</p>
        <TextInput
          label={words.email}
          type="email"
          required
          data-autofocus
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <Textarea
          label={words.question}
          placeholder={words.example}
          required
          autosize
          minRows={4}
          maxLength={2000}
          value={question}
          onChange={(event) => setQuestion(event.currentTarget.value)}
        />
        {ask.error && <ErrorNotice error={ask.error} />}
        <Button type="submit" style={{ justifySelf: 'start' }} loading={ask.isRunning}>
          {words.send}
        </Button>
      </form>
    </SidePanel>
  )
}
