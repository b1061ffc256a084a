// The collection plans as they stand, one per kind of debtor: steps on a day line, their day and mode to change.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { send } from '../../api.ts'
import type { Plan, PlanStep } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { useDraft } from '../../ui/draft.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Loaded } from '../../ui/states.tsx'
import { LevelBars, Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { plansQuery } from '../ledger/debtor-facts.tsx'
import { DayLine } from './day-line.tsx'
import styles from './plans.module.css'

export function PlansSection() {
  const plans = useQuery(plansQuery)
  return (
    <Loaded query={plans}>
      {({ rows }) => (
        <>
          {rows.map((plan) => (
            <PlanCard key={plan.key} plan={plan} />
          ))}
        </>
      )}
    </Loaded>
  )
}

function PlanCard({ plan }: { readonly plan: Plan }) {
  const { t } = useSpeech()
  const words = t.settings.plans
  const [isEdited, setIsEdited] = useState(false)
  const draft = useDraft(plan)
  const show = useToast()
  const save = useVerb(() => send<Plan>('PUT', `/plans/${plan.key}`, editOf(draft.value)), {
    showsErrors: true,
    onDone: () => {
      show({ text: words.saved })
      setIsEdited(false)
    },
  })
  return (
    <Card>
      <div className={styles.plan}>
        <header className={styles.head}>
          <h2 className={styles.title}>
            {plan.name}{' '}
            {plan.defaultFor && <Tag>{words.defaultFor(t.words.kinds[plan.defaultFor].toLocaleLowerCase())}</Tag>}
          </h2>
          {!isEdited && (
            <Button size="xs" variant="default" onClick={() => setIsEdited(true)}>
              {t.ui.edit}
            </Button>
          )}
        </header>
        <DayLine steps={draft.value.steps} />
        <StepTable
          steps={draft.value.steps}
          isEdited={isEdited}
          onSteps={(steps) => draft.set({ ...draft.value, steps })}
        />
        <p className="muted small">{words.gap(plan.minimumGapDays)}</p>
        {save.error && <ErrorNotice error={save.error} />}
        {isEdited && (
          <div className={styles.bar}>
            <Button disabled={!draft.isChanged} loading={save.isRunning} onClick={() => void save.run(undefined)}>
              {t.ui.save}
            </Button>
            <Button
              variant="subtle"
              onClick={() => {
                draft.reset()
                setIsEdited(false)
              }}
            >
              {t.settings.giveUp}
            </Button>
          </div>
        )}
      </div>
    </Card>
  )
}

/** What this screen changes of a plan; the server keeps the rest of each step. */
const editOf = ({ version, minimumGapDays, steps }: Plan) => ({
  version,
  minimumGapDays,
  steps: steps.map(({ key, offsetDays, mode }) => ({ key, offsetDays, mode })),
})

type StepTableProps = {
  readonly steps: readonly PlanStep[]
  readonly isEdited: boolean
  readonly onSteps: (steps: readonly PlanStep[]) => void
}

function StepTable({ steps, isEdited, onSteps }: StepTableProps) {
  const { t } = useSpeech()
  const words = t.settings.plans
  const change = (index: number, step: PlanStep) => onSteps(steps.map((each, at) => (at === index ? step : each)))
  return (
    <table className={styles.steps}>
      <thead>
        <tr>
          <th scope="col">{t.today.columns.step}</th>
          <th scope="col">{words.when}</th>
          <th scope="col">{words.mode}</th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step, index) => (
          <tr key={step.key}>
            <th scope="row">
              <span className={styles.step}>
                <ChannelIcon channel={step.channel} />
                <LevelBars level={step.level} />
                {capitalised(step.name)}
              </span>
            </th>
            <td>
              {isEdited && step.offsetDays !== null ? (
                <OffsetField step={step} onStep={(next) => change(index, next)} />
              ) : (
                whenText(step, words)
              )}
            </td>
            <td>
              {isEdited ? <ModeField step={step} onStep={(next) => change(index, next)} /> : t.words.modes[step.mode]}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type WhenWords = {
  readonly before: (days: number) => string
  readonly on: string
  readonly after: (days: number) => string
  readonly afterPrevious: (days: number) => string
}

function whenText(step: PlanStep, words: WhenWords): string {
  if (step.afterPreviousDays !== null) return words.afterPrevious(step.afterPreviousDays)
  const offset = step.offsetDays ?? 0
  if (offset === 0) return words.on
  return offset < 0 ? words.before(-offset) : words.after(offset)
}

type StepFieldProps = { readonly step: PlanStep; readonly onStep: (step: PlanStep) => void }

function OffsetField({ step, onStep }: StepFieldProps) {
  const { t } = useSpeech()
  const words = t.settings.plans
  return (
    <span className={styles.offset}>
      <TextInput
        aria-label={`${words.when}, ${step.name}`}
        type="number"
        size="xs"
        min={-60}
        max={365}
        value={step.offsetDays ?? 0}
        onChange={(event) => {
          const days = event.currentTarget.valueAsNumber
          if (Number.isInteger(days)) onStep({ ...step, offsetDays: days })
        }}
      />
      {words.daysFromDue}
    </span>
  )
}

const MODES: readonly PlanStep['mode'][] = ['automatic', 'confirm', 'manual']

function ModeField({ step, onStep }: StepFieldProps) {
  const { t } = useSpeech()
  return (
    <NativeSelect
      aria-label={`${t.settings.plans.mode}, ${step.name}`}
      size="xs"
      value={step.mode}
      data={MODES.map((value) => ({ value, label: t.words.modes[value] }))}
      onChange={(event) =>
        onStep({ ...step, mode: MODES.find((mode) => mode === event.currentTarget.value) ?? step.mode })
      }
    />
  )
}
