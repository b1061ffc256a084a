// The day as a whole: decide, write the plan down, let go by itself what the company lets go by itself, send what may leave.
// Run twice, in two processes or after a crash, it does nothing twice.

import { type ReleasedActs, type SentMail, countMessages, openTasks, plannedActs, releaseActs } from '#outreach'
import type { Company, Context, Shell } from '#kernel'
import { type CompanyPolicy, companyPolicy } from './company-policy.ts'
import { type CompanyDecision, type Watchers, decideCompany } from './decide-company.ts'
import { type PlannedDay, planDay } from './plan-day.ts'
import { decidedVersions } from './situation-store.ts'
import { type SendQueueInput, sendQueue } from './send-queue.ts'

export type RunDayInput = SendQueueInput

export type DayRun = {
  readonly planned: PlannedDay
  readonly released: ReleasedActs
  readonly sent: SentMail
  /** Messages that wait: for a mail account, for the next try, for the printer. */
  readonly queued: number
  readonly toConfirm: number
  readonly tasks: number
}

export async function runDay(shell: Shell, company: Company, input: RunDayInput): Promise<DayRun> {
  const { planned, automatic, decidedAt } = await shell.inCompany(company, async (ctx) => {
    const day = await planDay(ctx)
    const acts = await plannedActs(ctx, 'all')
    const goesByItself = day.policy.company.automation === 'automatic' && !day.policy.company.sendingStopped
    const going = goesByItself ? acts.filter((act) => act.mode === 'automatic') : []
    return {
      planned: day,
      automatic: going.map((act) => act.id),
      decidedAt: await decidedVersions(
        ctx,
        going.map((act) => act.debtorId),
      ),
    }
  })
  const released = await releaseActs(shell, company, {
    actIds: automatic,
    decidedAt,
    hasSmsGateway: Boolean(input.smsGateway),
  })
  const sent = await sendQueue(shell, company, input)
  const left = await shell.inCompany(company, async (ctx) => ({
    queued: (await countMessages(ctx)).reduce(
      (sum, { state, messages }) => (state === 'unknown' ? sum : sum + messages),
      0,
    ),
    toConfirm: (await plannedActs(ctx, 'all')).length,
    tasks: (await openTasks(ctx, null)).length,
  }))
  return { planned, released, sent, ...left }
}

export type DayDecision = CompanyDecision & { readonly policy: CompanyPolicy }

/** The decision alone, over everybody: what the run prints, a dry run shows and `why` explains. */
export async function decideToday(ctx: Context, watchers: Watchers = {}): Promise<DayDecision> {
  const policy = await companyPolicy(ctx)
  return { ...(await decideCompany(ctx, policy, 'all', watchers)), policy }
}
