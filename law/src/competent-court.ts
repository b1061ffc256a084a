// Which court decides on an unpaid claim, and where.
// C. com. L721-3: « Les tribunaux de commerce connaissent : 1° Des contestations relatives aux engagements entre
// commerçants, entre artisans … 2° De celles relatives aux sociétés commerciales ; 3° De celles relatives aux actes de
// commerce entre toutes personnes. » CPC 42, 43: at the debtor's home or seat. The regime of payment of a public body
// does not decide its court: the law of the contract does. Not handled: arbitration, jurisdiction clauses.

import { courtOfSeat, type CourtSeatSteps, type SeatFacts } from './court-seat.ts'
import { type DebtorKind, regimeOf } from './debtor-kind.ts'
import {
  doesNotApply,
  type DoesNotApply,
  explained,
  type Explained,
  missing,
  type Missing,
  type Step,
} from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { entryOn } from './parameters/parameter.ts'
import { PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'
import type { Cents, Day } from './values.ts'

export const COURTS = [
  'commercial-court',
  'economic-court',
  'commercial-chamber',
  'mixed-commercial-court',
  'judicial-court',
  'local-chamber',
  'protection-judge',
  'administrative-court',
] as const

export type CourtKind = (typeof COURTS)[number]

/**
 * The court of trade under any of its names.
 * @article C. com. L721-1, L731-1, L732-1
 */
export const isCommercial = (court: CourtKind): boolean =>
  court === 'commercial-court' ||
  court === 'economic-court' ||
  court === 'commercial-chamber' ||
  court === 'mixed-commercial-court'

export const CLAIM_NATURES = ['general', 'bill-of-exchange', 'consumer-credit', 'residential-lease'] as const

export type ClaimNature = (typeof CLAIM_NATURES)[number]

/** Trade, crafts and commercial companies, or civil: liberal professions, farmers, civil companies, associations. */
export type Activity = 'commercial' | 'civil'

export type CompetentCourtInput = SeatFacts & {
  readonly debtor: DebtorKind
  /** ISO 3166 of the debtor's seat; France when it is not told. */
  readonly country?: string | undefined
  /** Of the debtor; asked for when it is a business, and of a public body under private law. */
  readonly activity?: Activity | undefined
  /** `commercial` when it is not told. */
  readonly creditorActivity?: Activity | undefined
  /** The law that the contract of a public body is under. */
  readonly contractLaw?: 'public' | 'private' | undefined
  readonly nature?: ClaimNature | undefined
  /** Asked for before the judicial court. */
  readonly amountCents?: Cents | undefined
  /** The day of the claim in court. */
  readonly on: Day
}

export type CompetentCourt = {
  readonly court: CourtKind
  /** One where it is certain, several where the commune decides, none where no table holds it. */
  readonly names: readonly string[]
  /** Whether a lawyer is compulsory; null where the amount was not told, or the text was not read. */
  readonly lawyerRequired: boolean | null
}

type Said<Gives extends string | number> = { readonly given: { readonly nature: ClaimNature }; readonly gives: Gives }
type ByAmount = {
  readonly given: { readonly amountCents: Cents; readonly ceilingCents: Cents }
  readonly gives: string
}

export type CompetentCourtSteps = CourtSeatSteps & {
  'competent-court.foreign-debtor': { readonly given: { readonly country: string }; readonly gives: string }
  'competent-court.between-traders': Said<CourtKind>
  'competent-court.bill-of-exchange': Said<CourtKind>
  'competent-court.creditor-may-choose': Said<CourtKind>
  'competent-court.civil-debtor': Said<CourtKind>
  'competent-court.consumer-debtor': Said<CourtKind>
  'competent-court.protection-judge': Said<CourtKind>
  'competent-court.public-contract': Said<CourtKind>
  'competent-court.private-contract': { readonly given: { readonly activity: Activity }; readonly gives: CourtKind }
  'competent-court.local-chamber': ByAmount
  'competent-court.above-local-chamber': ByAmount
  'competent-court.last-resort': ByAmount
  'competent-court.lawyer-required': ByAmount
  'competent-court.no-lawyer-required': ByAmount
  'competent-court.at-seat': Said<string>
  'competent-court.decides': { readonly given: { readonly names: string }; readonly gives: CourtKind }
}

type CourtStep = Step<CompetentCourtSteps>
type CourtAnswer = Explained<CompetentCourt, CompetentCourtSteps> | DoesNotApply<CompetentCourtSteps> | Missing

/**
 * The court that decides on the merits. Missing: `activity` of a business, `contractLaw` of a public body, `department`
 * before a commercial court, `amountCents` before a judicial one.
 * @article C. com. L721-3; COJ L211-3, L213-4-4, L213-4-5, L212-8; CPC 42, 43, 46, 761, 853; CJA R312-11
 */
export function competentCourt(
  input: CompetentCourtInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): CourtAnswer {
  const { country = 'FR', amountCents, on, department, commune } = input
  assertDays({ on })
  if (amountCents !== undefined) assertWhole('amountCents', amountCents)
  if (country !== 'FR') {
    return doesNotApply([
      {
        rule: 'competent-court.foreign-debtor',
        article: 'règlement (UE) 1215/2012 art. 4; CEPC 21-3',
        given: { country },
        gives: country,
      },
    ])
  }
  const natural = natureStep(input)
  if (natural.kind === 'missing') return natural
  const { step } = natural
  if (step.gives === 'judicial-court') {
    return amountCents === undefined ? missing('amountCents') : judicial(step, amountCents, { on, parameters })
  }
  if (step.gives === 'commercial-court') {
    if (department === undefined && commune === undefined) return missing('department')
    const seat = courtOfSeat(input, on, parameters)
    const amountSteps = amountCents === undefined ? [] : amountRules(amountCents, { on, parameters })
    const lawyerRequired = amountCents === undefined ? null : needsLawyer(amountSteps)
    const value = { court: seat.court, names: seat.names, lawyerRequired }
    return decided(value, [step, atSeat('C. com. L721-3; CPC 42, 43, 46'), ...seat.steps, ...amountSteps])
  }
  const isProtection = step.gives === 'protection-judge'
  const value = { court: step.gives, names: [], lawyerRequired: isProtection ? false : null }
  return decided(value, isProtection ? [step, atSeat('CPC 42, 43')] : [step])
}

type NatureStep = CourtStep & { readonly gives: CourtKind }

function natureStep(input: CompetentCourtInput): { readonly kind: 'step'; readonly step: NatureStep } | Missing {
  const { nature = 'general', debtor, activity, contractLaw } = input
  const step = (found: NatureStep) => ({ kind: 'step', step: found }) as const
  const given = { nature }
  const regime = regimeOf(debtor)
  if (regime === 'public' && contractLaw === undefined) return missing('contractLaw')
  if (regime === 'public' && contractLaw === 'public') {
    const article = 'CJA R312-11; CCP L6'
    return step({ rule: 'competent-court.public-contract', article, given, gives: 'administrative-court' })
  }
  if (nature === 'bill-of-exchange') {
    const article = 'C. com. L110-1 10°, L721-3 3°'
    return step({ rule: 'competent-court.bill-of-exchange', article, given, gives: 'commercial-court' })
  }
  if (nature === 'consumer-credit' || nature === 'residential-lease') {
    const article = nature === 'consumer-credit' ? 'COJ L213-4-5' : 'COJ L213-4-4'
    return step({ rule: 'competent-court.protection-judge', article, given, gives: 'protection-judge' })
  }
  if (regime === 'consumer') {
    return step({ rule: 'competent-court.consumer-debtor', article: 'COJ L211-3', given, gives: 'judicial-court' })
  }
  const trade = activity ?? (debtor === 'association' ? 'civil' : undefined)
  if (trade === undefined) return missing('activity')
  if (regime === 'public') {
    const gives = trade === 'commercial' ? 'commercial-court' : 'judicial-court'
    const article = 'C. com. L721-3; COJ L211-3'
    return step({ rule: 'competent-court.private-contract', article, given: { activity: trade }, gives })
  }
  return step(privateStep(trade, input.creditorActivity ?? 'commercial', given))
}

function privateStep(debtor: Activity, creditor: Activity, given: { readonly nature: ClaimNature }): NatureStep {
  if (debtor === 'civil') {
    return { rule: 'competent-court.civil-debtor', article: 'COJ L211-3', given, gives: 'judicial-court' }
  }
  const article = 'C. com. L721-3'
  return creditor === 'commercial'
    ? { rule: 'competent-court.between-traders', article, given, gives: 'commercial-court' }
    : { rule: 'competent-court.creditor-may-choose', article, given, gives: 'commercial-court' }
}

type Dated = { readonly on: Day; readonly parameters: ProcedureParameters }

/** Its local chamber, where there is one, up to 10 000 €; which chambers there are is not in our tables. */
function judicial(step: CourtStep, amountCents: Cents, dated: Dated): CourtAnswer {
  const { value: ceilingCents, source } = entryOn(dated.parameters.localChamberCeiling, dated.on)
  const given = { amountCents, ceilingCents }
  const isLocal = amountCents <= ceilingCents
  const chamber: CourtStep = {
    rule: isLocal ? 'competent-court.local-chamber' : 'competent-court.above-local-chamber',
    article: 'COJ L212-8, D212-19-1',
    given,
    gives: isLocal ? 'local-chamber' : 'judicial-court',
    source,
    unconfirmed: true,
  }
  const amountSteps = amountRules(amountCents, dated)
  const value = {
    court: isLocal ? 'local-chamber' : 'judicial-court',
    names: [],
    lawyerRequired: needsLawyer(amountSteps),
  } as const
  return decided(value, [step, chamber, atSeat('CPC 42, 43, 46'), ...amountSteps])
}

const needsLawyer = (steps: readonly CourtStep[]): boolean =>
  steps.some(({ rule }) => rule === 'competent-court.lawyer-required')

function amountRules(amountCents: Cents, { on, parameters }: Dated): readonly CourtStep[] {
  const free = entryOn(parameters.lawyerFreeCeiling, on)
  const last = entryOn(parameters.lastResortCeiling, on)
  const isFree = amountCents <= free.value
  const lawyer: CourtStep = {
    rule: isFree ? 'competent-court.no-lawyer-required' : 'competent-court.lawyer-required',
    article: 'CPC 761, 853',
    given: { amountCents, ceilingCents: free.value },
    gives: isFree ? 'not-required' : 'required',
    source: free.source,
  }
  if (amountCents > last.value) return [lawyer]
  const given = { amountCents, ceilingCents: last.value }
  const article = 'C. com. R721-6; COJ R211-3-24'
  return [lawyer, { rule: 'competent-court.last-resort', article, given, gives: 'no-appeal', source: last.source }]
}

const atSeat = (article: string): CourtStep => ({
  rule: 'competent-court.at-seat',
  article,
  given: { nature: 'general' },
  gives: 'debtor-seat',
})

function decided(value: CompetentCourt, steps: readonly CourtStep[]): CourtAnswer {
  const article = steps[0]?.article ?? ''
  const given = { names: value.names.join(', ') }
  return explained(value, [...steps, { rule: 'competent-court.decides', article, given, gives: value.court }])
}
