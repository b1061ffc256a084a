// The rules that give debtors their plan: read in their order, moved, added, taken away; whom each concerns is counted as they stand.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ArrowDown, ArrowUp, Pencil, Plus, Trash2 } from 'lucide-react'
import { send } from '../../api.ts'
import type { Plan, PlanRule, PlanRules, RuleShares } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import type { Draft } from '../../ui/draft.ts'
import { DEBTOR_KINDS } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import { ErrorNotice, Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { rulesQuery, sharesQuery } from './plan-query.ts'
import { RulePanel } from './rule-panel.tsx'
import { conditionsOf } from './rule-words.ts'
import styles from './plans.module.css'

export function PlanRulesSection({ plans }: { readonly plans: readonly Plan[] }) {
  const rules = useQuery(rulesQuery)
  return <Loaded query={rules}>{(kept) => <RulesEditor kept={kept} plans={plans} />}</Loaded>
}

function RulesEditor({ kept, plans }: { readonly kept: PlanRules; readonly plans: readonly Plan[] }) {
  const { t } = useSpeech()
  const words = t.plans.rules
  const draft = useDraft<readonly PlanRule[]>(kept.rules)
  const rules = draft.value
  const [edited, setEdited] = useState<number | null>(null)
  const save = useSaveRules(kept, rules)
  const shares = useQuery(sharesQuery(rules))
  const put = (index: number, rule: PlanRule) => {
    draft.set(index === rules.length ? [...rules, rule] : rules.map((each, at) => (at === index ? rule : each)))
    setEdited(null)
  }
  return (
    <Section title={words.title} aside={words.lead}>
      <ol className={styles.rules}>
        {rules.map((rule, index) => (
          <RuleLine
            // Two rules may say the same: only their place tells them apart.
            key={`${index} ${JSON.stringify(rule)}`}
            rule={rule}
            number={index + 1}
            plan={plans.find(({ key }) => key === rule.plan)?.name ?? rule.plan}
            share={shares.data?.rules[index]}
            onMove={(step) => draft.set(moved(rules, index, step))}
            canMove={(step) => index + step >= 0 && index + step < rules.length}
            onEdit={() => setEdited(index)}
            onRemove={() => draft.set(rules.filter((_, at) => at !== index))}
          />
        ))}
        {rules.length === 0 && (
          <li className={styles.ruleLine}>
            <span className={styles.ruleNone}>{words.none}</span>
          </li>
        )}
        <Otherwise plans={plans} shares={shares.data} />
      </ol>
      {save.error && <ErrorNotice error={save.error} />}
      <RuleButtons draft={draft} save={save} onAdd={() => setEdited(rules.length)} />
      {edited !== null && (
        <RulePanel
          key={edited}
          rule={rules[edited] ?? { plan: plans[0]?.key ?? '', when: {} }}
          plans={plans}
          segments={kept.segments}
          onRule={(rule) => put(edited, rule)}
          onClose={() => setEdited(null)}
        />
      )}
    </Section>
  )
}

type RuleButtonsProps = {
  readonly draft: Draft<readonly PlanRule[]>
  readonly save: ReturnType<typeof useSaveRules>
  readonly onAdd: () => void
}

function RuleButtons({ draft, save, onAdd }: RuleButtonsProps) {
  const { t } = useSpeech()
  return (
    <div className={styles.bar}>
      <Button variant="default" leftSection={<Plus size={18} aria-hidden />} onClick={onAdd}>
        {t.plans.rules.add}
      </Button>
      {draft.isChanged && (
        <>
          <Button loading={save.isRunning} onClick={() => void save.run(undefined)}>
            {t.plans.rules.save}
          </Button>
          <Button variant="subtle" onClick={draft.reset}>
            {t.settings.giveUp}
          </Button>
        </>
      )}
    </div>
  )
}

function useSaveRules({ version, rules: before }: PlanRules, rules: readonly PlanRule[]) {
  const { t } = useSpeech()
  const show = useToast()
  const put = (input: { readonly version: number; readonly rules: readonly PlanRule[] }) =>
    send<PlanRules>('PUT', '/plan-rules', input)
  const undo = useVerb(put)
  return useVerb(() => put({ version, rules }), {
    showsErrors: true,
    onDone: (now) =>
      show({ text: t.plans.rules.saved, undo: () => void undo.run({ version: now.version, rules: before }) }),
  })
}

type RuleLineProps = {
  readonly rule: PlanRule
  readonly number: number
  readonly plan: string
  readonly share: RuleShares['chosen'] | undefined
  readonly onMove: (step: 1 | -1) => void
  readonly canMove: (step: 1 | -1) => boolean
  readonly onEdit: () => void
  readonly onRemove: () => void
}

function RuleLine({ rule, number, plan, share, onMove, canMove, onEdit, onRemove }: RuleLineProps) {
  const { t, format } = useSpeech()
  const words = t.plans.rules
  const acts = [
    { label: words.up(number), icon: ArrowUp, run: () => onMove(-1), isOff: !canMove(-1) },
    { label: words.down(number), icon: ArrowDown, run: () => onMove(1), isOff: !canMove(1) },
    { label: `${words.edit} ${number}`, icon: Pencil, run: onEdit, isOff: false },
    { label: `${words.remove} ${number}`, icon: Trash2, run: onRemove, isOff: false },
  ]
  return (
    <li className={styles.ruleLine}>
      <span className={styles.ruleText}>
        {format.list(conditionsOf(rule, t, format))} <span className="muted">{words.gives}</span>{' '}
        <span className="strong">{plan}</span>
      </span>
      <span className={styles.ruleActs}>
        {acts.map(({ label, icon: Icon, run, isOff }) => (
          <button
            key={label}
            type="button"
            className={styles.iconButton}
            aria-label={label}
            title={label}
            disabled={isOff}
            onClick={run}
          >
            <Icon size={18} aria-hidden />
          </button>
        ))}
      </span>
      <ShareText share={share} />
    </li>
  )
}

/** Whom no rule gives a plan, kind by kind, and those a person chose for. */
function Otherwise({ plans, shares }: { readonly plans: readonly Plan[]; readonly shares: RuleShares | undefined }) {
  const { t } = useSpeech()
  const words = t.plans.rules
  const rows = DEBTOR_KINDS.map((kind) => ({
    label: words.otherwise(t.words.kinds[kind].toLocaleLowerCase()),
    plan: plans.find(({ defaultFor }) => defaultFor === kind)?.name ?? '',
    share: shares?.byKind[kind],
  }))
  return (
    <>
      {rows.map(({ label, plan, share }) => (
        <li key={label} className={styles.ruleLine} data-otherwise>
          <span className={styles.ruleText}>
            {label} <span className="muted">{words.gives}</span> <span className="strong">{plan}</span>
          </span>
          <span />
          <ShareText share={share} />
        </li>
      ))}
      {shares && shares.chosen.debtors > 0 && (
        <li className={styles.ruleLine} data-otherwise>
          <span className={styles.ruleText}>{words.chosen}</span>
          <span />
          <ShareText share={shares.chosen} />
        </li>
      )}
    </>
  )
}

function ShareText({ share }: { readonly share: RuleShares['chosen'] | undefined }) {
  const { t } = useSpeech()
  if (!share) return <span />
  return (
    <span className={styles.share}>
      {t.plans.rules.share(share.debtors)}
      {share.debtors > 0 && (
        <span className="muted">
          {' '}
          <Money cents={share.openCents} />
        </span>
      )}
    </span>
  )
}

function moved(rules: readonly PlanRule[], index: number, step: 1 | -1): readonly PlanRule[] {
  const [rule, other] = [rules[index], rules[index + step]]
  if (!rule || !other) return rules
  return rules.map((each, at) => (at === index ? other : at === index + step ? rule : each))
}
