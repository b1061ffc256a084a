// For which sums a step is worth it, when it gives way to the next one, and how often it is repeated.

import { NativeSelect } from '@mantine/core'
import type { PlanStep } from '../../api-types.ts'
import { AmountInput, HINT_BELOW, WholeInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import type { StepChange } from './plan-edit.ts'
import { isWritten } from './step-fields.tsx'
import styles from './plans.module.css'

type StepLimitsProps = { readonly step: PlanStep; readonly onChange: (change: StepChange) => void }

const BELOW = ['wait', 'skip'] as const

export function StepLimits({ step, onChange }: StepLimitsProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  return (
    <>
      <div className={styles.pair}>
        <AmountInput
          {...HINT_BELOW}
          label={words.floor}
          description={words.amountHint}
          cents={step.floorCents ?? null}
          onCents={(floorCents) => onChange({ floorCents })}
        />
        <AmountInput
          {...HINT_BELOW}
          label={words.ceiling}
          description={words.ceilingHint}
          cents={step.ceilingCents ?? null}
          onCents={(ceilingCents) => onChange({ ceilingCents })}
        />
      </div>
      {step.floorCents !== undefined && (
        <NativeSelect
          {...HINT_BELOW}
          label={words.belowFloor}
          value={step.belowFloor ?? 'wait'}
          data={BELOW.map((value) => ({ value, label: words.belowFloors[value] }))}
          onChange={(event) =>
            onChange({ belowFloor: BELOW.find((each) => each === event.currentTarget.value) ?? null })
          }
        />
      )}
      {!isWritten(step.channel) && (
        <WholeInput
          {...HINT_BELOW}
          label={words.lapse}
          description={words.lapseHint}
          value={step.lapseDays ?? null}
          min={1}
          max={365}
          onValue={(lapseDays) => onChange({ lapseDays })}
        />
      )}
      <RepeatFields step={step} onChange={onChange} />
    </>
  )
}

const ONCE = { times: 1, everyDays: 7 }

function RepeatFields({ step, onChange }: StepLimitsProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  const repeat = step.repeat ?? ONCE
  const set = (next: typeof ONCE) => onChange({ repeat: next.times > 1 ? next : null })
  return (
    <div className={styles.pair}>
      <WholeInput
        {...HINT_BELOW}
        label={words.repeatTimes}
        value={repeat.times}
        isNeeded
        min={1}
        max={20}
        onValue={(times) => set({ ...repeat, times: times ?? 1 })}
      />
      {repeat.times > 1 && (
        <WholeInput
          {...HINT_BELOW}
          label={words.repeatEvery}
          value={repeat.everyDays}
          isNeeded
          min={1}
          max={366}
          onValue={(everyDays) => set({ ...repeat, everyDays: everyDays ?? ONCE.everyDays })}
        />
      )}
    </div>
  )
}
