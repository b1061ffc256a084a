// One rule: which plan, and all that must be so.

import { useState } from 'react'
import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { Plan, PlanRule } from '../../api-types.ts'
import { AmountInput, DEBTOR_KINDS, WholeInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { wordsIn } from './rule-words.ts'
import styles from './plans.module.css'

type RulePanelProps = {
  readonly rule: PlanRule
  readonly plans: readonly Plan[]
  /** The company's words so far. */
  readonly segments: readonly string[]
  readonly onRule: (rule: PlanRule) => void
  readonly onClose: () => void
}

/** As the fields hold it: lists as texts, nothing said as null. */
function fieldsOf({ plan, when }: PlanRule) {
  return {
    plan,
    kinds: when.debtorKinds ?? [],
    segments: when.segments?.join(', ') ?? '',
    countries: when.countries?.join(', ') ?? '',
    openCentsFrom: when.openCentsFrom ?? null,
    openCentsTo: when.openCentsTo ?? null,
    usualDelayDaysFrom: when.usualDelayDaysFrom ?? null,
    usualDelayDaysTo: when.usualDelayDaysTo ?? null,
  }
}
type Fields = ReturnType<typeof fieldsOf>

function ruleOf({ plan, kinds, segments, countries, ...numbers }: Fields): PlanRule {
  const debtorKinds = kinds.length > 0 ? kinds : undefined
  const countryCodes = wordsIn(countries)?.map((country) => country.toUpperCase())
  const told = { debtorKinds, segments: wordsIn(segments), countries: countryCodes, ...numbers }
  const when = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== null && value !== undefined))
  return { plan, when }
}

export function RulePanel({ rule, plans, segments, onRule, onClose }: RulePanelProps) {
  const { t } = useSpeech()
  const words = t.plans.rules
  const [fields, setFields] = useState(() => fieldsOf(rule))
  const set = (change: Partial<Fields>) => setFields({ ...fields, ...change })
  const hasWrongCountry = wordsIn(fields.countries)?.some((country) => !/^[A-Za-z]{2}$/.test(country)) ?? false
  return (
    <SidePanel
      title={words.panel}
      lead={words.lead}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="plan-rule" disabled={hasWrongCountry}>
          {words.apply}
        </Button>
      }
    >
      <form
        id="plan-rule"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          onRule(ruleOf(fields))
        }}
      >
        <NativeSelect
          label={words.plan}
          value={fields.plan}
          data={plans.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(event) => set({ plan: event.currentTarget.value })}
        />
        <WhomFields fields={fields} segments={segments} hasWrongCountry={hasWrongCountry} onFields={set} />
        <NumberFields fields={fields} onFields={set} />
      </form>
    </SidePanel>
  )
}

type WhomFieldsProps = NumberFieldsProps & {
  readonly segments: readonly string[]
  readonly hasWrongCountry: boolean
}

function WhomFields({ fields, segments, hasWrongCountry, onFields }: WhomFieldsProps) {
  const { t } = useSpeech()
  const words = t.plans.rules
  return (
    <>
      <fieldset className={styles.choices}>
        <legend>{words.kinds}</legend>
        {DEBTOR_KINDS.map((kind) => (
          <Checkbox
            key={kind}
            size="xs"
            label={t.words.kinds[kind]}
            checked={fields.kinds.includes(kind)}
            onChange={(event) =>
              onFields({
                kinds: DEBTOR_KINDS.filter((each) =>
                  each === kind ? event.currentTarget.checked : fields.kinds.includes(each),
                ),
              })
            }
          />
        ))}
      </fieldset>
      <TextInput
        label={words.segments}
        description={words.segmentsHint}
        list="plan-segments"
        value={fields.segments}
        onChange={(event) => onFields({ segments: event.currentTarget.value })}
      />
      <datalist id="plan-segments">
        {segments.map((segment) => (
          <option key={segment}>{segment}</option>
        ))}
      </datalist>
      <TextInput
        label={words.countries}
        description={words.countriesHint}
        error={hasWrongCountry ? words.wrongCountry : null}
        value={fields.countries}
        onChange={(event) => onFields({ countries: event.currentTarget.value })}
      />
    </>
  )
}

type NumberFieldsProps = { readonly fields: Fields; readonly onFields: (change: Partial<Fields>) => void }

function NumberFields({ fields, onFields }: NumberFieldsProps) {
  const { t } = useSpeech()
  const words = t.plans.rules
  const delay = { min: -366, max: 3650 }
  return (
    <>
      <div className={styles.pair}>
        <AmountInput
          label={words.openFrom}
          cents={fields.openCentsFrom}
          onCents={(openCentsFrom) => onFields({ openCentsFrom })}
        />
        <AmountInput
          label={words.openTo}
          cents={fields.openCentsTo}
          onCents={(openCentsTo) => onFields({ openCentsTo })}
        />
      </div>
      <div className={styles.pair}>
        <WholeInput
          {...delay}
          label={words.delayFrom}
          value={fields.usualDelayDaysFrom}
          onValue={(usualDelayDaysFrom) => onFields({ usualDelayDaysFrom })}
        />
        <WholeInput
          {...delay}
          label={words.delayTo}
          value={fields.usualDelayDaysTo}
          onValue={(usualDelayDaysTo) => onFields({ usualDelayDaysTo })}
        />
      </div>
    </>
  )
}
