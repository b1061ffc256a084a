// The editor of a plan: its steps on the line of days and as a list, what is to be known about them, and the draft that keeps it all.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ArrowLeft, Redo2, Undo2 } from 'lucide-react'
import type { CollectionPlan, Plan, PlanAdvice, Plans } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card, Page, Section } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { DayLine } from './day-line.tsx'
import { AdviceList } from './plan-advice.tsx'
import type { PlanDraft } from './plan-draft.ts'
import { addStep, freshKey, moveStep, nextOffset, removeStep } from './plan-edit.ts'
import { PlanGeneral } from './plan-general.tsx'
import { PlanMenu } from './plan-menu.tsx'
import { adviceQuery, concernedQuery } from './plan-query.ts'
import { StepList } from './step-list.tsx'
import { StepPanel } from './step-panel.tsx'
import styles from './plans.module.css'

type PlanEditorProps = {
  readonly saved: Plan
  readonly plans: Plans
  readonly draft: PlanDraft
  readonly onView: (view: 'effect' | 'versions') => void
}

export function PlanEditor({ saved, plans, draft, onView }: PlanEditorProps) {
  const { t } = useSpeech()
  const words = t.plans.editor
  const advice = useQuery(adviceQuery(saved.key, draft.plan))
  const edit = useEditing(saved, plans, draft)
  const told = advice.data?.advice ?? []
  const hasErrors = told.some(({ severity }) => severity === 'error')
  const names = draft.plan.steps.map(({ key }) => nameOf(key, saved))
  useKeys({
    'mod+z': () => draft.undo?.(),
    'mod+y': () => draft.redo?.(),
    n: edit.add,
  })
  return (
    <Page
      title={nameOfPlan(draft.plan, saved)}
      lead={<Whom saved={saved} />}
      actions={
        <>
          <Button variant="default" onClick={() => onView('versions')}>
            {words.history}
          </Button>
          <Button disabled={!draft.isChanged || hasErrors || draft.isOutdated} onClick={() => onView('effect')}>
            {words.review}
          </Button>
        </>
      }
    >
      <DraftNotice saved={saved} draft={draft} />
      <StepLine draft={draft} names={names} told={told} edit={edit} />
      {advice.error ? <ErrorNotice error={advice.error} /> : <AdviceSummary advice={told} isKnown={advice.isSuccess} />}
      <StepList
        plan={draft.plan}
        names={names}
        advice={told}
        concerned={useConcerned(saved.key)}
        openKey={edit.openKey}
        onOpen={edit.open}
        onAdd={edit.add}
      />
      <PlanMenu saved={saved} plans={plans.rows} draft={draft} />
      <PlanGeneral plan={draft.plan} name={nameOfPlan(draft.plan, saved)} onPlan={draft.change} />
      {edit.openStep && (
        <StepPanel
          step={edit.openStep}
          name={nameOf(edit.openStep.key, saved)}
          plan={draft.plan}
          saved={saved}
          plans={plans}
          advice={told.filter(({ step }) => step === draft.plan.steps.findIndex(({ key }) => key === edit.openKey))}
          onPlan={draft.change}
          onRename={edit.rename}
          onRemove={() => edit.remove(edit.openStep?.key ?? '')}
          onClose={edit.close}
        />
      )}
    </Page>
  )
}

type StepLineProps = {
  readonly draft: PlanDraft
  readonly names: readonly string[]
  readonly told: readonly PlanAdvice[]
  readonly edit: ReturnType<typeof useEditing>
}

function StepLine({ draft, names, told, edit }: StepLineProps) {
  const { t } = useSpeech()
  const words = t.plans.editor
  return (
    <Section title={words.line} aside={<UndoButtons draft={draft} />}>
      <Card>
        <DayLine
          plan={draft.plan}
          names={names}
          marked={new Set(told.flatMap(({ step }) => (step === null ? [] : [step])))}
          acts={{ openKey: edit.openKey, onOpen: edit.open, onMove: edit.move, onRemove: edit.remove }}
        />
        <p className={styles.hint}>{words.lineHint}</p>
      </Card>
    </Section>
  )
}

function useEditing(saved: Plan, plans: Plans, draft: PlanDraft) {
  const { t } = useSpeech()
  const show = useToast()
  const [openKey, setOpenKey] = useState<string | null>(null)
  const { plan, change } = draft
  return {
    openKey,
    openStep: plan.steps.find(({ key }) => key === openKey),
    open: (key: string) => setOpenKey(key),
    close: () => setOpenKey(null),
    move: (key: string, offset: number) => change(moveStep(plan, key, offset)),
    add: () => {
      const used = [...plans.usedKeys, ...plan.steps.map(({ key }) => key)]
      const key = freshKey(t.plans.step.newNames.email, used)
      const level = plan.steps.findLast((step) => step.level > 0 && step.level < 3)?.level ?? 1
      const template = plans.texts[level]?.key
      const offsetDays = nextOffset(plan)
      change(
        addStep(plan, { key, level, offsetDays, channel: 'email', mode: 'confirm', ...(template && { template }) }),
      )
      setOpenKey(key)
    },
    rename: (key: string, name: string) => {
      change({ ...plan, steps: plan.steps.map((step) => (step.key === key ? { ...step, key: name } : step)) })
      setOpenKey(name)
    },
    remove: (key: string) => {
      const before = plan
      change(removeStep(plan, key))
      if (openKey === key) setOpenKey(null)
      show({ text: t.plans.editor.removed(nameOf(key, saved)), undo: () => change(before) })
    },
  }
}

function useConcerned(key: string) {
  const concerned = useQuery(concernedQuery)
  return concerned.data?.rows.find((row) => row.key === key) ?? null
}

function Whom({ saved }: { readonly saved: Plan }) {
  const { t } = useSpeech()
  const words = t.plans
  const concerned = useConcerned(saved.key)
  return (
    <>
      <Link to="/plans" className={styles.back}>
        <ArrowLeft size={16} aria-hidden /> {words.editor.back}
      </Link>
      <span className="muted">
        {concerned && `${words.concerned(concerned.debtors, concerned.items)} · `}
        {words.version(saved.version)}
      </span>{' '}
      {saved.defaultFor && <Tag>{words.defaultFor(t.words.kinds[saved.defaultFor].toLocaleLowerCase())}</Tag>}
    </>
  )
}

function UndoButtons({ draft }: { readonly draft: PlanDraft }) {
  const { t } = useSpeech()
  return (
    <span className={styles.undo}>
      {(
        [
          [t.plans.editor.undo, Undo2, draft.undo],
          [t.plans.editor.redo, Redo2, draft.redo],
        ] as const
      ).map(([label, Icon, run]) => (
        <button
          key={label}
          type="button"
          className={styles.iconButton}
          title={label}
          aria-label={label}
          disabled={!run}
          onClick={() => run?.()}
        >
          <Icon size={18} aria-hidden />
        </button>
      ))}
    </span>
  )
}

function DraftNotice({ saved, draft }: { readonly saved: Plan; readonly draft: PlanDraft }) {
  const { t } = useSpeech()
  const words = t.plans.editor
  const show = useToast()
  if (!draft.isChanged) return null
  const giveUp = (
    <Button
      size="xs"
      variant="subtle"
      onClick={() => {
        const { plan } = draft
        draft.giveUp()
        show({ text: words.gaveUp, undo: () => draft.change(plan) })
      }}
    >
      {words.giveUp}
    </Button>
  )
  if (!draft.isOutdated) return <Notice action={giveUp}>{words.draftKept}</Notice>
  return (
    <Notice
      tone="alarm"
      action={
        <>
          <Button size="xs" variant="default" onClick={draft.rebase}>
            {words.rebase}
          </Button>
          {giveUp}
        </>
      }
    >
      {words.outdated(saved.version)}
    </Notice>
  )
}

function AdviceSummary({ advice, isKnown }: { readonly advice: readonly PlanAdvice[]; readonly isKnown: boolean }) {
  const { t } = useSpeech()
  const words = t.plans.editor
  const errors = advice.filter(({ severity }) => severity === 'error').length
  const general = advice.filter(({ step }) => step === null)
  if (!isKnown) return null
  return (
    <div className={styles.summary} role="status">
      {advice.length === 0 && <p className="muted">{words.fine}</p>}
      {errors > 0 && <p className="alarm strong">{words.errors(errors)}</p>}
      {advice.length > errors && <p className="strong">{words.warnings(advice.length - errors)}</p>}
      <AdviceList advice={general} />
    </div>
  )
}

/** What a step is called: by us if it came ready, else by its own name. */
const nameOf = (key: string, saved: Plan): string =>
  saved.stepNames[saved.plan.steps.findIndex((step) => step.key === key)] ?? key

const nameOfPlan = ({ name }: CollectionPlan, saved: Plan): string =>
  name && JSON.stringify(name) !== JSON.stringify(saved.plan.name) ? name.fr : saved.name
