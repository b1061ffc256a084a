// Sends the e-mail of a question, or its one reminder. A crash between the sending and the note of it sends it again: to a colleague
// that is a nuisance, to be left without an answer would be worse.

import type { Secrets } from '#access'
import type { Company, Id, Shell } from '#kernel'
import { debtorById } from '#ledger'
import { sendNotice } from '#outreach'
import { questionToken } from './question-link.ts'
import { noteMailed, questionById } from './question-store.ts'
import { questionMail } from './question-words.ts'

export type MailQuestionInput = {
  readonly questionId: Id
  readonly baseUrl: string
  readonly isReminder: boolean
  /** The mail account of whoever asks; null: the company's own. */
  readonly accountKey: string | null
  readonly secrets: Secrets
}

/** Nothing is sent twice that is known to have left, nor after the answer. Throws when it could not leave: then it is tried again. */
export async function mailQuestion(shell: Shell, company: Company, input: MailQuestionInput): Promise<void> {
  const { questionId, baseUrl, isReminder, accountKey, secrets } = input
  const { organisationId } = company
  const asked = await shell.inCompany(company, async (ctx) => {
    const question = await questionById(ctx, questionId)
    const isOver = question === null || question.answeredAt !== null || ctx.today > question.untilDay
    if (isOver || (isReminder ? question.remindedAt : question.mailedAt) !== null) return null
    return { ...question, debtor: (await debtorById(ctx, question.debtorId)).name }
  })
  if (asked === null) return
  const link = `${baseUrl}/q/${questionToken(secrets, { organisationId, questionId, untilDay: asked.untilDay })}`
  await sendNotice(shell, company, {
    key: `question.${organisationId}.${questionId}.${isReminder ? 2 : 1}`,
    to: asked.email,
    accountKey,
    ...questionMail(asked, link, isReminder),
    secrets,
  })
  await shell.inCompany(company, (ctx) => noteMailed(ctx, questionId, isReminder ? 'reminder' : 'question'))
}
