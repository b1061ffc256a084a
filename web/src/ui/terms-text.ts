// Terms of payment in words: "45 jours, puis fin de mois".

import type { Terms } from '../api-types.ts'
import type { Messages } from '../messages/index.ts'

export function termsText(terms: Terms, t: Messages): string {
  const words = t.words.termsText
  switch (terms.kind) {
    case 'none':
    case 'on-receipt':
      return t.words.termsKinds[terms.kind]
    case 'net':
      return words.net(words.delay(terms.count, terms.unit))
    case 'then-end-of-month':
      return words.thenEndOfMonth(words.delay(terms.count, terms.unit))
    case 'end-of-month-then':
      return words.endOfMonthThen(words.delay(terms.count, terms.unit))
    case 'end-of-month-on':
      return words.endOfMonthOn(words.delay(terms.count, terms.unit), terms.date)
  }
}
