import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { Refusal } from '#kernel'
import { createHttp, listen } from './http.ts'
import type { HttpOptions } from './http.ts'

const logged: { event: string; data: unknown }[] = []
const note = (event: string, data: unknown): void => void logged.push({ event, data })
const log = { info: note, warn: note, error: note }

const web = await mkdtemp(join(tmpdir(), 'quittance-web-'))
await mkdir(join(web, 'assets'))
await writeFile(join(web, 'index.html'), '<!doctype html><title>Quittance</title>')
await writeFile(join(web, 'assets', 'index-1a2b.js'), 'export {}')
afterAll(() => rm(web, { recursive: true }))

const options: HttpOptions = {
  log,
  baseUrl: 'http://localhost:4000',
  host: '127.0.0.1',
  webDirectory: web,
  checkReady: async () => {},
}
const app = await createHttp(options)
app.get(
  '/api/v1/debtors/:id',
  { schema: { params: z.object({ id: z.coerce.number().int() }), response: { 200: z.object({ id: z.int() }) } } },
  (request) => ({
    id: request.params.id,
  }),
)
app.post('/api/v1/holds', { schema: { body: z.object({ from: z.iso.date(), days: z.int() }) } }, () => ({}))
app.get('/api/v1/faulty', () => {
  throw new Error('password=hunter2 in table person')
})
app.get('/api/v1/refusing', () => {
  throw new Refusal('platform.database_version', { version: '14' })
})
app.post('/api/v1/upload', async (request) => {
  let size = 0
  const file = await request.file()
  for await (const chunk of file?.file ?? []) size += (chunk as Buffer).length
  return { size, name: file?.filename }
})
afterAll(() => app.close())

describe('answers', () => {
  test('follow their schema', async () => {
    const response = await app.inject('/api/v1/debtors/12')
    expect([response.statusCode, response.json()]).toEqual([200, { id: 12 }])
    expect(response.headers['cache-control']).toBe('no-store')
  })

  test('a refusal is a problem with code, sentence in the language asked for, and data', async () => {
    const french = await app.inject('/api/v1/refusing')
    expect(french.statusCode).toBe(500)
    expect(french.headers['content-type']).toBe('application/problem+json; charset=utf-8')
    expect(french.json()).toEqual({
      type: 'urn:quittance:platform.database_version',
      title: 'Internal Server Error',
      status: 500,
      code: 'platform.database_version',
      detail: 'Ce serveur est un PostgreSQL 14 ; il faut la version 15 ou plus récente.',
      data: { version: '14' },
    })
    const english = await app.inject({
      url: '/api/v1/refusing',
      headers: { 'accept-language': 'de, en-GB;q=0.8, fr;q=0.5' },
    })
    expect(english.json()).toMatchObject({ detail: 'This server is a PostgreSQL 14; version 15 or newer is needed.' })
  })

  test('a request that breaks its schema is refused field by field', async () => {
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/holds',
      payload: { from: '2026-02-30', days: 'x' },
    })
    expect(response.statusCode).toBe(400)
    const body = response.json<{ code: string; data: { problems: string[] } }>()
    expect(body.code).toBe('platform.invalid_request')
    expect(body.data.problems.map((problem) => problem.split(' ')[0])).toEqual(['from', 'days'])
  })

  test('broken JSON and a body that is too large are refused, not faults', async () => {
    const headers = { 'content-type': 'application/json' }
    const broken = await app.inject({ method: 'POST', url: '/api/v1/holds', headers, payload: '{' })
    expect([broken.statusCode, broken.json<{ code: string }>().code]).toEqual([400, 'platform.invalid_request'])
    const large = await app.inject({
      method: 'POST',
      url: '/api/v1/holds',
      headers,
      payload: `"${'x'.repeat(1_100_000)}"`,
    })
    expect([large.statusCode, large.json<{ code: string }>().code]).toEqual([413, 'platform.too_large'])
  })

  test('a fault is logged in full and shown by its number only', async () => {
    const response = await app.inject('/api/v1/faulty')
    expect(response.statusCode).toBe(500)
    expect(response.body).not.toContain('hunter2')
    const fault = logged.find(({ event }) => event === 'http.fault')?.data as { request: string; error: Error }
    expect(fault.error.message).toContain('hunter2')
    expect(response.json()).toMatchObject({ code: 'platform.fault', data: { request: fault.request } })
  })

  test('the log names the route, never the address', async () => {
    await app.inject('/api/v1/debtors/77?token=abc')
    const line = logged.findLast(({ event }) => event === 'http')?.data
    expect(line).toMatchObject({ method: 'GET', route: '/api/v1/debtors/:id', status: 200 })
    expect(JSON.stringify(line)).not.toContain('abc')
  })

  test('the interface describes itself from the same schemas', async () => {
    const description = (await app.inject('/api/v1/openapi.json')).json<{
      openapi: string
      paths: Record<string, unknown>
    }>()
    expect(description.openapi).toBe('3.1.0')
    expect(Object.keys(description.paths)).toContain('/api/v1/debtors/{id}')
    expect(description.paths).not.toHaveProperty('/healthz')
  })

  test('an upload is streamed and keeps its accents', async () => {
    const payload = new FormData()
    payload.append('file', new Blob(['x'.repeat(3_000_000)]), 'été.csv')
    const encoded = new Response(payload)
    const response = await app.inject({
      method: 'POST',
      url: '/api/v1/upload',
      headers: { 'content-type': encoded.headers.get('content-type') ?? '' },
      payload: Buffer.from(await encoded.arrayBuffer()),
    })
    expect(response.json()).toEqual({ size: 3_000_000, name: 'été.csv' })
  })
})

describe('pages', () => {
  test('every address of the application answers the page, which is asked for each time', async () => {
    for (const url of ['/', '/debtors/12', '/p/abcdef']) {
      const response = await app.inject(url)
      expect([response.statusCode, response.headers['cache-control']]).toEqual([200, 'no-cache'])
      expect(response.body).toContain('<title>Quittance')
    }
  })

  test('hashed assets are kept for good; a missing one is no page', async () => {
    const asset = await app.inject('/assets/index-1a2b.js')
    expect(asset.headers['cache-control']).toBe('public, max-age=31536000, immutable')
    expect((await app.inject('/assets/index-old.js')).statusCode).toBe(404)
    expect((await app.inject('/api/v1/nothing')).json()).toMatchObject({
      code: 'platform.not_found',
      data: { path: '/api/v1/nothing' },
    })
    expect((await app.inject('/..%2f..%2fpackage.json')).body).not.toContain('workspaces')
  })

  test('scripts may come from here only', async () => {
    const policy = String((await app.inject('/')).headers['content-security-policy'])
    expect(policy).toContain("script-src 'self';")
    expect(policy).not.toContain('unsafe-eval')
    expect(policy.split(';').find((part) => part.startsWith('script-src'))).not.toContain('unsafe-inline')
  })
})

describe('foreign requests', () => {
  const post = (headers: Record<string, string>) =>
    app.inject({ method: 'POST', url: '/api/v1/holds', headers, payload: { from: '2026-02-20', days: 1 } })

  test('a change asked for by another site is refused', async () => {
    for (const headers of [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]) {
      const response = await post(headers)
      expect([response.statusCode, response.json<{ code: string }>().code]).toEqual([403, 'platform.cross_site'])
    }
  })

  test('a change from our pages, or from a program, is taken', async () => {
    for (const headers of [{}, { 'sec-fetch-site': 'same-origin' }, { origin: 'http://localhost:4000' }]) {
      expect((await post(headers as Record<string, string>)).statusCode).toBe(200)
    }
  })

  test('a foreign name that resolves to this machine is refused', async () => {
    const rebound = await app.inject({ url: '/', headers: { host: 'evil.example:4000' } })
    expect([rebound.statusCode, rebound.json<{ code: string }>().code]).toEqual([421, 'platform.unknown_host'])
    for (const host of ['localhost:4000', '127.0.0.1:4000', '[::1]:4000']) {
      expect((await app.inject({ url: '/', headers: { host } })).statusCode).toBe(200)
    }
  })
})

describe('health', () => {
  test('alive is not ready: readiness asks the database', async () => {
    const away = await createHttp({
      ...options,
      checkReady: async () => {
        throw new Refusal('platform.database_unavailable', { reason: 'ENOENT' })
      },
    })
    expect((await away.inject('/healthz')).statusCode).toBe(200)
    expect((await away.inject('/readyz')).statusCode).toBe(503)
    await away.close()
  })

  test('a port that is taken is refused with the way out', async () => {
    const [first, second] = [await createHttp(options), await createHttp(options)]
    await listen(first, { host: '127.0.0.1', port: 0 })
    const { port } = first.server.address() as AddressInfo
    await expect(listen(second, { host: '127.0.0.1', port })).rejects.toMatchObject({
      code: 'platform.port_not_available',
      data: { port: String(port), reason: 'EADDRINUSE' },
    })
    await Promise.all([first.close(), second.close()])
  })

  test('a request that never ends is ended', () => {
    expect([app.server.requestTimeout, app.server.headersTimeout]).toEqual([1_800_000, 60_000])
  })

  test('too many requests from one address are refused with the time to wait', async () => {
    const busy = await createHttp(options)
    let last = await busy.inject('/healthz')
    for (let count = 0; count < 1200; count++) last = await busy.inject('/healthz')
    expect(last.statusCode).toBe(429)
    expect(last.json()).toMatchObject({ code: 'platform.too_many_requests' })
    await busy.close()
  })
})
