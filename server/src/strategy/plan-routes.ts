// Collection plans over HTTP: read, changed by the fields of a screen or as a file, tried on the invoices that exist before they are
// saved; and the rules that give debtors their plan.

import { z } from 'zod'
import { Refusal } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { changePlan } from './change-plan.ts'
import { plansOf } from './company-policy.ts'
import { comparePlan } from './compare-plan.ts'
import {
  planChangesInput,
  planChangesOutput,
  planFileInput,
  planInput,
  planOutput,
  planParams,
  planRulesInput,
  planRulesOutput,
  plansOutput,
} from './day-contract.ts'
import { parsePlan } from './plan-file.ts'
import { changePlanRules } from './plan-rules.ts'
import { currentPlanRules } from './plan-store.ts'
import { describePlan, editedPlan } from './plan-view.ts'
import type { StrategyDoors } from './routes.ts'

const API = '/api/v1'

export function registerPlans(app: HttpApp, doors: StrategyDoors): void {
  registerPlanFields(app, doors)
  registerPlanFiles(app, doors)
  registerPlanRules(app, doors)
}

function registerPlanFields(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get(`${API}/plans`, { schema: { response: { 200: plansOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    const plans = await shell.inCompany(company, (ctx) => plansOf(ctx))
    return { rows: plans.map((kept) => describePlan(kept, locale)) }
  })

  const change = { params: planParams, body: planInput, response: { 200: planOutput } }
  app.put(`${API}/plans/:key`, { schema: change }, async (request) => {
    const { company, locale } = await authenticated(request)
    const kept = await shell.inCompany(company, async (ctx) => {
      const plan = editedPlan(await plansOf(ctx), request.params.key, request.body)
      return changePlan(ctx, { plan, version: request.body.version })
    })
    return describePlan(kept, locale)
  })

  const compare = { params: planParams, body: planChangesInput, response: { 200: planChangesOutput } }
  app.post(`${API}/plans/:key/changes`, { schema: compare }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { days, ...edit } = request.body
    const changes = await shell.inCompany(company, async (ctx) => {
      const plan = editedPlan(await plansOf(ctx), request.params.key, edit)
      return comparePlan(ctx, { plan, days, locale })
    })
    return { changes }
  })
}

function registerPlanFiles(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get(
    `${API}/plans/:key/file`,
    { schema: { params: planParams, response: { 200: z.unknown() } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { key } = request.params
      const plans = await shell.inCompany(company, (ctx) => plansOf(ctx))
      const kept = plans.find(({ plan }) => plan.key === key)
      if (!kept)
        throw new Refusal('strategy.plan_unknown', { key, known: plans.map(({ plan }) => plan.key).join(', ') })
      return kept.plan
    },
  )

  const replace = { params: planParams, body: planFileInput, response: { 200: planOutput } }
  app.put(`${API}/plans/:key/file`, { schema: replace }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { version, plan } = request.body
    // A file may come from another company: here it takes the place of the plan that it is given to.
    const given = { ...parsePlan(plan), key: request.params.key }
    const kept = await shell.inCompany(company, (ctx) => changePlan(ctx, { plan: given, version }))
    return describePlan(kept, locale)
  })
}

function registerPlanRules(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get(`${API}/plan-rules`, { schema: { response: { 200: planRulesOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    const { version, rules } = await shell.inCompany(company, (ctx) => currentPlanRules(ctx))
    return { version, rules: [...rules] }
  })

  const change = { body: planRulesInput, response: { 200: planRulesOutput } }
  app.put(`${API}/plan-rules`, { schema: change }, async (request) => {
    const { company } = await authenticated(request)
    const { version, rules } = await shell.inCompany(company, (ctx) => changePlanRules(ctx, request.body))
    return { version, rules: [...rules] }
  })
}
