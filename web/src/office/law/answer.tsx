// What the law answers: the one thing asked for, the figures that make it, and every step with its article.

import type { ReactNode } from 'react'
import { type LawStep, RATE_NAMES, WrongInput } from '@quittance/law'
import { Scale } from 'lucide-react'
import { stepSentence } from '../../../../server/src/law/sentences.ts'
import type { Messages } from '../../messages/index.ts'
import type { Format } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Refused } from './attempt.ts'
import styles from './calculate.module.css'

export type Fact = readonly [label: string, value: ReactNode]

export type AnswerProps = {
  readonly caption: string
  readonly headline: ReactNode
  readonly isAlarm?: boolean
  readonly facts?: readonly Fact[]
  /** What was told, for the printed page. */
  readonly told: readonly Fact[]
  readonly steps: readonly LawStep[]
  readonly children?: ReactNode
}

export function Answer({ caption, headline, isAlarm = false, facts = [], told, steps, children }: AnswerProps) {
  const { t, locale } = useSpeech()
  return (
    <div className={styles.answer}>
      <Facts facts={told} isTold />
      <div className={styles.result} aria-live="polite">
        <p className={styles.caption}>{caption}</p>
        <p className={styles.headline} data-alarm={isAlarm || undefined}>
          {headline}
        </p>
        {facts.length > 0 && <Facts facts={facts} />}
      </div>
      {children}
      <section className={styles.why}>
        <h2>{t.law.why}</h2>
        <ol>
          {steps.map((step, index) => (
            <li key={index}>
              {stepSentence(step, { locale })} <span className={styles.article}>{step.article}</span>
              {step.unconfirmed && (
                <>
                  {' '}
                  <Tag title={t.law.unconfirmedTitle}>{t.law.unconfirmed}</Tag>
                </>
              )}
            </li>
          ))}
        </ol>
      </section>
    </div>
  )
}

function Facts({ facts, isTold = false }: { readonly facts: readonly Fact[]; readonly isTold?: boolean }) {
  return (
    <dl className={isTold ? styles.told : styles.facts}>
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

/** What is still to be told before there is an answer. */
export function Ask({ children }: { readonly children: ReactNode }) {
  return (
    <div className={styles.ask}>
      <Scale size={28} strokeWidth={1.5} aria-hidden />
      <p>{children}</p>
    </div>
  )
}

/** What the law cannot tell, and what to do about it. */
export function Refusal({ error }: Pick<Refused, 'error'>) {
  const { t, format } = useSpeech()
  return <Notice tone="alarm">{refusalText(error, t, format)}</Notice>
}

function refusalText(error: Refused['error'], t: Messages, format: Format): string {
  if (error instanceof WrongInput)
    return error.data.because === 'rate-set-by-law' ? t.law.rateSetByLaw : t.law.wrongInput
  const { parameter, day, knownFrom, knownThrough } = error.data
  const rate = RATE_NAMES.find((name) => name === parameter)
  if (day < knownFrom) return t.law.unknownBefore(format.longDay(knownFrom))
  // Rates are entered by the company; whatever else changes comes with a new version.
  return rate
    ? t.law.unknownRate(t.law.rates.names[rate], format.longDay(day))
    : t.law.unchecked(format.longDay(knownThrough))
}
