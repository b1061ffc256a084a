// The latest due date that the law allows.

import type { Regime } from './debtor-kind.ts'
import type { Missing, Step } from './explain.ts'
import type { PaymentTerms } from './payment-terms.ts'
import { type Sector, sectorCap, type SectorTermCapSteps } from './sector-term-cap.ts'
import { addDays, type Day, earliest, endOfMonth, latest } from './values.ts'

/** State, local authorities and their establishments; public hospitals; public undertakings that award contracts. */
export type PublicBody = 'state-or-local' | 'health' | 'undertaking'

type CapRule = { readonly given: { readonly from: Day; readonly days: number }; readonly gives: Day }

export type PaymentTermCapSteps = SectorTermCapSteps & {
  'payment-term.cap-nothing-agreed': CapRule
  'payment-term.cap-from-issue': CapRule
  'payment-term.cap-then-end-of-month': CapRule
  'payment-term.cap-end-of-month-then': CapRule
  /** An end-of-month clause above 45 days has no exception to rest on. */
  'payment-term.end-of-month-over-cap': {
    readonly given: { readonly count: number; readonly days: number }
    readonly gives: Day
  }
  /** One invoice for the deliveries of a period of at most a month. */
  'payment-term.cap-periodic': CapRule
  'payment-term.cap-public': CapRule
}

export type CapInput = {
  readonly regime: Regime
  readonly publicBody: PublicBody | undefined
  readonly terms: PaymentTerms
  readonly issueDate: Day
  /** From where the term runs. */
  readonly start: Day
  readonly performedOn: Day | undefined
  readonly isPeriodic: boolean
  readonly sector: Sector | undefined
  readonly sectorMaximumDays: number | undefined
}

export type Cap = {
  readonly latest: Day
  readonly article: string
  readonly steps: readonly Step<PaymentTermCapSteps>[]
}

const BUSINESS = 'C. com. L441-10 I'

const PUBLIC_CAPS: Readonly<Record<PublicBody, { readonly days: number; readonly article: string }>> = {
  'state-or-local': { days: 30, article: 'CCP R2192-10' },
  health: { days: 50, article: 'CCP R2192-11' },
  undertaking: { days: 60, article: 'CCP R2192-11' },
}

/**
 * The cap of a term; null for a consumer, for whom the law sets none. Missing: what a sector counts from.
 * @article C. com. L441-10 I, L441-11 II; CCP R2192-10, R2192-11
 */
export function capOf(input: CapInput): Cap | Missing | null {
  const { regime, publicBody, start } = input
  switch (regime) {
    case 'consumer':
      return null
    case 'public': {
      const { days, article } = PUBLIC_CAPS[publicBody ?? 'state-or-local']
      const gives = addDays(start, days)
      return latestOf([{ rule: 'payment-term.cap-public', article, given: { from: start, days }, gives }])
    }
    case 'business':
      return businessCap(input)
  }
}

function businessCap(input: CapInput): Cap | Missing {
  const { terms, sector, issueDate } = input
  const special = sector === undefined ? null : sectorCap({ ...input, sector })
  if (special !== null && 'kind' in special) return special
  if (terms.kind === 'none') return nothingAgreedCap(input.start, special)
  if (special !== null) return latestOf([special])
  if (!input.isPeriodic) return agreedCap(terms, issueDate)
  const given = { from: issueDate, days: 45 }
  return latestOf([{ rule: 'payment-term.cap-periodic', article: BUSINESS, given, gives: addDays(issueDate, 45) }])
}

/** The default of 30 days, or the cap of the sector where that comes first (choice `nothing-agreed-in-a-sector`). */
function nothingAgreedCap(start: Day, special: CapStep | null): Cap {
  const given = { from: start, days: 30 }
  const general = {
    rule: 'payment-term.cap-nothing-agreed',
    article: BUSINESS,
    given,
    gives: addDays(start, 30),
  } as const
  if (special === null) return latestOf([general])
  const { article } = special.gives < general.gives ? special : general
  return { latest: earliest(special.gives, general.gives), article, steps: [general, special] }
}

/**
 * 60 days, or 45 days end of month by the method of the term; a term that ends on a date of the month has the later of
 * both.
 */
function agreedCap(terms: Exclude<PaymentTerms, { readonly kind: 'none' }>, issueDate: Day): Cap {
  const general = {
    rule: 'payment-term.cap-from-issue',
    article: BUSINESS,
    given: { from: issueDate, days: 60 },
    gives: addDays(issueDate, 60),
  } as const
  if (terms.kind === 'on-receipt' || terms.kind === 'net') return latestOf([general])
  const isWithinException = terms.unit === 'days' ? terms.count <= 45 : terms.count <= 1
  if (!isWithinException) {
    const given = { count: terms.count, days: 45 }
    return latestOf([
      general,
      { rule: 'payment-term.end-of-month-over-cap', article: BUSINESS, given, gives: general.gives },
    ])
  }
  const given = { from: issueDate, days: 45 }
  if (terms.kind === 'end-of-month-then') {
    const gives = addDays(endOfMonth(issueDate), 45)
    return latestOf([{ rule: 'payment-term.cap-end-of-month-then', article: BUSINESS, given, gives }])
  }
  const gives = endOfMonth(addDays(issueDate, 45))
  const exception = { rule: 'payment-term.cap-then-end-of-month', article: BUSINESS, given, gives } as const
  return latestOf(terms.kind === 'end-of-month-on' ? [general, exception] : [exception])
}

type CapStep = Step<PaymentTermCapSteps>

const latestOf = (steps: readonly [CapStep, ...CapStep[]]): Cap => ({
  latest: latest(...steps.map((step) => step.gives)),
  article: steps[0].article,
  steps,
})
