// What is known of a registered letter: number, deposit, and what became of it, as the receipts come in.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Day } from '@quittance/law'
import { get, send } from '../../api.ts'
import type { Message, RegisteredLetter } from '../../api-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './outbox.module.css'

const FATES = ['delivered', 'refused', 'not-collected', 'wrong-address'] as const
type Fate = (typeof FATES)[number]

export function RegisteredForm({ message }: { readonly message: Message }) {
  const letter = useQuery({
    queryKey: ['registered', message.id],
    queryFn: () => get<RegisteredLetter>(`/letters/${message.id}/registered`),
  })
  return <Loaded query={letter}>{(data) => <Form key={JSON.stringify(data)} id={message.id} letter={data} />}</Loaded>
}

function Form({ id, letter }: { readonly id: number; readonly letter: RegisteredLetter }) {
  const { t, today } = useSpeech()
  const words = t.outbox.registered
  const show = useToast()
  const [number, setNumber] = useState(letter.number ?? '')
  const [depositedOn, setDepositedOn] = useState<Day | null>(letter.depositedOn)
  const [fate, setFate] = useState<Fate | null>(letter.fate)
  const [fateOn, setFateOn] = useState<Day | null>(letter.fateOn)
  const body = {
    ...(number !== '' && { number }),
    ...(depositedOn && { depositedOn }),
    ...(fate && fateOn && { fate: { kind: fate, onDay: fateOn } }),
  }
  const note = useVerb(() => send('PUT', `/letters/${id}/registered`, body), {
    onDone: () => show({ text: t.outbox.resolved }),
  })
  return (
    <fieldset className={styles.registered}>
      <legend>{words.title}</legend>
      <TextInput label={words.number} value={number} onChange={(event) => setNumber(event.currentTarget.value)} />
      <DayInput label={words.depositedOn} day={depositedOn} max={today} onDay={setDepositedOn} />
      <NativeSelect
        label={words.fate}
        value={fate ?? ''}
        disabled={letter.fate !== null}
        data={[{ value: '', label: words.noFate }, ...FATES.map((value) => ({ value, label: words.fates[value] }))]}
        onChange={(event) => setFate(FATES.find((each) => each === event.currentTarget.value) ?? null)}
      />
      {fate && <DayInput label={words.fateOn} day={fateOn} max={today} onDay={setFateOn} />}
      <Button
        size="xs"
        variant="default"
        disabled={Object.keys(body).length === 0}
        loading={note.isRunning}
        onClick={() => void note.run(undefined)}
      >
        {words.note}
      </Button>
    </fieldset>
  )
}
