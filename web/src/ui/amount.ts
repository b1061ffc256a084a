// Amounts as people type and paste them: "1 234,56 €", "1,234.56", "1234.5".

import type { Cents } from '@quittance/law'

const SPACES = /[\s\u00a0\u202f']/g

/** Whole cents, or null when the text is not one amount with at most two decimals. Negative amounts are not typed here. */
export function parseAmount(text: string): Cents | null {
  const bare = text.replace(SPACES, '').replace(/(€|EUR)$/i, '')
  const match = /^(\d+|\d{1,3}(?:\.\d{3})+|\d{1,3}(?:,\d{3})+)(?:([.,])(\d{1,2}))?$/.exec(bare)
  if (!match) return null
  const [, whole = '', mark = '', decimals = ''] = match
  if ((mark !== '' && whole.includes(mark)) || isAmbiguous(whole, decimals)) return null
  const cents = Number(whole.replace(/[.,]/g, '')) * 100 + Number(decimals.padEnd(2, '0'))
  return Number.isSafeInteger(cents) ? cents : null
}

/** "1.234" may be a thousand or one euro and a bit: one separator with three digits is refused rather than guessed. */
const isAmbiguous = (whole: string, decimals: string) => decimals === '' && /^\d{1,3}[.,]\d{3}$/.test(whole)
