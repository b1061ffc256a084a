// Until when one can act on an unpaid bill of exchange.
// C. com. L511-78: « Toutes actions résultant de la lettre de change contre l'accepteur se prescrivent par trois ans à
// compter de la date de l'échéance. » Against endorsers and drawer: one year from a protest drawn up in time. The claim
// behind the bill keeps its own period. Interruption: limitation-period.ts, kind `bill-of-exchange`.

import { explained, type Explained, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { addMonths, type Day } from './values.ts'

export type BillOfExchangeInput = {
  readonly maturity: Day
  readonly isAccepted: boolean
  readonly protestedOn?: Day | undefined
}

export type BillOfExchange = {
  /** Null when nobody accepted it. */
  readonly againstAcceptorUntil: Day | null
  /** Null without a protest. */
  readonly againstEndorsersUntil: Day | null
}

export type BillOfExchangeSteps = {
  'bill-of-exchange.acceptor': {
    readonly given: { readonly maturity: Day; readonly years: number }
    readonly gives: Day
  }
  'bill-of-exchange.not-accepted': { readonly given: { readonly maturity: Day }; readonly gives: string }
  'bill-of-exchange.endorsers': {
    readonly given: { readonly protestedOn: Day; readonly years: number }
    readonly gives: Day
  }
  'bill-of-exchange.no-protest': { readonly given: { readonly maturity: Day }; readonly gives: string }
}

/**
 * The last days to act against acceptor and endorsers.
 * @article C. com. L511-39, L511-78
 */
export function billOfExchange(input: BillOfExchangeInput): Explained<BillOfExchange, BillOfExchangeSteps> {
  const { maturity, isAccepted, protestedOn } = input
  assertDays({ maturity, protestedOn })
  const againstAcceptorUntil = isAccepted ? addMonths(maturity, 36) : null
  const againstEndorsersUntil = protestedOn === undefined ? null : addMonths(protestedOn, 12)
  const article = 'C. com. L511-78'
  const endorsers: Step<BillOfExchangeSteps> =
    protestedOn === undefined || againstEndorsersUntil === null
      ? {
          rule: 'bill-of-exchange.no-protest',
          article: 'C. com. L511-39',
          given: { maturity },
          gives: 'lost',
          unconfirmed: true,
        }
      : {
          rule: 'bill-of-exchange.endorsers',
          article,
          given: { protestedOn, years: 1 },
          gives: againstEndorsersUntil,
          unconfirmed: true,
        }
  const acceptor: Step<BillOfExchangeSteps> =
    againstAcceptorUntil === null
      ? { rule: 'bill-of-exchange.not-accepted', article, given: { maturity }, gives: 'none' }
      : { rule: 'bill-of-exchange.acceptor', article, given: { maturity, years: 3 }, gives: againstAcceptorUntil }
  return explained({ againstAcceptorUntil, againstEndorsersUntil }, [endorsers, acceptor])
}
