// Numbers that get no more text messages, over HTTP.

import type { HttpApp } from '#platform/http.ts'
import { smsNumberInput, smsNumberOutput } from './contract.ts'
import type { OutreachDoors } from './doors.ts'
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
