// Payments and credit notes that somebody enters, over HTTP. What each is set against: ledger/routes.ts.

import type { Authenticate } from '#access'
import type { Context, Shell } from '#kernel'
import { creditInput } from '#ledger/contract.ts'
import type { HttpApp } from '#platform/http.ts'
import { byId, enteredCreditOutput, nothing } from './contract.ts'
import { enterCreditNote, enterPayment } from './enter-credit.ts'
import { takeBackCredit } from './take-back-credit.ts'

export type CreditDoors = { readonly shell: Shell; readonly authenticated: Authenticate }

const API = '/api/v1'

export function registerCreditRoutes(app: HttpApp, { shell, authenticated }: CreditDoors): void {
  const act = async <T>(request: Parameters<Authenticate>[0], work: (ctx: Context) => Promise<T>): Promise<T> =>
    shell.inCompany((await authenticated(request)).company, work)

  const entering = { body: creditInput, response: { 200: enteredCreditOutput } }
  app.post(`${API}/payments`, { schema: entering }, (request) => act(request, (ctx) => enterPayment(ctx, request.body)))
  app.post(`${API}/credit-notes`, { schema: entering }, (request) =>
    act(request, (ctx) => enterCreditNote(ctx, request.body)),
  )

  const undoing = { params: byId, response: { 200: nothing } }
  for (const path of ['payments', 'credit-notes']) {
    app.post(`${API}/${path}/:id/undo`, { schema: undoing }, async (request) => {
      await act(request, (ctx) => takeBackCredit(ctx, { creditId: request.params.id }))
      return {}
    })
  }
}
