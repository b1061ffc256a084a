// What we noted ourselves of a message that did not leave as it was released, for whoever reads it. What a mail server or a carrier
// said stands there too, and stays word for word.

import type { Locale, Said } from '#kernel'

export const OUTDATED = 'the facts changed before it left'
export const TAKEN_BACK = 'cancelled'
const WITHOUT = 'sent without '

/** The copies of invoices that were promised and could not be read when it left. */
export const sentWithout = (files: readonly string[]): string => `${WITHOUT}${files.join(', ')}`

const OURS: ReadonlyMap<string, Said> = new Map([
  [OUTDATED, { fr: 'les faits ont changé avant son départ', en: OUTDATED }],
  ['stop', { fr: 'le numéro a répondu STOP', en: 'the number replied STOP' }],
  ['expired', { fr: 'le numéro n’a pas été joint à temps', en: 'the number was not reached in time' }],
  ['unreachable', { fr: 'le numéro n’a pas été joint', en: 'the number was not reached' }],
  [TAKEN_BACK, { fr: 'repris avant son départ', en: 'taken back before it left' }],
])

/** The note of a message in a language; null where nothing was noted. */
export function saidOfMessage(noted: string | null, locale: Locale): string | null {
  if (noted?.startsWith(WITHOUT)) return { fr: 'parti sans ', en: WITHOUT }[locale] + noted.slice(WITHOUT.length)
  return noted === null ? null : (OURS.get(noted)?.[locale] ?? noted)
}
