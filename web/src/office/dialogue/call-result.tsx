// The result of a call: one key for whether somebody was reached, a second one for what they said. Undo brings the call back.

import { useState } from 'react'
import { Button, Textarea } from '@mantine/core'
import { send } from '../../api.ts'
import type { Call, CallOutcome } from '../../api-types.ts'
import type { LatenessCause } from '../../api-case-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { CauseSelect } from '../ledger/cause-select.tsx'
import { AnswerFields } from './answer-fields.tsx'
import { type AnswerDraft, type AnswerKind, answerOf, emptyAnswer } from './call-answer.ts'
import { Choices } from './choices.tsx'
import { Confirmation } from './confirmation.tsx'
import styles from './calls.module.css'

const OUTCOME_KEYS: readonly (readonly [string, CallOutcome])[] = [
  ['r', 'reached'],
  ['v', 'voicemail'],
  ['a', 'absent'],
  ['w', 'wrong-number'],
  ['x', 'refused'],
]
const ANSWER_KEYS: readonly (readonly [string, AnswerKind])[] = [
  ['p', 'promise'],
  ['d', 'dispute'],
  ['b', 'call-back'],
  ['n', 'none'],
]

type CallResultProps = { readonly call: Call; readonly onDone: () => void }

export function CallResult({ call, onDone }: CallResultProps) {
  const { t, today } = useSpeech()
  const words = t.calls
  const [isReached, setIsReached] = useState(false)
  const [draft, setDraft] = useState<AnswerDraft | null>(null)
  const [note, setNote] = useState('')
  const [cause, setCause] = useState<LatenessCause | null>(null)
  const save = useSave(call.taskId, onDone)
  const finish = (outcome: CallOutcome, answered: AnswerDraft | null) =>
    void save.run({ outcome, answer: answered && answerOf(answered), note: note.trim() || null, cause })
  const choose = (kind: AnswerKind) => {
    if (kind === 'none') finish('reached', null)
    else setDraft(emptyAnswer(kind, call, today))
  }
  const say = (outcome: CallOutcome) => (outcome === 'reached' ? setIsReached(true) : finish(outcome, null))
  useKeys({
    ...Object.fromEntries(OUTCOME_KEYS.map(([key, outcome]) => [key, () => say(outcome)])),
    ...(isReached && Object.fromEntries(ANSWER_KEYS.map(([key, kind]) => [key, () => choose(kind)]))),
  })
  return (
    <form
      className={styles.result}
      aria-label={words.result}
      onSubmit={(event) => {
        event.preventDefault()
        finish('reached', draft)
      }}
    >
      <Choices
        label={words.result}
        choices={OUTCOME_KEYS.map(([key, value]) => ({ key, label: words.outcomes[value], run: () => say(value) }))}
        chosen={isReached ? words.outcomes.reached : null}
      />
      {isReached && (
        <Choices
          label={words.answer}
          choices={ANSWER_KEYS.map(([key, value]) => ({ key, label: words.answers[value], run: () => choose(value) }))}
          chosen={draft && words.answers[draft.kind]}
        />
      )}
      {draft && <AnswerFields key={draft.kind} call={call} draft={draft} onDraft={setDraft} />}
      {isReached && (
        <>
          <CauseSelect cause={cause} onCause={setCause} />
          <Note note={note} onNote={setNote} />
        </>
      )}
      {draft && (
        <>
          <Confirmation call={call} answer={answerOf(draft)} />
          <Button type="submit" loading={save.isRunning} disabled={answerOf(draft) === null}>
            {words.save}
          </Button>
        </>
      )}
      {save.error && <ErrorNotice error={save.error} />}
    </form>
  )
}

function Note({ note, onNote }: { readonly note: string; readonly onNote: (note: string) => void }) {
  const { t } = useSpeech()
  return (
    <Textarea
      label={t.calls.note}
      placeholder={t.calls.noteExample}
      rows={2}
      maxLength={2000}
      value={note}
      onChange={(event) => onNote(event.currentTarget.value)}
    />
  )
}

function useSave(taskId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb(() => send('POST', `/calls/${taskId}/undo`), { onDone: () => show({ text: t.calls.undone }) })
  return useVerb((input: object) => send('POST', `/calls/${taskId}/made`, input), {
    showsErrors: true,
    onDone: () => {
      show({ text: t.calls.saved, undo: () => void undo.run(undefined) })
      onDone()
    },
  })
}
