// Empties the queues of all mail accounts of a company, beside each other: one that is slow, down or refuses us holds none of the
// others up.

import { settingsOf } from '#access'
import { mailAccountKeys } from '#access/model.ts'
import { type Company, type Locale, type Shell, isRefusal } from '#kernel'
import { refusalSentence } from '#kernel/refusal-sentence.ts'
import { type EmailProblem, type ProblemPlace, explainEmailProblem } from './channels/email-problem.ts'
import { earliest } from './send-sms.ts'
import { type SendMessagesInput, type SentMessages, sendMessages } from './send-messages.ts'

/** An account that could not even be opened is tried again after this. */
const UNOPENED_MINUTES = 15

export type SentMail = Omit<SentMessages, 'problem' | 'place'> & {
  /** Of every account that could not send, in the order of the settings. */
  readonly troubles: readonly MailTrouble[]
}

export type MailTrouble = {
  /** Null: the company's own. */
  readonly account: string | null
  readonly why:
    | { readonly kind: 'problem'; readonly problem: EmailProblem; readonly place: ProblemPlace }
    /** Its settings or secrets cannot be used. */
    | { readonly kind: 'not-opened'; readonly error: unknown }
}

/** What happened, why, and what to do about it. */
export function explainMailTrouble({ why }: MailTrouble, locale: Locale): string {
  if (why.kind === 'problem') return explainEmailProblem(why.problem, why.place, locale)
  if (isRefusal(why.error)) return refusalSentence(why.error.code, why.error.data, locale)
  const unopened = {
    fr: 'Ce compte ne peut pas être ouvert. Saisissez-le à nouveau dans les réglages ; la cause est dans le journal du programme.',
    en: 'This account cannot be opened. Enter it again in the settings; the cause is in the log of the program.',
  }
  return unopened[locale]
}

/** Throws where the only account could not be opened. */
export async function sendAllMail(
  shell: Shell,
  company: Company,
  input: Omit<SendMessagesInput, 'accountKey'>,
): Promise<SentMail> {
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
  const [only] = runs
  if (runs.length === 1 && only?.status === 'rejected') throw only.reason
  const sent = runs.flatMap((run) => (run.status === 'fulfilled' ? [run.value] : []))
  const troubles = runs.flatMap((run, place) => troubleOf(keys[place] ?? null, run))
  const unopened = troubles.flatMap(({ account, why }) =>
    why.kind === 'not-opened' ? [{ account, error: why.error }] : [],
  )
  for (const one of unopened) shell.log.error('outreach.account_not_opened', one)
  const again = new Date(Date.parse(shell.clock.now()) + UNOPENED_MINUTES * 60_000).toISOString()
  const total = sent.reduce<Omit<SentMail, 'troubles'>>(together, NOTHING)
  return { ...total, troubles, nextTry: unopened.length > 0 ? earliest(total.nextTry, again) : total.nextTry }
}

function troubleOf(account: string | null, run: PromiseSettledResult<SentMessages>): readonly MailTrouble[] {
  if (run.status === 'rejected') return [{ account, why: { kind: 'not-opened', error: run.reason as unknown } }]
  const { problem, place } = run.value
  return problem && place ? [{ account, why: { kind: 'problem', problem, place } }] : []
}

const NOTHING = { sent: 0, failed: 0, ambiguous: 0, superseded: 0, delayed: 0, nextTry: null, waiting: null }

function together(one: Omit<SentMail, 'troubles'>, other: SentMessages): Omit<SentMail, 'troubles'> {
  const leavesAt = earliest(one.waiting?.leavesAt ?? null, other.waiting?.leavesAt ?? null)
  return {
    sent: one.sent + other.sent,
    failed: one.failed + other.failed,
    ambiguous: one.ambiguous + other.ambiguous,
    superseded: one.superseded + other.superseded,
    delayed: one.delayed + other.delayed,
    nextTry: earliest(one.nextTry, other.nextTry),
    waiting:
      leavesAt === null ? null : { messages: (one.waiting?.messages ?? 0) + (other.waiting?.messages ?? 0), leavesAt },
  }
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0)
