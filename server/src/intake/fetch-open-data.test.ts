import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTasks } from '#outreach'
import { askService } from '#platform/http-client.ts'
import { createTestCompany } from '#test/database.ts'
import { fetchOpenData } from './fetch-open-data.ts'
import { bytesSource } from './formats/source.ts'
import { importFile } from './import-file.ts'

const asked: URL[] = []
/** What the service answers next: a status and a body. */
let answer: readonly [status: number, body: string] = [200, '{"total_count":0,"results":[]}']
const server = createServer((request, response) => {
  asked.push(new URL(request.url ?? '', 'http://service.test'))
  response.writeHead(answer[0], { location: '/elsewhere' }).end(answer[1])
})
let address = ''

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/records`
})
afterAll(() => void server.close())

const LIST =
  'Client;SIREN;N° facture;Échéance;Reste dû\nDupont;732829320;F-1;2026-10-01;1200,00\nMartin;552100554;F-2;2026-10-01;80,00\n'
const NOTICE = {
  registre: ['732829320'],
  dateparution: '2026-11-10',
  tribunal: 'Greffe',
  jugement: JSON.stringify({
    famille: 'Jugement',
    nature: "Jugement d'ouverture de liquidation judiciaire",
    date: '2026-11-03',
  }),
}

describe('a public service', async () => {
  const { inCompany } = await createTestCompany({ now: '2026-11-21' })
  await inCompany((ctx) => {
    const bytes = Buffer.from(LIST)
    return importFile(ctx, {
      source: bytesSource('a.csv', bytes),
      sha256: createHash('sha256').update(bytes).digest('hex'),
    })
  })
  const fetched = (service: 'notices' | 'register', url: string | null = address) =>
    inCompany((ctx) => fetchOpenData(ctx, { service, address: url, ask: askService }))

  test('is not asked while nobody named its address', async () => {
    await expect(fetched('notices', null)).rejects.toMatchObject({
      code: 'intake.service_off',
      data: { setting: 'QUITTANCE_BODACC_URL' },
    })
    expect(asked).toEqual([])
  })

  test('is asked about all that owe, at once and about the last months only', async () => {
    expect(await fetched('notices')).toEqual({ asked: 2, counts: null })
    expect(asked.map(({ pathname, searchParams }) => [pathname, searchParams.get('where')])).toEqual([
      [
        '/records',
        `familleavis="collective" and dateparution>=date'2026-07-24' and (registre like "552100554" or registre like "732829320")`,
      ],
    ])
  })

  test('whose answer concerns a debtor holds it and makes a task, once', async () => {
    answer = [200, JSON.stringify({ total_count: 1, results: [NOTICE] })]
    expect((await fetched('notices')).counts).toMatchObject({ matched: 1, holds: 1, tasks: 1 })
    expect(await inCompany((ctx) => openTasks(ctx, 1))).toMatchObject([{ kind: 'declare-claim' }])
    expect(await fetched('notices')).toEqual({ asked: 2, counts: null })
  })

  test('is searched for one company after the other in the register', async () => {
    asked.length = 0
    answer = [200, '{"results":[]}']
    await fetched('register')
    expect(asked.map(({ searchParams }) => searchParams.get('q'))).toEqual(['552100554', '732829320'])
  })

  test.each([
    ['fails', [503, ''], 'HTTP 503'],
    ['sends elsewhere', [302, ''], 'redirect'],
  ] as const)('that %s is named, and nothing is changed', async (_, given, reason) => {
    answer = given
    await expect(fetched('notices')).rejects.toMatchObject({
      code: 'platform.service_unreachable',
      data: { reason: expect.stringContaining(reason === 'redirect' ? 'fetch failed' : reason) as string },
    })
  })

  test('that answers no JSON is refused', async () => {
    answer = [200, '<html>']
    await expect(fetched('notices')).rejects.toMatchObject({ code: 'intake.json_malformed' })
  })
})
