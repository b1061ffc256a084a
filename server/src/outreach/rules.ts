// Whether a message may be written at all: the arithmetic and the law that its facts must satisfy. And how long it then holds.

import { type Day, type Id, daysBetween } from '#kernel'
import type { ActState, MessageChannel } from './act.ts'
import { type MessageLine, type MessageSituation, messageTotals } from './model.ts'

export type InconsistencyRule =
  | 'line.number'
  | 'line.cents'
  | 'line.sign'
  | 'line.settled'
  | 'line.held'
  | 'line.open'
  | 'line.sum'
  | 'line.currency'
  | 'line.upcoming'
  | 'line.days'
  | 'line.level'
  | 'line.early'
  | 'line.consumer'
  | 'lines.none'
  | 'lines.none_due'
  | 'credit.sign'
  | 'credit.covers'
  | 'totals.size'
  | 'accessories.consumer'
  | 'accessories.audience'
  | 'accessories.kind'
  | 'deadline.past'
  | 'payment.iban'
  | 'payment.collected'
  | 'payment.reference'
  | 'notice.lines'
  | 'notice.deadline'
  | 'notice.short'
  | 'notice.signer'
  | 'notice.rate'
  | 'notice.holder'

export type Inconsistency = { readonly rule: InconsistencyRule; readonly itemId?: Id; readonly detail: string }

/** Everything that would make a message wrong on its face. Empty means that it may be written. */
export function inconsistencies(situation: MessageSituation): readonly Inconsistency[] {
  return [
    ...situation.lines.flatMap((line) => lineInconsistencies(line, situation)),
    ...totalInconsistencies(situation),
    ...(situation.step.level === 4 ? noticeInconsistencies(situation) : []),
  ]
}

function lineInconsistencies(line: MessageLine, situation: MessageSituation): readonly Inconsistency[] {
  const amounts = [
    line.totalCents,
    line.paidCents,
    line.openCents,
    line.heldCents,
    line.interest?.cents ?? 0,
    line.indemnityCents ?? 0,
  ]
  const late = daysBetween(line.dueDate, situation.today)
  const consumer = situation.debtor.kind === 'consumer'
  return broken(
    [line.number.trim() === '', 'line.number', 'a document without number'],
    [!amounts.every(Number.isSafeInteger), 'line.cents', 'an amount that is no whole number of cents'],
    [amounts.some((cents) => cents < 0), 'line.sign', 'a negative amount'],
    [line.openCents === 0, 'line.settled', 'nothing is open'],
    [line.heldCents > line.openCents, 'line.held', () => `held ${line.heldCents} of ${line.openCents}`],
    [line.openCents > line.totalCents, 'line.open', () => `open ${line.openCents} of ${line.totalCents}`],
    [
      line.paidCents + line.openCents !== line.totalCents,
      'line.sum',
      () => `${line.paidCents} + ${line.openCents} ≠ ${line.totalCents}`,
    ],
    [
      line.currency !== situation.currency,
      'line.currency',
      () => `${line.currency} in a message in ${situation.currency}`,
    ],
    [line.upcoming === late > 0, 'line.upcoming', () => `due ${line.dueDate}, today ${situation.today}`],
    [
      line.daysPastDue !== Math.max(late, 0),
      'line.days',
      () => `${line.daysPastDue} days said, ${Math.max(late, 0)} counted`,
    ],
    [
      line.advances && line.stepLevel > situation.step.level,
      'line.level',
      () => `level ${line.stepLevel} in a message of level ${situation.step.level}`,
    ],
    [
      line.upcoming && (line.interest !== null || line.indemnityCents !== null),
      'line.early',
      'accessories before the due date',
    ],
    [
      consumer && (line.interest !== null || line.indemnityCents !== null),
      'line.consumer',
      'accessories that no consumer owes',
    ],
  ).map((inconsistency) => ({ ...inconsistency, itemId: line.itemId }))
}

function totalInconsistencies(situation: MessageSituation): readonly Inconsistency[] {
  const { step, lines, payment, accessories } = situation
  const totals = messageTotals(situation)
  const computed = accessories.kind === 'computed'
  const consumer = situation.debtor.kind === 'consumer'
  return broken(
    [lines.length === 0, 'lines.none', 'no document'],
    [step.level > 0 && !lines.some((line) => !line.upcoming), 'lines.none_due', 'a reminder without anything due'],
    [situation.unappliedCreditCents < 0, 'credit.sign', 'a negative credit'],
    [step.level > 0 && totals.toPayCents <= 0, 'credit.covers', 'the unapplied credit covers what is due'],
    [!Object.values(totals).every(Number.isSafeInteger), 'totals.size', 'a total too large to be exact'],
    [computed && consumer, 'accessories.consumer', 'business interest asked of a consumer'],
    [
      accessories.kind === 'from-notice' && !consumer,
      'accessories.audience',
      'consumer interest asked of a professional',
    ],
    [
      !computed && lines.some((line) => line.interest ?? line.indemnityCents),
      'accessories.kind',
      'accessories on a line of a message without any',
    ],
    [step.level > 0 && payment.kind === 'collected', 'payment.collected', 'a debit or a bill is under way'],
    [step.deadlineDay !== null && step.deadlineDay <= situation.today, 'deadline.past', `deadline ${step.deadlineDay}`],
    [
      payment.kind === 'transfer' && !isValidIban(payment.account.iban),
      'payment.iban',
      'an account number that is not valid',
    ],
    [
      payment.kind === 'transfer' && payment.reference.trim() === '',
      'payment.reference',
      'a transfer without reference',
    ],
  )
}

/** A formal notice is a document of its own: only what is due and stands at that step, complete, dated and signed. */
function noticeInconsistencies(situation: MessageSituation): readonly Inconsistency[] {
  const { step, lines, creditor, accessories } = situation
  return broken(
    [
      lines.some((line) => line.upcoming || line.stepLevel !== 4 || line.heldCents > 0),
      'notice.lines',
      'an item that is not wholly due, undisputed and at the formal notice',
    ],
    [step.deadlineDay === null, 'notice.deadline', 'no deadline'],
    [
      step.deadlineDay !== null && daysBetween(situation.today, step.deadlineDay) < 8,
      'notice.short',
      'less than eight days',
    ],
    [creditor.signer.name.trim() === '' || creditor.signer.capacity.trim() === '', 'notice.signer', 'nobody signs'],
    [accessories.kind === 'rate-unknown', 'notice.rate', 'the rate is not known yet'],
    [accessories.kind === 'from-notice' && accessories.rate === null, 'notice.rate', 'the rate is not known yet'],
    [
      situation.payment.kind === 'transfer' && situation.payment.account.assignee,
      'notice.holder',
      'only the holder of the claim may give notice',
    ],
  )
}

/** Whether it fails, the rule, and what is wrong; that is put into words only where it does fail: there are a dozen for each line. */
type Check = readonly [boolean, InconsistencyRule, string | (() => string)]

const broken = (...checks: readonly Check[]): readonly Inconsistency[] =>
  checks.flatMap(([fails, rule, detail]) =>
    fails ? [{ rule, detail: typeof detail === 'string' ? detail : detail() }] : [],
  )

/** ISO 13616, checked again at the last moment: a wrong digit here sends somebody's money elsewhere. */
export function isValidIban(iban: string): boolean {
  const compact = iban.replaceAll(' ', '')
  if (!/^[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}$/.test(compact)) return false
  let remainder = 0
  for (const character of compact.slice(4) + compact.slice(0, 4)) {
    const value = Number.parseInt(character, 36)
    remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97
  }
  return remainder === 1
}

// Latin with its accents, Vietnamese, Greek, Cyrillic, and the punctuation of our texts: all of it is in the face of our letters
// (a test reads the font). An address in another script would come out as boxes.
const PRINTABLE =
  /[\u0020-\u007e\u00a0-\u0181\u018f\u0192\u01cd-\u01dc\u0218-\u021b\u0259\u02c6-\u02c7\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03ce\u0400-\u045f\u0490-\u0491\u1e80-\u1e85\u1e9e-\u1ef9\u2010-\u201e\u2020-\u2022\u2026\u202f\u2030\u2032-\u2033\u2039-\u203a\u2044\u20ac\u2116\u2122\u2212\u2260]/gu

/** The characters that a letter could not show, each once. */
export const unprintableCharacters = (text: string): string => [...new Set(text.replace(PRINTABLE, ''))].join('')

/**
 * Days that a text may wait before it leaves. It speaks of the delays, the payments known and the deadline of its day: after a
 * weekend it still does, later it is written anew. Letters are often posted once a week; the notice counts on its twelve days.
 */
const TEXT_HOLDS_DAYS: Readonly<Record<MessageChannel, number>> = {
  email: 3,
  letter: 7,
  'registered-letter': 3,
  sms: 3,
}

/** Days that a printed deadline must leave when the text leaves, two of them for the post; a formal notice eight, as it is written. */
const DEADLINE_LEAVES_DAYS: Readonly<Record<MessageChannel, number>> = {
  email: 1,
  letter: 4,
  'registered-letter': 8,
  sms: 1,
}

/** The standing of an act: as it is now, the day of which its text speaks, and the deadline that it prints. */
export type Standing = {
  readonly state: ActState
  readonly writtenOn: Day
  readonly deadlineDay: Day | null
  readonly facts: string
}

/** Whether a text may still leave: its act stands, it was written lately, and nothing that it was written from has changed. */
export const stillTrue = (
  message: { readonly channel: MessageChannel; readonly standing: string },
  now: Standing | undefined,
  today: Day,
): boolean =>
  now !== undefined &&
  now.state === 'released' &&
  now.facts === message.standing &&
  // A clock that was set back would send today what was written for a later day.
  now.writtenOn <= today &&
  daysBetween(now.writtenOn, today) <= TEXT_HOLDS_DAYS[message.channel] &&
  deadlineHolds(message.channel, now, today)

/** What was granted to begin with is enough on the day on which it is written. */
function deadlineHolds(channel: MessageChannel, { writtenOn, deadlineDay }: Standing, today: Day): boolean {
  if (deadlineDay === null) return true
  const least = Math.min(DEADLINE_LEAVES_DAYS[channel], daysBetween(writtenOn, deadlineDay))
  return daysBetween(today, deadlineDay) >= least
}
