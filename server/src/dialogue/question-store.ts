// The SQL of questions to colleagues.

import type { Context, Day, Id, Instant, Locale } from '#kernel'
import type { ColleagueAnswer } from './model.ts'

export type Question = {
  readonly id: Id
  readonly taskId: Id
  readonly debtorId: Id
  readonly email: string
  readonly question: string
  readonly locale: Locale
  readonly askedAt: Instant
  readonly askedBy: string
  readonly untilDay: Day
  readonly mailedAt: Instant | null
  readonly remindedAt: Instant | null
  readonly answer: ColleagueAnswer | null
  readonly note: string | null
  readonly answeredAt: Instant | null
}

export async function insertQuestion(
  ctx: Context,
  question: Pick<Question, 'id' | 'taskId' | 'debtorId' | 'email' | 'question' | 'locale' | 'untilDay'>,
): Promise<void> {
  await ctx.sql`
    insert into colleague_question (organisation_id, id, task_id, debtor_id, email, question, locale, asked_at, asked_by, until_day)
    values (${ctx.organisationId}, ${question.id}, ${question.taskId}, ${question.debtorId}, ${question.email},
      ${question.question}, ${question.locale}, ${ctx.now}, ${ctx.actor.name}, ${question.untilDay})`
}

/** Locked: of two answers at once the second finds the first. */
export async function questionById(ctx: Context, questionId: Id): Promise<Question | null> {
  const rows = await ctx.sql<Question>`
    select id, task_id as "taskId", debtor_id as "debtorId", email, question, locale, asked_at as "askedAt",
      asked_by as "askedBy", until_day as "untilDay", mailed_at as "mailedAt", reminded_at as "remindedAt", answer, note,
      answered_at as "answeredAt"
    from colleague_question where id = ${questionId} for update`
  return rows[0] ?? null
}

/** Not answered yet, or answered within the month; the latest first. */
export async function openQuestions(ctx: Context): Promise<Question[]> {
  return ctx.sql<Question>`
    select q.id, q.task_id as "taskId", q.debtor_id as "debtorId", q.email, q.question, q.locale, q.asked_at as "askedAt",
      q.asked_by as "askedBy", q.until_day as "untilDay", q.mailed_at as "mailedAt", q.reminded_at as "remindedAt", q.answer,
      q.note, q.answered_at as "answeredAt"
    from colleague_question q
    where q.answered_at is null or q.answered_at > ${ctx.now}::timestamptz - interval '30 days'
    order by q.id desc limit 500`
}

export async function noteMailed(ctx: Context, questionId: Id, which: 'question' | 'reminder'): Promise<void> {
  await ctx.sql`
    update colleague_question set
      mailed_at = case when ${which} = 'question' then ${ctx.now}::timestamptz else mailed_at end,
      reminded_at = case when ${which} = 'reminder' then ${ctx.now}::timestamptz else reminded_at end
    where id = ${questionId}`
}

export async function noteAnswered(
  ctx: Context,
  {
    questionId,
    answer,
    note,
  }: { readonly questionId: Id; readonly answer: ColleagueAnswer; readonly note: string | null },
): Promise<void> {
  await ctx.sql`
    update colleague_question set answer = ${answer}, note = ${note}, answered_at = ${ctx.now} where id = ${questionId}`
}
