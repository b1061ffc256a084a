import type { Terms } from '../api-types.ts'
import type { Messages } from '../messages/index.ts'

/** Terms of payment in words: "45 jours, puis fin de mois". */
export function termsText(terms: Terms, t: Messages): string {
  switch (terms.kind) {
    case 'days':
      return t.words.termsText.days(terms.days)
    case 'days-then-end-of-month':
      return t.words.termsText.daysThenEndOfMonth(terms.days)
    case 'end-of-month-then-days':
      return t.words.termsText.endOfMonthThenDays(terms.days)
    case 'end-of-month-on':
      return t.words.termsText.endOfMonthOn(terms.days, terms.dayOfMonth)
    case 'on-receipt':
    case 'none':
      return t.words.termsKinds[terms.kind]
  }
}
