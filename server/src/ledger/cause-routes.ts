// Causes of lateness over HTTP: what is known of a debtor, noted and taken back.

import { z } from 'zod'
import { day } from '#access/contract.ts'
import type { HttpApp } from '#platform/http.ts'
import { selectCausesOfDebtor } from './cause-store.ts'
import { byId } from './contract.ts'
import { LATENESS_CAUSES } from './model.ts'
import { recordCause, withdrawCause } from './record-cause.ts'
import type { LedgerDoors } from './routes.ts'

const id = z.int().min(1).max(2_147_483_647)
const causeInput = z.strictObject({
  debtorId: id,
  itemId: id.nullable().default(null),
  cause: z.enum(LATENESS_CAUSES),
  note: z.string().trim().max(500).default(''),
})
const causeOutput = z.object({
  id,
  debtorId: id,
  itemId: id.nullable(),
  cause: z.enum(LATENESS_CAUSES),
  note: z.string(),
  source: z.enum(['call', 'answer', 'person']),
  onDay: day,
})
const causesOutput = z.object({ rows: z.array(causeOutput).readonly() })
const doneOutput = z.object({ ok: z.literal(true) })

const API = '/api/v1'

export function registerCauses(app: HttpApp, { shell, authenticated }: LedgerDoors): void {
  app.get(
    `${API}/debtors/:id/causes`,
    { schema: { params: byId, response: { 200: causesOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      return { rows: await shell.inCompany(company, (ctx) => selectCausesOfDebtor(ctx, request.params.id)) }
    },
  )

  app.post(`${API}/causes`, { schema: { body: causeInput, response: { 200: causeOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, (ctx) => recordCause(ctx, { ...request.body, source: 'person' }))
  })

  app.post(
    `${API}/causes/:id/withdraw`,
    { schema: { params: byId, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      await shell.inCompany(company, (ctx) => withdrawCause(ctx, { causeId: request.params.id }))
      return { ok: true as const }
    },
  )
}
