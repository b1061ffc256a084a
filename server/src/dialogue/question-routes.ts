// Questions to colleagues: asked from the office, answered by a page that needs no account. Opening the link changes nothing, as
// programs that look through mail open every link; only the button does.

import type { Secrets } from '#access'
import type { HttpApp } from '#platform/http.ts'
import { type Company, isRefusal, type Locale, Refusal } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { REFUSALS } from '#kernel/refusals.ts'
import { debtorById } from '#ledger'
import { enqueue } from '#platform/jobs.ts'
import { answerQuestion, askColleague, readQuestion } from './ask-colleague.ts'
import {
  askInput,
  askedOutput,
  chosenAnswer,
  colleagueAnswerInput,
  questionsOutput,
  taskParams,
  tokenParams,
} from './contract.ts'
import { placeOfToken, type QuestionPlace } from './question-link.ts'
import { openQuestions } from './question-store.ts'
import { questionPage, refusalPage, thanksPage } from './question-words.ts'
import type { DialogueDoors } from './routes.ts'

/** Tries at a link in a minute, from one address. */
const MOST_TRIES = 20
const REMIND_AFTER_MILLIS = 3 * 86_400_000

export function registerQuestions(app: HttpApp, doors: DialogueDoors): void {
  registerAsking(app, doors)
  // A scope of its own: nothing else here takes what a form sends.
  void app.register((scope, _options, done) => {
    registerAnswering(scope, doors)
    done()
  })
}

function registerAsking(app: HttpApp, { shell, authenticated, secrets, baseUrl }: DialogueDoors): void {
  app.post(
    '/api/v1/tasks/:taskId/ask',
    { schema: { params: taskParams, body: askInput, response: { 200: askedOutput } } },
    async (request) => {
      const { company, locale } = await authenticated(request)
      const input = { taskId: request.params.taskId, ...request.body, locale, secrets }
      const { organisationId, questionId, accountKey } = await shell.inCompany(company, (ctx) =>
        askColleague(ctx, input),
      )
      const now = shell.clock.now()
      const job = (isReminder: boolean, runAt: string) => ({
        kind: 'dialogue.ask',
        organisationId,
        payload: { questionId, baseUrl, isReminder, accountKey },
        key: `dialogue.ask ${organisationId} ${questionId} ${isReminder}`,
        runAt,
      })
      const later = new Date(Date.parse(now) + REMIND_AFTER_MILLIS).toISOString()
      await shell.shared((sql) => enqueue(sql, [job(false, now), job(true, later)]))
      return { questionId }
    },
  )

  app.get('/api/v1/questions', { schema: { response: { 200: questionsOutput } } }, async (request) => {
    const { company } = await authenticated(request)
    return { rows: await shell.inCompany(company, openQuestions) }
  })
}

function placeOf(secrets: Secrets, token: string): QuestionPlace {
  const place = placeOfToken(secrets, token)
  if (place === null) throw new Refusal('dialogue.question_unknown')
  return place
}

function registerAnswering(app: HttpApp, { shell, secrets }: DialogueDoors): void {
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))))
  })
  const companyOf = ({ organisationId }: QuestionPlace): Company => ({
    organisationId,
    actor: { kind: 'system', name: 'colleague' },
  })
  /** A page in either case: whoever follows the link is a person. */
  const shown = async (accepts: string | undefined, work: () => Promise<string>) => {
    try {
      return { status: 200, html: await work() }
    } catch (error) {
      if (!isRefusal(error)) throw error
      const locale: Locale = accepts?.toLowerCase().startsWith('en') ? 'en' : 'fr'
      return {
        status: REFUSALS[error.code].status,
        html: refusalPage(locale, refusalSentence(error.code, error.data, locale)),
      }
    }
  }
  const config = { rateLimit: { max: MOST_TRIES, timeWindow: 60_000 } }

  app.get(
    '/q/:token',
    { config, schema: { hide: true, params: tokenParams, querystring: chosenAnswer } },
    async (request, reply) => {
      const { status, html } = await shown(request.headers['accept-language'], async () => {
        const place = placeOf(secrets, request.params.token)
        return shell.inCompany(companyOf(place), async (ctx) => {
          const question = await readQuestion(ctx, place)
          const { name } = await debtorById(ctx, question.debtorId)
          return questionPage({ ...question, debtor: name }, request.query.answer)
        })
      })
      return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
    },
  )

  app.post(
    '/q/:token',
    { config, schema: { hide: true, params: tokenParams, body: colleagueAnswerInput } },
    async (request, reply) => {
      const { status, html } = await shown(request.headers['accept-language'], async () => {
        const place = placeOf(secrets, request.params.token)
        const { answer, note } = request.body
        return shell.inCompany(companyOf(place), async (ctx) => {
          const { locale } = await readQuestion(ctx, place)
          await answerQuestion(ctx, { place, answer, note: note === '' ? null : note })
          return thanksPage(locale)
        })
      })
      return reply.code(status).type('text/html; charset=utf-8').header('cache-control', 'no-store').send(html)
    },
  )
}
