// The day of a company over HTTP.

import type { Authenticate } from '#access'
import { previewAct, previewPages, skipAct, unskipAct } from '#outreach'
import type { Locale, Shell } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import type { HttpApp } from '#platform/http.ts'
import { enqueue } from '#platform/jobs.ts'
import { registerChoices } from './choice-routes.ts'
import {
  previewOutput,
  previewQuery,
  rehearsalOutput,
  rehearsalQuery,
  releaseInput,
  releaseOutput,
  skipInput,
  todayOutput,
  unskipInput,
  waitsOutput,
  waitsQuery,
  whyOutput,
  whyQuery,
  withdrawInput,
  withdrawOutput,
} from './day-contract.ts'
import { nextAct } from './next-act.ts'
import { type SubjectWhy, explainSubject } from './explain-subject.ts'
import { listWaits } from './list-waits.ts'
import { registerPlans } from './plan-routes.ts'
import { describePreview } from './preview-view.ts'
import { readToday } from './read-today.ts'
import { rehearseCompany } from './rehearse-company.ts'
import { refusedActs, releaseList } from './release-list.ts'
import { registerReplay } from './replay-routes.ts'
import { takeBack } from './take-back.ts'

export type StrategyDoors = {
  readonly shell: Shell
  readonly authenticated: Authenticate
  /** Whether text messages leave by themselves. */
  readonly hasSmsGateway?: boolean
}

export function registerStrategyRoutes(app: HttpApp, doors: StrategyDoors): void {
  registerToday(app, doors)
  registerRelease(app, doors)
  registerSecondThoughts(app, doors)
  registerForesight(app, doors)
  registerReplay(app, doors)
  registerPlans(app, doors)
  registerChoices(app, doors)
}

function registerToday(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get('/api/v1/today', { schema: { response: { 200: todayOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    return shell.inCompany(company, (ctx) => readToday(ctx, locale))
  })

  app.get(
    '/api/v1/today/waits',
    { schema: { querystring: waitsQuery, response: { 200: waitsOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { code, cursor } = request.query
      const page = await shell.inCompany(company, (ctx) => listWaits(ctx, { code, cursor: cursor ?? null, locale }))
      return { rows: [...page.rows], next: page.next }
    },
  )

  app.get(
    '/api/v1/acts/preview',
    { schema: { querystring: previewQuery, response: { 200: previewOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { key } = request.query
      return shell.inCompany(company, async (ctx) => {
        const preview = await previewAct(ctx, { actId: key })
        const channel = preview.kind === 'written' ? preview.of.act.channel : 'email'
        return describePreview({ actId: key, preview, pages: await previewPages(ctx, preview, channel) }, locale)
      })
    },
  )
}

function registerRelease(app: HttpApp, { shell, authenticated, hasSmsGateway = false }: StrategyDoors): void {
  app.post(
    '/api/v1/today/release',
    { schema: { body: releaseInput, response: { 200: releaseOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const { keys, paymentsKnownTo } = request.body
      const answer = await releaseList(shell, company, {
        actIds: keys === 'all' ? 'all' : keys.map(Number),
        paymentsKnownTo,
        hasSmsGateway,
      })
      const { organisationId } = company
      await shell.shared((sql) =>
        enqueue(sql, [
          {
            kind: 'outreach.send',
            organisationId,
            payload: {},
            key: `outreach.send ${organisationId}`,
            runAt: shell.clock.now(),
          },
        ]),
      )
      return {
        released: answer.released,
        queued: answer.messages - answer.letters,
        letters: answer.letters,
        awaiting: answer.awaiting,
        tasks: answer.tasks,
        refused: refusedActs(answer).map(({ actId, code, data }) => ({
          key: String(actId),
          code,
          message: refusalSentence(code, data, locale),
        })),
      }
    },
  )
}

function registerSecondThoughts(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.post(
    '/api/v1/today/withdraw',
    { schema: { body: withdrawInput, response: { 200: withdrawOutput } } },
    async (request) => {
      const { company } = await authenticated(request)
      const actIds = request.body.keys.map(Number)
      return shell.inCompany(company, (ctx) => takeBack(ctx, { actIds }))
    },
  )

  app.post('/api/v1/today/skip', { schema: { body: skipInput } }, async (request) => {
    const { company } = await authenticated(request)
    await shell.inCompany(company, (ctx) =>
      skipAct(ctx, { actId: Number(request.body.key), reason: request.body.reason }),
    )
    return { ok: true }
  })

  app.post('/api/v1/today/unskip', { schema: { body: unskipInput } }, async (request) => {
    const { company } = await authenticated(request)
    await shell.inCompany(company, (ctx) => unskipAct(ctx, { actId: Number(request.body.key) }))
    return { ok: true }
  })
}

function registerForesight(app: HttpApp, { shell, authenticated }: StrategyDoors): void {
  app.get('/api/v1/why', { schema: { querystring: whyQuery, response: { 200: whyOutput } } }, async (request) => {
    const { company, locale } = await authenticated(request)
    const { item, debtor } = request.query
    return shell.inCompany(company, async (ctx) => {
      const isItem = debtor === undefined
      const why = await explainSubject(ctx, isItem ? { subject: item ?? '', locale } : { debtorId: debtor, locale })
      const next = isItem ? null : await nextAct(ctx, { debtorId: debtor, locale })
      return { subject: nextOf(why, locale) ?? why.subject, next, rows: [...why.rows] }
    })
  })

  app.get(
    '/api/v1/rehearsal',
    { schema: { querystring: rehearsalQuery, response: { 200: rehearsalOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const rehearsal = await shell.inCompany(company, (ctx) =>
        rehearseCompany(ctx, { days: request.query.days, locale }),
      )
      return {
        days: rehearsal.days.map(({ day, actions }) => ({ day, actions: [...actions] })),
        steps: [...rehearsal.steps],
        never: [...rehearsal.never],
      }
    },
  )
}

/** Of everything of a debtor, what comes first: it is what a person asks about. */
function nextOf({ rows }: SubjectWhy, locale: Locale): string | null {
  const first = rows.toSorted((a, b) => ((a.nextDay ?? '9999') < (b.nextDay ?? '9999') ? -1 : 1))[0]
  const said = { fr: ' : ', en: ': ' }[locale]
  return first ? `${first.number}${said}${first.sentence}` : null
}
