// How sure each way of understanding a line is, and what may be done without a person.

import type { Cents } from '#kernel'
import type { Proposal } from './model.ts'

/** From this score a match is made without a person, if no other one comes near. */
export const CERTAIN = 95
const NEAR = 10

/** Points out of a hundred, in the order of certainty. What names the invoice and the amount is certain whoever pays. */
export const SCORES = {
  numbers: 99,
  endingsOfPayer: 98,
  recorded: 98,
  numbersLessCreditNote: 97,
  numbersRounded: 97,
  several: 97,
  endings: 96,
  amountOfPayer: 96,
  numberNearly: 96,
  amountOfLikelyPayer: 95,
  endingDiscounted: 95,
  onAccount: 95,
  numberInPart: 95,
  numbersAndMore: 95,
  severalWithEnding: 95,
  amountLessCreditNote: 95,
  neighboursOfPayer: 95,
  numbersOfOther: 85,
  numberNearlyOfNobody: 85,
  numberInPartOfOther: 85,
  amountLessSomeCreditNote: 85,
  amountOfNewPayer: 82,
  roundAmountOfPayer: 80,
  neighbours: 80,
  numbersAndSome: 80,
  oldestOfSame: 78,
  endingInPart: 78,
  recordedPerhaps: 76,
  amountDespiteNumber: 75,
  endingsByChance: 72,
  endingsOfOther: 72,
  tooMuch: 72,
  tooMuchOrMore: 70,
  numbersInPart: 70,
  amountLessDifference: 70,
  anySum: 60,
  oldestFirst: 40,
  amountOnly: 30,
} as const

/** The proposal that needs no person: certain, and no other one close to it. The list is in the order of scores. */
export function certainOf(proposals: readonly Proposal[]): Proposal | null {
  const [first, second] = proposals
  if (!first || first.score < CERTAIN) return null
  // Complete numbers with their exact amount: that another invoice of the payer has this amount too says nothing.
  const near = first.score >= SCORES.numbers ? 2 : NEAR
  return second && second.score > first.score - near ? null : first
}

/** Sums that people choose: an amount that fits an invoice says less when it is one of them. */
export const isRoundSum = (cents: Cents): boolean => cents % 10_000 === 0
/** Half, a third, a quarter …, or a round sum: what people pay who pay a part. */
export const isUsualPart = (partCents: Cents, wholeCents: Cents): boolean =>
  partCents % 1000 === 0 ||
  [1 / 2, 1 / 3, 2 / 3, 1 / 4, 3 / 4, 0.3, 0.7].some(
    (share) => Math.abs(wholeCents * share - partCents) <= wholeCents / 1000,
  )

const MOST_ROUNDING: Cents = 5
export const isRounding = (cents: Cents): boolean => cents > 0 && cents <= MOST_ROUNDING

const DISCOUNTS = [0.005, 0.01, 0.015, 0.02, 0.025, 0.03] as const

/** Whether what is short is a usual discount for early payment, to the cent or rounded per invoice. */
export const discountOf = (wholeCents: Cents, shortCents: Cents): boolean =>
  DISCOUNTS.some((rate) => Math.abs(wholeCents * rate - shortCents) <= 1)

const MOST_FEE: Cents = 3500

/** Whether what is short may be what banks kept on the way. */
export const isFee = (shortCents: Cents, wholeCents: Cents): boolean =>
  shortCents <= MOST_FEE && shortCents % 50 === 0 && shortCents * 10 < wholeCents

/** Whether a proposal is reason enough not to remind its debtor; the same amount alone is, where only one invoice has it. */
export const isHint = ({ score }: Proposal, all: readonly Proposal[]): boolean =>
  score > SCORES.amountOnly || all.length === 1
