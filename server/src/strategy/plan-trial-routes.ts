// A plan tried before it is saved, over HTTP: what is to be known about it, what it would change, the coming days, a step's text.

import type { HttpApp } from '#platform/http.ts'
import type { Locale } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { advisePlan } from './advise-plan.ts'
import { comparePlan } from './compare-plan.ts'
import {
  planAdviceOutput,
  planBody,
  planChangesOutput,
  planParams,
  planTrialInput,
  stepPreviewInput,
  stepPreviewOutput,
} from './contract.ts'
import { rehearsalOutput } from './day-contract.ts'
import { parsePlan } from './plan-file.ts'
import { describeAdvice } from './plan-view.ts'
import { type StepPreview, previewStep } from './preview-step.ts'
import { rehearseCompany } from './rehearse-company.ts'
import type { StrategyDoors } from './routes.ts'

const API = '/api/v1'
/** Rows that a screen shows; the summary counts them all. */
const MOST_ROWS = 200

export function registerPlanTrials(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  /** As it would be saved: under the key of the address. */
  const planIn = ({
    params,
    body,
  }: {
    readonly params: { readonly key: string }
    readonly body: { readonly plan?: unknown }
  }) => ({
    ...parsePlan(body.plan),
    key: params.key,
  })

  const read = { params: planParams, body: planTrialInput, response: { 200: planBody } }
  app.post(`${API}/plans/:key/read`, { schema: read }, async (request) => {
    await authenticated(request)
    return planIn(request)
  })

  const advise = { params: planParams, body: planTrialInput, response: { 200: planAdviceOutput } }
  app.post(`${API}/plans/:key/advice`, { schema: advise }, async (request) => {
    const { company, locale } = await authenticated(request)
    const advice = await shell.inCompany(company, (ctx) => advisePlan(ctx, planIn(request)))
    return { advice: advice.map((one) => describeAdvice(one, locale)) }
  })

  const compare = { params: planParams, body: planTrialInput, response: { 200: planChangesOutput } }
  app.post(`${API}/plans/:key/changes`, { schema: compare }, async (request) => {
    const { company, locale } = await authenticated(request)
    const input = { plan: planIn(request), days: request.body.days, locale, most: MOST_ROWS }
    const { summary, changes, ...counts } = await shell.inCompany(company, (ctx) => comparePlan(ctx, input))
    return { ...counts, summary: [...summary], changes: [...changes] }
  })

  const rehearse = { params: planParams, body: planTrialInput, response: { 200: rehearsalOutput } }
  app.post(`${API}/plans/:key/rehearsal`, { schema: rehearse }, async (request) => {
    const { company, locale } = await authenticated(request)
    const input = { plan: planIn(request), days: request.body.days, locale }
    const { days, steps, never } = await shell.inCompany(company, (ctx) => rehearseCompany(ctx, input))
    return {
      days: days.map(({ day, actions }) => ({ day, actions: [...actions] })),
      steps: [...steps],
      never: [...never],
    }
  })

  const preview = { params: planParams, body: stepPreviewInput, response: { 200: stepPreviewOutput } }
  app.post(`${API}/plans/:key/preview`, { schema: preview }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { step, debtorId } = request.body
    const shown = await previewStep(shell, company, { plan: planIn(request), stepKey: step, debtorId, locale })
    return describeStepPreview(shown, locale)
  })
}

const NOBODY = { name: '', email: null, postal: null }

function describeStepPreview({ content, debtors, ...of }: StepPreview, locale: Locale) {
  const shown = { ...of, debtors: [...debtors], recipient: NOBODY, subject: '', text: '', html: null, missing: [] }
  switch (content.kind) {
    case 'written': {
      const { debtor, act } = content.of
      const { subject, text, html } = content.rendered
      const isEmail = act.channel === 'email'
      const name = debtor.contactName ?? debtor.name
      const recipient = { name, email: isEmail ? debtor.email : null, postal: debtor.city }
      return { ...shown, recipient, subject, text, html: isEmail ? html : null }
    }
    case 'sms': {
      const { to, text } = content.sms
      const name = to.name ?? content.sms.of.debtor.name
      return { ...shown, recipient: { ...NOBODY, name, email: to.phone }, text }
    }
    case 'example-sms':
      return { ...shown, recipient: { ...NOBODY, name: content.debtor }, text: content.sms.text }
    case 'kept':
      throw new Error('a step that is only tried was kept')
    case 'refused':
      return { ...shown, missing: [refusalSentence(content.refusal.code, content.refusal.data, locale)] }
    case 'script':
      return { ...shown, text: content.lines.join('\n\n') }
    case 'example': {
      const { subject, text, html } = content.rendered
      const recipient = { ...NOBODY, name: content.debtor }
      return { ...shown, recipient, subject, text, html: of.channel === 'email' ? html : null }
    }
    case 'not-written':
      return shown
  }
}
