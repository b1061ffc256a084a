// Calls and incoming mail over HTTP.

import type { Authenticate, Secrets } from '#access'
import type { Shell } from '#kernel'
import { readDebtor } from '#ledger'
import type { HttpApp } from '#platform/http.ts'
import { countPlanned } from '#outreach'
import {
  assignMailInput,
  attachmentParams,
  callList,
  callOutput,
  confirmationInput,
  confirmationOutput,
  debtorParams,
  doneOutput,
  finishCallInput,
  mailPage,
  mailParams,
  mailQuery,
  settleMailInput,
  taskParams,
} from './contract.ts'
import { finishCall, undoCall } from './finish-call.ts'
import { listCalls } from './list-calls.ts'
import { registerFolders, registerWriting } from './mail-routes.ts'
import { registerQuestions } from './question-routes.ts'
import { readAttachment } from './read-attachment.ts'
import { listMail } from './mail-store.ts'
import { readCall, writeConfirmation } from './read-call.ts'
import { assignMail, reopenMail, settleMail } from './settle-mail.ts'
import { vcards } from './vcard.ts'

export type DialogueDoors = {
  readonly shell: Shell
  readonly authenticated: Authenticate
  readonly secrets: Secrets
  /** Where links lead to. */
  readonly baseUrl: string
}

export function registerDialogueRoutes(app: HttpApp, doors: DialogueDoors): void {
  registerCalls(app, doors)
  registerResults(app, doors)
  registerCards(app, doors)
  registerMail(app, doors)
  registerWriting(app, doors)
  registerFolders(app, doors)
  registerQuestions(app, doors)
}

const PAGE = 100

function registerMail(app: HttpApp, { shell, authenticated }: DialogueDoors): void {
  app.get('/api/v1/mail', { schema: { querystring: mailQuery, response: { 200: mailPage } } }, async (request) => {
    const { company } = await authenticated(request)
    const { show, debtor, cursor } = request.query
    const filter = { show, debtorId: debtor ?? null, before: cursor ?? null, most: PAGE }
    const rows = await shell.inCompany(company, (ctx) => listMail(ctx, filter))
    return { rows, next: rows.length === PAGE ? String(rows.at(-1)?.id) : null }
  })

  app.get(
    '/api/v1/mail/:mailId/attachments/:sha256',
    { schema: { params: attachmentParams } },
    async (request, reply) => {
      const { company } = await authenticated(request)
      const { mailId, sha256 } = request.params
      const { name, content } = await shell.inCompany(company, (ctx) => readAttachment(ctx, { mailId, sha256 }))
      // Whatever somebody sent us is kept as a file: it is never shown as a page of ours.
      return reply
        .type('application/octet-stream')
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
        .send(Buffer.from(content))
    },
  )

  app.post(
    '/api/v1/mail/:mailId/read',
    { schema: { params: mailParams, body: settleMailInput, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const input = { mailId: request.params.mailId, ...request.body }
      await shell.inCompany(company, (ctx) => settleMail(ctx, input))
      return { ok: true as const }
    },
  )

  app.post(
    '/api/v1/mail/:mailId/debtor',
    { schema: { params: mailParams, body: assignMailInput, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const input = { mailId: request.params.mailId, debtorId: request.body.debtorId }
      await shell.inCompany(company, (ctx) => assignMail(ctx, input))
      return { ok: true as const }
    },
  )

  app.post(
    '/api/v1/mail/:mailId/reopen',
    { schema: { params: mailParams, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      await shell.inCompany(company, (ctx) => reopenMail(ctx, { mailId: request.params.mailId }))
      return { ok: true as const }
    },
  )
}

function registerCalls(app: HttpApp, { shell, authenticated }: DialogueDoors): void {
  app.get('/api/v1/calls', { schema: { response: { 200: callList } } }, async (request) => {
    const { company } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => ({
      calls: await listCalls(ctx),
      proposed: await countPlanned(ctx, 'call'),
    }))
  })

  app.get(
    '/api/v1/calls/:taskId',
    { schema: { params: taskParams, response: { 200: callOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { taskId } = request.params
      return shell.inCompany(company, (ctx) => readCall(ctx, { taskId }))
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
