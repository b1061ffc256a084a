// A text message, from a text and the facts of a debtor on a day. A telephone lies about and lights up: what a text may say there is
// checked in check-sms.ts. Apostrophes and spaces of typographers would more than halve what one message holds.

import { Refusal } from '#kernel'
import type { MessageSituation } from './model.ts'
import { refuseInconsistent } from './render-message.ts'
import { type SmsSegments, smsSegments } from './sms-segments.ts'
import { factsOf } from './template-fields.ts'
import { type Template, fill, substitute } from './template.ts'
import { cleanText } from './typography.ts'

/** More is a letter, and is charged as so many messages. */
export const MOST_SEGMENTS = 3

export type SmsText = SmsSegments & {
  /** Its first sentence, for lists. */
  readonly subject: string
  readonly text: string
}

export function smsText(template: Template, situation: MessageSituation): SmsText {
  refuseInconsistent(situation)
  const { text: written, values } = fill(template, 'body', factsOf(situation))
  const text = plainly(substitute(written, values)).replace(/\s+/g, ' ').trim()
  const { segments, alphabet } = smsSegments(text)
  if (segments > MOST_SEGMENTS)
    throw new Refusal('outreach.sms_too_long', { debtor: situation.debtor.name, segments, most: MOST_SEGMENTS })
  return { subject: firstSentence(text, plainly(cleanText(situation.creditor.name))), text, segments, alphabet }
}

/** With the apostrophes and spaces that every telephone has. */
const plainly = (text: string): string => text.replace(/[\u2018\u2019]/g, "'").replace(/[\u00a0\u202f]/g, ' ')

/** The dots of a name (S.A.R.L.) end no sentence. */
function firstSentence(text: string, name: string): string {
  const from = text.startsWith(name) ? name.length : 0
  const end = text.slice(from).search(/[.?!](?= |$)/)
  return end < 0 ? text : text.slice(0, from + end + 1)
}
