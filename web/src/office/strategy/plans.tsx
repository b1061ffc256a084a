// The collection plans of the company: whom each concerns, what it does, and the rules that give them.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { Plan, PlanConcerned } from '../../api-types.ts'
import { DEBTOR_KINDS } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { DayLine } from './day-line.tsx'
import { NewPlanPanel } from './new-plan.tsx'
import { useHasDraft } from './plan-draft.ts'
import { concernedQuery, plansQuery } from './plan-query.ts'
import { PlanRulesSection } from './plan-rules.tsx'
import styles from './plans.module.css'
import { useRestorePlan } from './use-restore-plan.ts'

export function PlansScreen() {
  const { t } = useSpeech()
  const plans = useQuery(plansQuery)
  const concerned = useQuery(concernedQuery)
  const [isCreating, setIsCreating] = useState(false)
  const countOf = (key: string) => concerned.data?.rows.find((row) => row.key === key) ?? null
  return (
    <Page
      title={t.shell.screens.plans}
      lead={t.plans.lead}
      actions={
        <Button leftSection={<Plus size={18} aria-hidden />} onClick={() => setIsCreating(true)}>
          {t.plans.create.action}
        </Button>
      }
    >
      <Loaded query={plans} skeleton={<SkeletonRows count={6} />}>
        {({ rows, retired }) => (
          <>
            <ul className={styles.plans}>
              {inOrder(rows).map((plan) => (
                <PlanCard key={plan.key} plan={plan} concerned={countOf(plan.key)} />
              ))}
            </ul>
            <PlanRulesSection plans={rows} />
            {retired.length > 0 && <RetiredPlans plans={retired} />}
            {isCreating && <NewPlanPanel plans={rows} onClose={() => setIsCreating(false)} />}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function PlanCard({ plan, concerned }: { readonly plan: Plan; readonly concerned: PlanConcerned | null }) {
  const { t } = useSpeech()
  const words = t.plans
  const hasDraft = useHasDraft(plan.key)
  return (
    <li className={styles.card}>
      <div className={styles.cardHead}>
        <h2 className={styles.cardTitle}>
          <Link to="/plans/$planKey" params={{ planKey: plan.key }} className={styles.cardLink}>
            {plan.name}
          </Link>
        </h2>
        <span className={styles.tags}>
          {hasDraft && <Tag tone="accent">{words.hasDraft}</Tag>}
          {plan.defaultFor && <Tag>{words.defaultFor(t.words.kinds[plan.defaultFor].toLocaleLowerCase())}</Tag>}
        </span>
      </div>
      <p className={styles.cardFacts}>
        {concerned && (
          <span className={concerned.debtors === 0 ? 'muted' : undefined}>
            {words.concerned(concerned.debtors, concerned.items)}
            {concerned.debtors > 0 && (
              <>
                , <Money cents={concerned.openCents} />
              </>
            )}
          </span>
        )}
        <span className="muted">
          {words.steps(plan.plan.steps.length)} · {words.gap(plan.plan.minimumGapDays)} ·{' '}
          {plan.recordedBy === null ? words.ready : words.version(plan.version)}
        </span>
      </p>
      <DayLine plan={plan.plan} names={plan.stepNames} />
    </li>
  )
}

/** Taken away: nobody has them, and messages of then still name them. */
function RetiredPlans({ plans }: { readonly plans: readonly Plan[] }) {
  const { t } = useSpeech()
  const words = t.plans.retired
  const restore = useRestorePlan()
  return (
    <Section title={words.title} aside={words.hint}>
      <ul className={styles.retired}>
        {plans.map((plan) => (
          <li key={plan.key}>
            <span>
              {plan.name} <span className="muted">{t.plans.version(plan.version)}</span>
            </span>
            <Button size="xs" variant="default" onClick={() => void restore.run(plan)}>
              {words.restore}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** Those of the kinds of debtors first, in the order in which kinds are named everywhere. */
function inOrder(plans: readonly Plan[]): readonly Plan[] {
  const place = ({ defaultFor }: Plan) => (defaultFor ? DEBTOR_KINDS.indexOf(defaultFor) : DEBTOR_KINDS.length)
  return plans.toSorted((a, b) => place(a) - place(b))
}
