// What a person makes of an answer: one gesture, prepared from what the message seems to say. Undo brings it back to read.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Day } from '@quittance/law'
import { get, send } from '../../api.ts'
import type { DebtorPage, IncomingMail, MailOutcomeKind } from '../../api-types.ts'
import type { LatenessCause } from '../../api-case-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useKeys } from '../../ui/keys.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { CauseSelect } from '../ledger/cause-select.tsx'
import styles from './calls.module.css'
import { Choices } from './choices.tsx'

type MailOutcomeProps = { readonly mail: IncomingMail; readonly onDone: () => void }

const KEYS: readonly (readonly [string, MailOutcomeKind])[] = [
  ['p', 'promise'],
  ['y', 'paid'],
  ['d', 'dispute'],
  ['i', 'instalment-plan'],
  ['w', 'wrong-contact'],
  ['n', 'noted'],
]

export function MailOutcome({ mail, onDone }: MailOutcomeProps) {
  const { t, today } = useSpeech()
  const words = t.mail
  const proposed = KEYS.find(([, one]) => mail.suggestions.some(({ kind }) => kind === one))?.[1] ?? null
  const [kind, setKind] = useState<MailOutcomeKind | null>(mail.debtorId === null ? null : proposed)
  const [day, setDay] = useState<Day | null>(mail.suggestions.find((one) => one.kind === 'promise')?.day ?? null)
  const [itemId, setItemId] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [cause, setCause] = useState<LatenessCause | null>(null)
  // What is only proposed takes no focus: the list beside it is still walked through.
  const [isChosen, setIsChosen] = useState(false)
  const save = useSettle(mail.id, onDone)
  const outcome = kind && outcomeOf({ kind, day, itemId, reason })
  // One gesture where nothing has to be added; a second key, Enter, where a day or a reason stands beside it.
  const choose = (chosen: MailOutcomeKind) => {
    setIsChosen(true)
    if (chosen === 'promise' || chosen === 'dispute') setKind(chosen)
    else void save.run({ outcome: { kind: chosen }, cause: mail.debtorId === null ? null : cause })
  }
  const offered = KEYS.filter(([, one]) => mail.debtorId !== null || one === 'noted')
  useKeys(Object.fromEntries(offered.map(([key, one]) => [key, () => choose(one)])))
  return (
    <form
      className={styles.result}
      onSubmit={(event) => {
        event.preventDefault()
        if (outcome) void save.run({ outcome, cause: mail.debtorId === null ? null : cause })
      }}
    >
      {mail.debtorId !== null && <CauseSelect cause={cause} onCause={setCause} />}
      <Choices
        label={words.decide}
        choices={offered.map(([key, one]) => ({ key, label: words.outcomes[one], run: () => choose(one) }))}
        chosen={kind && words.outcomes[kind]}
      />
      {kind === 'promise' && (
        <DayInput
          key={String(isChosen)}
          label={words.promisedFor}
          autoFocus={isChosen}
          day={day}
          min={today}
          onDay={setDay}
        />
      )}
      {kind === 'dispute' && mail.debtorId !== null && (
        <Disputed debtorId={mail.debtorId} itemId={itemId} onItem={setItemId} reason={reason} onReason={setReason} />
      )}
      {kind !== null && (
        <Button type="submit" style={{ justifySelf: 'start' }} loading={save.isRunning} disabled={outcome === null}>
          {words.save}
        </Button>
      )}
      {save.error && <ErrorNotice error={save.error} />}
    </form>
  )
}

type Draft = {
  readonly kind: MailOutcomeKind
  readonly day: Day | null
  readonly itemId: number | null
  readonly reason: string
}

/** Null while something is missing. */
function outcomeOf({ kind, day, itemId, reason }: Draft): object | null {
  switch (kind) {
    case 'noted':
    case 'paid':
    case 'instalment-plan':
    case 'wrong-contact':
      return { kind }
    case 'promise':
      return day === null ? null : { kind, untilDay: day, itemIds: [] }
    case 'dispute':
      return itemId === null || reason.trim() === '' ? null : { kind, itemId, amountCents: null, reason: reason.trim() }
  }
}

function useSettle(mailId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const reopen = useVerb(() => send('POST', `/mail/${mailId}/reopen`), {
    onDone: () => show({ text: t.mail.reopened }),
  })
  return useVerb((input: object) => send('POST', `/mail/${mailId}/read`, input), {
    showsErrors: true,
    onDone: () => {
      show({ text: t.mail.saved, undo: () => void reopen.run(undefined) })
      onDone()
    },
  })
}

type DisputedProps = {
  readonly debtorId: number
  readonly itemId: number | null
  readonly onItem: (itemId: number | null) => void
  readonly reason: string
  readonly onReason: (reason: string) => void
}

function Disputed({ debtorId, itemId, onItem, reason, onReason }: DisputedProps) {
  const { t } = useSpeech()
  const page = useQuery({
    queryKey: ['debtors', debtorId, 'open'],
    queryFn: () => get<DebtorPage>(`/debtors/${debtorId}`),
  })
  const items = (page.data?.items ?? []).filter((item) => item.openCents > 0)
  return (
    <>
      <NativeSelect
        label={t.mail.disputed}
        value={itemId ?? ''}
        data={[{ value: '', label: '–' }, ...items.map((item) => ({ value: String(item.id), label: item.number }))]}
        onChange={(event) => onItem(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      />
      <TextInput
        label={t.mail.disputeReason}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => onReason(event.currentTarget.value)}
      />
    </>
  )
}
