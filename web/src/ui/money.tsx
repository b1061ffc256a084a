// Amounts and days as they stand in tables and sentences.

import { Fragment } from 'react'
import type { Cents, Day } from '@quittance/law'
import { useSpeech } from './locale.tsx'
import type { Sum } from './sums.ts'

type MoneyProps = {
  readonly cents: Cents
  readonly currency?: string
  readonly dash?: boolean
  readonly isBare?: boolean
}

/** An amount; `isBare` leaves the currency to the heading, `dash` shows a quiet dash for zero, so that columns of mostly nothing stay readable. */
export function Money({ cents, currency = 'EUR', dash = false, isBare = false }: MoneyProps) {
  const { format, t } = useSpeech()
  if (dash && cents === 0) {
    return (
      <span className="muted">
        <span aria-hidden>–</span>
        <span className="visually-hidden">{t.ui.zero}</span>
      </span>
    )
  }
  return <span className="nowrap">{isBare ? format.amount(cents) : format.money(cents, currency)}</span>
}

/** Of several currencies, each for itself. */
export function Sums({ sums }: { readonly sums: readonly Sum[] }) {
  return sums.map(({ currency, cents }, place) => (
    <Fragment key={currency}>
      {place > 0 && ' + '}
      <Money cents={cents} currency={currency} />
    </Fragment>
  ))
}

type DayTextProps = { readonly day: Day | null; readonly relative?: boolean }

/** A day, short or relative to today, with the whole date on hover and for programs. */
export function DayText({ day, relative = false }: DayTextProps) {
  const { format } = useSpeech()
  if (day === null) return <span className="muted">–</span>
  return (
    <time dateTime={day} title={format.longDay(day)} className="nowrap">
      {relative ? format.relativeDay(day) : format.day(day)}
    </time>
  )
}
