// What is done with a plan as a whole: a copy of it, out as a file, in from one, taken away.

import { useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { CollectionPlan, Plan } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { NewPlanPanel } from './new-plan.tsx'
import type { PlanDraft } from './plan-draft.ts'
import { downloadPlan, readPlanFile } from './plan-file.ts'
import { planPath, readPlan } from './plan-query.ts'
import styles from './plans.module.css'
import { useRestorePlan } from './use-restore-plan.ts'

type PlanMenuProps = {
  readonly saved: Plan
  readonly plans: readonly Plan[]
  readonly draft: PlanDraft
}

export function PlanMenu({ saved, plans, draft }: PlanMenuProps) {
  const { t } = useSpeech()
  const words = t.plans.editor
  const [isCopying, setIsCopying] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const load = useImport(saved, draft)
  const retire = useRetire(saved)
  return (
    <div className={styles.bar}>
      <Button variant="default" size="xs" onClick={() => setIsCopying(true)}>
        {words.duplicate}
      </Button>
      <Button variant="default" size="xs" onClick={() => downloadPlan(draft.plan)}>
        {words.export}
      </Button>
      <Button variant="default" size="xs" loading={load.isRunning} onClick={() => input.current?.click()}>
        {words.importHere}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept="application/json,.json"
        aria-label={words.importHere}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? []
          if (file) void load.run(file)
          event.currentTarget.value = ''
        }}
      />
      {saved.defaultFor === null && (
        <Button variant="default" size="xs" loading={retire.isRunning} onClick={() => void retire.run(undefined)}>
          {words.retire}
        </Button>
      )}
      {isCopying && <NewPlanPanel plans={plans} from={saved.key} onClose={() => setIsCopying(false)} />}
    </div>
  )
}

/** Refused, with who has it, while somebody does; else there is nothing to ask: it can be had back. */
function useRetire(saved: Plan) {
  const { t } = useSpeech()
  const show = useToast()
  const navigate = useNavigate()
  const restore = useRestorePlan()
  return useVerb(() => send<Plan>('DELETE', planPath(saved.key)), {
    onDone: () => {
      show({ text: t.plans.retired.done(saved.name), undo: () => void restore.run(saved) })
      void navigate({ to: '/plans' })
    },
  })
}

/** The server reads the file first: what is no plan never gets into the draft. */
function useImport(saved: Plan, draft: PlanDraft) {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb(
    async (file: File): Promise<CollectionPlan> => readPlan(saved.key, await readPlanFile(file, t.plans.create)),
    {
      keeps: 'plans',

      onDone: (plan) => {
        draft.change(plan)
        show({ text: t.plans.editor.imported })
      },
    },
  )
}
