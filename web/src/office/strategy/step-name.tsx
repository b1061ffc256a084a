// The name of a step that is not saved yet. Afterwards it stays: what was sent is remembered under it.

import { useState } from 'react'
import { TextInput } from '@mantine/core'
import type { CollectionPlan, PlanStep, Plans } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'

type StepNameProps = {
  readonly step: PlanStep
  readonly plan: CollectionPlan
  readonly plans: Plans
  readonly onRename: (key: string, name: string) => void
}

export function StepName({ step, plan, plans, onRename }: StepNameProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  const [text, setText] = useState(step.key)
  const name = text.trim()
  const others = plan.steps.filter((other) => other !== step).map(({ key }) => key)
  const isTaken = name !== step.key && [...plans.usedKeys, ...others].includes(name)
  return (
    <TextInput
      label={words.name}
      description={words.nameHint}
      value={text}
      maxLength={60}
      error={isTaken ? words.nameTaken : null}
      onChange={(event) => setText(event.currentTarget.value)}
      // Only when it is left: each letter on the way may be the name of another step.
      onBlur={() => {
        if (name !== '' && !isTaken && name !== step.key) onRename(step.key, name)
      }}
    />
  )
}
