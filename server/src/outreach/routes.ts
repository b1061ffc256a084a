// Messages, letters and tasks over HTTP.

import { Refusal } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { enqueue } from '#platform/jobs.ts'
import { cancelAct } from './cancel-act.ts'
import { sendNow } from './send-now.ts'
import { textRecords } from './channels/check-domain.ts'
import { checkMailDomain } from './check-mail-domain.ts'
import { beginConnection, finishConnection } from './connect-mail-account.ts'
import {
  connectInput,
  connectOutput,
  connectedInput,
  connectedOutput,
  domainOutput,
  doneOutput,
  idParams,
  mailTestInput,
  mailTestOutput,
  messageOutput,
  messagePage,
  outboxQuery,
  queueTroubleOutput,
  resolveInput,
  taskDoneInput,
} from './contract.ts'
import { type OutreachDoors, sendPdf } from './doors.ts'
import { enclosuresOf } from './enclosure-store.ts'
import { registerFileLinks } from './file-routes.ts'
import { finishTask, reopenTask } from './finish-task.ts'
import { registerLetters } from './letter-routes.ts'
import { listMessages, messagesById, queueTrouble } from './outbox-store.ts'
import { saidOfMessage } from './said-of-message.ts'
import { withLeaveTimes } from './read-queue.ts'
import { previewLetter } from './preview-acts.ts'
import { resolveMessage } from './resolve-message.ts'
import { testMailAccount } from './test-mail-account.ts'
import { registerSms, registerSmsHook } from './sms-routes.ts'
import { registerTexts } from './text-routes.ts'

const PAGE = 100

export function registerOutreachRoutes(app: HttpApp, doors: OutreachDoors): void {
  registerMessages(app, doors)
  registerDecisions(app, doors)
  registerActs(app, doors)
  registerDomain(app, doors)
  registerConnection(app, doors)
  registerLetters(app, doors)
  registerFileLinks(app, doors)
  registerTasks(app, doors)
  registerTexts(app, doors)
  registerSms(app, doors)
  registerSmsHook(app, doors)
}

function registerMessages(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  app.get(
    '/api/v1/outbox',
    { schema: { querystring: outboxQuery, response: { 200: messagePage } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { state, debtor, cursor } = request.query
      const filter = { states: state ? [state] : [], debtorId: debtor ?? null, before: cursor ?? null, most: PAGE }
      const rows = await shell.inCompany(company, async (ctx) => withLeaveTimes(ctx, await listMessages(ctx, filter)))
      return {
        rows: rows.map((row) => ({ ...row, lastError: saidOfMessage(row.lastError, locale) })),
        next: rows.length === PAGE ? String(rows.at(-1)?.id) : null,
      }
    },
  )

  app.get('/api/v1/outbox/trouble', { schema: { response: { 200: queueTroubleOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return { troubles: await shell.inCompany(company, queueTrouble) }
  })

  app.get(
    '/api/v1/messages/:id',
    { schema: { params: idParams, response: { 200: messageOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { id } = request.params
      const [[message], enclosures] = await shell.inCompany(company, async (ctx) => [
        await withLeaveTimes(ctx, await messagesById(ctx, [id])),
        await enclosuresOf(ctx, [id]),
      ])
      if (!message) throw new Refusal('outreach.message_not_found', { id })
      return {
        ...message,
        lastError: saidOfMessage(message.lastError, locale),
        enclosures: [...enclosures],
        letterUrl: message.letterSha256 && `/api/v1/messages/${message.id}/letter`,
      }
    },
  )

  app.get('/api/v1/messages/:id/letter', { schema: { params: idParams } }, async (request, reply) => {
    const { company } = await authenticated(request)
    const pdf = await shell.inCompany(company, async (ctx) => {
      const [message] = await messagesById(ctx, [request.params.id])
      if (!message?.letterSha256) throw new Refusal('outreach.message_not_found', { id: request.params.id })
      return ctx.files.read(ctx.organisationId, message.letterSha256)
    })
    return sendPdf(reply, pdf)
  })
}

/** What a person decides about one message. */
function registerDecisions(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  app.post(
    '/api/v1/messages/:id/resolve',
    { schema: { params: idParams, body: resolveInput, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { id } = request.params
      await shell.inCompany(company, (ctx) => resolveMessage(ctx, { messageId: id, outcome: request.body.outcome }))
      return { ok: true as const }
    },
  )

  app.post(
    '/api/v1/messages/:id/send-now',
    { schema: { params: idParams, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      await shell.inCompany(company, (ctx) => sendNow(ctx, { messageId: request.params.id }))
      const { organisationId } = company
      const job = { kind: 'outreach.send', organisationId, payload: {}, runAt: shell.clock.now() }
      await shell.shared((sql) => enqueue(sql, [{ ...job, key: `outreach.send ${organisationId}` }]))
      return { ok: true as const }
    },
  )
}

function registerActs(app: HttpApp, { shell, authenticated, secrets }: OutreachDoors): void {
  app.post(
    '/api/v1/acts/:id/cancel',
    { schema: { params: idParams, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      await shell.inCompany(company, (ctx) => cancelAct(ctx, { actId: request.params.id }))
      return { ok: true as const }
    },
  )

  app.get('/api/v1/acts/:id/letter', { schema: { params: idParams } }, async (request, reply) => {
    const { company } = await authenticated(request)
    const pdf = await shell.inCompany(company, (ctx) => previewLetter(ctx, { actId: request.params.id }))
    return sendPdf(reply, pdf)
  })

  const test = { body: mailTestInput, response: { 200: mailTestOutput } }
  app.post('/api/v1/settings/mail-account/test', { schema: test }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { sender: senderKey, account: accountKey } = request.body ?? {}
    const result = await testMailAccount(shell, company, { secrets, locale, senderKey, accountKey })
    return result.kind === 'sent'
      ? { ok: true as const, to: result.to }
      : { ok: false as const, explanation: result.explanation }
  })
}

function registerConnection(app: HttpApp, { shell, authenticated, secrets }: OutreachDoors): void {
  app.post(
    '/api/v1/settings/mail-account/connect',
    { schema: { body: connectInput, response: { 200: connectOutput } } },
    async (request) => {
      const { company, token: sessionToken } = await authenticated(request)
      const { account: accountKey = null, origin } = request.body
      // A code goes to nobody but the page that asks for it.
      if (new URL(origin).host !== request.headers.host) throw new Refusal('platform.cross_site')
      const redirectUri = `${new URL(origin).origin}/settings/mail`
      return { url: await beginConnection(shell, company, { secrets, sessionToken, redirectUri, accountKey }) }
    },
  )

  app.post(
    '/api/v1/settings/mail-account/connected',
    { schema: { body: connectedInput, response: { 200: connectedOutput } } },
    async (request) => {
      const { company, token: sessionToken } = await authenticated(request)
      const input = { ...request.body, secrets, sessionToken }
      return { account: await finishConnection(shell, company, input) }
    },
  )
}

function registerDomain(app: HttpApp, { shell, authenticated, secrets }: OutreachDoors): void {
  app.post('/api/v1/settings/mail-account/check', { schema: { response: { 200: domainOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    return { findings: await checkMailDomain(shell, company, { secrets, locale, records: textRecords }) }
  })
}

function registerTasks(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  app.post(
    '/api/v1/tasks/:id/done',
    { schema: { params: idParams, body: taskDoneInput, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { result, note } = request.body
      const input = { taskId: request.params.id, result, ...(note !== undefined && { note }) }
      await shell.inCompany(company, (ctx) => finishTask(ctx, input))
      return { ok: true as const }
    },
  )

  app.post(
    '/api/v1/tasks/:id/undo',
    { schema: { params: idParams, response: { 200: doneOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      await shell.inCompany(company, (ctx) => reopenTask(ctx, { taskId: request.params.id }))
      return { ok: true as const }
    },
  )
}
