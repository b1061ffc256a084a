// Terms of payment as a form: how they are reckoned, and their figures.

import type { ReactNode } from 'react'
import { Group, NativeSelect } from '@mantine/core'
import type { Terms } from '../api-types.ts'
import { NumberField } from './fields.tsx'
import { useSpeech } from './locale.tsx'

const DEFAULT_TERMS: Readonly<Record<Terms['kind'], Terms>> = {
  net: { kind: 'net', count: 30, unit: 'days' },
  'then-end-of-month': { kind: 'then-end-of-month', count: 45, unit: 'days' },
  'end-of-month-then': { kind: 'end-of-month-then', count: 45, unit: 'days' },
  'end-of-month-on': { kind: 'end-of-month-on', count: 30, unit: 'days', date: 10 },
  'on-receipt': { kind: 'on-receipt' },
  none: { kind: 'none' },
}
const KINDS = Object.keys(DEFAULT_TERMS) as readonly Terms['kind'][]
const UNITS = ['days', 'months'] as const

type TermsInputProps = {
  readonly label: string
  readonly description?: ReactNode
  readonly terms: Terms | null
  readonly onTerms: (terms: Terms | null) => void
  /** What "no choice" means here: the company's terms, or nothing chosen yet. */
  readonly emptyLabel: string
}

export function TermsInput({ label, description, terms, onTerms, emptyLabel }: TermsInputProps) {
  const { t } = useSpeech()
  return (
    <Group align="flex-end" gap="xs" wrap="wrap">
      <NativeSelect
        label={label}
        description={description}
        value={terms?.kind ?? ''}
        style={{ flex: '1 1 14rem' }}
        data={[
          { value: '', label: emptyLabel },
          ...KINDS.map((kind) => ({ value: kind, label: t.words.termsKinds[kind] })),
        ]}
        onChange={(event) => {
          const kind = KINDS.find((each) => each === event.currentTarget.value)
          onTerms(kind ? DEFAULT_TERMS[kind] : null)
        }}
      />
      {terms && 'count' in terms && <Delay terms={terms} onTerms={onTerms} />}
      {terms?.kind === 'end-of-month-on' && (
        <NumberField
          label={t.ui.dayOfMonth}
          value={terms.date}
          min={1}
          max={31}
          onValue={(date) => onTerms({ ...terms, date })}
        />
      )}
    </Group>
  )
}

type DelayProps = {
  readonly terms: Extract<Terms, { readonly count: number }>
  readonly onTerms: (terms: Terms) => void
}

function Delay({ terms, onTerms }: DelayProps) {
  const { t } = useSpeech()
  return (
    <>
      <NumberField label={t.ui.delay} value={terms.count} max={365} onValue={(count) => onTerms({ ...terms, count })} />
      <NativeSelect
        aria-label={t.ui.delay}
        value={terms.unit}
        data={UNITS.map((value) => ({ value, label: t.ui.units[value] }))}
        onChange={(event) => onTerms({ ...terms, unit: event.currentTarget.value === 'months' ? 'months' : 'days' })}
      />
    </>
  )
}
