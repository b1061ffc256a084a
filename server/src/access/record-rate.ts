// Enters a rate that was published after this version of the law, corrects it or takes it back. The law reads it from then on
// wherever this company asks.

import {
  type AddedRate,
  type BasisPoints,
  knownThrough,
  type LawParameters,
  nextUnknown,
  PARAMETERS,
  type RateName,
} from '@quittance/law'
import { record } from '#evidence'
import { addDays, type Context, type Day, Refusal } from '#kernel'
import { lockSettings } from './store.ts'
import { deleteRate, type EnteredRate, selectRates, upsertRate } from './rate-store.ts'
import { lawParametersOf } from './read-law-parameters.ts'

/** A rate is published at most this long before the half-year that it is for. */
const PUBLISHED_AHEAD_DAYS = 31

export type RateInput = Omit<AddedRate, 'name' | 'personsBasisPoints'> & {
  readonly name: RateName
  readonly personsBasisPoints: BasisPoints | null
}

/** The next half-year that is not known, or one that was entered before. */
export async function recordRate(ctx: Context, input: RateInput): Promise<LawParameters> {
  const rate = rateOf(input)
  const { name, halfYear } = rate
  await lockSettings(ctx)
  const entered = await selectRates(ctx)
  const before = entered.find((one) => one.name === name && one.halfYear === halfYear) ?? null
  const known = parameterOf(PARAMETERS, name)
  if (halfYear <= knownThrough(known)) {
    throw new Refusal('access.rate_known', { rate: name, halfYear, knownThrough: knownThrough(known) })
  }
  const next = nextUnknown(parameterOf(await lawParametersOf(ctx), name))
  if (before === null && halfYear !== next) throw new Refusal('access.rate_not_next', { rate: name, halfYear, next })
  if (halfYear > addDays(ctx.today, PUBLISHED_AHEAD_DAYS)) {
    throw new Refusal('access.rate_too_early', { rate: name, halfYear, from: addDays(halfYear, -PUBLISHED_AHEAD_DAYS) })
  }
  await upsertRate(ctx, rate)
  await record(ctx, [{ ...about(ctx), kind: 'settings.rate_recorded', payload: { ...rate, before: figures(before) } }])
  return lawParametersOf(ctx)
}

/** The last one entered, so that none is left behind a gap. */
export async function removeRate(ctx: Context, name: RateName, halfYear: Day): Promise<LawParameters> {
  await lockSettings(ctx)
  const entered = (await selectRates(ctx)).filter((one) => one.name === name)
  const last = entered.at(-1)
  if (last?.halfYear !== halfYear) throw new Refusal('access.rate_not_last', { rate: name, halfYear })
  await deleteRate(ctx, name, halfYear)
  await record(ctx, [
    { ...about(ctx), kind: 'settings.rate_removed', payload: { name, halfYear, before: figures(last) } },
  ])
  return lawParametersOf(ctx)
}

/** The legal rate has two columns, the ECB's one. */
function rateOf({ name, halfYear, basisPoints, personsBasisPoints, source }: RateInput): AddedRate {
  const figures = { halfYear, basisPoints, source }
  if (name === 'legal-interest-rate' && personsBasisPoints !== null) return { ...figures, name, personsBasisPoints }
  if (name === 'ecb-main-refinancing-rate' && personsBasisPoints === null) {
    return { ...figures, name, personsBasisPoints }
  }
  throw new Refusal('access.rate_columns', { rate: name })
}

const about = (ctx: Context) => ({ subjectKind: 'company', subjectId: ctx.organisationId }) as const

const parameterOf = (parameters: LawParameters, name: RateName) =>
  name === 'legal-interest-rate' ? parameters.legalInterestRate : parameters.ecbMainRefinancingRate

const figures = (rate: EnteredRate | null) =>
  rate && {
    basisPoints: rate.basisPoints,
    personsBasisPoints: rate.personsBasisPoints,
    source: rate.source,
  }
