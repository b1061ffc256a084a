// The way from an empty store to the first list released: seven steps, each says why and leads to its screen.

import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { useSpeech } from '../../ui/locale.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { SkeletonRows } from '../../ui/states.tsx'
import { KindsQuestion } from '../ledger/kinds-question.tsx'
import { STEPS, useFirstHour, useTicks } from './progress.ts'
import type { FirstHourState, StepKey } from './progress.ts'
import styles from './first-hour.module.css'

export function FirstHour() {
  const { t } = useSpeech()
  const state = useFirstHour(true)
  return (
    <Page title={t.firstHour.title} lead={t.firstHour.lead} isNarrow>
      {state ? <Steps state={state} /> : <SkeletonRows count={7} />}
      <p className="muted small">{t.firstHour.promise}</p>
    </Page>
  )
}

function Steps({ state }: { readonly state: FirstHourState }) {
  return (
    <ol className={styles.steps}>
      {STEPS.map((step, index) => (
        <Step key={step} step={step} number={index + 1} state={state} />
      ))}
    </ol>
  )
}

type StepProps = { readonly step: StepKey; readonly number: number; readonly state: FirstHourState }

function Step({ step, number, state }: StepProps) {
  const { t } = useSpeech()
  const isDone = state.done.has(step)
  const isNext = state.next === step
  return (
    <li className={styles.step} data-done={isDone} data-next={isNext}>
      <span className={styles.number} aria-hidden>
        {isDone ? <Check size={18} strokeWidth={2.5} /> : number}
      </span>
      <div className={styles.stepBody}>
        <h2 className={styles.stepTitle}>
          {t.firstHour.steps[step].title}
          {isDone && <span className="visually-hidden"> – {t.firstHour.done}</span>}
        </h2>
        {!isDone && <p className={styles.stepText}>{t.firstHour.steps[step].text}</p>}
        {!isDone && <StepFacts step={step} state={state} />}
        {isNext && <StepAction step={step} state={state} />}
      </div>
      {!isNext && <StepLink step={step} />}
    </li>
  )
}

/** The figures that make a step concrete for this company. */
function StepFacts({ step, state }: { readonly step: StepKey; readonly state: FirstHourState }): ReactNode {
  const { t, format } = useSpeech()
  const { summary } = state
  if (summary.items === 0) return null
  if (step === 'board') {
    return <p className={styles.fact}>{t.firstHour.facts.board(format.money(summary.overdueCents), summary.debtors)}</p>
  }
  if (step === 'kinds' && summary.kindUnknown.debtors > 0) {
    return <p className={styles.fact}>{t.firstHour.facts.kinds(summary.kindUnknown.debtors)}</p>
  }
  if (step === 'contacts' && summary.withoutContact.debtors > 0) {
    const { debtors, cents } = summary.withoutContact
    return <p className={styles.fact}>{t.firstHour.facts.contacts(debtors, format.money(cents))}</p>
  }
  return null
}

function StepAction({ step, state }: { readonly step: StepKey; readonly state: FirstHourState }): ReactNode {
  const { t } = useSpeech()
  const [, tick] = useTicks()
  switch (step) {
    case 'import':
      return <LinkButton to="/imports">{t.firstHour.actions.import}</LinkButton>
    case 'board':
      return <LinkButton to="/debtors">{t.firstHour.actions.board}</LinkButton>
    case 'kinds':
      return <KindsQuestion unknown={state.summary.kindUnknown.debtors} terms={state.settings.defaultTerms} />
    case 'contacts':
      return (
        <div className={styles.actions}>
          <LinkButton to="/imports">{t.firstHour.actions.customers}</LinkButton>
          <LinkButton to="/contacts" variant="default">
            {t.firstHour.actions.contacts}
          </LinkButton>
          <Button variant="subtle" onClick={() => tick('contacts')}>
            {t.firstHour.actions.contactsLater}
          </Button>
        </div>
      )
    case 'rehearsal':
      return <LinkButton to="/rehearsal">{t.firstHour.actions.rehearsal}</LinkButton>
    case 'mail':
      return (
        <div className={styles.actions}>
          <LinkButton to="/settings/$section" params={{ section: 'mail' }}>
            {t.firstHour.actions.mail}
          </LinkButton>
          <Button variant="default" onClick={() => tick('mail')}>
            {t.firstHour.actions.print}
          </Button>
        </div>
      )
    case 'release':
      return <LinkButton to="/today">{t.firstHour.actions.release}</LinkButton>
  }
}

/** Any step can be looked at before its turn. */
function StepLink({ step }: { readonly step: StepKey }) {
  const { t } = useSpeech()
  if (step === 'kinds') return null
  if (step === 'mail') {
    return (
      <Link to="/settings/$section" params={{ section: 'mail' }} className={styles.open}>
        {t.firstHour.open}
        <span className="visually-hidden">{t.ui.of('', t.firstHour.steps[step].title)}</span>
      </Link>
    )
  }
  const to = STEP_SCREENS[step]
  return (
    <Link to={to} className={styles.open}>
      {t.firstHour.open}
      <span className="visually-hidden">{t.ui.of('', t.firstHour.steps[step].title)}</span>
    </Link>
  )
}

const STEP_SCREENS = {
  import: '/imports',
  board: '/debtors',
  contacts: '/contacts',
  rehearsal: '/rehearsal',
  release: '/today',
} as const
