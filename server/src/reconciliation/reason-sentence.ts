// The reasons of a proposal in words.

import type { Locale } from '#kernel'
import { formatDay, formatMoney } from '#kernel/format.ts'
import type { Reason } from './model.ts'
import { en } from './sentences/en.ts'
import { fr } from './sentences/fr.ts'

export function reasonSentences(reasons: readonly Reason[], currency: string, locale: Locale): readonly string[] {
  const words = { fr, en }[locale]
  const say = {
    money: (cents: number) => formatMoney(cents, currency, locale),
    day: (day: Parameters<typeof formatDay>[0]) => formatDay(day, locale),
  }
  // Each sentence takes the reason of its own code, which the index does not tell the compiler.
  return reasons.map((reason) => (words[reason.code] as (reason: Reason, with_: typeof say) => string)(reason, say))
}
