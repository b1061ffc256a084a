// What every route of this module is handed, and how a file leaves.

import type { FastifyReply } from 'fastify'
import type { Authenticate, Secrets } from '#access'
import type { Shell } from '#kernel'

export type OutreachDoors = {
  readonly shell: Shell
  readonly authenticated: Authenticate
  readonly secrets: Secrets
  /** By which a gateway of text messages may report; null where none is set. */
  readonly smsWebhookKey: string | null
}

export const sendPdf = (reply: FastifyReply, pdf: Uint8Array): FastifyReply =>
  reply.type('application/pdf').header('cache-control', 'no-store').send(Buffer.from(pdf))
