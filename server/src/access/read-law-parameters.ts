// The figures of the law as a company knows them: those of this version, and those that it entered itself.

import { knownThrough, type LawParameters, PARAMETERS, ratesByHalfYear, withRates } from '@quittance/law'
import type { Context, Day } from '#kernel'
import { type EnteredRate, selectRates } from './rate-store.ts'

export async function lawParametersOf(ctx: Context): Promise<LawParameters> {
  return withRates(PARAMETERS, await selectRates(ctx))
}

export type KnownRates = {
  readonly halfYears: ReturnType<typeof ratesByHalfYear>
  readonly parameters: readonly Known[]
  readonly entered: readonly EnteredRate[]
}

type Known = { readonly name: string; readonly checkedUntil: Day; readonly knownThrough: Day }

/** The rates of each half-year, how far each figure is known, and what the company entered of it. */
export async function knownRatesOf(ctx: Context): Promise<KnownRates> {
  const entered = await selectRates(ctx)
  return knownRates(withRates(PARAMETERS, entered), entered)
}

export function knownRates(parameters: LawParameters, entered: readonly EnteredRate[]): KnownRates {
  return {
    halfYears: ratesByHalfYear(parameters),
    parameters: Object.values(parameters).map((parameter) => ({
      name: parameter.name,
      checkedUntil: parameter.checkedUntil,
      knownThrough: knownThrough(parameter),
    })),
    entered,
  }
}
