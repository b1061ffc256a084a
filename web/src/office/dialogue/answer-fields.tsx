// The fields of a promise, a dispute, or a call agreed for later.

import { NativeSelect, TextInput } from '@mantine/core'
import type { Call } from '../../api-types.ts'
import { AmountInput, DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import type { AnswerDraft } from './call-answer.ts'

type AnswerFieldsProps = {
  readonly call: Call
  readonly draft: AnswerDraft
  readonly onDraft: (draft: AnswerDraft) => void
}

export function AnswerFields({ call, draft, onDraft }: AnswerFieldsProps) {
  const { t, today } = useSpeech()
  const words = t.calls
  switch (draft.kind) {
    case 'promise':
      return (
        <>
          <DayInput
            label={words.promisedFor}
            data-autofocus
            autoFocus
            day={draft.day}
            min={today}
            onDay={(day) => onDraft({ ...draft, day })}
          />
          <ItemSelect
            label={words.promiseOf}
            empty={words.all}
            call={call}
            itemId={draft.itemId}
            onItem={(itemId) => onDraft({ ...draft, itemId })}
          />
        </>
      )
    case 'dispute':
      return <DisputeFields {...{ call, draft, onDraft }} />
    case 'call-back':
      return (
        <DayInput
          label={words.callBackOn}
          autoFocus
          day={draft.day}
          min={today}
          onDay={(day) => onDraft({ ...draft, day })}
        />
      )
  }
}

type DisputeFieldsProps = Omit<AnswerFieldsProps, 'draft'> & {
  readonly draft: Extract<AnswerDraft, { kind: 'dispute' }>
}

function DisputeFields({ call, draft, onDraft }: DisputeFieldsProps) {
  const words = useSpeech().t.calls
  return (
    <>
      <ItemSelect
        label={words.disputed}
        empty="–"
        call={call}
        itemId={draft.itemId}
        onItem={(itemId) => onDraft({ ...draft, itemId })}
      />
      <AmountInput
        label={words.disputedCents}
        cents={draft.amountCents}
        currency={currencyOf(call, draft.itemId)}
        onCents={(amountCents) => onDraft({ ...draft, amountCents })}
      />
      <TextInput
        label={words.disputeReason}
        required
        maxLength={500}
        value={draft.reason}
        onChange={(event) => onDraft({ ...draft, reason: event.currentTarget.value })}
      />
    </>
  )
}

const currencyOf = ({ items }: Pick<Call, 'items'>, itemId: number | null): string =>
  items.find((item) => item.id === itemId)?.currency ?? 'EUR'

type ItemSelectProps = {
  readonly label: string
  readonly empty: string
  readonly call: Call
  readonly itemId: number | null
  readonly onItem: (itemId: number | null) => void
}

function ItemSelect({ label, empty, call, itemId, onItem }: ItemSelectProps) {
  const { format } = useSpeech()
  return (
    <NativeSelect
      label={label}
      value={itemId ?? ''}
      data={[
        { value: '', label: empty },
        ...call.items.map((item) => ({
          value: String(item.id),
          label: `${item.number} – ${format.money(item.openCents, item.currency)}`,
        })),
      ]}
      onChange={(event) => onItem(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
    />
  )
}
