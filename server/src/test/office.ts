// The interface over HTTP for tests: all routes as `serve` registers them, people who are signed in, and requests as a page makes them.

import { randomBytes } from 'node:crypto'
import { afterAll } from 'vitest'
import { createAuthenticate, createCompany, createSecrets, type Secrets, sessionCookie } from '#access'
import { type Notice, registerAccessRoutes } from '#access/routes.ts'
import { registerIntakeRoutes } from '#intake/routes.ts'
import type { Company, Shell } from '#kernel'
import { registerDialogueRoutes } from '#dialogue/routes.ts'
import { registerLedgerRoutes } from '#ledger/routes.ts'
import { registerReconciliationRoutes } from '#reconciliation/routes.ts'
import { registerTimelineRoute } from '#ledger/timeline-routes.ts'
import { sendNotice } from '#outreach'
import { registerOutreachRoutes } from '#outreach/routes.ts'
import { type HttpApp, createHttp } from '#platform/http.ts'
import { registerStrategyRoutes } from '#strategy/routes.ts'

export type Answer = {
  readonly status: number
  /** The JSON, or null. */
  readonly body: Record<string, unknown>
  readonly bytes: Buffer
  readonly type: string
}

export type Seat = { readonly company: Company; readonly token: string; readonly csrf: string }

export type Office = {
  readonly app: HttpApp
  readonly secrets: Secrets
  /** A person of a new company, signed in. */
  seat(): Promise<Seat>
  /** `GET /today`, `POST /today/release`; null: nobody is signed in. */
  ask(seat: Seat | null, request: string, payload?: unknown): Promise<Answer>
  /** A file as the page sends it, its fields before it. */
  upload(seat: Seat | null, request: string, file: UploadedFile): Promise<Answer>
}

export type UploadedFile = {
  readonly name: string
  readonly content: string | Uint8Array
  readonly fields?: Readonly<Record<string, string>>
}

/** Of the gateway that reports to the office of tests. */
export const SMS_WEBHOOK_KEY = 'a key that only the gateway knows'

const HOST = 'localhost:4000'

export async function openOffice(shell: Shell, secrets = createSecrets(randomBytes(32))): Promise<Office> {
  const log = { info() {}, warn() {}, error() {} }
  const app = await createHttp({ log, baseUrl: `http://${HOST}`, host: '127.0.0.1', checkReady: async () => {} })
  afterAll(() => app.close())
  const cookie = sessionCookie(`http://${HOST}`)
  const doors = {
    shell,
    cookie,
    authenticated: createAuthenticate(shell, cookie),
    secrets,
    baseUrl: `http://${HOST}`,
    sendNotice: (to: Company, notice: Notice) => sendNotice(shell, to, { ...notice, accountKey: null, secrets }),
    smsWebhookKey: SMS_WEBHOOK_KEY,
  }
  registerAccessRoutes(app, doors)
  registerLedgerRoutes(app, doors)
  registerReconciliationRoutes(app, doors)
  registerTimelineRoute(app, doors)
  registerOutreachRoutes(app, doors)
  registerDialogueRoutes(app, doors)
  registerIntakeRoutes(app, doors)
  registerStrategyRoutes(app, doors)
  let people = 0
  return {
    app,
    secrets,
    seat: async () => {
      const email = `person-${++people}@atelier.example`
      const input = {
        companyName: `Atelier ${people}`,
        personName: 'Marie',
        email,
        password: 'trois girafes bleues',
        locale: 'fr',
      } as const
      const { organisationId } = await createCompany(shell, { ...input, isFirstVisit: false })
      const payload = { email, password: input.password }
      const signedIn = await app.inject({ method: 'POST', url: '/api/v1/sign-in', headers: { host: HOST }, payload })
      const token = signedIn.cookies.find(({ name }) => name === 'quittance')?.value ?? ''
      const company: Company = { organisationId, actor: { kind: 'system', name: 'command' } }
      return { company, token, csrf: String(signedIn.json<Record<string, unknown>>()['csrf']) }
    },
    ask: (seat, request, payload) => {
      const body = payload === undefined ? {} : { payload: JSON.stringify(payload) }
      return send(app, seat, request, { ...body, type: payload === undefined ? null : 'application/json' })
    },
    upload: (seat, request, file) => send(app, seat, request, multipart(file)),
  }
}

type Sent = { readonly payload?: string | Buffer; readonly type: string | null }

async function send(app: HttpApp, seat: Seat | null, request: string, { payload, type }: Sent): Promise<Answer> {
  const [method = 'GET', path = ''] = request.split(' ')
  const response = await app.inject({
    method: method as 'GET',
    url: `/api/v1${path}`,
    headers: {
      host: HOST,
      'accept-language': 'fr',
      ...(seat && { 'x-quittance-csrf': seat.csrf }),
      ...(type && { 'content-type': type }),
    },
    ...(seat && { cookies: { quittance: seat.token } }),
    ...(payload !== undefined && { payload }),
  })
  const contentType = response.headers['content-type'] ?? ''
  const body = contentType.includes('json') ? response.json<Record<string, unknown>>() : {}
  return { status: response.statusCode, body, bytes: response.rawPayload, type: contentType }
}

const BOUNDARY = 'a-boundary-that-occurs-nowhere'

function multipart({ name, content, fields = {} }: UploadedFile): Sent {
  const parts = Object.entries(fields).map(
    ([field, value]) => `--${BOUNDARY}\r\ncontent-disposition: form-data; name="${field}"\r\n\r\n${value}\r\n`,
  )
  const head = `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/octet-stream\r\n\r\n`
  const payload = Buffer.concat([
    Buffer.from(parts.join('') + head),
    Buffer.from(content),
    Buffer.from(`\r\n--${BOUNDARY}--\r\n`),
  ])
  return { payload, type: `multipart/form-data; boundary=${BOUNDARY}` }
}
