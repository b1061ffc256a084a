// What can come after the last step of a plan, and what speaks for and against each way: what it costs at its start, what it
// takes, whether it is open. Figures are those of the law, or of the ledger; where neither knows one, that is said.

import {
  type CourtKind,
  type DebtorKind,
  type LawStep,
  limitationPeriod,
  mediation,
  orderForPayment,
  orderForPaymentCalendar,
  procedureCosts,
  UnknownParameter,
} from '@quittance/law'
import type { Cents, Day } from '#kernel'
import type { CaseFacts } from './choice-store.ts'

export const NEXT_CHOICES = [
  'call',
  'instalment-plan',
  'mediation',
  'agency',
  'order-for-payment',
  'write-off',
] as const
export type NextChoice = (typeof NEXT_CHOICES)[number]

export type CaseInput = {
  readonly facts: CaseFacts
  readonly kind: DebtorKind
  readonly openCents: Cents
  readonly dueDay: Day
  readonly today: Day
}

export type Way = {
  readonly choice: NextChoice
  readonly isOpen: boolean
  /** At its start; null where nobody here knows it. */
  readonly cost: { readonly lowCents: Cents; readonly highCents: Cents } | null
  /** The first day on which it can lead to payment by force, were it begun today and all went fast; null where the law counts none. */
  readonly earliestDay: Day | null
  /** Sentences of the law, and codes of our own. */
  readonly notes: readonly (LawStep | { readonly code: NoteCode; readonly share?: number })[]
}

export type NoteCode =
  | 'nothing-to-pay'
  | 'needs-day'
  | 'price-by-contract'
  | 'share-of-amount'
  | 'if-trader'
  | 'law-cannot-say'
  | 'figures-too-old'
  | 'not-while-insolvent'
  | 'declare-instead'
  | 'may-be-time-barred'
  | 'all-is-lost'
  | 'vat-by-accountant'

export function nextChoices(input: CaseInput): readonly Way[] {
  const { facts } = input
  const free = { lowCents: 0, highCents: 0 }
  const stopped = facts.isInsolvent ? [{ code: 'not-while-insolvent' as const }] : []
  const isOpen = !facts.isInsolvent
  return [
    { choice: 'call', isOpen, cost: free, earliestDay: null, notes: [...stopped, { code: 'nothing-to-pay' }] },
    {
      choice: 'instalment-plan',
      isOpen,
      cost: free,
      earliestDay: null,
      notes: [...stopped, { code: 'nothing-to-pay' }, { code: 'needs-day' }],
    },
    mediationWay(input),
    { choice: 'agency', isOpen, cost: null, earliestDay: null, notes: [...stopped, { code: 'price-by-contract' }] },
    orderWay(input),
    writeOffWay(input),
  ]
}

function mediationWay({ facts, kind }: CaseInput): Way {
  const { steps } = mediation({ debtor: kind, isInLiquidation: facts.isInsolvent })
  return { choice: 'mediation', isOpen: true, cost: null, earliestDay: null, notes: [...steps, { code: 'needs-day' }] }
}

function orderWay(input: CaseInput): Way {
  try {
    return orderWayKnown(input)
  } catch (error) {
    // Nobody has looked up a figure of that day yet: no guess in its place.
    if (!(error instanceof UnknownParameter)) throw error
    return {
      choice: 'order-for-payment',
      isOpen: false,
      cost: null,
      earliestDay: null,
      notes: [{ code: 'figures-too-old' }],
    }
  }
}

function orderWayKnown(input: CaseInput): Way {
  const { facts, kind, openCents, dueDay, today } = input
  const department = departmentOf(facts.postcode)
  const answer = orderForPayment({
    debtor: kind,
    country: facts.country,
    amountCents: openCents,
    dueDate: dueDay,
    on: today,
    isDisputed: facts.isDisputed,
    isInsolvent: facts.isInsolvent,
    ...(kind === 'business' && { activity: 'commercial' }),
    ...(department !== null && { department }),
  })
  const instead = facts.isInsolvent ? [{ code: 'declare-instead' as const }] : []
  if (answer.kind === 'missing')
    return {
      choice: 'order-for-payment',
      isOpen: false,
      cost: null,
      earliestDay: null,
      notes: [{ code: 'law-cannot-say' }, ...instead],
    }
  if (answer.kind === 'does-not-apply')
    return {
      choice: 'order-for-payment',
      isOpen: false,
      cost: null,
      earliestDay: null,
      notes: [...answer.steps, ...instead],
    }
  const { court } = answer.value
  const cost = costOf(court, input)
  const calendar = orderForPaymentCalendar({ orderedOn: today })
  return {
    choice: 'order-for-payment',
    isOpen: true,
    cost,
    earliestDay: enforceableFrom(today),
    notes: [
      ...(kind === 'business' ? [{ code: 'if-trader' as const }] : []),
      ...answer.steps,
      ...(calendar.kind === 'explained' ? calendar.steps : []),
      ...limitationNotes(input),
      { code: 'share-of-amount', share: Math.ceil((cost.highCents * 100) / Math.max(1, openCents)) },
    ],
  }
}

/** Until when there is a claim to bring to court at all, as far as the oldest due date alone says. */
function limitationNotes({ kind, dueDay, today }: CaseInput): Way['notes'] {
  const { value, steps } = limitationPeriod({ debtor: kind, dueDate: dueDay })
  const isOver = value.expires < today
  return [...steps.slice(-1), ...(isOver ? [{ code: 'may-be-time-barred' as const }] : [])]
}

/** Ordered and served on the same day: what the court takes beyond is not known to anybody. */
function enforceableFrom(today: Day): Day | null {
  const calendar = orderForPaymentCalendar({ orderedOn: today, servedOn: today, servedInPerson: true })
  return calendar.kind === 'explained' ? calendar.value.enforceableFrom : null
}

function costOf(court: CourtKind, { openCents, today }: CaseInput): { lowCents: Cents; highCents: Cents } {
  const { lowCents, highCents } = procedureCosts({ court, amountCents: openCents, on: today }).value
  return { lowCents, highCents }
}

function writeOffWay({ openCents }: CaseInput): Way {
  const cost = { lowCents: openCents, highCents: openCents }
  return {
    choice: 'write-off',
    isOpen: true,
    cost,
    earliestDay: null,
    notes: [{ code: 'all-is-lost' }, { code: 'vat-by-accountant' }],
  }
}

/** Of a French postcode; null abroad, and where it is not known. Corsica has two departments in one number. */
function departmentOf(postcode: string | null): string | null {
  if (postcode === null || !/^\d{5}$/.test(postcode)) return null
  if (postcode.startsWith('20')) return Number(postcode) < 20_200 ? '2A' : '2B'
  return postcode.startsWith('97') ? postcode.slice(0, 3) : postcode.slice(0, 2)
}
