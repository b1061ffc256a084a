// The steps of a plan as a list, each with what is said of it: the same as on the line of days, in words.

import { Button } from '@mantine/core'
import { Plus } from 'lucide-react'
import type { CollectionPlan, PlanAdvice, PlanConcerned, PlanStep } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { capitalised } from '../../ui/format.ts'
import { useKeys } from '../../ui/keys.ts'
import { moveFocus } from '../../ui/list.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { LevelBars } from '../../ui/tag.tsx'
import { AdviceList } from './plan-advice.tsx'
import { whenText } from './step-words.ts'
import styles from './plans.module.css'

type StepListProps = {
  readonly plan: CollectionPlan
  readonly names: readonly string[]
  readonly advice: readonly PlanAdvice[]
  readonly concerned: PlanConcerned | null
  readonly openKey: string | null
  readonly onOpen: (key: string) => void
  readonly onAdd: () => void
}

export function StepList({ plan, names, advice, concerned, openKey, onOpen, onAdd }: StepListProps) {
  const { t } = useSpeech()
  const words = t.plans
  const keys = plan.steps.map(({ key }) => key)
  const focused = () => document.activeElement?.getAttribute('data-row') ?? null
  useKeys({ j: () => void moveFocus(keys, focused(), 1), k: () => void moveFocus(keys, focused(), -1) })
  return (
    <>
      <ol className={styles.steps}>
        {plan.steps.map((step, index) => (
          <li key={step.key} aria-current={step.key === openKey}>
            <button
              type="button"
              className={styles.stepRow}
              data-row={step.key}
              aria-label={words.step.open(names[index] ?? step.key)}
              onClick={() => onOpen(step.key)}
            >
              <span className={styles.stepName}>
                <ChannelIcon channel={step.channel} />
                <LevelBars level={step.level} />
                <span className="strong">{capitalised(names[index] ?? step.key)}</span>
              </span>
              <span>{whenText(step, words.editor)}</span>
              <span className="muted">{t.words.modes[step.mode]}</span>
            </button>
            <AdviceList advice={advice.filter((one) => one.step === index)} />
            <Unreached step={step} concerned={concerned} />
          </li>
        ))}
      </ol>
      <div>
        <Button variant="default" leftSection={<Plus size={18} aria-hidden />} onClick={onAdd}>
          {words.editor.add}
        </Button>
      </div>
    </>
  )
}

/** Debtors of this plan whom the step cannot reach by its channel, where there is no other one. */
function Unreached({ step, concerned }: { readonly step: PlanStep; readonly concerned: PlanConcerned | null }) {
  const { t } = useSpeech()
  const { channel, fallbackChannel } = step
  if (!concerned || fallbackChannel !== undefined) return null
  const missing = {
    email: concerned.noEmail,
    letter: concerned.noPost,
    'registered-letter': concerned.noPost,
    call: concerned.noPhone,
    sms: concerned.noPhone,
    task: 0,
    escalation: 0,
  }[channel]
  return missing === 0 ? null : <p className={styles.unreached}>{t.plans.editor.unreached(missing, channel)}</p>
}
