// Which debts a payment settles, and which part of each.
// C. civ. 1342-10: « Le débiteur de plusieurs dettes peut indiquer, lorsqu'il paie, celle qu'il entend acquitter. A défaut
// d'indication … d'abord sur les dettes échues ; parmi celles-ci, sur les dettes que le débiteur avait le plus d'intérêt
// d'acquitter. A égalité d'intérêt, l'imputation se fait sur la plus ancienne ; toutes choses égales,
// proportionnellement. » 1343-1: interest before principal, which the creditor may give up.

import { type Conventions, DEFAULT_CONVENTIONS } from './choices.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { type BasisPoints, type Cents, type Day, timesFraction } from './values.ts'

export type OpenDebt = {
  readonly id: string
  readonly dueDate: Day
  readonly principalCents: Cents
  readonly interestCents?: Cents | undefined
  readonly indemnityCents?: Cents | undefined
  /** What it costs the debtor not to pay it: the higher rate is the heavier debt (choice `heaviest-debt`). */
  readonly rateBasisPoints?: BasisPoints | undefined
}

export type PaymentAllocationInput = {
  readonly amountCents: Cents
  readonly day: Day
  readonly debts: readonly OpenDebt[]
  /** The debts that the debtor named, in the order named. */
  readonly designated?: readonly string[] | undefined
  readonly conventions?: Partial<Pick<Conventions, 'imputation'>> | undefined
}

export type AllocatedPart = {
  readonly id: string
  readonly principalCents: Cents
  readonly interestCents: Cents
  readonly indemnityCents: Cents
}

export type PaymentAllocation = {
  /** In the order in which they are settled; debts that get nothing are left out. */
  readonly parts: readonly AllocatedPart[]
  /** What no debt was left for. */
  readonly leftCents: Cents
}

type PartRule = {
  readonly given: {
    readonly debt: string
    readonly dueDate: Day
    readonly principalCents: Cents
    readonly interestCents: Cents
    readonly indemnityCents: Cents
  }
  /** What the debt gets. */
  readonly gives: Cents
}

export type PaymentAllocationSteps = {
  'payment-allocation.designated': PartRule
  /** Due, and the heaviest, then the oldest, of those left. */
  'payment-allocation.due': PartRule
  'payment-allocation.not-yet-due': PartRule
  /** All else equal: in proportion. */
  'payment-allocation.in-proportion': PartRule
  'payment-allocation.left': { readonly given: { readonly amountCents: Cents }; readonly gives: Cents }
}

/**
 * Spreads a payment over the debts open on its day.
 * @article C. civ. 1342-10, 1343-1
 */
export function paymentAllocation(input: PaymentAllocationInput): Explained<PaymentAllocation, PaymentAllocationSteps> {
  assertInput(input)
  const { imputation } = { ...DEFAULT_CONVENTIONS, ...input.conventions }
  const steps: Step<PaymentAllocationSteps>[] = []
  const parts: AllocatedPart[] = []
  let leftCents = input.amountCents
  for (const rank of ranksOf(input)) {
    const shares = sharesOf(leftCents, rank.debts)
    for (const [index, debt] of rank.debts.entries()) {
      const share = shares[index] ?? 0
      if (share === 0) continue
      const part = partOf(debt, share, imputation)
      parts.push(part)
      leftCents -= share
      const { id, ...sums } = part
      const given = { debt: id, dueDate: debt.dueDate, ...sums }
      steps.push({
        rule: rank.debts.length > 1 ? 'payment-allocation.in-proportion' : rank.rule,
        article: ARTICLE,
        given,
        gives: share,
      })
    }
  }
  const last: Step<PaymentAllocationSteps> = {
    rule: 'payment-allocation.left',
    article: ARTICLE,
    given: { amountCents: input.amountCents },
    gives: leftCents,
  }
  return explained({ parts, leftCents }, [...steps, last])
}

const ARTICLE = 'C. civ. 1342-10'

/** Debts that come together; more than one share what is left in proportion. */
type Rank = {
  readonly rule: 'payment-allocation.designated' | 'payment-allocation.due' | 'payment-allocation.not-yet-due'
  readonly debts: readonly OpenDebt[]
}

function ranksOf({ debts, day, designated = [] }: PaymentAllocationInput): readonly Rank[] {
  const named = [...new Set(designated)].flatMap((id) => debts.filter((debt) => debt.id === id))
  const others = debts.filter((debt) => !named.includes(debt))
  const due = others.filter((debt) => debt.dueDate <= day)
  const notYetDue = others.filter((debt) => debt.dueDate > day)
  return [
    ...named.map((debt): Rank => ({ rule: 'payment-allocation.designated', debts: [debt] })),
    ...ranked(due).map((equals): Rank => ({ rule: 'payment-allocation.due', debts: equals })),
    ...ranked(notYetDue).map((equals): Rank => ({ rule: 'payment-allocation.not-yet-due', debts: equals })),
  ]
}

/** The heaviest first, among equals the oldest; equals in both together. */
function ranked(debts: readonly OpenDebt[]): readonly (readonly OpenDebt[])[] {
  const sorted = debts.toSorted(
    (a, b) => weight(b) - weight(a) || (a.dueDate < b.dueDate ? -1 : Number(a.dueDate > b.dueDate)),
  )
  const groups: OpenDebt[][] = []
  for (const debt of sorted) {
    const [first] = groups.at(-1) ?? []
    if (first !== undefined && weight(first) === weight(debt) && first.dueDate === debt.dueDate)
      groups.at(-1)?.push(debt)
    else groups.push([debt])
  }
  return groups
}

const weight = (debt: OpenDebt): BasisPoints => debt.rateBasisPoints ?? 0

const openOf = ({ principalCents, interestCents = 0, indemnityCents = 0 }: OpenDebt): Cents =>
  principalCents + interestCents + indemnityCents

/** In proportion to what is open. Rounded on the running total, so that the shares add up to the cent. */
function sharesOf(amountCents: Cents, debts: readonly OpenDebt[]): readonly Cents[] {
  const total = debts.reduce((sum, debt) => sum + openOf(debt), 0)
  const spread = Math.min(amountCents, total)
  if (spread === 0) return debts.map(() => 0)
  let open = 0
  let given = 0
  return debts.map((debt) => {
    open += openOf(debt)
    const upTo = timesFraction(spread, open, total)
    const share = upTo - given
    given = upTo
    return share
  })
}

/** Interest and principal in the order of the convention, the indemnity last (choice `indemnity-settled-last`). */
function partOf(debt: OpenDebt, share: Cents, imputation: Conventions['imputation']): AllocatedPart {
  const { id, principalCents, interestCents = 0 } = debt
  const isInterestFirst = imputation === 'interest-first'
  const toFirst = Math.min(share, isInterestFirst ? interestCents : principalCents)
  const toSecond = Math.min(share - toFirst, isInterestFirst ? principalCents : interestCents)
  const toIndemnity = share - toFirst - toSecond
  return {
    id,
    principalCents: isInterestFirst ? toSecond : toFirst,
    interestCents: isInterestFirst ? toFirst : toSecond,
    indemnityCents: toIndemnity,
  }
}

function assertInput({ amountCents, day, debts }: PaymentAllocationInput): void {
  assertDays({ day })
  assertWhole('amountCents', amountCents)
  for (const debt of debts) {
    assertDays({ 'debts.dueDate': debt.dueDate })
    assertWhole('debts.principalCents', debt.principalCents)
    assertWhole('debts.interestCents', debt.interestCents ?? 0)
    assertWhole('debts.indemnityCents', debt.indemnityCents ?? 0)
  }
}
