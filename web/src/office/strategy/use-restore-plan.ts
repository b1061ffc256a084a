// A plan that was taken away is taken up again: by the undo, or from the list of those.

import { send } from '../../api.ts'
import type { Plan } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { planPath } from './plan-query.ts'

export function useRestorePlan() {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb((plan: Plan) => send<Plan>('POST', `${planPath(plan.key)}/restore`), {
    onDone: (plan) => show({ text: t.plans.retired.restored(plan.name) }),
  })
}
