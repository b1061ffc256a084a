// What a person wrote in an answer, without what they quote of ours and without their signature.

import { createContext, Script } from 'node:vm'
import EmailReplyParser from 'email-reply-parser'

/** Its patterns look back over lines: a longer text is cut first. Who answers a reminder writes above what they quote. */
const MOST_CHARACTERS = 20_000
/** Some of its patterns look back over everything, so that a few lines made for it keep it busy for hours. */
const MOST_MILLIS = 300

export function trimReply(text: string): string {
  const whole = text.slice(0, MOST_CHARACTERS).trim()
  const trimmed = unlessEndless(() => new EmailReplyParser().parseReply(whole).trim())
  // A message that is a quotation altogether (an answer between the lines) is shown whole rather than empty.
  return trimmed === null || trimmed === '' ? whole : trimmed
}

const script = new Script('work()')
const context = createContext({ work: null })

/** Null where it takes too long: a pattern at work can be stopped from outside only. */
function unlessEndless(work: () => string): string | null {
  context['work'] = work
  try {
    return script.runInContext(context, { timeout: MOST_MILLIS }) as string
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return null
    throw error
  } finally {
    context['work'] = null
  }
}
