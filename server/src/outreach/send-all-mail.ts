// Empties the queues of all mail accounts of a company, beside each other: one that is slow, down or refuses us holds none of the
// others up.

import { settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import type { Company, Shell } from '#kernel'
import { earliest } from './send-sms.ts'
import { type SendMessagesInput, type SentMessages, sendMessages } from './send-messages.ts'

/** An account that could not even be opened is tried again after this. */
const UNOPENED_MINUTES = 15

/** Throws where no account at all could be opened. */
export async function sendAllMail(
  shell: Shell,
  company: Company,
  input: Omit<SendMessagesInput, 'accountKey'>,
): Promise<SentMessages> {
  const keys = await shell.inCompany(company, async (ctx) => mailAccountKeys(await settingsOf(ctx)))
  const counted = new Map<string | null, number>()
  const onProgress = (key: string | null) => (sent: number) => {
    counted.set(key, sent)
    input.onProgress?.(sumOf([...counted.values()]))
  }
  const runs = await Promise.allSettled(
    keys.map((accountKey) =>
      sendMessages(shell, company, { ...input, accountKey, onProgress: onProgress(accountKey) }),
    ),
  )
  const sent = runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []))
  const failed = runs.flatMap((run, place) =>
    run.status === 'rejected' ? [{ key: keys[place] ?? null, error: run.reason as unknown }] : [],
  )
  if (sent.length === 0) throw failed[0]?.error
  for (const { key, error } of failed) shell.log.error('outreach.account_not_opened', { account: key, error })
  const again = new Date(Date.parse(shell.clock.now()) + UNOPENED_MINUTES * 60_000).toISOString()
  return failed.reduce((total) => ({ ...total, nextTry: earliest(total.nextTry, again) }), sent.reduce(together))
}

/** Of two accounts; the problem that is told is the first. */
function together(one: SentMessages, other: SentMessages): SentMessages {
  const troubled = one.problem || !other.problem ? one : other
  const leavesAt = earliest(one.waiting?.leavesAt ?? null, other.waiting?.leavesAt ?? null)
  return {
    sent: one.sent + other.sent,
    failed: one.failed + other.failed,
    ambiguous: one.ambiguous + other.ambiguous,
    superseded: one.superseded + other.superseded,
    delayed: one.delayed + other.delayed,
    problem: troubled.problem,
    place: troubled.place,
    nextTry: earliest(one.nextTry, other.nextTry),
    waiting:
      leavesAt === null ? null : { messages: (one.waiting?.messages ?? 0) + (other.waiting?.messages ?? 0), leavesAt },
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
