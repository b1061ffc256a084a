// What is answered and written by e-mail over HTTP.

import type { Id, Shell } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { enqueue } from '#platform/jobs.ts'
import { writePersonally } from '#outreach'
import {
  debtorParams,
  exchangeOutput,
  mailFolders,
  mailParams,
  offeredFolders,
  offeredFoldersQuery,
  offeredOriginals,
  replyInput,
  sendConfirmationInput,
  sentOutput,
  taskParams,
} from './contract.ts'
import { listExchange } from './list-exchange.ts'
import { listFolders } from './list-folders.ts'
import { offerFolders } from './offer-folders.ts'
import { originalsForReply } from './originals-for-reply.ts'
import { readCall } from './read-call.ts'
import { replyMail } from './reply-mail.ts'
import type { DialogueDoors } from './routes.ts'

export function registerWriting(app: HttpApp, { shell, authenticated }: DialogueDoors): void {
  app.post(
    '/api/v1/mail/:mailId/reply',
    { schema: { params: mailParams, body: replyInput, response: { 200: sentOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const input = { mailId: request.params.mailId, ...request.body }
      const messageId = await shell.inCompany(company, (ctx) => replyMail(ctx, input))
      await askToSend(shell, company.organisationId)
      return { messageId }
    },
  )

  app.get(
    '/api/v1/mail/:mailId/originals',
    { schema: { params: mailParams, response: { 200: offeredOriginals } } },
    async (request) => {
      const { company } = await authenticated(request)
      return shell.inCompany(company, (ctx) => originalsForReply(ctx, { mailId: request.params.mailId }))
    },
  )

  app.post(
    '/api/v1/calls/:taskId/confirmation/send',
    { schema: { params: taskParams, body: sendConfirmationInput, response: { 200: sentOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { taskId } = request.params
      const messageId = await shell.inCompany(company, async (ctx) => {
        const { debtorId } = await readCall(ctx, { taskId })
        return writePersonally(ctx, {
          ...request.body,
          debtorId,
          quoted: null,
          thread: null,
          account: null,
          repliesTo: null,
          encloses: [],
        })
      })
      await askToSend(shell, company.organisationId)
      return { messageId }
    },
  )

  app.get(
    '/api/v1/debtors/:debtorId/exchange',
    { schema: { params: debtorParams, response: { 200: exchangeOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { debtorId } = request.params
      return { rows: await shell.inCompany(company, (ctx) => listExchange(ctx, { debtorId })) }
    },
  )
}

export function registerFolders(app: HttpApp, { shell, authenticated, secrets }: DialogueDoors): void {
  app.get('/api/v1/mail/folders', { schema: { response: { 200: mailFolders } } }, async (request) => {
    const { company } = await authenticated(request)
    return { folders: await shell.inCompany(company, listFolders) }
  })

  const offered = { querystring: offeredFoldersQuery, response: { 200: offeredFolders } }
  app.get('/api/v1/mail/folders/offered', { schema: offered }, async (request) => {
    const { company } = await authenticated(request)
    return { folders: await offerFolders(shell, company, { secrets, account: request.query.account ?? null }) }
  })
}

/** What a person wrote leaves at once, as far as the hour allows. */
const askToSend = ({ shared, clock }: Shell, organisationId: Id): Promise<void> =>
  shared((sql) =>
    enqueue(sql, [
      {
        kind: 'outreach.send',
        organisationId,
        payload: {},
        key: `outreach.send ${organisationId}`,
        runAt: clock.now(),
      },
    ]),
  )
