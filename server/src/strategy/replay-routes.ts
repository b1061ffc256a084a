// The replay of past months over HTTP.

import type { HttpApp } from '#platform/http.ts'
import { replayCompany } from './replay-company.ts'
import { replayOutput, replayQuery } from './contract.ts'
import type { StrategyDoors } from './routes.ts'

/** Acts of a month that a screen shows; its figures count them all. */
const MOST_ACTS = 100

export function registerReplay(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  const replay = { querystring: replayQuery, response: { 200: replayOutput } }
  app.get('/api/v1/replay', { schema: replay }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { months, as = null } = request.query
    const input = { months, knowledge: as, mostActs: MOST_ACTS, locale }
    const { months: rows, ...span } = await shell.inCompany(company, (ctx) => replayCompany(ctx, input))
    return { ...span, months: [...rows] }
  })
}
