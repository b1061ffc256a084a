// The days that count around an order for payment: fee, service, opposition, enforcement.
// CPC 1411: the order is void when it was not served in time: six months, and three for orders made from 1 September 2026
// (decree 2026-96). CPC 1416: « L'opposition est formée dans le mois qui suit la signification de l'ordonnance. » The
// texts of 1411, 1416 and 1422 after that decree were read in paraphrase only; their steps say so.

import { explained, type Explained, missing, type Missing, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { entryOn } from './parameters/parameter.ts'
import { PROCEDURE_PARAMETERS, type ProcedureParameters } from './parameters/procedure.ts'
import { proceduralDeadline, type ProceduralDeadlineSteps, type TimeLimit } from './procedural-deadline.ts'
import { addDays, type Day } from './values.ts'

export type OrderForPaymentCalendarInput = {
  /** Only there a fee must be deposited. */
  readonly isCommercial?: boolean | undefined
  readonly requestedOn?: Day | undefined
  readonly orderedOn?: Day | undefined
  readonly servedOn?: Day | undefined
  /** Handed to the debtor himself; asked for once it was served. */
  readonly servedInPerson?: boolean | undefined
  /** The first act handed to the debtor, or the first measure that froze assets of his. */
  readonly firstMeasureOn?: Day | undefined
  /** The registry told of an opposition. */
  readonly oppositionToldOn?: Day | undefined
}

export type OrderForPaymentCalendar = {
  readonly depositFeeBy: Day | null
  readonly serveBy: Day | null
  /** Null while it stays open. */
  readonly oppositionBy: Day | null
  readonly enforceableFrom: Day | null
  /** What the creditor must do after an opposition: deposit its cost, or appoint counsel. */
  readonly answerOppositionBy: Day | null
}

type From = { readonly given: { readonly day: Day }; readonly gives: Day }

type PlainSteps = {
  'order-for-payment-calendar.deposit-fee': From
  'order-for-payment-calendar.oppose': From
  'order-for-payment-calendar.opposition-open': From
  'order-for-payment-calendar.oppose-after-measure': From
  'order-for-payment-calendar.enforce': From
  'order-for-payment-calendar.enforce-unless-told': From
  'order-for-payment-calendar.opposed': From
}

export type OrderForPaymentCalendarSteps = ProceduralDeadlineSteps &
  PlainSteps & {
    'order-for-payment-calendar.serve': {
      readonly given: { readonly day: Day; readonly months: number }
      readonly gives: Day
    }
    'order-for-payment-calendar.void': {
      readonly given: { readonly day: Day; readonly serveBy: Day }
      readonly gives: Day
    }
  }

type CalendarStep = Step<OrderForPaymentCalendarSteps>

/** One of the days, and why. */
type Part = { readonly day: Day | null; readonly steps: readonly CalendarStep[] }

/**
 * The days that count, as far as the facts reach. Missing: `requestedOn` or `orderedOn`; `servedInPerson` once served.
 * @article CPC 1411, 1416, 1418, 1422, 1425; decree 2026-96 of 16 February 2026
 */
export function orderForPaymentCalendar(
  input: OrderForPaymentCalendarInput,
  parameters: ProcedureParameters = PROCEDURE_PARAMETERS,
): Explained<OrderForPaymentCalendar, OrderForPaymentCalendarSteps> | Missing {
  const { requestedOn, orderedOn, servedOn, servedInPerson, firstMeasureOn, oppositionToldOn } = input
  assertDays({ requestedOn, orderedOn, servedOn, firstMeasureOn, oppositionToldOn })
  if (orderedOn === undefined && (requestedOn === undefined || servedOn !== undefined)) return missing('orderedOn')
  if (servedOn !== undefined && servedInPerson === undefined) return missing('servedInPerson')
  const fee = feePart(input)
  const service = orderedOn === undefined ? NOTHING : servicePart(orderedOn, parameters)
  const parts = { depositFeeBy: fee, serveBy: service, ...afterService(input, service) }
  const days = Object.entries(parts).map(([name, part]) => [name, part.day])
  const value = Object.fromEntries(days) as OrderForPaymentCalendar
  return explained(
    value,
    Object.values(parts).flatMap(({ steps }) => steps),
  )
}

const NOTHING: Part = { day: null, steps: [] }

type AfterService = { readonly oppositionBy: Part; readonly enforceableFrom: Part; readonly answerOppositionBy: Part }

function afterService(input: OrderForPaymentCalendarInput, service: Part): AfterService {
  const { servedOn, orderedOn, oppositionToldOn } = input
  const nothing = { oppositionBy: NOTHING, enforceableFrom: NOTHING, answerOppositionBy: NOTHING }
  if (servedOn === undefined || orderedOn === undefined || service.day === null) return nothing
  if (servedOn > service.day) {
    const step: CalendarStep = {
      rule: 'order-for-payment-calendar.void',
      article: 'CPC 1411',
      given: { day: servedOn, serveBy: service.day },
      gives: servedOn,
    }
    return { ...nothing, oppositionBy: { day: null, steps: [step] } }
  }
  const isOpposed = oppositionToldOn !== undefined
  return {
    oppositionBy: oppositionPart(input, servedOn),
    enforceableFrom: isOpposed ? NOTHING : enforcementPart(orderedOn, servedOn),
    answerOppositionBy: isOpposed
      ? counted('order-for-payment-calendar.opposed', 'CPC 1418, 1419, 1425', oppositionToldOn, FIFTEEN_DAYS)
      : NOTHING,
  }
}

const FIFTEEN_DAYS: TimeLimit = { count: 15, unit: 'days' }
const ONE_MONTH: TimeLimit = { count: 1, unit: 'months' }

const feePart = ({ isCommercial, requestedOn }: OrderForPaymentCalendarInput): Part =>
  isCommercial === true && requestedOn !== undefined
    ? counted('order-for-payment-calendar.deposit-fee', 'CPC 1425', requestedOn, FIFTEEN_DAYS)
    : NOTHING

function servicePart(orderedOn: Day, parameters: ProcedureParameters): Part {
  const { value: months, source } = entryOn(parameters.orderServiceMonths, orderedOn)
  const deadline = proceduralDeadline(orderedOn, { count: months, unit: 'months' })
  const given = { day: orderedOn, months }
  const step: CalendarStep = {
    rule: 'order-for-payment-calendar.serve',
    article: 'CPC 1411',
    given,
    gives: deadline.day,
    source,
  }
  return { day: deadline.day, steps: [...deadline.steps, step] }
}

/** Served otherwise than in person, it stays open until a month after the first act or measure that reached him. */
function oppositionPart({ servedInPerson, firstMeasureOn }: OrderForPaymentCalendarInput, servedOn: Day): Part {
  if (servedInPerson === true) return counted('order-for-payment-calendar.oppose', 'CPC 1416', servedOn, ONE_MONTH)
  if (firstMeasureOn !== undefined) {
    return counted('order-for-payment-calendar.oppose-after-measure', 'CPC 1416', firstMeasureOn, ONE_MONTH)
  }
  const given = { day: servedOn }
  const open = {
    rule: 'order-for-payment-calendar.opposition-open',
    article: 'CPC 1416',
    given,
    gives: servedOn,
  } as const
  return { day: null, steps: [open] }
}

/** Orders from this day on: two months without news of an opposition; before it, the month of opposition. */
const SILENCE_SINCE: Day = '2026-09-01'

function enforcementPart(orderedOn: Day, servedOn: Day): Part {
  const isNew = orderedOn >= SILENCE_SINCE
  const { day: last, steps } = proceduralDeadline(servedOn, { count: isNew ? 2 : 1, unit: 'months' })
  const day = addDays(last, 1)
  const step: CalendarStep = {
    rule: isNew ? 'order-for-payment-calendar.enforce-unless-told' : 'order-for-payment-calendar.enforce',
    article: isNew ? 'CPC 1422; décret 2026-96' : 'CPC 1422',
    given: { day: servedOn },
    gives: day,
    unconfirmed: true,
  }
  return { day, steps: [...steps, step] }
}

function counted(rule: keyof PlainSteps, article: string, day: Day, limit: TimeLimit): Part {
  const deadline = proceduralDeadline(day, limit)
  return { day: deadline.day, steps: [...deadline.steps, { rule, article, given: { day }, gives: deadline.day }] }
}
