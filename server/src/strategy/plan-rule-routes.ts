// Who has which plan, over HTTP: the rules, whom each concerns, the plan of one debtor or of one invoice.

import { z } from 'zod'
import type { HttpApp } from '#platform/http.ts'
import { idText } from '#outreach/contract.ts'
import { choosePlan, planOfDebtor } from './choose-plan.ts'
import {
  debtorPlanOutput,
  itemPlanInput,
  itemPlanOutput,
  planRulesInput,
  planRulesOutput,
  ruleSharesInput,
  ruleSharesOutput,
} from './contract.ts'
import { sharesOfRules } from './count-concerned.ts'
import { changePlanRules } from './plan-rules.ts'
import { currentPlanRules, segmentsInUse } from './plan-store.ts'
import type { StrategyDoors } from './routes.ts'

const API = '/api/v1'
const idParams = z.object({ id: idText })

export function registerPlanRules(app: HttpApp, doors: StrategyDoors): void {
  registerRules(app, doors)
  registerChoices(app, doors)
}

function registerRules(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get(`${API}/plan-rules`, { schema: { response: { 200: planRulesOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      const { version, rules } = await currentPlanRules(ctx)
      return { version, rules: [...rules], segments: await segmentsInUse(ctx) }
    })
  })

  const change = { body: planRulesInput, response: { 200: planRulesOutput } }
  app.put(`${API}/plan-rules`, { schema: change }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      const { version, rules } = await changePlanRules(ctx, request.body)
      return { version, rules: [...rules], segments: await segmentsInUse(ctx) }
    })
  })

  const shares = { body: ruleSharesInput, response: { 200: ruleSharesOutput } }
  app.post(`${API}/plan-rules/shares`, { schema: shares }, async (request) => {
    const { company } = await authenticated(request)
    const { rules, ...others } = await shell.inCompany(company, (ctx) => sharesOfRules(ctx, request.body.rules))
    return { ...others, rules: [...rules] }
  })
}

function registerChoices(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  const read = { params: idParams, response: { 200: debtorPlanOutput } }
  app.get(`${API}/debtors/:id/plan`, { schema: read }, async (request) => {
    const { company, locale } = await authenticated(request)
    const plan = await shell.inCompany(company, (ctx) => planOfDebtor(ctx, request.params.id, locale))
    return { ...plan, items: [...plan.items] }
  })

  const choose = { params: idParams, body: itemPlanInput, response: { 200: itemPlanOutput } }
  app.put(`${API}/items/:id/plan`, { schema: choose }, async (request) => {
    const { company } = await authenticated(request)
    const { id } = request.params
    const { planKey } = request.body
    return { before: await shell.inCompany(company, (ctx) => choosePlan(ctx, { itemId: id, planKey })) }
  })
}
