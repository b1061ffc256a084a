// The rate of interest that a contract sets, and how a person writes it: `12.00`, `ecb+10`, `3xlegal`.

import { type BasisPoints, parseHundredths } from './values.ts'

export type AgreedRate =
  | { readonly kind: 'fixed'; readonly basisPoints: BasisPoints }
  /** The ECB's rate plus points; moves on 1 January and 1 July (choice `agreed-moving-rate`). */
  | { readonly kind: 'ecb-plus'; readonly basisPoints: BasisPoints }
  /** A whole multiple of the legal interest rate; moves with it. */
  | { readonly kind: 'legal-times'; readonly times: number }

/**
 * Reads `12.00`, `12,5 %`, `ecb+10`, `BCE + 10`, `3xlegal`, `3 x légal`; null when it is none of these.
 * @article C. com. L441-10 II
 */
export function parseAgreedRate(text: string): AgreedRate | null {
  const compact = text.toLowerCase().replaceAll('é', 'e').replaceAll(/[\s%]/g, '')
  const legal = /^([1-9]\d?)[x×]legal$/.exec(compact)
  if (legal) return { kind: 'legal-times', times: Number(legal[1]) }
  const plus = /^(?:ecb|bce)\+(.+)$/.exec(compact)
  const basisPoints = parseHundredths(plus?.[1] ?? compact)
  if (basisPoints === null) return null
  return { kind: plus ? 'ecb-plus' : 'fixed', basisPoints }
}

/**
 * The inverse of `parseAgreedRate`: the form in which a rate is kept.
 * @article C. com. L441-10 II
 */
export function formatAgreedRate(rate: AgreedRate): string {
  switch (rate.kind) {
    case 'fixed':
      return (rate.basisPoints / 100).toFixed(2)
    case 'ecb-plus':
      return `ecb+${rate.basisPoints / 100}`
    case 'legal-times':
      return `${rate.times}xlegal`
  }
}
