// The choice after the last step of a plan: the case, and the ways with their cost and reasons.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Day } from '@quittance/law'
import { addDays } from '@quittance/law'
import { get, send } from '../../api.ts'
import type { Task } from '../../api-types.ts'
import type { Choices, ChoiceWay } from '../../api-case-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice, Loaded } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
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
  const [chosen, setChosen] = useState<ChoiceWay['choice'] | null>(null)
  const { choose, isRunning, error } = useChoose(choices.taskId, onDone)
  return (
    <div className={styles.choice}>
      <ul className={styles.facts}>
        {choices.facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      <ul className={styles.ways}>
        {choices.ways.map((way) => (
          <li key={way.choice} data-closed={!way.isOpen}>
            <WayText
              way={way}
              currency={choices.currency}
              isChosen={chosen === way.choice}
              onOpen={() => setChosen(way.choice)}
            />
            {chosen === way.choice && (
              <ChosenWay way={way} isRunning={isRunning} onChoose={choose} onCancel={() => setChosen(null)} />
            )}
            {chosen === way.choice && error && <ErrorNotice error={error} />}
          </li>
        ))}
      </ul>
    </div>
  )
}

type WayTextProps = {
  readonly way: ChoiceWay
  readonly currency: string
  readonly isChosen: boolean
  readonly onOpen: () => void
}

/** What it is, what it costs, how long it takes, what speaks for and against it. */
function WayText({ way, currency, isChosen, onOpen }: WayTextProps) {
  const { t } = useSpeech()
  const words = t.today.choice
  return (
    <>
      <div className={styles.head}>
        <h3 className={styles.name}>{way.name}</h3>
        {way.isOpen ? (
          !isChosen && (
            <Button size="compact-sm" variant="default" aria-label={t.ui.of(words.choose, way.name)} onClick={onOpen}>
              {words.choose}
            </Button>
          )
        ) : (
          <Tag>{words.closed}</Tag>
        )}
      </div>
      <dl className={styles.terms}>
        <dt>{words.costLabel}</dt>
        <dd>
          <Cost cost={way.cost} currency={currency} />
        </dd>
        <dt>{words.delayLabel}</dt>
        <dd>{way.delay}</dd>
      </dl>
      <ul className={styles.notes}>
        {way.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
    </>
  )
}

function Cost({ cost, currency }: Pick<ChoiceWay, 'cost'> & { readonly currency: string }) {
  const { t, format } = useSpeech()
  const words = t.today.choice
  if (cost === null) return words.costUnknown
  if (cost.highCents === 0) return words.free
  const money = (cents: number) => format.money(cents, currency)
  return cost.lowCents === cost.highCents
    ? money(cost.highCents)
    : words.costRange(money(cost.lowCents), money(cost.highCents))
}

type ChosenWayProps = {
  readonly way: ChoiceWay
  readonly isRunning: boolean
  readonly onChoose: (input: object) => void
  readonly onCancel: () => void
}

/** What is still to be said of the way that was chosen. */
function ChosenWay({ way, isRunning, onChoose, onCancel }: ChosenWayProps) {
  const { t, today } = useSpeech()
  const words = t.today.choice
  const [untilDay, setUntilDay] = useState<Day | null>(null)
  const [note, setNote] = useState('')
  const isReady = !way.needsDay || untilDay !== null
  return (
    <form
      className={styles.fields}
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) onChoose({ choice: way.choice, untilDay: way.needsDay ? untilDay : null, note: note.trim() })
      }}
    >
      {way.needsDay && (
        <DayInput label={words.until} min={addDays(today, 1)} day={untilDay} onDay={setUntilDay} data-autofocus />
      )}
      <TextInput
        label={words.note}
        maxLength={500}
        value={note}
        autoFocus={!way.needsDay}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <div className={styles.verbs}>
        <Button type="submit" disabled={!isReady} loading={isRunning}>
          {words.confirm}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {t.ui.cancel}
        </Button>
      </div>
    </form>
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
  return { choose: (input: object) => void verb.run(input), isRunning: verb.isRunning, error: verb.error }
}
