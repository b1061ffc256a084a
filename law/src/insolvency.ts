// What a creditor must do, and until when, once insolvency proceedings are open.
// C. com. L622-7, L622-21: no payment of earlier debts, no action; L622-24: « tous les créanciers dont la créance est née
// antérieurement au jugement d'ouverture, à l'exception des salariés, adressent la déclaration de leurs créances au
// mandataire judiciaire »; R622-24: two months from the publication. What counts is when the claim arose. Not handled:
// guarantors and co-debtors (see counsel), employees, confidential amicable proceedings.

import { explained, type Explained, missing, type Missing, type Step } from './explain.ts'
import { assertDays } from './input-guards.ts'
import { proceduralDeadline, type ProceduralDeadlineSteps, type TimeLimit } from './procedural-deadline.ts'
import { type Day, latest } from './values.ts'

export const PROCEEDINGS = ['safeguard', 'receivership', 'liquidation'] as const

export type Proceedings = (typeof PROCEEDINGS)[number]

export type InsolvencyInput = {
  readonly proceedings: Proceedings
  readonly openedOn: Day
  /** In the BODACC; asked for when the claim is to be declared. */
  readonly publishedOn?: Day | undefined
  /** Delivery or performance: when the claim arose. */
  readonly performedOn: Day
  /** Of an invoice that was late before the judgment. */
  readonly dueDate?: Day | undefined
  /** The creditor is established outside the territory of the court (mainland and overseas count apart). */
  readonly isCreditorElsewhere?: boolean | undefined
  /** The running contract was ended on this day. */
  readonly contractEndedOn?: Day | undefined
  readonly hasRetentionOfTitle?: boolean | undefined
  /** The letter by which the claim was contested was received. */
  readonly contestedOn?: Day | undefined
}

export type Insolvency = {
  /** `later` is paid when it falls due, if the proceedings needed it. */
  readonly claim: 'prior' | 'later'
  readonly declareBy: Day | null
  readonly reliefBy: Day | null
  readonly reclaimBy: Day | null
  readonly answerBy: Day | null
}

type From = { readonly given: { readonly from: Day }; readonly gives: Day }
type Bare = { readonly given: { readonly openedOn: Day }; readonly gives: string }

type BareSteps = {
  'insolvency.stop': Bare
  'insolvency.interest-stopped': Bare
  'insolvency.declare-all': Bare
  'insolvency.indemnity-before': Bare
  'insolvency.no-acceleration': Bare
  'insolvency.acceleration': Bare
  'insolvency.set-off': Bare
}

type FromSteps = {
  'insolvency.declare': From
  'insolvency.declare-from-elsewhere': From
  'insolvency.declare-after-end': From
  'insolvency.relief': From
  'insolvency.reclaim': From
  'insolvency.answer': From
}

export type InsolvencySteps = ProceduralDeadlineSteps &
  BareSteps &
  FromSteps & {
    'insolvency.prior': {
      readonly given: { readonly performedOn: Day; readonly openedOn: Day }
      readonly gives: string
    }
    'insolvency.later': {
      readonly given: { readonly performedOn: Day; readonly openedOn: Day }
      readonly gives: string
    }
  }

type InsolvencyStep = Step<InsolvencySteps>
type Part = { readonly day: Day; readonly steps: readonly InsolvencyStep[] }

/**
 * What to stop, what to declare and the last days. Missing: `publishedOn` of a claim to be declared.
 * @article C. com. L622-7, L622-17, L622-21, L622-24 to L622-29, L624-9, L643-1, R622-21 to R622-24
 */
export function insolvency(input: InsolvencyInput): Explained<Insolvency, InsolvencySteps> | Missing {
  const { proceedings, openedOn, publishedOn, performedOn, dueDate, contestedOn, contractEndedOn } = input
  assertDays({ openedOn, publishedOn, performedOn, dueDate, contestedOn, contractEndedOn })
  const given = { performedOn, openedOn }
  // On the same day: choice `claim-of-the-opening-day`.
  if (performedOn > openedOn) {
    const none = { declareBy: null, reliefBy: null, reclaimBy: null, answerBy: null }
    const later = { rule: 'insolvency.later', article: 'C. com. L622-17', given, gives: 'later' } as const
    return explained({ claim: 'later', ...none }, [later])
  }
  if (publishedOn === undefined) return missing('publishedOn')
  const bare = (rule: keyof BareSteps, article: string): InsolvencyStep => ({
    rule,
    article,
    given: { openedOn },
    gives: 'known',
  })
  const isLate = dueDate !== undefined && dueDate < openedOn
  const said: readonly InsolvencyStep[] = [
    bare('insolvency.stop', 'C. com. L622-7, L622-21'),
    bare('insolvency.interest-stopped', 'C. com. L622-28'),
    proceedings === 'liquidation'
      ? bare('insolvency.acceleration', 'C. com. L643-1')
      : bare('insolvency.no-acceleration', 'C. com. L622-29'),
    { rule: 'insolvency.prior', article: 'C. com. L622-24', given, gives: 'prior' },
    bare('insolvency.declare-all', 'C. com. L622-24, L622-25, R622-23'),
    ...(isLate ? [{ ...bare('insolvency.indemnity-before', 'C. com. L441-10 II'), unconfirmed: true } as const] : []),
    bare('insolvency.set-off', 'C. com. L622-7; Cass. com. 3 mai 2011, 10-16.758'),
  ]
  const declare = declarePart(input, publishedOn)
  const relief = counted('insolvency.relief', 'C. com. L622-26', publishedOn, months(6))
  const reclaim =
    input.hasRetentionOfTitle === true ? counted('insolvency.reclaim', 'C. com. L624-9', publishedOn, months(3)) : null
  const answer =
    contestedOn === undefined
      ? null
      : counted('insolvency.answer', 'C. com. L622-27', contestedOn, { count: 30, unit: 'days' })
  const value: Insolvency = {
    claim: 'prior',
    declareBy: declare.day,
    reliefBy: relief.day,
    reclaimBy: reclaim?.day ?? null,
    answerBy: answer?.day ?? null,
  }
  const dated = [answer, reclaim, relief].flatMap((part) => part?.steps ?? [])
  return explained(value, [...said, ...dated, ...declare.steps])
}

const months = (count: number): TimeLimit => ({ count, unit: 'months' })

/** Two months, four from elsewhere; of a contract that was ended, at least one month from then. */
function declarePart({ isCreditorElsewhere = false, contractEndedOn }: InsolvencyInput, publishedOn: Day): Part {
  const declare = isCreditorElsewhere
    ? counted('insolvency.declare-from-elsewhere', 'C. com. R622-24', publishedOn, months(4))
    : counted('insolvency.declare', 'C. com. R622-24', publishedOn, months(2))
  if (contractEndedOn === undefined) return declare
  const ended = counted('insolvency.declare-after-end', 'C. com. R622-21', contractEndedOn, months(1))
  const day = latest(declare.day, ended.day)
  return { day, steps: day === ended.day ? [...declare.steps, ...ended.steps] : declare.steps }
}

function counted(rule: keyof FromSteps, article: string, from: Day, limit: TimeLimit): Part {
  const deadline = proceduralDeadline(from, limit)
  return { day: deadline.day, steps: [...deadline.steps, { rule, article, given: { from }, gives: deadline.day }] }
}
