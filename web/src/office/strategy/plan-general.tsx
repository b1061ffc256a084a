// What holds for all steps of a plan: its name, the gap between two contacts, how fresh payments must be, old invoices.

import { NativeSelect, TextInput } from '@mantine/core'
import type { CollectionPlan } from '../../api-types.ts'
import { HINT_BELOW } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card, Section } from '../../ui/page.tsx'
import styles from './plans.module.css'

type PlanGeneralProps = {
  readonly plan: CollectionPlan
  readonly name: string
  readonly onPlan: (plan: CollectionPlan) => void
}

const OLD_INVOICES: readonly CollectionPlan['oldInvoices'][] = ['start-at-first-overdue', 'enter-at-fitting-step']

export function PlanGeneral({ plan, name, onPlan }: PlanGeneralProps) {
  const { t } = useSpeech()
  const words = t.plans.editor
  const days = (field: 'minimumGapDays' | 'paymentsMaximumAgeDays', most: number) => ({
    type: 'number',
    min: 0,
    max: most,
    value: plan[field],
    onChange: (event: { readonly currentTarget: HTMLInputElement }) => {
      const value = event.currentTarget.valueAsNumber
      if (Number.isInteger(value) && value >= 0 && value <= most) onPlan({ ...plan, [field]: value })
    },
  })
  return (
    <Section title={words.general}>
      <Card>
        <div className={styles.general}>
          <TextInput
            {...HINT_BELOW}
            label={words.name}
            value={name}
            maxLength={60}
            onChange={(event) => {
              const text = event.currentTarget.value
              if (text.trim() !== '') onPlan({ ...plan, name: { fr: text, en: text } })
            }}
          />
          <TextInput
            {...HINT_BELOW}
            label={words.gapField}
            description={words.gapHint}
            {...days('minimumGapDays', 90)}
          />
          <TextInput
            {...HINT_BELOW}
            label={words.freshness}
            description={words.freshnessHint}
            {...days('paymentsMaximumAgeDays', 60)}
          />
          <NativeSelect
            {...HINT_BELOW}
            label={words.oldInvoices}
            value={plan.oldInvoices}
            data={OLD_INVOICES.map((value) => ({ value, label: words.oldChoices[value] }))}
            onChange={(event) => {
              const oldInvoices = OLD_INVOICES.find((choice) => choice === event.currentTarget.value)
              if (oldInvoices) onPlan({ ...plan, oldInvoices })
            }}
          />
        </div>
      </Card>
    </Section>
  )
}
