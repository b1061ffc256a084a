// What becomes of the interest and the indemnity beside the principal: waived, asked from the formal notice on, or
// invoiced.
// C. com. L441-10 II makes them due without a reminder; nothing obliges the creditor to ask. CCP L2192-14: « Toute
// renonciation au paiement des intérêts moratoires est réputée non écrite. » They repair a loss and bear no VAT.

import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import type { Cents, Day } from './values.ts'

export type AccessoriesPolicy = 'waived' | 'claimed-from-notice' | 'interest-invoice'

export type LatePaymentAccessoriesInput = {
  readonly debtor: DebtorKind
  readonly policy: AccessoriesPolicy
  readonly interestCents: Cents
  readonly indemnityCents: Cents
  readonly on: Day
  readonly formalNotice?: Day | undefined
}

type SumRule = {
  readonly given: { readonly interestCents: Cents; readonly indemnityCents: Cents }
  readonly gives: Cents
}

export type LatePaymentAccessoriesSteps = {
  'accessories.waived': SumRule
  /** A public buyer's creditor cannot give up interest beforehand. */
  'accessories.waiver-void': SumRule
  'accessories.not-before-notice': SumRule
  'accessories.claimed': {
    readonly given: { readonly interestCents: Cents; readonly indemnityCents: Cents; readonly formalNotice: Day }
    readonly gives: Cents
  }
  'accessories.invoiced': SumRule
  'accessories.outside-vat': { readonly given: { readonly amountCents: Cents }; readonly gives: Cents }
}

/**
 * What is asked beside the principal on a day.
 * @article C. com. L441-10 II; CCP L2192-14; CGI 256
 */
export function latePaymentAccessories(
  input: LatePaymentAccessoriesInput,
): Explained<Cents, LatePaymentAccessoriesSteps> {
  const { policy, interestCents, indemnityCents, on, formalNotice } = input
  assertDays({ on, formalNotice })
  assertWhole('interestCents', interestCents)
  assertWhole('indemnityCents', indemnityCents)
  const isPublic = regimeOf(input.debtor) === 'public'
  const article = isPublic
    ? 'CCP L2192-13'
    : regimeOf(input.debtor) === 'consumer'
      ? 'C. civ. 1231-6'
      : 'C. com. L441-10 II'
  const given = { interestCents, indemnityCents }
  const sum = interestCents + indemnityCents
  switch (policy) {
    case 'waived':
      return explained(0, [
        isPublic
          ? { rule: 'accessories.waiver-void', article: 'CCP L2192-14', given, gives: 0 }
          : { rule: 'accessories.waived', article, given, gives: 0 },
      ])
    case 'claimed-from-notice':
      if (formalNotice === undefined || on < formalNotice) {
        return explained(0, [{ rule: 'accessories.not-before-notice', article, given, gives: 0 }])
      }
      return explained(sum, [
        { rule: 'accessories.claimed', article, given: { ...given, formalNotice }, gives: sum },
        outsideVat(sum),
      ])
    case 'interest-invoice':
      return explained(sum, [{ rule: 'accessories.invoiced', article, given, gives: sum }, outsideVat(sum)])
  }
}

const outsideVat = (amountCents: Cents): Step<LatePaymentAccessoriesSteps> => ({
  rule: 'accessories.outside-vat',
  article: 'CGI 256',
  given: { amountCents },
  gives: amountCents,
  source: { title: 'DGCCRF, note of 29 November 2012; legifiscal.fr' },
})
