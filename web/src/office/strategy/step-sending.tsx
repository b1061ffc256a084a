// In whose name a written step leaves, and whether copies of the invoices travel with it.

import { Checkbox, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { PlanStep } from '../../api-types.ts'
import { HINT_BELOW } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { settingsQuery } from '../first-hour/progress.ts'
import type { StepChange } from './plan-edit.ts'

type StepSendingProps = { readonly step: PlanStep; readonly onChange: (change: StepChange) => void }

export function StepSending({ step, onChange }: StepSendingProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  const senders = useQuery(settingsQuery).data?.senders ?? []
  const known = senders.map(({ key, name }) => ({ value: key, label: name }))
  const isGone = step.sender !== undefined && !known.some(({ value }) => value === step.sender)
  return (
    <>
      {step.channel === 'email' && (known.length > 0 || isGone) && (
        <NativeSelect
          {...HINT_BELOW}
          label={words.sender}
          value={step.sender ?? ''}
          error={isGone ? words.senderGone : null}
          data={[
            { value: '', label: words.senderUsual },
            ...known,
            ...(isGone && step.sender !== undefined ? [{ value: step.sender, label: step.sender }] : []),
          ]}
          onChange={(event) => onChange({ sender: event.currentTarget.value || null })}
        />
      )}
      <Checkbox
        label={words.attaches}
        description={words.attachesHint}
        checked={step.attachInvoices ?? true}
        onChange={(event) => onChange({ attachInvoices: event.currentTarget.checked ? null : false })}
      />
    </>
  )
}
