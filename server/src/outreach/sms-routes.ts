// Text messages over HTTP: numbers that get no more of them, and the door at which a gateway reports.

import type { HttpApp } from '#platform/http.ts'
import { doneOutput, smsEventInput, smsHookParams, smsNumberInput, smsNumberOutput } from './contract.ts'
import type { OutreachDoors } from './doors.ts'
import { checkSmsKey, hearSms } from './hear-sms.ts'
import { allowSms, stopSms } from './stop-sms.ts'

export function registerSms(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  const schema = { body: smsNumberInput, response: { 200: smsNumberOutput } }
  app.post('/api/v1/sms/stop', { schema }, async (request) => {
    const { company } = await authenticated(request)
    const { phone, debtorIds } = await shell.inCompany(company, (ctx) => stopSms(ctx, request.body))
    return { phone, debtorIds: [...debtorIds] }
  })

  app.post('/api/v1/sms/allow', { schema }, async (request) => {
    const { company } = await authenticated(request)
    const { phone, debtorIds } = await shell.inCompany(company, (ctx) => allowSms(ctx, request.body))
    return { phone, debtorIds: [...debtorIds] }
  })
}

/** In a minute, from one address: more than any gateway reports, fewer than who guesses would need. */
const MOST_REPORTS = 600

/** The key stands in a header, or in the path for gateways that can set none; the log writes neither. */
export function registerSmsHook(app: HttpApp, { shell, smsWebhookKey }: OutreachDoors): void {
  const config = { rateLimit: { max: MOST_REPORTS, timeWindow: 60_000 } }
  const schema = { hide: true, body: smsEventInput, response: { 200: doneOutput } }

  app.post('/hooks/sms', { config, schema }, async ({ headers, body }) => {
    checkSmsKey(smsWebhookKey, /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '')
    await hearSms(shell, body)
    return { ok: true as const }
  })

  app.post('/hooks/sms/:key', { config, schema: { ...schema, params: smsHookParams } }, async ({ params, body }) => {
    checkSmsKey(smsWebhookKey, params.key)
    await hearSms(shell, body)
    return { ok: true as const }
  })
}
