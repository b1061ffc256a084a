// Whether an incoming e-mail was written by somebody. Machines say so in headers and report parts; those that do not are known
// by who they are and by what they write above the copy of our message. When nothing says otherwise, a person wrote.

import { statusIn, messageIdsIn } from './delivery-report.ts'
import type { ClassifiedMail, DeliveryReport, IncomingMail, UnreachedRecipient } from './model.ts'

export function classifyMail(mail: IncomingMail): ClassifiedMail {
  return (
    fromComplaint(mail) ??
    fromReadReceipt(mail) ??
    fromReports(mail) ??
    fromBounceText(mail) ??
    fromAutomaticSigns(mail) ??
    answer(mail)
  )
}

const answer = (mail: IncomingMail): ClassifiedMail => ({
  kind: 'answer',
  recipients: [],
  about: mail.answers,
  because: 'nothing says that a machine wrote it',
})

function fromComplaint(mail: IncomingMail): ClassifiedMail | null {
  if (!mail.isComplaint) return null
  return { kind: 'complaint', recipients: [], about: aboutOf(mail), because: 'message/feedback-report' }
}

/** A program says that a message was opened, or thrown away unread (RFC 8098): nobody wrote anything. */
function fromReadReceipt(mail: IncomingMail): ClassifiedMail | null {
  const isReceipt = /report-type="?disposition-notification/i.test(mail.headers.get('content-type') ?? '')
  return isReceipt
    ? { kind: 'receipt', recipients: [], about: aboutOf(mail), because: 'disposition-notification' }
    : null
}

function fromReports(mail: IncomingMail): ClassifiedMail | null {
  const { reports } = mail
  if (reports.length === 0) return null
  const unreached = reports.filter(({ action }) => action === 'failed' || action === 'delayed')
  const kind = reports.some(({ action }) => action === 'failed') ? 'bounce' : unreached.length > 0 ? 'delay' : 'receipt'
  const about = aboutOf(mail)
  return {
    kind,
    recipients: unreached.slice(0, MOST_ADDRESSES).map(unreachedOf),
    about,
    because: 'message/delivery-status',
  }
}

const unreachedOf = ({ recipient, action, status, diagnostic }: DeliveryReport): UnreachedRecipient => ({
  email: recipient,
  status: status ?? statusIn(diagnostic ?? ''),
  isPermanent: action === 'failed' && !status?.startsWith('4'),
  diagnostic,
})

const MACHINE_SENDER =
  /^(mailer-daemon|mail-daemon|postmaster|mdaemon|bounces?|mailerdaemon|microsoftexchange[0-9a-f]*)[@+.-]/
const BOUNCE_SUBJECT =
  /undeliver|not delivered|delivery (status|fail|has failed|notification|problem|report)|failure notice|returned (mail|to sender)|mail delivery failed|non.?remis|non distribu|échec (de|lors)|message non délivré|rejected|bounce/i
const BOUNCE_LINE =
  /(could|can|was|has|is)( ?not|n't) be(en)? delivered|unable to deliver|delivery (to the following|has failed|failed)|was rejected|permanent (error|failure)|n['’]a (pas )?pu être (remis|distribué|délivré)|adresse introuvable|undeliverable|user unknown|mailbox (full|unavailable)|will be retried|has been delayed/i
const DELAY_LINE = /has been delayed|will be retried|warning message only|still being retried|sera réessayé|retardé/i

/** Where a report begins to repeat our own message. */
const COPY_OF_OURS =
  /^(-+ ?(this is a copy|the header of the original|original message|copy of|below this line)|-+(?: -*)?\s*$|original message headers?:|bounced e-?mail:|received: ?(from|by) |return-path: |message-id: ?<)/im

function fromBounceText(mail: IncomingMail): ClassifiedMail | null {
  const { from, subject, text, headers } = mail
  const isMailer = MACHINE_SENDER.test(from?.email ?? '') || BOUNCE_SUBJECT.test(subject)
  const copyAt = text.search(COPY_OF_OURS)
  const told = copyAt < 0 ? text : text.slice(0, copyAt)
  const line = BOUNCE_LINE.exec(told.replace(/\s+/g, ' '))?.[0]
  if (!isMailer || line === undefined) return null
  const isDelay = DELAY_LINE.test(told)
  const status = statusIn(told) ?? statusOfReply(told)
  const named = addressesIn(headers.get('x-failed-recipients') ?? '')
  const recipients = (named.length > 0 ? named : addressesIn(told))
    .filter((email) => !mail.to.includes(email) && !MACHINE_SENDER.test(email))
    .map((email) => ({
      email,
      status,
      isPermanent: !isDelay && !status?.startsWith('4'),
      diagnostic: lineWith(told, email),
    }))
  const copied = copyAt < 0 ? [] : messageIdsIn(/^message-id: ?(.*)$/im.exec(text.slice(copyAt))?.[1] ?? '')
  return {
    kind: isDelay ? 'delay' : 'bounce',
    recipients,
    about: [...new Set([...copied, ...aboutOf(mail)])],
    because: line,
  }
}

/** `550` alone is the whole class: 5.0.0. */
const statusOfReply = (text: string): string | null => {
  const code = /(?<!\d)([45])\d\d(?=[ ,;-])/.exec(text)?.[1]
  return code === undefined ? null : `${code}.0.0`
}

/** Begins where the word does and ends soon: otherwise a long word without `@` is gone through once for each of its letters. */
const ADDRESS = /(?<![\w.!#$%&'*+/=?^`{|}~-])[\w.!#$%&'*+/=?^`{|}~-]{1,128}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,10}/g
/** A message of ours goes to one; a report on more has been through a list. */
const MOST_ADDRESSES = 50

const addressesIn = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(ADDRESS)].map((match) => match[0].toLowerCase()))].slice(0, MOST_ADDRESSES)

const lineWith = (text: string, email: string): string | null =>
  text
    .split('\n')
    .find((line) => line.toLowerCase().includes(email) && statusIn(line) !== null)
    ?.trim()
    .slice(0, 300) ?? null

const ABSENCE_SUBJECT =
  /^(re ?: ?|tr ?: ?)*\[?(auto(matic)?[ -]?(reply|response)|r[ée]ponse automatique|out of (the )?office|absence\b|absent(e)?\b|absent du bureau|je suis absent|message d['’]absence|away (from|until)|en congés?\b|on leave|accus[ée] de r[ée]ception)/i
const AUTOMATIC_PRECEDENCE = /^(auto[_-]?reply|bulk|junk|list)$/i

function fromAutomaticSigns(mail: IncomingMail): ClassifiedMail | null {
  const sign = automaticSign(mail)
  return sign === null ? null : { kind: 'automatic', recipients: [], about: mail.answers, because: sign }
}

function automaticSign({ headers, subject }: IncomingMail): string | null {
  const submitted = headers.get('auto-submitted')
  if (submitted !== undefined && !/^no\b/i.test(submitted)) return `Auto-Submitted: ${submitted}`
  const present = ['x-autoreply', 'x-autorespond', 'x-autoresponder', ...PASSED_ON].find((name) => headers.has(name))
  if (present !== undefined) return present
  if (AUTOMATIC_PRECEDENCE.test(headers.get('precedence') ?? '')) return `Precedence: ${headers.get('precedence')}`
  if (/vacation/i.test(headers.get('x-apple-action') ?? '')) return 'X-Apple-Action: VACATION'
  // A person's program never sends with an empty return path (RFC 3834).
  if (headers.get('return-path') === '<>') return 'Return-Path: <>'
  return ABSENCE_SUBJECT.test(subject) ? `Subject: ${subject}` : null
}

/** Of whatever passed through a list, or left by a service for many. */
const PASSED_ON = ['list-id', 'feedback-id'] as const

/** Without the signs of a list: a group address adds them to what people write to it, as a ticket system does to what they answer. */
export function withoutListSigns(mail: IncomingMail): IncomingMail {
  const isSign = ([name, value]: readonly [string, string]): boolean =>
    PASSED_ON.some((one) => one === name) || (name === 'precedence' && value.toLowerCase() === 'list')
  return { ...mail, headers: new Map([...mail.headers].filter((header) => !isSign(header))) }
}

const aboutOf = (mail: IncomingMail): readonly string[] => [...new Set([...mail.returned, ...mail.answers])]
