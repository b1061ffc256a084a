// Asks the public services about the companies that owe something, and takes their answers in as the files they could have been. Off
// unless an installation names their addresses: which companies one waits for is nobody else's business by default.

import { createHash } from 'node:crypto'
import { type Context, Refusal, addDays, type Day } from '#kernel'
import type { AskService } from '#platform/http-client.ts'
import { recordsOf, type JsonRecord } from './formats/open-data/json-records.ts'
import { bytesSource } from './formats/source.ts'
import { importFile } from './import-file.ts'
import { type ImportCounts, sirensOwing, standingImport } from './store.ts'

export type OpenDataService = 'notices' | 'register'

export type FetchInput = {
  readonly service: OpenDataService
  /** Null while the service is off. */
  readonly address: string | null
  readonly ask: AskService
}

export type Fetched = { readonly asked: number; readonly counts: ImportCounts | null }

/** Companies asked about in one request. */
const BATCH = 20
/** A claim is declared within two months: what is older helps nobody. */
const NOTICE_DAYS = 120

export async function fetchOpenData(ctx: Context, { service, address, ask }: FetchInput): Promise<Fetched> {
  if (address === null) throw new Refusal('intake.service_off', { setting: SETTING_OF[service] })
  const sirens = await sirensOwing(ctx)
  const requests = service === 'notices' ? noticeRequests(address, sirens, ctx.today) : companyRequests(address, sirens)
  const records: JsonRecord[] = []
  for (const request of requests)
    records.push(...recordsOf(request.host, Buffer.from(await ask(request)).toString('utf8')))
  if (records.length === 0) return { asked: sirens.length, counts: null }
  const bytes = Buffer.from(JSON.stringify({ results: records }))
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  // The same answer as the last time changes nothing.
  if (await standingImport(ctx, sha256)) return { asked: sirens.length, counts: null }
  const source = bytesSource(`${FILE_OF[service]}-${ctx.today}.json`, bytes)
  const { counts } = await importFile(ctx, { source, sha256, acceptRefused: true })
  return { asked: sirens.length, counts }
}

export const SETTING_OF = { notices: 'QUITTANCE_BODACC_URL', register: 'QUITTANCE_SIRENE_URL' } as const
const FILE_OF = { notices: 'bodacc', register: 'sirene' } as const

/** Collective proceedings of the last months, several companies at a time. */
function noticeRequests(address: string, sirens: readonly string[], today: Day): readonly URL[] {
  return batches(sirens).map((batch) => {
    const companies = batch.map((siren) => `registre like "${siren}"`).join(' or ')
    const url = new URL(address)
    url.searchParams.set(
      'where',
      `familleavis="collective" and dateparution>=date'${addDays(today, -NOTICE_DAYS)}' and (${companies})`,
    )
    url.searchParams.set('order_by', 'dateparution desc')
    url.searchParams.set('limit', '100')
    return url
  })
}

/** The register is searched for one company at a time. */
const companyRequests = (address: string, sirens: readonly string[]): readonly URL[] =>
  sirens.map((siren) => {
    const url = new URL(address)
    url.searchParams.set('q', siren)
    url.searchParams.set('per_page', '1')
    return url
  })

const batches = (sirens: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(sirens.length / BATCH) }, (_, place) =>
    sirens.slice(place * BATCH, (place + 1) * BATCH),
  )
