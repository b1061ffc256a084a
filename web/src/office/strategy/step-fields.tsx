// When a step comes, how, in which tone, with which text and to whom.

import { NativeSelect } from '@mantine/core'
import type { Channel, PlanLevel, PlanStep, Plans } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { HINT_BELOW, WholeInput } from '../../ui/fields.tsx'
import type { StepChange } from './plan-edit.ts'
import { StepSending } from './step-sending.tsx'
import styles from './plans.module.css'

export const CHANNELS: readonly Channel[] = [
  'email',
  'letter',
  'registered-letter',
  'call',
  'sms',
  'task',
  'escalation',
]
const LEVELS: readonly PlanLevel[] = [0, 1, 2, 3, 4]
const MODES: readonly PlanStep['mode'][] = ['automatic', 'confirm', 'manual']
const ROLES = ['accounts-payable', 'buyer', 'manager', 'other'] as const
const WRITTEN: readonly Channel[] = ['email', 'letter', 'registered-letter']

export const isWritten = (channel: Channel): boolean => WRITTEN.includes(channel)

type StepFieldsProps = {
  readonly step: PlanStep
  /** The first step follows no other. */
  readonly isFirst: boolean
  readonly texts: Plans['texts']
  readonly onChange: (change: StepChange) => void
}

export function StepFields({ step, isFirst, texts, onChange }: StepFieldsProps) {
  const { t } = useSpeech()
  const words = t.plans.step
  return (
    <>
      <WhenFields step={step} isFirst={isFirst} onChange={onChange} />
      <div className={styles.pair}>
        <NativeSelect
          {...HINT_BELOW}
          label={words.channel}
          value={step.channel}
          data={CHANNELS.map((value) => ({ value, label: t.words.channels[value] }))}
          onChange={(event) => {
            const channel = CHANNELS.find((each) => each === event.currentTarget.value)
            if (channel) onChange(ofChannel(step, channel, texts))
          }}
        />
        <NativeSelect
          {...HINT_BELOW}
          label={words.tone}
          value={String(step.level)}
          data={LEVELS.map((value) => ({ value: String(value), label: words.levels[value] }))}
          onChange={(event) => {
            const level = LEVELS.find((each) => String(each) === event.currentTarget.value)
            if (level !== undefined) onChange({ level, template: textOf(step.channel, level, texts) })
          }}
        />
      </div>
      <NativeSelect
        {...HINT_BELOW}
        label={words.mode}
        value={step.mode}
        data={MODES.map((value) => ({ value, label: t.words.modes[value] }))}
        onChange={(event) => {
          const mode = MODES.find((each) => each === event.currentTarget.value)
          if (mode) onChange({ mode })
        }}
      />
      {isWritten(step.channel) && <WrittenFields step={step} texts={texts} onChange={onChange} />}
    </>
  )
}

type Change = Pick<StepFieldsProps, 'step' | 'onChange'>

function WhenFields({ step, isFirst, onChange }: Change & { readonly isFirst: boolean }) {
  const { t } = useSpeech()
  const words = t.plans.step
  const { offsetDays = 0, afterPreviousDays } = step
  const when = afterPreviousDays !== undefined ? 'previous' : offsetDays < 0 ? 'before' : 'after'
  const days = afterPreviousDays ?? Math.abs(offsetDays)
  const at = (next: typeof when, count: number): StepChange =>
    next === 'previous'
      ? { offsetDays: null, afterPreviousDays: count }
      : { offsetDays: next === 'before' ? -count : count, afterPreviousDays: null }
  return (
    <div className={styles.pair}>
      <WholeInput
        {...HINT_BELOW}
        label={words.days}
        value={days}
        isNeeded
        min={0}
        max={365}
        onValue={(count) => onChange(at(when, count ?? 0))}
      />
      <NativeSelect
        {...HINT_BELOW}
        label={words.when}
        value={when}
        data={(['before', 'after', ...(isFirst ? [] : (['previous'] as const))] as const).map((value) => ({
          value,
          label: words.whens[value],
        }))}
        onChange={(event) => {
          const next = (['before', 'after', 'previous'] as const).find((each) => each === event.currentTarget.value)
          if (next) onChange(at(next, next === 'before' ? Math.max(1, days) : days))
        }}
      />
    </div>
  )
}

function WrittenFields({ step, texts, onChange }: Omit<StepFieldsProps, 'isFirst'>) {
  const { t } = useSpeech()
  const words = t.plans.step
  const allowed = step.level === 0 ? texts.slice(0, 1) : texts.slice(1, step.level + 1)
  const others = CHANNELS.filter((channel) => isWritten(channel) && channel !== step.channel)
  return (
    <>
      <div className={styles.pair}>
        <NativeSelect
          {...HINT_BELOW}
          label={words.text}
          description={words.textHint}
          value={step.template ?? texts[step.level]?.key ?? ''}
          data={allowed.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(event) => onChange({ template: event.currentTarget.value })}
        />
        <NativeSelect
          {...HINT_BELOW}
          label={words.recipient}
          description={words.recipientHint}
          value={step.recipientRole ?? 'accounts-payable'}
          data={ROLES.map((value) => ({ value, label: t.words.contactRoles[value] }))}
          onChange={(event) =>
            onChange({ recipientRole: ROLES.find((role) => role === event.currentTarget.value) ?? null })
          }
        />
      </div>
      <div className={styles.pair}>
        <WholeInput
          {...HINT_BELOW}
          label={words.deadline}
          description={words.deadlineHint}
          value={step.deadlineDays ?? null}
          min={1}
          max={90}
          onValue={(deadlineDays) => onChange({ deadlineDays })}
        />
        <NativeSelect
          {...HINT_BELOW}
          label={words.fallback}
          description={words.fallbackHint}
          value={step.fallbackChannel ?? ''}
          data={[
            { value: '', label: words.noFallback },
            ...others.map((value) => ({ value, label: t.words.channels[value] })),
          ]}
          onChange={(event) =>
            onChange({ fallbackChannel: CHANNELS.find((channel) => channel === event.currentTarget.value) ?? null })
          }
        />
      </div>
      <StepSending step={step} onChange={onChange} />
    </>
  )
}

const UNWRITTEN = { deadlineDays: null, recipientRole: null, attachInvoices: null, sender: null } as const

/** What belongs to writing goes when nothing is written any more, and the text comes when something is. */
function ofChannel(step: PlanStep, channel: Channel, texts: Plans['texts']): StepChange {
  const isFallbackSame = step.fallbackChannel === channel
  return {
    channel,
    template: isWritten(channel) ? (step.template ?? textOf(channel, step.level, texts)) : null,
    ...(isWritten(channel) ? {} : { ...UNWRITTEN, mode: 'manual' as const }),
    ...(isFallbackSame || !isWritten(channel) ? { fallbackChannel: null } : {}),
  }
}

const textOf = (channel: Channel, level: PlanLevel, texts: Plans['texts']): string | null =>
  isWritten(channel) ? (texts[level]?.key ?? null) : null
