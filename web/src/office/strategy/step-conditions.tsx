// For whom and for what a step is meant; nothing chosen means for all.

import { Checkbox } from '@mantine/core'
import type { PaymentMeans, PlanStep } from '../../api-types.ts'
import { DEBTOR_KINDS, causesOf } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import type { StepChange } from './plan-edit.ts'
import styles from './plans.module.css'

type Conditions = NonNullable<PlanStep['onlyFor']>

const DOCUMENTS = ['invoice', 'deposit', 'retention', 'instalment'] as const
/** The life of an electronic invoice between its deposit and its payment. */
const STATUSES = [
  '200',
  '201',
  '202',
  '203',
  '204',
  '205',
  '206',
  '207',
  '208',
  '209',
  '210',
  '211',
  '212',
  '213',
] as const
type Status = (typeof STATUSES)[number]
const MEANS: readonly PaymentMeans[] = ['transfer', 'cheque', 'card', 'direct-debit', 'bill-of-exchange']

/** What the file of a plan names beyond them stays chosen, and can be taken away. */
const withOthers = (chosen: readonly string[] = []): readonly string[] => [
  ...STATUSES,
  ...chosen.filter((code) => !STATUSES.some((known) => known === code)),
]

type StepConditionsProps = { readonly step: PlanStep; readonly onChange: (change: StepChange) => void }

export function StepConditions({ step, onChange }: StepConditionsProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  const { onlyFor = {}, notFor = {} } = step
  const set = (next: Conditions) => onChange({ onlyFor: toldOf(next) })
  return (
    <details className={styles.conditions} open={step.onlyFor !== undefined || step.notFor !== undefined}>
      <summary>{words.conditions}</summary>
      <Choices
        label={words.kinds}
        values={DEBTOR_KINDS}
        chosen={onlyFor.debtorKinds}
        labelOf={(kind) => t.words.kinds[kind]}
        onChosen={(debtorKinds) => set({ ...onlyFor, debtorKinds })}
      />
      <Choices
        label={words.documents}
        values={DOCUMENTS}
        chosen={onlyFor.documentKinds}
        labelOf={(kind) => words.documentKinds[kind as (typeof DOCUMENTS)[number]]}
        onChosen={(documentKinds) => set({ ...onlyFor, documentKinds })}
      />
      <Choices
        label={words.means}
        values={MEANS}
        chosen={onlyFor.paymentMeans}
        labelOf={(means) => t.words.paymentMeans[means]}
        onChosen={(paymentMeans) => set({ ...onlyFor, paymentMeans })}
      />
      <Choices
        label={words.causes}
        values={causesOf(t)}
        chosen={onlyFor.causes}
        labelOf={(cause) => t.words.causes[cause]}
        onChosen={(causes) => set({ ...onlyFor, causes })}
      />
      <Choices
        label={words.notCauses}
        values={causesOf(t)}
        chosen={notFor.causes}
        labelOf={(cause) => t.words.causes[cause]}
        onChosen={(causes) => onChange({ notFor: toldOf({ ...notFor, causes }) })}
      />
      <StatusChoices step={step} onChange={onChange} />
    </details>
  )
}

function StatusChoices({ step, onChange }: StepConditionsProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  const { onlyFor = {}, notFor = {} } = step
  const statusText = (code: string) => [code, t.words.statuses[code as Status]].filter(Boolean).join(' ')
  return (
    <>
      <Choices
        label={words.statuses}
        hint={words.statusesHint}
        values={withOthers(onlyFor.statuses)}
        chosen={onlyFor.statuses}
        labelOf={statusText}
        onChosen={(statuses) => onChange({ onlyFor: toldOf({ ...onlyFor, statuses }) })}
      />
      <Choices
        label={words.notStatuses}
        values={withOthers(notFor.statuses)}
        chosen={notFor.statuses}
        labelOf={statusText}
        onChosen={(statuses) => onChange({ notFor: toldOf({ ...notFor, statuses }) })}
      />
    </>
  )
}

/** What says something; null where nothing does. */
function toldOf<Lists extends object>(lists: Lists): Lists | null {
  const told = Object.entries(lists).filter(([, values]) => Array.isArray(values) && values.length > 0)
  return told.length > 0 ? (Object.fromEntries(told) as Lists) : null
}

type ChoicesProps<Value extends string> = {
  readonly label: string
  readonly hint?: string
  readonly values: readonly Value[]
  readonly chosen: readonly Value[] | undefined
  readonly labelOf: (value: Value) => string
  readonly onChosen: (values: readonly Value[]) => void
}

function Choices<Value extends string>({ label, hint, values, chosen = [], labelOf, onChosen }: ChoicesProps<Value>) {
  return (
    <fieldset className={styles.choices}>
      <legend>{label}</legend>
      {hint && <p className={styles.choicesHint}>{hint}</p>}
      {values.map((value) => (
        <Checkbox
          key={value}
          size="xs"
          label={labelOf(value)}
          checked={chosen.includes(value)}
          onChange={(event) =>
            onChosen(values.filter((each) => (each === value ? event.currentTarget.checked : chosen.includes(each))))
          }
        />
      ))}
    </fieldset>
  )
}
