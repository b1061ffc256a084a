// One collection plan: its editor, what the draft would change, and its versions; the address says which is shown.

import { useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import type { Plans } from '../../api-types.ts'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { NotFound } from '../not-found.tsx'
import { usePlanDraft } from './plan-draft.ts'
import { PlanEditor } from './plan-editor.tsx'
import { PlanEffect } from './plan-effect.tsx'
import { plansQuery } from './plan-query.ts'
import { PlanVersions } from './plan-versions.tsx'

const route = getRouteApi('/plans/$planKey')

export function PlanScreen() {
  const { planKey } = route.useParams()
  const plans = useQuery(plansQuery)
  return (
    <Loaded query={plans} skeleton={<SkeletonRows count={10} />}>
      {(data) => <KnownPlan key={planKey} planKey={planKey} plans={data} />}
    </Loaded>
  )
}

function KnownPlan({ planKey, plans }: { readonly planKey: string; readonly plans: Plans }) {
  const saved = plans.rows.find(({ key }) => key === planKey)
  return saved ? <PlanViews saved={saved} plans={plans} /> : <NotFound />
}

function PlanViews({ saved, plans }: { readonly saved: Plans['rows'][number]; readonly plans: Plans }) {
  const { view } = route.useSearch()
  const navigate = route.useNavigate()
  const draft = usePlanDraft(saved)
  const show = (next?: 'effect' | 'versions') => void navigate({ search: next ? { view: next } : {} })
  switch (view) {
    case 'effect':
      return <PlanEffect saved={saved} draft={draft} onBack={() => show()} />
    case 'versions':
      return <PlanVersions saved={saved} draft={draft} onBack={() => show()} />
    case undefined:
      return <PlanEditor saved={saved} plans={plans} draft={draft} onView={show} />
  }
}
