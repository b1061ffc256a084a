// Which costs of recovery a debtor bears beyond the fixed indemnity, and which are never asked.
// C. com. L441-10 II: « Lorsque les frais de recouvrement exposés sont supérieurs au montant de cette indemnité
// forfaitaire, le créancier peut demander une indemnisation complémentaire, sur justification. » CPCE L111-8: without an
// enforceable title the costs stay with the creditor, « toute stipulation contraire est réputée non écrite », save those
// of an act that the law prescribes.

import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertWhole } from './input-guards.ts'
import type { Cents } from './values.ts'

export type RecoveryCostKind =
  /** Fees of a collection agency, a lawyer, a judicial officer without title; postage of a registered letter. */
  | 'agency'
  | 'lawyer'
  | 'judicial-officer'
  | 'postage'
  /** A lump sum for a reminder, a file, an account manager. */
  | 'lump-sum'
  /** Court fees, and what a court may award for a lawyer. */
  | 'proceedings'
  /** An act that the law prescribes: the protest of a bill, the certificate of an unpaid cheque. */
  | 'prescribed-act'
  /** Enforcement of a title. */
  | 'enforcement'

export type RecoveryCost = {
  readonly kind: RecoveryCostKind
  readonly amountCents: Cents
  /** An invoice or a receipt shows it. */
  readonly isJustified: boolean
}

export type RecoveryCostsInput = {
  readonly debtor: DebtorKind
  /** A judgment, an enforceable order, a notarial deed. */
  readonly hasTitle: boolean
  /** The fixed indemnities already claimed for the same invoices. */
  readonly indemnityCents: Cents
  readonly costs: readonly RecoveryCost[]
}

export type RecoveryCosts = {
  /** May be claimed now, beyond the fixed indemnity. */
  readonly claimableCents: Cents
  /** Only a court can put them on the debtor. */
  readonly fromCourtCents: Cents
  /** Stay with the creditor. */
  readonly ownCents: Cents
}

type CostRule = {
  readonly given: { readonly cost: RecoveryCostKind; readonly amountCents: Cents }
  readonly gives: Cents
}

export type RecoveryCostsSteps = {
  'recovery-costs.justified': CostRule
  'recovery-costs.not-justified': CostRule
  'recovery-costs.lump-sum': CostRule
  'recovery-costs.without-title': CostRule
  'recovery-costs.court-only': CostRule
  'recovery-costs.prescribed-act': CostRule
  'recovery-costs.enforcement': CostRule
  'recovery-costs.beyond-indemnity': {
    readonly given: { readonly justifiedCents: Cents; readonly indemnityCents: Cents }
    readonly gives: Cents
  }
  'recovery-costs.total': {
    readonly given: { readonly fromCourtCents: Cents; readonly ownCents: Cents }
    readonly gives: Cents
  }
}

type CostStep = Step<RecoveryCostsSteps>

/**
 * Each cost by itself, then what goes beyond the indemnity.
 * @article C. com. L441-10 II; CCP L2192-13; CPCE L111-8
 */
export function recoveryCosts(input: RecoveryCostsInput): Explained<RecoveryCosts, RecoveryCostsSteps> {
  assertWhole('indemnityCents', input.indemnityCents)
  for (const { amountCents } of input.costs) assertWhole('costs', amountCents)
  const judged = input.costs.map((cost) => ({ cost, fate: fateOf(cost, input) }))
  const sumOf = (fate: Fate['kind']): Cents =>
    judged.filter((one) => one.fate.kind === fate).reduce((sum, { cost }) => sum + cost.amountCents, 0)

  const justifiedCents = sumOf('compensation')
  const beyondCents = Math.max(0, justifiedCents - input.indemnityCents)
  const claimableCents = beyondCents + sumOf('debtor')
  const fromCourtCents = sumOf('court')
  const ownCents = sumOf('creditor') + justifiedCents - beyondCents
  const steps: CostStep[] = judged.map(({ fate }) => fate.step)
  if (justifiedCents > 0) {
    const given = { justifiedCents, indemnityCents: input.indemnityCents }
    const article = compensationArticle(input.debtor)
    steps.push({ rule: 'recovery-costs.beyond-indemnity', article, given, gives: beyondCents })
  }
  const given = { fromCourtCents, ownCents }
  steps.push({ rule: 'recovery-costs.total', article: 'CPCE L111-8', given, gives: claimableCents })
  return explained({ claimableCents, fromCourtCents, ownCents }, steps)
}

/** Who bears a cost: the debtor as compensation beyond the indemnity, or in full; a court decides; or the creditor. */
type Fate = { readonly kind: 'compensation' | 'debtor' | 'court' | 'creditor'; readonly step: CostStep }

function fateOf(cost: RecoveryCost, { debtor, hasTitle }: RecoveryCostsInput): Fate {
  const { kind, amountCents, isJustified } = cost
  const given = { cost: kind, amountCents }
  const article = 'CPCE L111-8'
  const own = (
    rule: 'recovery-costs.not-justified' | 'recovery-costs.lump-sum' | 'recovery-costs.without-title',
  ): Fate => ({
    kind: 'creditor',
    step: { rule, article, given, gives: 0 },
  })
  switch (kind) {
    case 'lump-sum':
      return own('recovery-costs.lump-sum')
    case 'proceedings':
      return { kind: 'court', step: { rule: 'recovery-costs.court-only', article: 'CPC 696, 700', given, gives: 0 } }
    case 'prescribed-act':
      return isJustified
        ? { kind: 'debtor', step: { rule: 'recovery-costs.prescribed-act', article, given, gives: amountCents } }
        : own('recovery-costs.not-justified')
    case 'enforcement':
      if (!hasTitle) return own('recovery-costs.without-title')
      return isJustified
        ? { kind: 'debtor', step: { rule: 'recovery-costs.enforcement', article, given, gives: amountCents } }
        : own('recovery-costs.not-justified')
    case 'agency':
    case 'lawyer':
    case 'judicial-officer':
    case 'postage':
      return compensation(cost, debtor, hasTitle)
  }
}

function compensation({ kind, amountCents, isJustified }: RecoveryCost, debtor: DebtorKind, hasTitle: boolean): Fate {
  const given = { cost: kind, amountCents }
  if (regimeOf(debtor) === 'consumer') {
    // Al. 3: with a title the enforcement judge can put them on a debtor in bad faith.
    return hasTitle
      ? { kind: 'court', step: { rule: 'recovery-costs.court-only', article: 'CPCE L111-8', given, gives: 0 } }
      : { kind: 'creditor', step: { rule: 'recovery-costs.without-title', article: 'CPCE L111-8', given, gives: 0 } }
  }
  const article = compensationArticle(debtor)
  if (!isJustified) {
    return { kind: 'creditor', step: { rule: 'recovery-costs.not-justified', article, given, gives: 0 } }
  }
  return { kind: 'compensation', step: { rule: 'recovery-costs.justified', article, given, gives: amountCents } }
}

const compensationArticle = (debtor: DebtorKind): string =>
  regimeOf(debtor) === 'public' ? 'CCP L2192-13' : 'C. com. L441-10 II'
