// The HTTP server before any route: security headers, cookies, limits, uploads, schemas that validate and document, errors
// as problem details, the built web pages. Modules add their routes as `(app, doors) => void`.

import { randomUUID } from 'node:crypto'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import fastify from 'fastify'
import type {
  FastifyBaseLogger,
  FastifyInstance,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
} from 'fastify-type-provider-zod'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { Refusal } from '#kernel'
import type { Log } from '#kernel'
import { refuseForeignRequests } from './http-origin.ts'
import { answerError, answerNotFound } from './http-problem.ts'
import { serveWeb } from './http-web.ts'

export type HttpApp = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

export type HttpOptions = {
  readonly log: Log
  /** Address under which people reach the office; links never come from the request. */
  readonly baseUrl: string
  /** The address listened on: on loopback, names other than ours are refused. */
  readonly host: string
  readonly trustedProxy?: string
  /** `web/dist`; without it only the interface is served. */
  readonly webDirectory?: string
  /** Throws while the database does not answer. */
  readonly checkReady: () => Promise<unknown>
}

const JSON_BYTES = 1024 * 1024
const UPLOAD_BYTES = 1024 * 1024 * 1024
const REQUESTS_PER_MINUTE = 1200
/** Enough for the largest upload over a slow line; without it, a body that trickles in keeps its connection for ever. */
const REQUEST_MILLISECONDS = 30 * 60_000

export async function createHttp(options: HttpOptions): Promise<HttpApp> {
  const { log, baseUrl, trustedProxy } = options
  const app: HttpApp = fastify({
    bodyLimit: JSON_BYTES,
    requestTimeout: REQUEST_MILLISECONDS,
    genReqId: () => randomUUID(),
    trustProxy: trustedProxy?.split(',').map((part) => part.trim()) ?? false,
    forceCloseConnections: 'idle',
  }).withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.setErrorHandler(answerError(log))

  refuseForeignRequests(app, options)
  logRequests(app, log)
  await app.register(helmet, securityHeaders(baseUrl))
  await app.register(cookie)
  await app.register(rateLimit, {
    max: REQUESTS_PER_MINUTE,
    errorResponseBuilder: (_request, { ttl }) =>
      new Refusal('platform.too_many_requests', { seconds: Math.ceil(ttl / 1000) }),
  })
  await app.register(multipart, {
    limits: { fileSize: UPLOAD_BYTES, files: 2000, fields: 20, fieldSize: 64 * 1024, parts: 2020 },
  })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Quittance', version: '1' }, servers: [{ url: baseUrl }] },
    transform: jsonSchemaTransform,
    transformObject: jsonSchemaTransformObject,
  })
  addStatus(app, options)
  if (options.webDirectory !== undefined) await serveWeb(app, options.webDirectory)
  else app.setNotFoundHandler(answerNotFound)
  return app
}

export async function listen(
  app: HttpApp,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE' || code === 'EACCES' || code === 'EADDRNOTAVAIL') {
      throw new Refusal('platform.port_not_available', { host, port: String(port), reason: code })
    }
    throw error
  }
}

/** For processes that watch this one, and for programs that read the description of the interface. */
function addStatus(app: HttpApp, { checkReady }: HttpOptions): void {
  app.get('/healthz', { schema: { hide: true } }, () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true } }, async () => {
    await checkReady()
    return { status: 'ok' }
  })
  app.get('/api/v1/openapi.json', { schema: { hide: true } }, () => app.swagger())
}

function securityHeaders(baseUrl: string): Parameters<typeof helmet>[1] {
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        // Mantine sets style attributes and a style element; scripts stay strict, which is what matters.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        frameSrc: ["'self'", 'blob:'], // previews of letters
        manifestSrc: ["'self'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
    // 'no-referrer' would make browsers send `Origin: null` with our own forms.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: baseUrl.startsWith('https://'),
  }
}

/** The pattern of the route, never the address: it may hold a token. */
function logRequests(app: HttpApp, log: Log): void {
  app.addHook('onRequest', async (request, reply) => {
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    if (route === '/healthz' || route === '/readyz') return
    log.info('http', {
      request: request.id,
      method: request.method,
      route,
      status: reply.statusCode,
      millis: Math.round(reply.elapsedTime),
    })
  })
}
