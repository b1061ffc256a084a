// When a message that waits for the sending hours leaves, in words; the hour is the company's own.

import type { Day, Instant, Locale } from '#kernel'
import { dayIn } from '#platform/clock.ts'

export type Reader = { readonly locale: Locale; readonly zone: string; readonly today: Day }

export function leavesAtSentence(at: Instant, { locale, zone, today }: Reader): string {
  const tag = locale === 'fr' ? 'fr-FR' : 'en-GB'
  const words = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(tag, { ...options, timeZone: zone }).format(new Date(at))
  const hour = words({ hour: '2-digit', minute: '2-digit' })
  const day = dayIn(zone, at) === today ? null : words({ weekday: 'long', day: 'numeric', month: 'long' })
  if (locale === 'fr') return day ? `L’e-mail part le ${day} à ${hour}.` : `L’e-mail part à ${hour}.`
  return day ? `The e-mail leaves on ${day} at ${hour}.` : `The e-mail leaves at ${hour}.`
}
