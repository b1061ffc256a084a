// Collection plans over HTTP: read, made, changed with a new version each time, and their versions.

import type { HttpApp } from '#platform/http.ts'
import { type Context, Refusal } from '#kernel'
import { changePlan, createPlan } from './change-plan.ts'
import { knownPlan, plansOf } from './company-policy.ts'
import {
  concernedOutput,
  newPlanInput,
  planInput,
  planOutput,
  planParams,
  planVersionParams,
  planVersionsOutput,
  plansOutput,
} from './contract.ts'
import { concernedByPlans } from './count-concerned.ts'
import { parsePlan } from './plan-file.ts'
import { registerPlanRules } from './plan-rule-routes.ts'
import { type PlanVersion, knownSteps, planVersions, retiredPlans } from './plan-store.ts'
import { registerPlanTrials } from './plan-trial-routes.ts'
import { describePlan, describeTexts } from './plan-view.ts'
import { restorePlan, retirePlan } from './retire-plan.ts'
import type { StrategyDoors } from './routes.ts'

const API = '/api/v1'

export function registerPlans(app: HttpApp, doors: StrategyDoors): void {
  registerReading(app, doors)
  registerSaving(app, doors)
  registerPlanTrials(app, doors)
  registerPlanRules(app, doors)
}

function registerReading(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get(`${API}/plans`, { schema: { response: { 200: plansOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      const rows = (await plansOf(ctx)).map((kept) => describePlan(kept, locale))
      const usedKeys = (await knownSteps(ctx)).map(({ key }) => key)
      const retired = (await retiredPlans(ctx)).map((kept) => describePlan(kept, locale))
      return { rows, retired, usedKeys, texts: describeTexts(locale) }
    })
  })

  app.get(`${API}/plans/concerned`, { schema: { response: { 200: concernedOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    const concerned = await shell.inCompany(company, (ctx) => concernedByPlans(ctx))
    return { rows: [...concerned].map(([key, counts]) => ({ key, ...counts })) }
  })

  const versions = { params: planParams, response: { 200: planVersionsOutput } }
  app.get(`${API}/plans/:key/versions`, { schema: versions }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { key } = request.params
    const rows = await shell.inCompany(company, (ctx) => versionsOf(ctx, key))
    return { rows: rows.map((version) => describePlan(version, locale)) }
  })

  const version = { params: planVersionParams, response: { 200: planOutput } }
  app.get(`${API}/plans/:key/versions/:version`, { schema: version }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { key, version: wanted } = request.params
    const rows = await shell.inCompany(company, (ctx) => versionsOf(ctx, key))
    const found = rows.find((row) => row.version === wanted)
    if (!found)
      throw new Refusal('strategy.plan_version_unknown', { plan: key, version: wanted, last: rows[0]?.version ?? 0 })
    return describePlan(found, locale)
  })
}

/** Also of a plan that was taken away: messages name the version that decided them. */
async function versionsOf(ctx: Context, key: string): Promise<readonly PlanVersion[]> {
  const plans = await plansOf(ctx)
  const versions = await planVersions(ctx, key)
  if (versions.length === 0) knownPlan(plans, key)
  return versions
}

function registerSaving(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  const create = { body: newPlanInput, response: { 200: planOutput } }
  app.post(`${API}/plans`, { schema: create }, async (request) => {
    const { company, locale } = await authenticated(request)
    const plan = parsePlan(request.body.plan)
    const created = await shell.inCompany(company, (ctx) => createPlan(ctx, plan))
    return describePlan(created, locale)
  })

  const change = { params: planParams, body: planInput, response: { 200: planOutput } }
  app.put(`${API}/plans/:key`, { schema: change }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { version, plan } = request.body
    // A file may come from another company: here it takes the place of the plan that it is given to.
    const given = { ...parsePlan(plan), key: request.params.key }
    const kept = await shell.inCompany(company, (ctx) => changePlan(ctx, { plan: given, version }))
    return describePlan(kept, locale)
  })

  app.delete(
    `${API}/plans/:key`,
    { schema: { params: planParams, response: { 200: planOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { key } = request.params
      return describePlan(await shell.inCompany(company, (ctx) => retirePlan(ctx, { key })), locale)
    },
  )

  const restore = { params: planParams, response: { 200: planOutput } }
  app.post(`${API}/plans/:key/restore`, { schema: restore }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { key } = request.params
    return describePlan(await shell.inCompany(company, (ctx) => restorePlan(ctx, { key })), locale)
  })
}
