// Whether the fixed indemnity for recovery costs is owed, and how much.
// C. com. L441-10 II: « Tout professionnel en situation de retard de paiement est de plein droit débiteur … d'une
// indemnité forfaitaire pour frais de recouvrement, dont le montant est fixé par décret. » D441-5: 40 euros; none where
// insolvency proceedings forbid payment on the due date. CCP L2192-13, D2192-35. Costs beyond it: recovery-costs.ts. Not
// handled: sums that are no price, such as an insurer's indemnity, owe none.

import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import { doesNotApply, type DoesNotApply, explained, type Explained } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { type LawParameters, PARAMETERS } from './parameters/index.ts'
import { entryOn } from './parameters/parameter.ts'
import { addDays, type Cents, type Day } from './values.ts'

export type RecoveryIndemnityInput = {
  readonly debtor: DebtorKind
  readonly dueDate: Day
  /** What was still open when the due date had passed: paid in time means 0. */
  readonly openCents: Cents
  readonly until: Day
  /** Judgment that opened safeguard, receivership or liquidation of the debtor. */
  readonly insolvencyOpenedOn?: Day | undefined
}

export type RecoveryIndemnitySteps = {
  'recovery-indemnity.owed': { readonly given: { readonly lateFrom: Day }; readonly gives: Cents }
  'recovery-indemnity.consumer': { readonly given: { readonly debtor: string }; readonly gives: Cents }
  /** The judgment forbade payment on the due date. */
  'recovery-indemnity.insolvency': {
    readonly given: { readonly dueDate: Day; readonly insolvencyOpenedOn: Day }
    readonly gives: Cents
  }
  /** Late before the judgment: lodged with the claim (choice `indemnity-before-insolvency`). */
  'recovery-indemnity.late-before-insolvency': {
    readonly given: { readonly dueDate: Day; readonly insolvencyOpenedOn: Day }
    readonly gives: Cents
  }
  'recovery-indemnity.not-late': {
    readonly given: { readonly dueDate: Day; readonly openCents: Cents; readonly until: Day }
    readonly gives: Cents
  }
}

/**
 * Once per late invoice, whatever the delay and the part left unpaid; never from a consumer.
 * @article C. com. L441-10 II, D441-5; CCP L2192-13, D2192-35
 */
export function recoveryIndemnity(
  input: RecoveryIndemnityInput,
  parameters: LawParameters = PARAMETERS,
): Explained<Cents, RecoveryIndemnitySteps> | DoesNotApply<RecoveryIndemnitySteps> {
  const { debtor, dueDate, openCents, until, insolvencyOpenedOn } = input
  assertDays({ dueDate, until, insolvencyOpenedOn })
  assertWhole('openCents', openCents)
  const regime = regimeOf(debtor)
  if (regime === 'consumer') {
    const step = {
      rule: 'recovery-indemnity.consumer',
      article: 'C. com. L441-10 II',
      given: { debtor },
      gives: 0,
    } as const
    return doesNotApply([step])
  }
  const article = regime === 'public' ? 'CCP D2192-35' : 'C. com. D441-5'
  if (until <= dueDate || openCents === 0) {
    const given = { dueDate, openCents, until }
    return doesNotApply([{ rule: 'recovery-indemnity.not-late', article, given, gives: 0 }])
  }
  if (insolvencyOpenedOn !== undefined && insolvencyOpenedOn <= dueDate) {
    const given = { dueDate, insolvencyOpenedOn }
    const rule = 'recovery-indemnity.insolvency'
    return doesNotApply([{ rule, article: 'C. com. L441-10 II', given, gives: 0 }])
  }
  const lateFrom = addDays(dueDate, 1)
  const { value, source } = entryOn(parameters.recoveryIndemnityAmount, lateFrom)
  const owed = { rule: 'recovery-indemnity.owed', article, given: { lateFrom }, gives: value, source } as const
  if (insolvencyOpenedOn === undefined || until < insolvencyOpenedOn) return explained(value, [owed])
  const lodged = {
    rule: 'recovery-indemnity.late-before-insolvency',
    article: 'C. com. L441-10 II',
    given: { dueDate, insolvencyOpenedOn },
    gives: value,
    unconfirmed: true,
  } as const
  return explained(value, [owed, lodged])
}
