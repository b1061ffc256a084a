// Fields that the office has beyond plain text: an amount, a day, a whole number, and the kind of a debtor.

import { useState } from 'react'
import { NativeSelect, TextInput } from '@mantine/core'
import type { TextInputProps } from '@mantine/core'
import type { Cents, Day } from '@quittance/law'
import { parseDay } from '@quittance/law'
import type { LatenessCause } from '../api-case-types.ts'
import type { DebtorKind } from '../api-types.ts'
import { parseAmount } from './amount.ts'
import { type Speech, useSpeech } from './locale.tsx'

/** Hints below, so that fields side by side stand on one line whatever their hints. */
export const HINT_BELOW = {
  inputWrapperOrder: ['label', 'input', 'description', 'error'],
} satisfies Partial<TextInputProps>

type FieldProps = Omit<TextInputProps, 'value' | 'onChange' | 'defaultValue' | 'type'>

/** Text in, cents out; the error appears when the field is left with something that is no amount. */
export function AmountInput(
  props: FieldProps & {
    readonly cents: Cents | null
    readonly onCents: (cents: Cents | null) => void
    readonly currency?: string
  },
) {
  const { cents, onCents, currency = 'EUR', ...field } = props
  const { t, format } = useSpeech()
  const [text, setText] = useState(cents === null ? '' : format.amount(cents))
  const [shown, setShown] = useState(cents)
  const [isLeft, setIsLeft] = useState(false)
  // The value can also change from outside ("oldest first"): what was typed gives way then, and only then.
  if (cents !== shown) {
    setShown(cents)
    if (parseAmount(text) !== cents) setText(cents === null ? '' : format.amount(cents))
  }
  const isWrong = isLeft && text.trim() !== '' && parseAmount(text) === null
  return (
    <TextInput
      {...field}
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={isWrong ? t.ui.notAnAmount : field.error}
      rightSection={<span className="muted small">{currency === 'EUR' ? '€' : currency}</span>}
      {...(currency !== 'EUR' && { rightSectionWidth: 46 })}
      styles={{ input: { textAlign: 'right' } }}
      onBlur={(event) => {
        setIsLeft(true)
        field.onBlur?.(event)
      }}
      onChange={(event) => {
        const next = event.currentTarget.value
        setText(next)
        setShown(parseAmount(next))
        onCents(parseAmount(next))
      }}
    />
  )
}

/** The browser's own date field: it speaks the person's language and works with a keyboard and a screen reader. */
export function DayInput(
  props: FieldProps & {
    readonly day: Day | null
    readonly onDay: (day: Day | null) => void
    readonly min?: Day
    readonly max?: Day
  },
) {
  const { day, onDay, ...field } = props
  return (
    <TextInput
      {...field}
      type="date"
      value={day ?? ''}
      onChange={(event) => onDay(parseDay(event.currentTarget.value))}
    />
  )
}

type NumberFieldProps = {
  readonly label: string
  readonly value: number
  readonly min?: number
  readonly max: number
  readonly onValue: (value: number) => void
}

export function NumberField({ label, value, min = 0, max, onValue }: NumberFieldProps) {
  return (
    <TextInput
      label={label}
      type="number"
      min={min}
      max={max}
      value={value}
      style={{ width: '7rem' }}
      onChange={(event) => {
        const next = event.currentTarget.valueAsNumber
        if (Number.isInteger(next) && next >= min && next <= max) onValue(next)
      }}
    />
  )
}

/** A whole number that may be left out; what is out of its bounds waits to be completed. */
export function WholeInput(
  props: FieldProps & {
    readonly value: number | null
    readonly min: number
    readonly max: number
    /** Left empty, it waits like what is out of its bounds. */
    readonly isNeeded?: boolean
    readonly onValue: (value: number | null) => void
  },
) {
  const { value, min, max, isNeeded = false, onValue, ...field } = props
  const [text, setText] = useState(value === null ? '' : String(value))
  const [shown, setShown] = useState(value)
  // Moved on the line of days, or undone: what was typed gives way.
  if (value !== shown) {
    setShown(value)
    setText(value === null ? '' : String(value))
  }
  return (
    <TextInput
      {...field}
      type="number"
      min={min}
      max={max}
      value={text}
      onChange={(event) => {
        const next = event.currentTarget.value
        const count = next === '' ? null : Number(next)
        setText(next)
        if (count === null ? isNeeded : !Number.isInteger(count) || count < min || count > max) return
        setShown(count)
        onValue(count)
      }}
    />
  )
}

export const DEBTOR_KINDS: readonly DebtorKind[] = ['business', 'public', 'consumer', 'association']

/** Every cause of lateness, in the order in which the words name them. */
export const causesOf = ({ words }: Speech['t']) => Object.keys(words.causes) as readonly LatenessCause[]

type KindSelectProps = {
  readonly label: string
  readonly hidesLabel?: boolean
  readonly kind: DebtorKind | null
  readonly onKind: (kind: DebtorKind) => void
}

export function KindSelect({ label, hidesLabel = false, kind, onKind }: KindSelectProps) {
  const { t } = useSpeech()
  const empty = kind === null ? [{ value: '', label: t.words.kindUnknown }] : []
  return (
    <NativeSelect
      {...(hidesLabel ? { 'aria-label': label } : { label })}
      value={kind ?? ''}
      data={[...empty, ...DEBTOR_KINDS.map((k) => ({ value: k, label: t.words.kinds[k] }))]}
      onChange={(event) => {
        const next = DEBTOR_KINDS.find((k) => k === event.currentTarget.value)
        if (next) onKind(next)
      }}
    />
  )
}
