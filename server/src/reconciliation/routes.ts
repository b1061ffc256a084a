// The bank over HTTP.

import type { Authenticate } from '#access'
import type { Context, Shell } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { allocateLine } from './allocate-line.ts'
import { acceptGap, watchAccount } from './change-account.ts'
import {
  allocateLineInput,
  allocatedLineOutput,
  bankOutput,
  byId,
  ignoreLineInput,
  linesOutput,
  linesQuery,
  matchedOutput,
  nothing,
  payersOutput,
  returnLineInput,
  undoneStatementOutput,
  watchInput,
} from './contract.ts'
import { registerCreditRoutes } from './credit-routes.ts'
import { ignoreLine } from './ignore-line.ts'
import { removePayer } from './learn-payers.ts'
import { matchOpenLines } from './match-open-lines.ts'
import { readBank, readPayers } from './read-bank.ts'
import { readLines } from './read-lines.ts'
import { returnLine } from './return-line.ts'
import { reopenLine } from './undo-match.ts'
import { undoStatements } from './undo-statement.ts'

export type ReconciliationDoors = { readonly shell: Shell; readonly authenticated: Authenticate }

export function registerReconciliationRoutes(app: HttpApp, doors: ReconciliationDoors): void {
  registerLines(app, doors)
  registerAccounts(app, doors)
  registerCreditRoutes(app, doors)
}

const BANK = '/api/v1/bank'

/** One transaction of the company that the request is signed in to. */
const acting =
  ({ shell, authenticated }: ReconciliationDoors) =>
  async <T>(request: Parameters<Authenticate>[0], work: (ctx: Context) => Promise<T>): Promise<T> =>
    shell.inCompany((await authenticated(request)).company, work)

function registerLines(app: HttpApp, doors: ReconciliationDoors): void {
  const act = acting(doors)

  const listing = { querystring: linesQuery, response: { 200: linesOutput } }
  app.get(`${BANK}/lines`, { schema: listing }, async (request) => {
    const { locale } = await doors.authenticated(request)
    return act(request, (ctx) => readLines(ctx, { ...request.query, locale }))
  })

  const allocating = { params: byId, body: allocateLineInput, response: { 200: allocatedLineOutput } }
  app.post(`${BANK}/lines/:id/allocate`, { schema: allocating }, (request) =>
    act(request, (ctx) => allocateLine(ctx, { lineId: request.params.id, ...request.body })),
  )

  const ignoring = { params: byId, body: ignoreLineInput, response: { 200: nothing } }
  app.post(`${BANK}/lines/:id/ignore`, { schema: ignoring }, async (request) => {
    await act(request, (ctx) => ignoreLine(ctx, { lineId: request.params.id, ...request.body }))
    return {}
  })

  const reopening = { params: byId, response: { 200: nothing } }
  app.post(`${BANK}/lines/:id/reopen`, { schema: reopening }, async (request) => {
    await act(request, (ctx) => reopenLine(ctx, { lineId: request.params.id }))
    return {}
  })

  const returning = { params: byId, body: returnLineInput, response: { 200: nothing } }
  app.post(`${BANK}/lines/:id/return`, { schema: returning }, async (request) => {
    await act(request, (ctx) => returnLine(ctx, { lineId: request.params.id, ...request.body }))
    return {}
  })

  app.post(`${BANK}/match`, { schema: { response: { 200: matchedOutput } } }, (request) =>
    act(request, (ctx) => matchOpenLines(ctx)),
  )
}

function registerAccounts(app: HttpApp, doors: ReconciliationDoors): void {
  const act = acting(doors)

  app.get(BANK, { schema: { response: { 200: bankOutput } } }, (request) => act(request, readBank))

  app.get(`${BANK}/payers`, { schema: { response: { 200: payersOutput } } }, (request) =>
    act(request, async (ctx) => ({ rows: [...(await readPayers(ctx))] })),
  )

  const one = { params: byId, response: { 200: nothing } }
  app.delete(`${BANK}/payers/:id`, { schema: one }, async (request) => {
    await act(request, (ctx) => removePayer(ctx, { payerId: request.params.id }))
    return {}
  })

  const watching = { params: byId, body: watchInput, response: { 200: nothing } }
  app.put(`${BANK}/accounts/:id`, { schema: watching }, async (request) => {
    await act(request, (ctx) => watchAccount(ctx, { accountId: request.params.id, ...request.body }))
    return {}
  })

  const undoing = { params: byId, response: { 200: undoneStatementOutput } }
  app.post(`${BANK}/statements/:id/undo`, { schema: undoing }, (request) =>
    act(request, (ctx) => undoStatements(ctx, { statementIds: [request.params.id] })),
  )

  app.post(`${BANK}/statements/:id/accept-gap`, { schema: one }, async (request) => {
    await act(request, (ctx) => acceptGap(ctx, { statementId: request.params.id }))
    return {}
  })
}
