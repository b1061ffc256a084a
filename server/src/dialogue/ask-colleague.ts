// A question about a case to somebody who has no account here: the seller, whoever owns a dispute. They are written to once and
// reminded once, and answer by a link; what they say stands in the case, and a person goes on from there.

import { mailAccountOf, peopleOf, type Secrets, settingsOf, takeIds } from '#access'
import { record } from '#evidence'
import { addDays, type Context, type Id, type Locale, Refusal } from '#kernel'
import { parseEmailAddress } from '#kernel/email-address.ts'
import { openTasks } from '#outreach'
import type { ColleagueAnswer } from './model.ts'
import type { QuestionPlace } from './question-link.ts'
import { insertQuestion, noteAnswered, type Question, questionById } from './question-store.ts'

/** Long enough for a holiday of a week; whoever comes back later asks for a new link. */
const ANSWER_DAYS = 14

export type AskColleagueInput = {
  readonly taskId: Id
  readonly email: string
  readonly question: string
  readonly locale: Locale
  readonly secrets: Secrets
}

/** `accountKey`: the mail account that the question leaves through; null is the company's own. */
export type AskedColleague = QuestionPlace & { readonly accountKey: string | null }

export async function askColleague(ctx: Context, input: AskColleagueInput): Promise<AskedColleague> {
  const { taskId, question, locale, secrets } = input
  const email = parseEmailAddress(input.email)
  if (email === null) throw new Refusal('outreach.email_address_invalid', { address: input.email.slice(0, 100) })
  const accountKey = await ownAccountOf(ctx)
  if ((await mailAccountOf(ctx, secrets, accountKey)) === null) throw new Refusal('outreach.no_mail_account')
  const debtorId = (await openTasks(ctx, null)).find((task) => task.id === taskId)?.debtorId ?? null
  if (debtorId === null) throw new Refusal('dialogue.task_of_nobody', { task: taskId })
  const questionId = await takeIds(ctx, 'colleague_question', 1)
  const untilDay = addDays(ctx.today, ANSWER_DAYS)
  await insertQuestion(ctx, { id: questionId, taskId, debtorId, email, question, locale, untilDay })
  const payload = { email, question }
  await record(ctx, [{ kind: 'task.asked', subjectKind: 'task', subjectId: taskId, debtorId, payload }])
  return { organisationId: ctx.organisationId, questionId, untilDay, accountKey }
}

/**
 * Of whoever asks: a colleague who writes back instead of pressing a link reaches them, in the mailbox that they read. A sender is a
 * person where both have the same address.
 */
async function ownAccountOf(ctx: Context): Promise<string | null> {
  const { actor } = ctx
  if (actor.kind !== 'person') return null
  const { senders } = await settingsOf(ctx)
  const address = (await peopleOf(ctx)).find(({ id }) => id === actor.personId)?.email.toLowerCase()
  return senders.find(({ email, account }) => account !== null && email.toLowerCase() === address)?.account ?? null
}

/** The question of a link: there, in time, and not answered yet. */
export async function readQuestion(ctx: Context, { questionId, untilDay }: QuestionPlace): Promise<Question> {
  const question = await questionById(ctx, questionId)
  if (question === null) throw new Refusal('dialogue.question_unknown')
  if (ctx.today > untilDay) throw new Refusal('dialogue.question_expired', { until: untilDay })
  if (question.answeredAt !== null) throw new Refusal('dialogue.question_answered')
  return question
}

export type AnswerQuestionInput = {
  readonly place: QuestionPlace
  readonly answer: ColleagueAnswer
  readonly note: string | null
}

export async function answerQuestion(ctx: Context, { place, answer, note }: AnswerQuestionInput): Promise<void> {
  const question = await readQuestion(ctx, place)
  await noteAnswered(ctx, { questionId: question.id, answer, note })
  const { taskId, debtorId, email } = question
  const payload = { email, answer, note }
  await record(ctx, [{ kind: 'task.answered', subjectKind: 'task', subjectId: taskId, debtorId, payload }])
}
