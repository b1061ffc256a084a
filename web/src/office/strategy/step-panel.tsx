// One step of a plan beside the others: what it does, or what it would say to a debtor.

import { useState } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import type { CollectionPlan, Plan, PlanAdvice, PlanStep, Plans } from '../../api-types.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { LevelBars } from '../../ui/tag.tsx'
import { AdviceList } from './plan-advice.tsx'
import { changeStep } from './plan-edit.ts'
import type { StepChange } from './plan-edit.ts'
import { StepConditions } from './step-conditions.tsx'
import { StepFields } from './step-fields.tsx'
import { StepLimits } from './step-limits.tsx'
import { StepName } from './step-name.tsx'
import { StepPreviewView } from './step-preview.tsx'
import { whenText } from './step-words.ts'
import styles from './plans.module.css'

type StepPanelProps = {
  readonly step: PlanStep
  readonly name: string
  readonly plan: CollectionPlan
  readonly saved: Plan
  readonly plans: Plans
  readonly advice: readonly PlanAdvice[]
  readonly onPlan: (plan: CollectionPlan) => void
  readonly onRename: (key: string, name: string) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}

const TABS = ['fields', 'preview'] as const

export function StepPanel(props: StepPanelProps) {
  const { step, name, plan, saved, plans, advice, onPlan, onRename, onRemove, onClose } = props
  const { t } = useSpeech()
  const words = t.plans.step
  const [tab, setTab] = useState<(typeof TABS)[number]>('fields')
  const isNew = !saved.plan.steps.some(({ key }) => key === step.key)
  const onChange = (change: StepChange) => onPlan(changeStep(plan, step.key, change))
  return (
    <SidePanel
      title={capitalised(name)}
      lead={
        <span className={styles.stepName}>
          <ChannelIcon channel={step.channel} />
          <LevelBars level={step.level} />
          {whenText(step, t.plans.editor)}
        </span>
      }
      onClose={onClose}
      takesFocus
      footer={
        <Button variant="default" onClick={onRemove} disabled={plan.steps.length === 1}>
          {words.remove}
        </Button>
      }
    >
      <div className={styles.form}>
        <SegmentedControl
          fullWidth
          value={tab}
          data={TABS.map((value) => ({ value, label: words.tabs[value] }))}
          onChange={(value) => setTab(value)}
        />
        <AdviceList advice={advice} />
        {tab === 'fields' ? (
          <>
            {isNew && <StepName step={step} plan={plan} plans={plans} onRename={onRename} />}
            <StepFields step={step} isFirst={plan.steps[0] === step} texts={plans.texts} onChange={onChange} />
            <StepLimits step={step} onChange={onChange} />
            <StepConditions step={step} onChange={onChange} />
          </>
        ) : (
          <StepPreviewView planKey={saved.key} plan={plan} step={step} />
        )}
      </div>
    </SidePanel>
  )
}
