// What a person wrote in an answer, without what they quote of ours and without their signature.

import EmailReplyParser from 'email-reply-parser'

/** Its patterns look back over lines: a longer text is cut first. Who answers a reminder writes above what they quote. */
const MOST_CHARACTERS = 20_000

export function trimReply(text: string): string {
  const trimmed = new EmailReplyParser().parseReply(text.slice(0, MOST_CHARACTERS)).trim()
  // A message that is a quotation altogether (an answer between the lines) is shown whole rather than empty.
  return trimmed === '' ? text.slice(0, MOST_CHARACTERS).trim() : trimmed
}
