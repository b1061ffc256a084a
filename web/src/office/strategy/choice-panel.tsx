// The choice after the last step of a plan: the case, and the ways with their cost and reasons.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Day } from '@quittance/law'
import { get, send } from '../../api.ts'
import type { Task } from '../../api-types.ts'
import type { Choices, ChoiceWay } from '../../api-case-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice, Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './choice.module.css'

type ChoicePanelProps = { readonly task: Task; readonly onClose: () => void; readonly onDone: () => void }

export function ChoicePanel({ task, onClose, onDone }: ChoicePanelProps) {
  const { t } = useSpeech()
  const choices = useQuery({ queryKey: ['choices', task.id], queryFn: () => get<Choices>(`/choices/${task.id}`) })
  const { data } = choices
  return (
    <SidePanel
      title={t.today.choice.title}
      lead={
        data && (
          <>
            <Link to="/debtors/$debtorId" params={{ debtorId: data.debtorId }}>
              {data.debtorName}
            </Link>{' '}
            · <Money cents={data.openCents} currency={data.currency} /> · {data.numbers.join(', ')}
          </>
        )
      }
      onClose={onClose}
    >
      <Loaded query={choices}>{(shown) => <Ways choices={shown} onDone={onDone} />}</Loaded>
    </SidePanel>
  )
}

function Ways({ choices, onDone }: { readonly choices: Choices; readonly onDone: () => void }) {
  const { t } = useSpeech()
  const words = t.today.choice
  const [untilDay, setUntilDay] = useState<Day | null>(null)
  const [note, setNote] = useState('')
  const { choose, error } = useChoose(choices.taskId, onDone)
  return (
    <div className={styles.choice}>
      <ul className={styles.facts}>
        {choices.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <div className={styles.fields}>
        <DayInput label={words.until} description={words.untilHint} day={untilDay} onDay={setUntilDay} />
        <TextInput
          label={words.note}
          maxLength={500}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
        />
      </div>
      {error && <ErrorNotice error={error} />}
      <ul className={styles.ways}>
        {choices.ways.map((way) => (
          <WayLine
            key={way.choice}
            way={way}
            currency={choices.currency}
            isReady={way.isOpen && (!way.needsDay || untilDay !== null)}
            onChoose={() => choose({ choice: way.choice, untilDay: way.needsDay ? untilDay : null, note: note.trim() })}
          />
        ))}
      </ul>
    </div>
  )
}

type WayLineProps = {
  readonly way: ChoiceWay
  readonly currency: string
  readonly isReady: boolean
  readonly onChoose: () => void
}

function WayLine({ way, currency, isReady, onChoose }: WayLineProps) {
  const { t, format } = useSpeech()
  const words = t.today.choice
  const { cost } = way
  const money = (cents: number) => format.money(cents, currency)
  return (
    <li>
      <div className={styles.head}>
        <strong>{way.name}</strong>
        <span className="muted">
          {cost === null
            ? words.costUnknown
            : words.cost(cost.lowCents === cost.highCents ? null : money(cost.lowCents), money(cost.highCents))}
        </span>
        <Button size="compact-sm" variant="default" disabled={!isReady} onClick={onChoose}>
          {way.isOpen ? words.choose : words.closed}
        </Button>
      </div>
      <ul className={styles.notes}>
        {way.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </li>
  )
}

function useChoose(taskId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb(() => send('POST', `/choices/${taskId}/undo`))
  const verb = useVerb((input: object) => send('POST', `/choices/${taskId}`, input), {
    showsErrors: true,
    onDone: () => {
      show({ text: t.today.choice.made, undo: () => void undo.run(undefined) })
      onDone()
    },
  })
  return { choose: (input: object) => void verb.run(input), error: verb.error }
}
