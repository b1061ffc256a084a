// What comes back to us by e-mail, and what it may mean. A suggestion is never acted upon by itself: a person confirms it.

import type { Cents, Day, Id, Instant } from '#kernel'

export type MailAddress = { readonly name: string; readonly email: string }

export type MailAttachment = {
  readonly name: string
  readonly type: string
  readonly size: number
  readonly content: Uint8Array
}

/** One recipient of a delivery report (RFC 3464). */
export type DeliveryReport = {
  readonly recipient: string
  readonly action: 'failed' | 'delayed' | 'delivered' | 'relayed' | 'expanded'
  /** `5.1.1`: the first figure says whether it is permanent (5) or passing (4). */
  readonly status: string | null
  readonly diagnostic: string | null
}

export type IncomingMail = {
  readonly messageId: string | null
  /** Messages that it answers, the nearest first: In-Reply-To, then References from the end. */
  readonly answers: readonly string[]
  readonly from: MailAddress | null
  /** Where an answer goes when it does not go to `from`. */
  readonly replyTo: MailAddress | null
  readonly to: readonly string[]
  readonly subject: string
  readonly sentAt: Instant | null
  /** The whole text, quotations included; made of the HTML where there is no other. */
  readonly text: string
  readonly headers: ReadonlyMap<string, string>
  readonly reports: readonly DeliveryReport[]
  /** Message-IDs found in what a report returns: of the message that was not delivered. */
  readonly returned: readonly string[]
  readonly isComplaint: boolean
  readonly attachments: readonly MailAttachment[]
}

/**
 * `bounce`: could not be delivered. `delay`: not yet. `receipt`: was delivered. `automatic`: an absence, an acknowledgment, a
 * list; nobody read. `complaint`: the recipient reported it as unwanted. `answer`: written by a person, or not known not to be.
 */
export const MAIL_KINDS = ['bounce', 'delay', 'receipt', 'automatic', 'complaint', 'answer'] as const
/** One that is read for answers. */
export type MailFolder = {
  /** The key of its account; null: the company's own. */
  readonly account: string | null
  readonly folder: string
  /** Null: there. */
  readonly missingSince: Instant | null
  /** Null: read the last time, or missing. */
  readonly failure: FolderFailure | null
}

/** What the server says of a folder that is there and cannot be read. */
export type FolderFailure = { readonly since: Instant; readonly said: string }

export type MailKind = (typeof MAIL_KINDS)[number]

export type ClassifiedMail = {
  readonly kind: MailKind
  /** Whom the message did not reach, for bounces and delays. */
  readonly recipients: readonly UnreachedRecipient[]
  /** Message-IDs of what it is about, the surest first. */
  readonly about: readonly string[]
  /** The sign that decided: a header, a part, a line. */
  readonly because: string
}

export type UnreachedRecipient = {
  readonly email: string
  readonly status: string | null
  readonly isPermanent: boolean
  readonly diagnostic: string | null
}

export const SUGGESTION_KINDS = [
  'paid',
  'promise',
  'dispute',
  'instalment-plan',
  'invoice-wanted',
  'wrong-contact',
] as const
export type SuggestionKind = (typeof SUGGESTION_KINDS)[number]

export type Suggestion = {
  readonly kind: SuggestionKind
  /** The words of the debtor that say so. */
  readonly words: string
  /** The day that they name: of a promise, or of a payment made. */
  readonly day: Day | null
}

/** What a person makes of an answer. `noted`: nothing to do. */
export const MAIL_OUTCOMES = ['noted', 'paid', 'promise', 'dispute', 'instalment-plan', 'wrong-contact'] as const
export type MailOutcomeKind = (typeof MAIL_OUTCOMES)[number]

/** What a colleague says of a case: the debtor is right, or owes; they take care of it, or it is somebody else's. */
/** Why a message stands among the answers of which only the head could be read. */
export const UNREAD = 'only its head could be read'

export const COLLEAGUE_ANSWERS = ['justified', 'unjustified', 'in-hand', 'not-mine'] as const
export type ColleagueAnswer = (typeof COLLEAGUE_ANSWERS)[number]

export const CALL_OUTCOMES = ['reached', 'voicemail', 'absent', 'wrong-number', 'refused'] as const
export type CallOutcome = (typeof CALL_OUTCOMES)[number]

/** What the debtor said on the telephone, as a person noted it. */
export type CallAnswer =
  | { readonly kind: 'promise'; readonly untilDay: Day; readonly itemIds: readonly Id[] }
  | {
      readonly kind: 'dispute'
      readonly itemId: Id
      /** Absent: the whole invoice. */
      readonly amountCents: Cents | null
      readonly reason: string
    }
  | { readonly kind: 'call-back'; readonly onDay: Day }

/** One debtor to call, with what one needs on the telephone. */
export type CallToMake = {
  readonly taskId: Id
  readonly debtorId: Id
  readonly debtorName: string
  readonly dueDay: Day
  readonly isCallBack: boolean
  /** They wrote, and nobody has read it: what they say may make the call needless. */
  readonly hasUnreadAnswer: boolean
  readonly currency: string
  readonly overdueCents: Cents
  readonly daysPastDue: number
  readonly contacts: readonly CallContact[]
  /** Calls made before, and those in which somebody was reached. */
  readonly calls: number
  readonly reached: number
  /** How surely somebody answers, by the calls made before. */
  readonly chancePercent: number
  /** Why it had better not be now, and from which day on it may: hours and caps of the law's rules of conduct. */
  readonly barrier: CallBarrier | null
}

export type CallBarrier = {
  readonly rule: 'sunday' | 'public-holiday' | 'outside-hours' | 'cap-of-day' | 'cap-of-week'
  readonly nextDay: Day
}

export type CallContact = {
  readonly id: Id
  readonly name: string | null
  readonly role: string
  readonly phone: string
  readonly email: string | null
}
