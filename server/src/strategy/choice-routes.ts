// The choice after the last step of a plan over HTTP.

import { z } from 'zod'
import { dayOutput } from './contract.ts'
import type { HttpApp } from '#platform/http.ts'
import { chooseNext, undoChoice } from './choose-next.ts'
import { NEXT_CHOICES } from './next-choices.ts'
import { readChoices } from './read-choices.ts'
import type { StrategyDoors } from './routes.ts'

const params = z.object({ taskId: z.coerce.number().int().min(1).max(2_147_483_647) })
const cost = z.object({ lowCents: z.int(), highCents: z.int() }).nullable()
const output = z.object({
  taskId: z.int(),
  debtorId: z.int(),
  debtorName: z.string(),
  numbers: z.array(z.string()).readonly(),
  openCents: z.int(),
  currency: z.string(),
  dueDay: dayOutput,
  facts: z.array(z.string()).readonly(),
  ways: z
    .array(
      z.object({
        choice: z.enum(NEXT_CHOICES),
        name: z.string(),
        isOpen: z.boolean(),
        needsDay: z.boolean(),
        cost,
        delay: z.string(),
        notes: z.array(z.string()).readonly(),
      }),
    )
    .readonly(),
})
const input = z.strictObject({
  choice: z.enum(NEXT_CHOICES),
  untilDay: dayOutput.nullable().default(null),
  note: z.string().trim().max(500).default(''),
})
const done = z.object({ ok: z.literal(true) })

const API = '/api/v1/choices/:taskId'

export function registerChoices(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get(API, { schema: { params, response: { 200: output } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    return shell.inCompany(company, (ctx) => readChoices(ctx, { taskId: request.params.taskId, locale }))
  })

  app.post(API, { schema: { params, body: input, response: { 200: done } } }, async (request) => {
    const { company } = await authenticated(request)
    const { taskId } = request.params
    await shell.inCompany(company, (ctx) => chooseNext(ctx, { taskId, ...request.body }))
    return { ok: true as const }
  })

  app.post(`${API}/undo`, { schema: { params, response: { 200: done } } }, async (request) => {
    const { company } = await authenticated(request)
    await shell.inCompany(company, (ctx) => undoChoice(ctx, { taskId: request.params.taskId }))
    return { ok: true as const }
  })
}
