// What the screens of the plans ask the server for. A trial carries the whole draft: nothing of it is kept there.

import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type {
  CollectionPlan,
  Plan,
  PlanAdvice,
  PlanChanges,
  PlanConcerned,
  PlanRule,
  PlanRules,
  Plans,
  Rehearsal,
  RuleShares,
  StepPreview,
} from '../../api-types.ts'

export const planPath = (key: string): string => `/plans/${encodeURIComponent(key)}`

export const plansQuery = queryOptions({ queryKey: ['plans'], queryFn: () => get<Plans>('/plans') })

export const concernedQuery = queryOptions({
  queryKey: ['plans', 'concerned'],
  queryFn: () => get<{ readonly rows: readonly PlanConcerned[] }>('/plans/concerned'),
})

export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['plans', key, 'versions'],
    queryFn: () => get<{ readonly rows: readonly Plan[] }>(`${planPath(key)}/versions`),
  })

const trial = <T>(key: string, what: string, body: object) => send<T>('POST', `${planPath(key)}/${what}`, body)

export const adviceQuery = (key: string, plan: CollectionPlan) =>
  queryOptions({
    queryKey: ['plans', key, 'advice', plan],
    queryFn: () => trial<{ readonly advice: readonly PlanAdvice[] }>(key, 'advice', { plan }),
    placeholderData: keepPreviousData,
  })

export const changesQuery = (key: string, plan: CollectionPlan, days: number) =>
  queryOptions({
    queryKey: ['plans', key, 'changes', plan, days],
    queryFn: () => trial<PlanChanges>(key, 'changes', { plan, days }),
  })

export const planRehearsalQuery = (key: string, plan: CollectionPlan, days: number) =>
  queryOptions({
    queryKey: ['plans', key, 'rehearsal', plan, days],
    queryFn: () => trial<Rehearsal>(key, 'rehearsal', { plan, days }),
  })

type PreviewInput = { readonly plan: CollectionPlan; readonly step: string; readonly debtorId: number | null }

export const stepPreviewQuery = (key: string, input: PreviewInput) =>
  queryOptions({
    queryKey: ['plans', key, 'preview', input],
    queryFn: () => trial<StepPreview>(key, 'preview', input),
    placeholderData: keepPreviousData,
  })

export const rulesQuery = queryOptions({ queryKey: ['plan-rules'], queryFn: () => get<PlanRules>('/plan-rules') })

export const sharesQuery = (rules: readonly PlanRule[]) =>
  queryOptions({
    queryKey: ['plan-rules', 'shares', rules],
    queryFn: () => send<RuleShares>('POST', '/plan-rules/shares', { rules }),
    placeholderData: keepPreviousData,
  })

/** A file as the server reads it; what is no plan is refused with its place. */
export const readPlan = (key: string, plan: unknown): Promise<CollectionPlan> => trial(key, 'read', { plan })
