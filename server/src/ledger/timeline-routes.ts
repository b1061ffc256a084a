// The file of a debtor over HTTP: what happened, in words, newest first.

import { z } from 'zod'
import { type Authenticate, namesOfPeople } from '#access'
import { factSentence, factsOfDebtors, personOfActor } from '#evidence'
import type { Shell } from '#kernel'
import type { HttpApp } from '#platform/http.ts'
import { debtorIdsOf } from './merge-store.ts'

const params = z.object({ id: z.coerce.number().int().min(1) })
const query = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
})
const output = z.object({
  rows: z.array(
    z.object({
      id: z.int(),
      at: z.string(),
      onDay: z.string(),
      kind: z.string(),
      text: z.string(),
      actor: z.string(),
      link: z.string().nullable(),
    }),
  ),
  next: z.string().nullable(),
})

const API = '/api/v1/debtors/:id/timeline'

export function registerTimelineRoute(
  app: HttpApp,
  { shell, authenticated }: { readonly shell: Shell; readonly authenticated: Authenticate },
): void {
  app.get(API, { schema: { params, querystring: query, response: { 200: output } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    return shell.inCompany(company, async (ctx) => {
      const page = await factsOfDebtors(ctx, await debtorIdsOf(ctx, request.params.id), request.query.cursor ?? null)
      const people = page.rows.map((fact) => personOfActor(fact.actor)).filter((id) => id !== null)
      const names = await namesOfPeople(ctx, people)
      return {
        rows: page.rows.map((fact) => ({
          id: fact.id,
          at: fact.recordedAt,
          onDay: fact.onDay,
          kind: fact.kind,
          text: factSentence(fact, locale),
          actor: names.get(personOfActor(fact.actor) ?? 0) ?? 'Quittance',
          link: fact.subjectKind === 'message' ? `/api/v1/messages/${fact.subjectId}` : null,
        })),
        next: page.next,
      }
    })
  })
}
