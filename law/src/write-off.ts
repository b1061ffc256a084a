// The entries of a doubtful and of a lost claim, by the general chart of accounts.
// Doubtful at its full amount (416); a loss expected is an allowance on the net price (6817 to 491); a final loss is a
// charge (654, in older charts 6714), and its VAT is recovered where CGI 272-1 allows. The accounts were not read in the
// chart itself: each step is unconfirmed, the accountant decides.

import { WrongInput } from './errors.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertWhole } from './input-guards.ts'
import { type BasisPoints, type Cents, timesFraction } from './values.ts'

export type WriteOffInput = {
  readonly netCents: Cents
  readonly vatCents: Cents
  readonly stage: 'doubtful' | 'lost'
  /** Of the net price that will probably not be paid, when doubtful. */
  readonly lossBasisPoints?: BasisPoints | undefined
  /** What was already allowed for, when lost. */
  readonly allowedCents?: Cents | undefined
  /** CGI 272-1 allows it: see bad-debt-vat.ts. */
  readonly isVatRecoverable?: boolean | undefined
}

export type WriteOffLine = {
  readonly account: '411' | '416' | '491' | '6817' | '7817' | '654' | '44571'
  readonly debitCents: Cents
  readonly creditCents: Cents
}

type Sum = { readonly given: { readonly cents: Cents }; readonly gives: Cents }

export type WriteOffSteps = {
  'write-off.doubtful': Sum
  'write-off.allowance': {
    readonly given: { readonly netCents: Cents; readonly lossBasisPoints: BasisPoints }
    readonly gives: Cents
  }
  'write-off.loss': Sum
  'write-off.vat-recovered': Sum
  'write-off.vat-lost': Sum
  'write-off.allowance-released': Sum
}

/**
 * The lines to enter, debits and credits equal.
 * @article PCG, accounts 411, 416, 491, 654, 6817, 7817, 44571; CGI 272-1
 */
export function writeOff(input: WriteOffInput): Explained<readonly WriteOffLine[], WriteOffSteps> {
  const { netCents, vatCents, stage, lossBasisPoints = 0, allowedCents = 0 } = input
  for (const [field, cents] of Object.entries({ netCents, vatCents, lossBasisPoints, allowedCents })) {
    assertWhole(field, cents)
  }
  if (lossBasisPoints > 10_000) {
    throw new WrongInput({ field: 'lossBasisPoints', given: lossBasisPoints, because: 'more-than-owed' })
  }
  if (allowedCents > netCents) {
    throw new WrongInput({ field: 'allowedCents', given: allowedCents, because: 'more-than-owed' })
  }
  return stage === 'doubtful' ? doubtful(netCents, vatCents, lossBasisPoints) : lost(input, allowedCents)
}

function doubtful(netCents: Cents, vatCents: Cents, lossBasisPoints: BasisPoints) {
  const totalCents = netCents + vatCents
  const allowance = timesFraction(netCents, lossBasisPoints, 10_000)
  return explained(
    [...transfer('416', '411', totalCents), ...transfer('6817', '491', allowance)],
    [
      sum('write-off.doubtful', 'PCG, comptes 411, 416', totalCents),
      {
        rule: 'write-off.allowance',
        article: 'PCG, comptes 491, 6817',
        given: { netCents, lossBasisPoints },
        gives: allowance,
        unconfirmed: true,
      },
    ],
  )
}

function lost({ netCents, vatCents, isVatRecoverable = false }: WriteOffInput, allowedCents: Cents) {
  const chargeCents = isVatRecoverable ? netCents : netCents + vatCents
  const steps: Step<WriteOffSteps>[] = [
    isVatRecoverable
      ? sum('write-off.vat-recovered', 'CGI 272-1', vatCents)
      : sum('write-off.vat-lost', 'CGI 272-1', vatCents),
    ...(allowedCents > 0 ? [sum('write-off.allowance-released', 'PCG, comptes 491, 7817', allowedCents)] : []),
    sum('write-off.loss', 'PCG, compte 654', chargeCents),
  ]
  const lines: readonly WriteOffLine[] = [
    ...transfer('654', '416', chargeCents),
    ...(isVatRecoverable ? transfer('44571', '416', vatCents) : []),
    ...transfer('491', '7817', allowedCents),
  ]
  return explained(lines, steps)
}

/** Nothing is entered for nothing. */
function transfer(
  debit: WriteOffLine['account'],
  credit: WriteOffLine['account'],
  cents: Cents,
): readonly WriteOffLine[] {
  if (cents === 0) return []
  return [
    { account: debit, debitCents: cents, creditCents: 0 },
    { account: credit, debitCents: 0, creditCents: cents },
  ]
}

type SumRule = Exclude<keyof WriteOffSteps, 'write-off.allowance'>

const sum = (rule: SumRule, article: string, cents: Cents): Step<WriteOffSteps> => ({
  rule,
  article,
  given: { cents },
  gives: cents,
  unconfirmed: true,
})
