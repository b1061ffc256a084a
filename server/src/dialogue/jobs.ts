// Mail in the background: asked for on a timer, like the seals; one reading of a mailbox at a time, by its key.

import { companyInbox } from '#outreach'
import type { Secrets } from '#access'
import type { Context, Shell } from '#kernel'
import type { JobHandler } from '#platform/jobs.ts'
import { fetchMail } from './fetch-mail.ts'
import { mailQuestion } from './mail-question.ts'

export type DialogueJobsOptions = { readonly shell: Shell; readonly secrets: Secrets }

export const jobs = ({ shell, secrets }: DialogueJobsOptions): Readonly<Record<string, JobHandler>> => ({
  'dialogue.fetch': async ({ organisationId }) => {
    if (organisationId === null) return
    const company = { organisationId, actor: { kind: 'system', name: 'worker' } } as const
    const openInbox = (ctx: Context, key: string | null) => companyInbox(ctx, secrets, key)
    await fetchMail(shell, company, { openInbox })
  },
  'dialogue.ask': async ({ organisationId, payload }) => {
    const { questionId, baseUrl, isReminder, accountKey: key } = payload
    if (organisationId === null || typeof questionId !== 'number' || typeof baseUrl !== 'string') return
    const company = { organisationId, actor: { kind: 'system', name: 'worker' } } as const
    const accountKey = typeof key === 'string' ? key : null
    await mailQuestion(shell, company, { questionId, baseUrl, isReminder: isReminder === true, accountKey, secrets })
  },
})
