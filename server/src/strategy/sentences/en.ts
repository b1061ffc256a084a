// Why it leaves, why it does not leave: one sentence per reason, made of its facts alone.

import type { HolidayPlace } from '@quittance/law'
import { ended, type Sentences } from './words.ts'

/** Where the day is a public holiday. */
const HOLIDAY_IN: Readonly<Record<HolidayPlace, string>> = {
  metropole: 'France',
  'alsace-moselle': 'Alsace-Moselle',
  guadeloupe: 'Guadeloupe',
  martinique: 'Martinique',
  guyane: 'French Guiana',
  reunion: 'Réunion',
  mayotte: 'Mayotte',
  BE: 'Belgium',
  CH: 'Switzerland',
  DE: 'Germany',
  ES: 'Spain',
  GB: 'England and Wales',
  IT: 'Italy',
  LU: 'Luxembourg',
  NL: 'the Netherlands',
  PT: 'Portugal',
}

/** Where the words themselves have no end. */
const held = (until: string): string => (until === '' ? '' : `, held${until}`)

const over = (since: string): string => (since === '' ? 'is over' : `has been over${since}`)

export const en: Sentences = {
  waiting: (clause) => ended(`Does not leave: ${clause}`),
  acting: (clause) => ended(`${clause.charAt(0).toUpperCase()}${clause.slice(1)}`),
  reasons: {
    settled: () => 'the invoice is settled',
    credit: (f, say) => `it is a credit note of ${say.money(f.amountCents)}`,
    'not-invoiced': () => 'delivered but not invoiced yet',
    doubtful: () => 'doubtful receivable (account 416), for a person to review',
    'due-date-missing': () => 'the due date is not known',
    'held-by-other': () => 'the claim is assigned and the assignment notified',
    'holder-must-act': () => 'only the holder of the claim may give formal notice',
    'direct-debit': () => 'it will be debited',
    'bill-of-exchange': () => 'a bill of exchange is under way',
    'outcome-unknown': (f, say) => `nobody knows whether “${say.step(f.step)}” left; a person has to say`,
    'in-progress': (f, say) => `“${say.step(f.step)}” is under way`,
    'payment-returned': (f, say) => `payment returned on ${say.day(f.returnedDay)}, a call comes first`,
    'within-tolerance': (f, say) =>
      `${say.money(f.openCents)} left, within the tolerance of ${say.money(f.toleranceCents)}`,
    'step-not-due': (f, say) => `due ${say.day(f.dueDay)}, “${say.step(f.step)}” from ${say.day(f.stepDay)}`,
    'just-issued': (f, say) =>
      `invoice of ${say.day(f.issueDay)}, with the debtor for less than ${say.days(f.waitDays)}`,
    gap: (f, say) => `last contact on ${say.day(f.contactDay)}, less than ${say.days(f.gapDays)} ago`,
    'deadline-running': (f, say) => `the last message gives until ${say.day(f.deadlineDay)} to pay`,
    'notice-needs-undisputed': (f, say) =>
      `${say.money(f.heldCents)} disputed or promised: no formal notice on an amount under discussion`,
    'below-floor': (f, say) => `${say.money(f.totalCents)} owed in all, below the floor of ${say.money(f.floorCents)}`,
    'credit-covers': (f, say) =>
      `unapplied credit of ${say.money(f.creditCents)} covers the ${say.money(f.totalCents)} owed`,
    'payments-unknown': () => 'nobody has said up to which day payments are known',
    'payments-stale': (f, say) =>
      `payments are known only up to ${say.day(f.knownDay)} (${say.workingDays(f.allowedDays)} at most)`,
    'unmatched-credit': () => 'money received from this debtor waits to be matched',
    'contact-missing': (f, say) => `no contact details for ${say.channel(f.channel)}`,
    'contact-cap': (f, say) => `already ${f.contacts} contacts within ${say.days(f.periodDays)}`,
    'pre-due-cap': (f, say) =>
      `message before the due date already sent on ${say.day(f.contactDay)}, one in ${say.days(f.everyDays)}`,
    'quiet-period': (f, say) =>
      `nothing this firm leaves by itself before ${say.day(f.resumeDay)} (August, end-of-year holidays)`,
    'not-a-sending-day': () => 'today is not a sending day',
    'company-closed': (f, say) => `your company is closed${say.until(f.untilDay)}`,
    'public-holiday': (f) => `today is a public holiday in ${HOLIDAY_IN[f.place]}`,
    'other-message-first': (f, say) =>
      `“${say.step(f.step)}” goes to this debtor first, at most ${say.days(f.gapDays)} apart`,
    'run-cap': (f) => `limit of ${f.messages} messages a day reached`,
    'kill-switch': () => 'everything that the company sends is stopped',
    'suspected-fraud': (f, say) =>
      `stolen identity suspected, everything is stopped for this SIREN${say.until(f.untilDay)}`,
    insolvency: (f, say) => `insolvency proceedings${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'over-indebtedness': (f, say) => `over-indebtedness${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    court: (f, say) => `case before the court${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    lawyer: (f, say) => `case with the lawyer${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'collection-agency': (f, say) => `case with the collection agency${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'do-not-contact': (f, say) => `not to be contacted${say.until(f.untilDay)}`,
    'limitation-expired': (f, say) => `the limitation period has expired${held(say.until(f.untilDay))}`,
    exclusion: (f, say) => `excluded from reminders${say.until(f.untilDay)}`,
    dispute: (f, say) => `${say.money(f.amountCents)} disputed${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'invoice-refused': (f, say) => `invoice refused${say.since(f.fromDay)}${say.until(f.untilDay)}, ours to answer`,
    'invoice-rejected': (f, say) => `invoice rejected by the platform, to be re-issued${held(say.until(f.untilDay))}`,
    'missing-piece': (f, say) => `a document of ours is missing${held(say.until(f.untilDay))}`,
    'instalment-plan': (f, say) => `instalment plan agreed${say.until(f.untilDay)}`,
    promise: (f, say) => `${say.money(f.amountCents)} promised${say.on(f.untilDay)}`,
    'payment-announced': (f, say) => `payment announced${say.since(f.fromDay)}${say.until(f.untilDay)}`,
    'direct-debit-running': (f, say) => `direct debit under way${say.until(f.untilDay)}`,
    reopened: (f, say) => `reopened by us, a person has to confirm${held(say.until(f.untilDay))}`,
    pause: (f, say) => `paused${say.until(f.untilDay)}`,
    closure: (f, say) => `the debtor is closed${say.until(f.untilDay)}`,
    unreadable: () => 'an unreadable hold counts as a hold',
    'step-due': (f, say) => `${say.late(f.dueDay)}: ${say.step(f.step)}`,
    'step-lapsed': (f, say) =>
      `“${say.step(f.step)}” was not done within ${say.days(f.lapseDays)}, the plan moves on to the next step`,
    'step-below-floor': (f, say) =>
      `“${say.step(f.step)}” skipped: ${say.money(f.totalCents)} owed, less than ${say.money(f.floorCents)}`,
    'step-above-ceiling': (f, say) =>
      `“${say.step(f.step)}” skipped: ${say.money(f.totalCents)} owed, more than ${say.money(f.ceilingCents)}`,
    'step-not-for-cause': (f, say) => `“${say.step(f.step)}” skipped: ${say.cause(f.cause)}`,
    'step-not-for-status': (f, say) =>
      `“${say.step(f.step)}” skipped: electronic invoice at status ${say.status(f.status)}`,
    'lateness-cause': (f, say) => `known cause of lateness: ${say.cause(f.cause)}`,
    'entered-at-fitting-step': (f, say) => `old invoice (due ${say.day(f.dueDay)}), entered at “${say.step(f.step)}”`,
    'part-disputed': (f, say) => `${say.money(f.amountCents)} of ${say.money(f.totalCents)} disputed, not asked for`,
    'part-promised': (f, say) =>
      `${say.money(f.amountCents)} of ${say.money(f.totalCents)} promised${say.on(f.untilDay)}, not asked for`,
    'deadline-granted': (f, say) => `the message gives until ${say.day(f.deadlineDay)} to pay`,
    'credit-shown': (f, say) => `unapplied credit of ${say.money(f.creditCents)} is shown apart`,
    'paid-to-other': () => 'payable to the account of the holder of the claim',
    'statutory-amounts-omitted': (f) =>
      `statutory interest and indemnity not mentioned: ${f.country ? `debtor outside France (${f.country})` : 'country of the debtor unknown'}`,
    'other-channel': (f, say) => `by ${say.channel(f.channel)}: no contact details for ${say.channel(f.planned)}`,
    'automation-off': () => 'automatic sending is not switched on, a person confirms',
    rehearsal: () => 'rehearsal: nothing leaves without confirmation',
    'large-amount': (f, say) => `${say.money(f.totalCents)} reaches ${say.money(f.limitCents)}, a person confirms`,
    'second-approval': (f, say) =>
      `${say.money(f.totalCents)} reaches ${say.money(f.limitCents)}, two people have to approve`,
    'large-run': (f) => `${f.messages} messages in one day, more than ${f.limit}: a person confirms`,
    'promise-broken': (f, say) => `promise${say.on(f.untilDay)} not kept: ${say.money(f.amountCents)} missing`,
    'dispute-unanswered': (f, say) =>
      `dispute not answered by us${say.since(f.fromDay)}, ${say.workingDays(f.workingDays)} gone`,
    'performance-unknown': (f, say) =>
      `date of performance unknown while insolvency proceedings are open${say.since(f.fromDay)}`,
    'new-while-handed-over': (f, say) =>
      `invoice issued after the case was handed over${say.since(f.fromDay)}, its holder does not know of it`,
    'choose-what-next': (f, say) =>
      `the plan ${over(say.since(f.usedDay))}: call, instalment plan, mediation, collection agency, order for payment or write-off`,
  },
}
