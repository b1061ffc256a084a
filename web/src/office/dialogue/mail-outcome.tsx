// What a person makes of an answer: one gesture, prepared from what the message seems to say. Undo brings it back to read.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Day } from '@quittance/law'
import { get, send } from '../../api.ts'
import type { DebtorPage, IncomingMail, LatenessCause, MailOutcomeKind } from '../../api-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { CauseSelect } from '../ledger/cause-select.tsx'
import styles from './calls.module.css'

type MailOutcomeProps = { readonly mail: IncomingMail; readonly onDone: () => void }

const OUTCOMES: readonly MailOutcomeKind[] = ['promise', 'paid', 'dispute', 'noted']

export function MailOutcome({ mail, onDone }: MailOutcomeProps) {
  const { t, today } = useSpeech()
  const words = t.mail
  const proposed = mail.suggestions.find(({ kind }) => OUTCOMES.some((one) => one === kind))
  const [kind, setKind] = useState<MailOutcomeKind>(OUTCOMES.find((one) => one === proposed?.kind) ?? 'noted')
  const [day, setDay] = useState<Day | null>(mail.suggestions.find((one) => one.kind === 'promise')?.day ?? null)
  const [itemId, setItemId] = useState<number | null>(null)
  const [reason, setReason] = useState('')
  const [cause, setCause] = useState<LatenessCause | null>(null)
  const save = useSettle(mail.id, onDone)
  const outcome = outcomeOf({ kind, day, itemId, reason })
  const choices = mail.debtorId === null ? (['noted'] as const) : OUTCOMES
  return (
    <form
      className={styles.result}
      onSubmit={(event) => {
        event.preventDefault()
        if (outcome) void save.run({ outcome, cause: mail.debtorId === null ? null : cause })
      }}
    >
      <NativeSelect
        label={words.decide}
        value={mail.debtorId === null ? 'noted' : kind}
        data={choices.map((value) => ({ value, label: words.outcomes[value] }))}
        onChange={(event) => setKind(OUTCOMES.find((one) => one === event.currentTarget.value) ?? 'noted')}
      />
      {kind === 'promise' && <DayInput label={words.promisedFor} day={day} min={today} onDay={setDay} />}
      {kind === 'dispute' && mail.debtorId !== null && (
        <Disputed debtorId={mail.debtorId} itemId={itemId} onItem={setItemId} reason={reason} onReason={setReason} />
      )}
      {mail.debtorId !== null && <CauseSelect cause={cause} onCause={setCause} />}
      <Button type="submit" style={{ justifySelf: 'start' }} loading={save.isRunning} disabled={outcome === null}>
        {words.save}
      </Button>
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
