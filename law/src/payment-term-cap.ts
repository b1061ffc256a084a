// The latest due date that the law allows.

import type { Regime } from './debtor-kind.ts'
import type { Step } from './explain.ts'
import type { PaymentTerms } from './payment-terms.ts'
import { addDays, type Day, endOfMonth, latest } from './values.ts'

/** State, local authorities and their establishments; public hospitals; public undertakings that award contracts. */
export type PublicBody = 'state-or-local' | 'health' | 'undertaking'

type CapRule = { readonly given: { readonly from: Day; readonly days: number }; readonly gives: Day }

export type PaymentTermCapSteps = {
  'payment-term.cap-nothing-agreed': CapRule
  'payment-term.cap-from-issue': CapRule
  'payment-term.cap-then-end-of-month': CapRule
  'payment-term.cap-end-of-month-then': CapRule
  /** An end-of-month clause above 45 days has no exception to rest on. */
  'payment-term.end-of-month-over-cap': {
    readonly given: { readonly count: number; readonly days: number }
    readonly gives: Day
  }
  'payment-term.cap-public': CapRule
}

export type CapInput = {
  readonly regime: Regime
  readonly publicBody: PublicBody | undefined
  readonly terms: PaymentTerms
  readonly issueDate: Day
  /** From where the term runs. */
  readonly start: Day
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
 * The cap of a term; null for a consumer, for whom the law sets none.
 * @article C. com. L441-10 I; CCP R2192-10, R2192-11
 */
export function capOf(input: CapInput): Cap | null {
  const { regime, publicBody, terms, start } = input
  switch (regime) {
    case 'consumer':
      return null
    case 'public': {
      const { days, article } = PUBLIC_CAPS[publicBody ?? 'state-or-local']
      return cap([
        { rule: 'payment-term.cap-public', article, given: { from: start, days }, gives: addDays(start, days) },
      ])
    }
    case 'business':
      return terms.kind === 'none' ? nothingAgreedCap(start) : agreedCap(terms, input.issueDate)
  }
}

function nothingAgreedCap(start: Day): Cap {
  const given = { from: start, days: 30 }
  return cap([{ rule: 'payment-term.cap-nothing-agreed', article: BUSINESS, given, gives: addDays(start, 30) }])
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
  if (terms.kind === 'on-receipt' || terms.kind === 'net') return cap([general])
  const isWithinException = terms.unit === 'days' ? terms.count <= 45 : terms.count <= 1
  if (!isWithinException) {
    const given = { count: terms.count, days: 45 }
    return cap([
      general,
      { rule: 'payment-term.end-of-month-over-cap', article: BUSINESS, given, gives: general.gives },
    ])
  }
  const given = { from: issueDate, days: 45 }
  if (terms.kind === 'end-of-month-then') {
    const gives = addDays(endOfMonth(issueDate), 45)
    return cap([{ rule: 'payment-term.cap-end-of-month-then', article: BUSINESS, given, gives }])
  }
  const gives = endOfMonth(addDays(issueDate, 45))
  const exception = { rule: 'payment-term.cap-then-end-of-month', article: BUSINESS, given, gives } as const
  return cap(terms.kind === 'end-of-month-on' ? [general, exception] : [exception])
}

function cap(steps: readonly [Step<PaymentTermCapSteps>, ...Step<PaymentTermCapSteps>[]]): Cap {
  return { latest: latest(...steps.map((step) => step.gives)), article: steps[0].article, steps }
}
