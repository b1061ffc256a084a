// What can be known of a registered letter, and what its fate means for the next step. Pure.

import { type Day, addDays } from '#kernel'

export const LETTER_FATES = ['delivered', 'refused', 'not-collected', 'wrong-address'] as const
export type LetterFate = (typeof LETTER_FATES)[number]

export type RegisteredLetter = {
  readonly number: string | null
  /** `by-hand`: somebody took it to the post office; else the name of a provider. */
  readonly carrier: string
  /** The provider's own name of it. */
  readonly carrierReference: string | null
  readonly depositedOn: Day | null
  readonly fate: LetterFate | null
  readonly fateOn: Day | null
  readonly depositSha256: string | null
  readonly receiptSha256: string | null
}

/** As it is compared: however it is spaced on the receipt. */
export const plainNumber = (text: string): string => text.replace(/\s+/g, '').toUpperCase()

export const UNKNOWN_LETTER: RegisteredLetter = {
  number: null,
  carrier: 'by-hand',
  carrierReference: null,
  depositedOn: null,
  fate: null,
  fateOn: null,
  depositSha256: null,
  receiptSha256: null,
}

/** A notice leaves this many days from the day on which it was in the debtor's hands, whatever the post took (`notice.short`). */
const LEAST_DAYS = 8

/**
 * What follows. Signed for: the deadline runs eight days from then at least. Refused or not collected: the debtor chose not to
 * read it, the printed deadline stands. Wrong address: nobody was reached; the step is free and the debtor rests until the address is mended.
 */
export type Consequence =
  | { readonly kind: 'deadline'; readonly notBefore: Day }
  | { readonly kind: 'none' }
  | { readonly kind: 'nobody-reached' }

export function consequenceOf(fate: LetterFate, on: Day): Consequence {
  switch (fate) {
    case 'delivered':
      return { kind: 'deadline', notBefore: addDays(on, LEAST_DAYS) }
    case 'refused':
    case 'not-collected':
      return { kind: 'none' }
    case 'wrong-address':
      return { kind: 'nobody-reached' }
  }
}
