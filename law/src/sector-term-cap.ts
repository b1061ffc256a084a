// The latest due date in the sectors whose terms the law sets apart.
// C. com. L441-11 II: « Le délai de paiement, par tout producteur, revendeur ou prestataire de services, ne peut
// dépasser … » – from the delivery for food, livestock and spirits, from the invoice for carriage. Trade agreements with
// longer terms (toys, watches, sports goods …) are not carried: their figures could not be read, so the caller gives them.

import { missing, type Missing, type Step } from './explain.ts'
import { assertWhole } from './input-guards.ts'
import { addDays, type Day, dayFrom, endOfMonth } from './values.ts'

export type Sector =
  /** Carriage of goods, hire of vehicles, forwarding and customs agents, shipping and air freight agents. */
  | 'transport'
  /** Perishable, frozen and deep-frozen food, cooked dishes and preserves. */
  | 'perishable-food'
  /** Live cattle for consumption and the fresh meat made of it. */
  | 'livestock'
  /** Alcoholic drinks under consumption duty. */
  | 'spirits'
  /** Grapes, musts, wines and what is made of them. */
  | 'wine'
  /** A sector with a longer term by trade agreement: give `sectorMaximumDays`. */
  | 'trade-agreement'
  /** Goods bought free of VAT to be sold as they are outside the European Union. */
  | 'export'

type FromDelivery = {
  readonly given: { readonly delivery: Day; readonly from: Day; readonly days: number }
  readonly gives: Day
}
type FromIssue = { readonly given: { readonly from: Day; readonly days: number }; readonly gives: Day }

export type SectorTermCapSteps = {
  'payment-term.cap-transport': FromIssue
  'payment-term.cap-perishable-food': FromDelivery
  /** A periodic invoice: the ten days of the delivery end first. */
  'payment-term.cap-perishable-food-periodic': FromDelivery
  'payment-term.cap-livestock': FromDelivery
  'payment-term.cap-spirits': FromDelivery
  'payment-term.cap-trade-agreement': FromIssue
  'payment-term.cap-export': FromIssue
}

export type SectorCapInput = {
  readonly sector: Sector
  readonly issueDate: Day
  readonly performedOn: Day | undefined
  readonly isPeriodic: boolean
  readonly sectorMaximumDays: number | undefined
}

type SectorStep = Step<SectorTermCapSteps>

const ARTICLE = 'C. com. L441-11 II'

/**
 * The cap of a sector; null where the general one holds (wine without a trade agreement).
 * @article C. com. L441-11 II, L441-12
 */
export function sectorCap(input: SectorCapInput): SectorStep | Missing | null {
  const { sector, issueDate: from } = input
  switch (sector) {
    case 'transport':
      return {
        rule: 'payment-term.cap-transport',
        article: ARTICLE,
        given: { from, days: 30 },
        gives: addDays(from, 30),
      }
    case 'wine':
      return input.sectorMaximumDays === undefined ? null : agreementCap(from, input.sectorMaximumDays)
    case 'trade-agreement':
      return input.sectorMaximumDays === undefined
        ? missing('sectorMaximumDays')
        : agreementCap(from, input.sectorMaximumDays)
    case 'export':
      return {
        rule: 'payment-term.cap-export',
        article: 'C. com. L441-12',
        given: { from, days: 90 },
        gives: addDays(from, 90),
        unconfirmed: true,
      }
    case 'perishable-food':
    case 'livestock':
    case 'spirits':
      return input.performedOn === undefined
        ? missing('performedOn')
        : deliveryCap(sector, input.performedOn, input.isPeriodic)
  }
}

function deliveryCap(
  sector: 'perishable-food' | 'livestock' | 'spirits',
  delivery: Day,
  isPeriodic: boolean,
): SectorStep {
  const step = (rule: DeliveryRule, from: Day, days: number): SectorStep => ({
    rule,
    article: ARTICLE,
    given: { delivery, from, days },
    gives: addDays(from, days),
  })
  switch (sector) {
    case 'perishable-food':
      return isPeriodic
        ? step('payment-term.cap-perishable-food-periodic', endOfTenDays(delivery), 30)
        : step('payment-term.cap-perishable-food', delivery, 30)
    case 'livestock':
      return step('payment-term.cap-livestock', delivery, 20)
    case 'spirits':
      return step('payment-term.cap-spirits', endOfMonth(delivery), 30)
  }
}

type DeliveryRule = Exclude<
  keyof SectorTermCapSteps,
  'payment-term.cap-transport' | 'payment-term.cap-trade-agreement' | 'payment-term.cap-export'
>

function agreementCap(from: Day, days: number): SectorStep {
  assertWhole('sectorMaximumDays', days)
  return {
    rule: 'payment-term.cap-trade-agreement',
    article: 'C. com. L441-11',
    given: { from, days },
    gives: addDays(from, days),
    unconfirmed: true,
  }
}

/** The 10th, the 20th or the last day of the month. */
function endOfTenDays(day: Day): Day {
  const date = Number(day.slice(8, 10))
  if (date > 20) return endOfMonth(day)
  return dayFrom(Number(day.slice(0, 4)), Number(day.slice(5, 7)), date > 10 ? 20 : 10)
}
