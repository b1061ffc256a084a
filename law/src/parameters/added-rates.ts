// Rates published after this version of the law, as a company looked them up itself: of each half-year the rate in force on
// its first day, which is when the law reads it.

import { addDays, type BasisPoints, type Day } from '../values.ts'
import type { LawParameters } from './index.ts'
import { knownThrough, type Parameter } from './parameter.ts'

/** The figures that change in the course of a year; the others wait for a new version. */
export const RATE_NAMES = ['ecb-main-refinancing-rate', 'legal-interest-rate'] as const
export type RateName = (typeof RATE_NAMES)[number]

export type AddedRate = {
  /** 1 January or 1 July. */
  readonly halfYear: Day
  /** Of the legal rate: the column of creditors in business. */
  readonly basisPoints: BasisPoints
  readonly source: string
} & (
  | { readonly name: 'ecb-main-refinancing-rate'; readonly personsBasisPoints: null }
  /** With the column of creditors who are persons outside business. */
  | { readonly name: 'legal-interest-rate'; readonly personsBasisPoints: BasisPoints }
)

/**
 * The parameters with these rates behind those that they hold. A half-year that is known already is left out, and so is
 * everything behind a gap: nothing is guessed in between.
 */
export function withRates(parameters: LawParameters, added: readonly AddedRate[]): LawParameters {
  if (added.length === 0) return parameters
  const ecb = added.filter((rate) => rate.name === 'ecb-main-refinancing-rate')
  const legal = added.filter((rate) => rate.name === 'legal-interest-rate')
  return {
    ...parameters,
    ecbMainRefinancingRate: extended(parameters.ecbMainRefinancingRate, ecb, ({ basisPoints }) => basisPoints),
    legalInterestRate: extended(parameters.legalInterestRate, legal, ({ basisPoints, personsBasisPoints }) => ({
      other: basisPoints,
      consumerCreditor: personsBasisPoints,
    })),
  }
}

function extended<T, Rate extends AddedRate>(
  parameter: Parameter<T>,
  added: readonly Rate[],
  valueOf: (rate: Rate) => T,
): Parameter<T> {
  const of = new Map(added.map((rate) => [rate.halfYear, rate]))
  let longer = parameter
  let next = of.get(nextUnknown(longer))
  while (next !== undefined) {
    const entry = { from: next.halfYear, value: valueOf(next), source: { title: next.source } }
    longer = { ...longer, entries: [...longer.entries, entry], checkedUntil: next.halfYear }
    next = of.get(nextUnknown(longer))
  }
  return longer
}

/** The first day of the half-year that nobody has looked up yet. */
export const nextUnknown = (parameter: Parameter<unknown>): Day => addDays(knownThrough(parameter), 1)
