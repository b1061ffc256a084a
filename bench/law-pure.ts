// node law-pure.ts INVOICES: late-payment interest on a portfolio whose delays cross several half-years, for the value alone
// and with every step; beside it a bare loop that does the same multiplications over the same stretches.

import {
  type BasisPoints,
  type Cents,
  type Day,
  dayNumber,
  dayOf,
  latePaymentInterest,
  latePaymentInterestCents,
  ratesByHalfYear,
} from '@quittance/law'
import { AS_OF, randomFrom } from './portfolio.ts'

const RUNS = 5

export type LawFigures = {
  readonly valueMilliseconds: readonly number[]
  readonly stepsMilliseconds: readonly number[]
  readonly loopMilliseconds: readonly number[]
  readonly segments: number
}

type Claim = {
  readonly debtor: 'business' | 'public'
  readonly amountCents: Cents
  readonly dueDate: Day
  readonly until: Day
}

/** Due on a day of the three years before: one to seven half-years each. */
function claimsOf(count: number): readonly Claim[] {
  const random = randomFrom(1)
  const today = dayNumber(AS_OF)
  return Array.from({ length: count }, () => ({
    debtor: random() < 0.9 ? 'business' : 'public',
    amountCents: 1000 + Math.floor(random() * 2_000_000),
    dueDate: dayOf(today - 1 - Math.floor(random() * 1095)),
    until: AS_OF,
  }))
}

type Stretches = {
  readonly claim: Uint32Array
  readonly days: Uint16Array
  readonly rate: Uint16Array
  readonly count: number
}

/** The stretches that the claims come to, laid out beforehand: the loop has nothing to find. */
function stretchesOf(claims: readonly Claim[]): Stretches {
  const halfYears = ratesByHalfYear().map(({ from, to, businessBasisPoints, publicBasisPoints }) => ({
    first: dayNumber(from),
    last: dayNumber(to),
    rates: { business: businessBasisPoints, public: publicBasisPoints ?? 0 } as Record<Claim['debtor'], BasisPoints>,
  }))
  const claim = new Uint32Array(claims.length * 8)
  const days = new Uint16Array(claims.length * 8)
  const rate = new Uint16Array(claims.length * 8)
  let count = 0
  for (const [index, { debtor, dueDate, until }] of claims.entries()) {
    const [begins, ends] = [dayNumber(dueDate) + 1, dayNumber(until)]
    const crossed = halfYears.filter(({ first, last }) => last >= begins && first <= ends)
    for (const { first, last, rates } of debtor === 'public' ? crossed.slice(0, 1) : crossed) {
      claim[count] = index
      days[count] = (debtor === 'public' ? ends : Math.min(last, ends)) - Math.max(first, begins) + 1
      rate[count] = rates[debtor]
      count++
    }
  }
  return { claim, days, rate, count }
}

/** What the arithmetic alone costs: one multiplication and one rounding a stretch. */
function bareLoop({ claim, days, rate, count }: Stretches, amounts: Float64Array): number {
  let total = 0
  for (let row = 0; row < count; row++) {
    const product = (amounts[claim[row] ?? 0] ?? 0) * (rate[row] ?? 0) * (days[row] ?? 0)
    total += Math.floor((product + 1_825_000) / 3_650_000)
  }
  return total
}

function measured<T>(work: () => T): { readonly milliseconds: number; readonly result: T } {
  const start = process.cpuUsage()
  const result = work()
  const { user, system } = process.cpuUsage(start)
  return { milliseconds: (user + system) / 1000, result }
}

function measure(count: number): LawFigures {
  const claims = claimsOf(count)
  const stretches = stretchesOf(claims)
  const amounts = Float64Array.from(claims, (claim) => claim.amountCents)
  const times = { value: [] as number[], steps: [] as number[], loop: [] as number[] }
  for (let run = 0; run < RUNS; run++) {
    const loop = measured(() => bareLoop(stretches, amounts))
    const value = measured(() => claims.reduce((sum, claim) => sum + latePaymentInterestCents(claim), 0))
    const steps = measured(() => {
      let sum = 0
      for (const claim of claims) {
        const answer = latePaymentInterest(claim)
        if (answer.kind === 'explained') sum += answer.value.interestCents
      }
      return sum
    })
    // Three ways to one sum, or the figures compare nothing.
    if (loop.result !== value.result || value.result !== steps.result)
      throw new Error(`${loop.result}, ${value.result}, ${steps.result}`)
    times.loop.push(loop.milliseconds)
    times.value.push(value.milliseconds)
    times.steps.push(steps.milliseconds)
  }
  return {
    valueMilliseconds: times.value,
    stepsMilliseconds: times.steps,
    loopMilliseconds: times.loop,
    segments: stretches.count,
  }
}

console.log(JSON.stringify(measure(Number(process.argv[2]))))
