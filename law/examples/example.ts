// A published example: what its source says, in literal figures. The source's own words stay with the source.

import type {
  AgreedRate,
  BasisPoints,
  Capitalisation,
  Cents,
  Conventions,
  Day,
  DebtorKind,
  JudgmentInterestInput,
  PaymentTerms,
  Reduction,
} from '../src/index.ts'

export type ExampleSource = {
  readonly name: string
  readonly consultedOn: Day
  readonly examples: readonly Example[]
  /** What the source prints and we do not reproduce, each with its reason. */
  readonly notReproduced: readonly NotReproduced[]
}

export type Example = InterestExample | JudgmentExample | RateExample | IndemnityExample | DueDateExample

type Common = {
  readonly id: string
  readonly title: string
  /** How the source counts, where it is not our default. */
  readonly convention?: string
}

export type InterestExample = Common & {
  readonly kind: 'interest'
  readonly given: {
    readonly debtor: DebtorKind
    readonly amountCents: Cents
    readonly dueDate: Day
    readonly until: Day
    readonly agreedRate?: AgreedRate
    readonly reductions?: readonly Reduction[]
    readonly capitalisation?: Capitalisation
    readonly conventions?: Partial<Conventions>
    /** Made-up reference rates of the source, in place of the ECB's. */
    readonly referenceRates?: readonly { readonly from: Day; readonly basisPoints: BasisPoints }[]
  }
  readonly expected: {
    readonly interestCents: Cents
    readonly days?: readonly number[]
    readonly parts?: readonly Cents[]
  }
}

export type JudgmentExample = Common & {
  readonly kind: 'judgment'
  readonly given: JudgmentInterestInput
  readonly expected: {
    readonly interestCents?: Cents
    /** First day and rate of each stretch. */
    readonly rates: readonly (readonly [from: Day, basisPoints: BasisPoints])[]
  }
}

export type RateExample = Common & {
  readonly kind: 'rate'
  readonly given: { readonly debtor: DebtorKind; readonly day: Day; readonly agreedRate?: AgreedRate }
  readonly expected: { readonly basisPoints: BasisPoints }
}

export type IndemnityExample = Common & {
  readonly kind: 'indemnity'
  readonly given: { readonly lateInvoices: number }
  readonly expected: { readonly totalCents: Cents }
}

export type DueDateExample = Common & {
  readonly kind: 'due-date'
  readonly given: { readonly issueDate: Day; readonly terms: PaymentTerms }
  readonly expected: { readonly dueDate: Day; readonly lawful?: boolean }
}

export type NotReproduced = { readonly id: string; readonly reason: string }

export const thenEndOfMonth = (count: number): PaymentTerms => ({ kind: 'then-end-of-month', count, unit: 'days' })
export const endOfMonthThen = (count: number): PaymentTerms => ({ kind: 'end-of-month-then', count, unit: 'days' })
export const net = (count: number): PaymentTerms => ({ kind: 'net', count, unit: 'days' })
export const endOfMonthOn = (count: number, date: number): PaymentTerms => ({
  kind: 'end-of-month-on',
  count,
  unit: 'days',
  date,
})
export const fixed = (basisPoints: BasisPoints): AgreedRate => ({ kind: 'fixed', basisPoints })
