// What a password may be, and how often one may try.

import { COMMON_PASSWORDS } from './common-passwords.ts'

export type PasswordProblem = 'too-short' | 'too-long' | 'too-common'

const SHORTEST = 8
const LONGEST = 200

/** Length and not what everybody tries first; no rule on kinds of characters, which only makes passwords guessable. */
export function passwordProblem(password: string, known: readonly string[]): PasswordProblem | null {
  const length = Array.from(password).length
  if (length < SHORTEST) return 'too-short'
  if (length > LONGEST) return 'too-long'
  const folded = password.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const letters = folded.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '')
  if (COMMON_PASSWORDS.has(folded) || COMMON_PASSWORDS.has(letters) || isMonotonous(folded)) return 'too-common'
  const taken = known.flatMap((text) => [text.toLowerCase(), ...text.toLowerCase().split(/[@\s.]+/)])
  return taken.some((text) => text.length >= 4 && (folded === text || letters === text)) ? 'too-common' : null
}

/** One character again and again, or a run like 12345678 and its reverse. */
function isMonotonous(text: string): boolean {
  const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0)
  const steps = new Set(codes.slice(1).map((code, i) => code - (codes[i] ?? 0)))
  return steps.size === 1 && [-1, 0, 1].includes([...steps][0] ?? 2)
}

export const ATTEMPT_WINDOW_MINUTES = 15

/** Within the window: few guesses at one account, from wherever; more from one address, behind which a whole office may sit. */
export const MOST_ATTEMPTS = { account: 10, address: 50 } as const

export const SESSION_IDLE_HOURS = 12
export const SESSION_DAYS = 30
/** A session that was just used is not written again for so long. */
export const SESSION_TOUCH_MINUTES = 5

/** How long the link of an invitation opens. */
export const INVITATION_HOURS = 24
