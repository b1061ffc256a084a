// What a step would say to one debtor, on the day on which it would say it.

import { useState } from 'react'
import { NativeSelect, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import type { CollectionPlan, PlanStep, StepPreview } from '../../api-types.ts'
import { MessageBody, messageForms } from '../../ui/message-body.tsx'
import type { MessageForm } from '../../ui/message-body.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded, Notice, SkeletonRows } from '../../ui/states.tsx'
import { stepPreviewQuery } from './plan-query.ts'
import styles from './plans.module.css'

type StepPreviewProps = { readonly planKey: string; readonly plan: CollectionPlan; readonly step: PlanStep }

export function StepPreviewView({ planKey, plan, step }: StepPreviewProps) {
  const { t, format } = useSpeech()
  const words = t.plans.preview
  const [debtorId, setDebtorId] = useState<number | null>(null)
  const [wanted, setWanted] = useState<MessageForm | null>(null)
  const preview = useQuery(stepPreviewQuery(planKey, { plan, step: step.key, debtorId }))
  return (
    <Loaded query={preview} skeleton={<SkeletonRows count={6} />}>
      {(shown) => {
        const message = { ...shown, letterUrl: null }
        const forms = messageForms(message)
        const form = wanted && forms.includes(wanted) ? wanted : (forms[0] ?? 'text')
        return (
          <>
            {shown.debtors.length > 0 && (
              <NativeSelect
                label={words.debtor}
                value={String(shown.debtorId ?? '')}
                data={[
                  ...(shown.debtorId === null ? [{ value: '', label: words.anExample }] : []),
                  ...shown.debtors.map(({ id, name, cents, isAtStep }) => ({
                    value: String(id),
                    label: `${name} · ${format.euros(cents)}${isAtStep ? ` · ${words.atStep}` : ''}`,
                  })),
                ]}
                onChange={(event) => setDebtorId(Number(event.currentTarget.value) || null)}
              />
            )}
            <p className="muted small">
              {shown.debtorId === null
                ? words.example
                : shown.isDatedBefore
                  ? words.datedBefore(format.day(shown.day))
                  : words.onDay(format.day(shown.day))}
            </p>
            {shown.missing.map((sentence) => (
              <Notice key={sentence} tone="alarm" icon={<CircleAlert size={20} />}>
                {sentence}
              </Notice>
            ))}
            {shown.subject !== '' && <Envelope shown={shown} />}
            {shown.text !== '' && forms.length > 1 && (
              <SegmentedControl
                size="xs"
                aria-label={t.today.form}
                value={form}
                data={forms.map((value) => ({ value, label: t.today.forms[value] }))}
                onChange={(value) => setWanted(value)}
              />
            )}
            {shown.text !== '' && <MessageBody message={message} form={form} />}
            {shown.text === '' && shown.missing.length === 0 && <p>{words.byPerson}</p>}
          </>
        )
      }}
    </Loaded>
  )
}

function Envelope({ shown: { recipient, subject } }: { readonly shown: StepPreview }) {
  const { t } = useSpeech()
  const words = t.plans.preview
  return (
    <dl className={styles.envelope}>
      <dt>{words.to}</dt>
      <dd>
        {recipient.name} <span className="muted">{recipient.email ?? recipient.postal}</span>
      </dd>
      <dt>{words.subject}</dt>
      <dd className="strong">{subject}</dd>
    </dl>
  )
}
