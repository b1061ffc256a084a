// What a procedure costs the creditor at its start: registry, contribution, service.
// CPC 1425: the registry fee of the commercial court; CGI 1635 bis Q: the contribution to legal aid before the judicial
// court; law 2023-1059 art. 27: the contribution before the tribunals of economic activities; C. com. A444-11: service.
// Where the sources disagree the answer is a range, marked unconfirmed. Not handled: lawyers' fees, translation.

import { type CourtKind, isCommercial } from './competent-court.ts'
import { explained, type Explained, type Step } from './explain.ts'
import { assertDays, assertWhole } from './input-guards.ts'
import { entryOn } from './parameters/parameter.ts'
import { type CostRange, PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'
import { type Cents, type Day, timesFraction } from './values.ts'

export type ProcedureCostsInput = {
  readonly court: CourtKind
  readonly amountCents: Cents
  readonly on: Day
  /** Employees of the creditor: a tribunal of economic activities asks a contribution of 250 and more. */
  readonly creditorStaff?: number | undefined
}

export type ProcedureCost = CostRange & {
  readonly item: 'registry-fee' | 'legal-aid-contribution' | 'economic-contribution' | 'service'
}

export type ProcedureCosts = CostRange & { readonly items: readonly ProcedureCost[] }

type Range = { readonly given: { readonly lowCents: Cents; readonly highCents: Cents }; readonly gives: Cents }

export type ProcedureCostsSteps = {
  'procedure-costs.registry-fee': Range
  'procedure-costs.legal-aid-contribution': Range
  'procedure-costs.economic-contribution': Range
  'procedure-costs.service': Range
  'procedure-costs.total': Range
}

/**
 * Each cost as a range, and their sum; VAT included. The last step gives the higher end.
 * @article CPC 1425; CGI 1635 bis Q; law 2023-1059 art. 27; C. com. A444-11, A444-46, A444-48
 */
export function procedureCosts(
  input: ProcedureCostsInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): Explained<ProcedureCosts, ProcedureCostsSteps> {
  const { court, amountCents, on, creditorStaff = 0 } = input
  assertDays({ on })
  assertWhole('amountCents', amountCents)
  assertWhole('creditorStaff', creditorStaff)
  const costs: { readonly cost: ProcedureCost; readonly step: Step<ProcedureCostsSteps> }[] = []
  const add = (item: ProcedureCost['item'], article: string, { value, source }: Sourced): void => {
    const { lowCents, highCents } = value
    const given = { lowCents, highCents }
    const rule = `procedure-costs.${item}` as const
    const step = { rule, article, given, gives: highCents, unconfirmed: true, ...(source && { source }) } as const
    costs.push({ cost: { item, lowCents, highCents }, step })
  }
  if (isCommercial(court)) add('registry-fee', 'CPC 1425', entryOn(parameters.commercialRegistryFee, on))
  if (court === 'judicial-court' || court === 'local-chamber' || court === 'protection-judge') {
    add('legal-aid-contribution', 'CGI 1635 bis Q', entryOn(parameters.legalAidContribution, on))
  }
  if (court === 'economic-court' && amountCents > 5_000_000 && creditorStaff >= 250) {
    add('economic-contribution', 'loi 2023-1059 art. 27', { value: economicContribution(amountCents) })
  }
  if (court !== 'administrative-court') {
    const { value, source } = entryOn(parameters.serviceFee, on)
    const cents = serviceCents(amountCents, value)
    add('service', 'C. com. A444-11, A444-46, A444-48', { value: { lowCents: cents, highCents: cents }, source })
  }
  const lowCents = costs.reduce((sum, { cost }) => sum + cost.lowCents, 0)
  const highCents = costs.reduce((sum, { cost }) => sum + cost.highCents, 0)
  const total: Step<ProcedureCostsSteps> = {
    rule: 'procedure-costs.total',
    article: 'CPC 695',
    given: { lowCents, highCents },
    gives: highCents,
    ...(costs.length > 0 && { unconfirmed: true }),
  }
  const items = costs.map(({ cost }) => cost)
  return explained({ items, lowCents, highCents }, [...costs.map(({ step }) => step), total])
}

type Sourced = { readonly value: CostRange; readonly source?: { readonly title: string } }

/** 3 % to 50 000 €, or 5 % to 100 000 €, by the creditor's turnover and profit. */
const economicContribution = (amountCents: Cents): CostRange => ({
  lowCents: Math.min(5_000_000, timesFraction(amountCents, 3, 100)),
  highCents: Math.min(10_000_000, timesFraction(amountCents, 5, 100)),
})

/** Half the emolument to 128 €, once to 1 280 €, twice above; travel; then VAT of 20 %. */
function serviceCents(
  amountCents: Cents,
  { emolumentCents, travelCents }: { readonly emolumentCents: Cents; readonly travelCents: Cents },
): Cents {
  const halves = amountCents <= 12_800 ? 1 : amountCents <= 128_000 ? 2 : 4
  const withoutTax = timesFraction(emolumentCents, halves, 2) + travelCents
  return timesFraction(withoutTax, 120, 100)
}
