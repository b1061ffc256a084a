// Calls over HTTP.

import type { Authenticate } from '#access'
import type { Shell } from '#kernel'
import { readDebtor } from '#ledger'
import type { HttpApp } from '#platform/http.ts'
import {
  callList,
  callOutput,
  confirmationInput,
  confirmationOutput,
  debtorParams,
  doneOutput,
  finishCallInput,
  taskParams,
} from './contract.ts'
import { finishCall, undoCall } from './finish-call.ts'
import { listCalls } from './list-calls.ts'
import { readCall, writeConfirmation } from './read-call.ts'
import { vcards } from './vcard.ts'

export type DialogueDoors = { readonly shell: Shell; readonly authenticated: Authenticate }

export function registerDialogueRoutes(app: HttpApp, doors: DialogueDoors): void {
  registerCalls(app, doors)
  registerResults(app, doors)
  registerCards(app, doors)
}

function registerCalls(app: HttpApp, { shell, authenticated }: DialogueDoors): void {
  app.get('/api/v1/calls', { schema: { response: { 200: callList } } }, async (request) => {
    const { company } = await authenticated(request)
    return { calls: await shell.inCompany(company, listCalls) }
  })

  app.get(
    '/api/v1/calls/:taskId',
    { schema: { params: taskParams, response: { 200: callOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { taskId } = request.params
      return shell.inCompany(company, (ctx) => readCall(ctx, { taskId, locale }))
    },
  )

  app.post(
    '/api/v1/calls/:taskId/confirmation',
    { schema: { params: taskParams, body: confirmationInput, response: { 200: confirmationOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const input = { taskId: request.params.taskId, answer: request.body.answer }
      return shell.inCompany(company, (ctx) => writeConfirmation(ctx, input))
    },
  )
}

function registerResults(app: HttpApp, { shell, authenticated }: DialogueDoors): void {
  app.post(
    '/api/v1/calls/:taskId/made',
    { schema: { params: taskParams, body: finishCallInput, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const input = { taskId: request.params.taskId, ...request.body }
      await shell.inCompany(company, (ctx) => finishCall(ctx, input))
      return { ok: true as const }
    },
  )

  app.post(
    '/api/v1/calls/:taskId/undo',
    { schema: { params: taskParams, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      await shell.inCompany(company, (ctx) => undoCall(ctx, { taskId: request.params.taskId }))
      return { ok: true as const }
    },
  )
}

function registerCards(app: HttpApp, { shell, authenticated }: DialogueDoors): void {
  app.get('/api/v1/debtors/:debtorId/contacts.vcf', { schema: { params: debtorParams } }, async (request, reply) => {
    const { company } = await authenticated(request)
    const input = { debtorId: request.params.debtorId, withPaid: false }
    const { debtor, contacts } = await shell.inCompany(company, (ctx) => readDebtor(ctx, input))
    const cards = contacts.map((contact) => ({
      name: contact.name ?? debtor.name,
      organisation: debtor.name,
      role: contact.role,
      phone: contact.phone,
      email: contact.email,
    }))
    return reply
      .type('text/vcard; charset=utf-8')
      .header('cache-control', 'no-store')
      .header('content-disposition', 'attachment; filename="contacts.vcf"')
      .send(vcards(cards))
  })
}
