// Letters over HTTP: the file to print, what was posted and what became of it.

import type { z } from 'zod'
import { Refusal } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import {
  batchOutput,
  idParams,
  postedInput,
  postedOutput,
  postedRegisteredOutput,
  printInput,
  registeredInput,
  registeredOutput,
  unpostedInput,
  unpostedOutput,
} from './contract.ts'
import { type OutreachDoors, sendPdf } from './doors.ts'
import { type NoteRegisteredInput, noteRegistered } from './note-registered.ts'
import { postLetters } from './post-letters.ts'
import { pileOfLetters, printLetters } from './print-letters.ts'
import { postedRegistered, registeredLetters } from './registered-store.ts'
import { unpostLetters } from './unpost-letters.ts'

/** What somebody goes through at one sitting; the others follow. */
const MOST_ON_DESK = 100

export function registerLetters(app: HttpApp, { shell, authenticated }: OutreachDoors): void {
  app.get('/api/v1/letters/batch', { schema: { response: { 200: batchOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return { rows: [...(await shell.inCompany(company, pileOfLetters))] }
  })

  app.post('/api/v1/letters/print', { schema: { body: printInput } }, async (request, reply) => {
    const { company, locale } = await authenticated(request)
    const { pdf } = await shell.inCompany(company, (ctx) => printLetters(ctx, { ...request.body, locale }))
    return sendPdf(reply, pdf)
  })

  app.post(
    '/api/v1/letters/posted',
    { schema: { body: postedInput, response: { 200: postedOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      return shell.inCompany(company, (ctx) => postLetters(ctx, request.body))
    },
  )

  app.post(
    '/api/v1/letters/unposted',
    { schema: { body: unpostedInput, response: { 200: unpostedOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      return shell.inCompany(company, (ctx) => unpostLetters(ctx, request.body))
    },
  )

  app.get('/api/v1/letters/registered', { schema: { response: { 200: postedRegisteredOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return { rows: await shell.inCompany(company, (ctx) => postedRegistered(ctx, MOST_ON_DESK)) }
  })

  app.get(
    '/api/v1/letters/:id/registered',
    { schema: { params: idParams, response: { 200: registeredOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const { id } = request.params
      const [letter] = await shell.inCompany(company, (ctx) => registeredLetters(ctx, [id]))
      if (!letter) throw new Refusal('outreach.message_not_found', { id })
      return letter
    },
  )

  app.put(
    '/api/v1/letters/:id/registered',
    { schema: { params: idParams, body: registeredInput, response: { 200: registeredOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const given = { messageId: request.params.id, ...withoutUndefined(request.body) }
      return shell.inCompany(company, (ctx) => noteRegistered(ctx, given))
    },
  )
}

/** What was not given is left out, as the verb wants it. */
function withoutUndefined({
  number,
  depositedOn,
  fate,
}: z.infer<typeof registeredInput>): Omit<NoteRegisteredInput, 'messageId'> {
  return {
    ...(number !== undefined && { number }),
    ...(depositedOn !== undefined && { depositedOn }),
    ...(fate !== undefined && { fate }),
  }
}
