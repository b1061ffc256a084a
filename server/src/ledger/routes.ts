// Debtors, allocations and holds over HTTP. Payments and credit notes that somebody enters: reconciliation/credit-routes.ts.

import type { Authenticate } from '#access'
import type { Context, Day, Shell } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import type { HttpApp } from '#platform/http.ts'
import { allocateCredits } from './allocate-credits.ts'
import { registerCauses } from './cause-routes.ts'
import { addContact, changeContact, removeContact } from './change-contacts.ts'
import { changeDebtor, changeDebtors } from './change-debtors.ts'
import {
  allocateInput,
  allocatedOutput,
  boardOutput,
  boardQuery,
  byId,
  contactGapsOutput,
  contactGapsQuery,
  contactGridInput,
  contactGridOutput,
  contactInput,
  contactOutput,
  debtorInput,
  debtorOutput,
  debtorPageOutput,
  debtorPageQuery,
  doublesOutput,
  holdInput,
  holdOutput,
  mergeInput,
  nothing,
  summaryOutput,
  undoAllocationsInput,
  undoneAllocationsOutput,
  unmergeInput,
} from './contract.ts'
import { findDoubles } from './find-doubles.ts'
import { mergeDebtors, unmergeDebtor } from './merge-debtors.ts'
import { daysPastDue } from './model.ts'
import { liftHold, placeHold, restoreHold } from './place-hold.ts'
import { readBoard } from './read-board.ts'
import { type DebtorPage, readDebtor } from './read-debtor.ts'
import { readDocument } from './read-documents.ts'
import { readContactGaps, readSummary } from './read-overview.ts'
import { reopenItems } from './reopen-items.ts'

export type LedgerDoors = { readonly shell: Shell; readonly authenticated: Authenticate }

export function registerLedgerRoutes(app: HttpApp, doors: LedgerDoors): void {
  registerOverview(app, doors)
  registerDebtors(app, doors)
  registerContacts(app, doors)
  registerCredits(app, doors)
  registerHolds(app, doors)
  registerCauses(app, doors)
}

const API = '/api/v1'

/** One transaction of the company that the request is signed in to. */
const acting =
  ({ shell, authenticated }: LedgerDoors) =>
  async <T>(request: Parameters<Authenticate>[0], work: (ctx: Context) => Promise<T>): Promise<T> =>
    shell.inCompany((await authenticated(request)).company, work)

function registerOverview(app: HttpApp, doors: LedgerDoors): void {
  const act = acting(doors)

  app.get(`${API}/debtors`, { schema: { querystring: boardQuery, response: { 200: boardOutput } } }, (request) => {
    const { on, ...query } = request.query
    return act(request, (ctx) => readBoard(ctx, { ...query, ...(on && { day: on }) }))
  })

  app.get(`${API}/summary`, { schema: { response: { 200: summaryOutput } } }, (request) => act(request, readSummary))

  const gaps = { querystring: contactGapsQuery, response: { 200: contactGapsOutput } }
  app.get(`${API}/debtors/missing-contacts`, { schema: gaps }, (request) =>
    act(request, (ctx) => readContactGaps(ctx, request.query)),
  )
}

function registerDebtors(app: HttpApp, doors: LedgerDoors): void {
  const act = acting(doors)

  const page = { params: byId, querystring: debtorPageQuery, response: { 200: debtorPageOutput } }
  app.get(`${API}/debtors/:id`, { schema: page }, (request) =>
    act(request, async (ctx) => {
      const withPaid = request.query.paid === '1'
      return pageOutput(await readDebtor(ctx, { debtorId: request.params.id, withPaid }), ctx.today)
    }),
  )

  app.get(`${API}/documents/:id`, { schema: { params: byId } }, async (request, reply) => {
    const { document, content } = await act(request, (ctx) => readDocument(ctx, request.params.id))
    // Shown by nobody's browser as a page of ours: it came from outside.
    const name = encodeURIComponent(document.fileName)
    return reply
      .type(document.mediaType)
      .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
      .send(Buffer.from(content))
  })

  const change = { params: byId, body: debtorInput, response: { 200: debtorOutput } }
  app.put(`${API}/debtors/:id`, { schema: change }, (request) =>
    act(request, (ctx) => changeDebtor(ctx, { debtorId: request.params.id, ...request.body })),
  )

  app.get(`${API}/debtors/:id/doubles`, { schema: { params: byId, response: { 200: doublesOutput } } }, (request) =>
    act(request, (ctx) => findDoubles(ctx, { debtorId: request.params.id })),
  )

  app.post(`${API}/debtors/merge`, { schema: { body: mergeInput, response: { 200: debtorOutput } } }, (request) =>
    act(request, (ctx) => mergeDebtors(ctx, request.body)),
  )

  app.post(`${API}/debtors/unmerge`, { schema: { body: unmergeInput, response: { 200: debtorOutput } } }, (request) =>
    act(request, (ctx) => unmergeDebtor(ctx, request.body)),
  )
}

function pageOutput({ items, holds, statuses, documents, ...page }: DebtorPage, today: Day) {
  const byItem = Map.groupBy(holds, ({ itemId }) => itemId)
  const said = Map.groupBy(statuses, ({ itemId }) => itemId)
  const originals = Map.groupBy(documents, ({ itemId }) => itemId)
  return {
    ...page,
    holds: [...holds],
    items: items.map((item) => ({
      ...item,
      daysPastDue: daysPastDue(item.dueDate, today),
      holds: byItem.get(item.id) ?? [],
      statuses: (said.get(item.id) ?? []).map((status) => ({ ...status, reasons: [...status.reasons] })),
      documents: originals.get(item.id) ?? [],
    })),
  }
}

function registerContacts(app: HttpApp, doors: LedgerDoors): void {
  const act = acting(doors)

  const grid = { body: contactGridInput, response: { 200: contactGridOutput } }
  app.put(`${API}/debtors/contact-grid`, { schema: grid }, async (request) => {
    const { locale } = await doors.authenticated(request)
    const { changed, unchanged, refused } = await act(request, (ctx) =>
      changeDebtors(ctx, { changes: request.body.rows, mode: 'overwrite', importId: null }),
    )
    return {
      saved: changed + unchanged,
      refused: refused.map(({ debtorId, code, data }) => ({
        debtorId,
        code,
        message: refusalSentence(code, data, locale),
      })),
    }
  })

  const add = { params: byId, body: contactInput, response: { 200: contactOutput } }
  app.post(`${API}/debtors/:id/contacts`, { schema: add }, (request) =>
    act(request, (ctx) => addContact(ctx, { debtorId: request.params.id, ...request.body })),
  )

  const change = { params: byId, body: contactInput, response: { 200: contactOutput } }
  app.put(`${API}/contacts/:id`, { schema: change }, (request) =>
    act(request, (ctx) => changeContact(ctx, { contactId: request.params.id, ...request.body })),
  )

  app.delete(`${API}/contacts/:id`, { schema: { params: byId, response: { 200: nothing } } }, async (request) => {
    await act(request, (ctx) => removeContact(ctx, { contactId: request.params.id }))
    return {}
  })
}

function registerCredits(app: HttpApp, doors: LedgerDoors): void {
  const act = acting(doors)

  const allocating = { params: byId, body: allocateInput, response: { 200: allocatedOutput } }
  app.post(`${API}/credits/:id/allocate`, { schema: allocating }, async (request) => {
    const pairs = request.body.allocations.map((allocation) => ({ creditId: request.params.id, ...allocation }))
    return { allocated: [...(await act(request, (ctx) => allocateCredits(ctx, pairs)))] }
  })

  const undo = { body: undoAllocationsInput, response: { 200: undoneAllocationsOutput } }
  app.post(`${API}/allocations/undo`, { schema: undo }, async (request) => ({
    undone: [...(await act(request, (ctx) => reopenItems(ctx, request.body)))],
  }))
}

function registerHolds(app: HttpApp, doors: LedgerDoors): void {
  const act = acting(doors)

  app.post(`${API}/holds`, { schema: { body: holdInput, response: { 200: holdOutput } } }, (request) =>
    act(request, (ctx) => placeHold(ctx, request.body)),
  )

  const moving = { params: byId, response: { 200: holdOutput } }
  app.post(`${API}/holds/:id/lift`, { schema: moving }, (request) =>
    act(request, (ctx) => liftHold(ctx, { holdId: request.params.id })),
  )
  app.post(`${API}/holds/:id/restore`, { schema: moving }, (request) =>
    act(request, (ctx) => restoreHold(ctx, { holdId: request.params.id })),
  )
}
