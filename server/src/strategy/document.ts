// The decision as a document with names, days and sentences: what the command prints and the interface answers.

import { type Day, dayOf, type Locale } from '#kernel'
import type { CompiledSituation } from './compile-situation.ts'
import type { Decision } from './decide.ts'
import { type Action, type Channel, type Mode, NEVER, NO_DAY, type Wait } from './model.ts'
import type { Reason } from './reasons.ts'
import { reasonSentence, type Speech, waitSentence } from './sentence.ts'
import type { SituationId } from './situation.ts'

export type DecisionDocument = { readonly actions: readonly ActionDocument[]; readonly waits: readonly WaitDocument[] }

export type ActionDocument = {
  readonly debtor: SituationId
  readonly channel: Channel
  readonly step: string
  readonly mode: Mode
  readonly currency: string
  readonly invoices: readonly { readonly id: SituationId; readonly step: string; readonly advances: boolean }[]
  readonly totalCents: number
  readonly reasons: readonly ReasonDocument[]
}

type ReasonDocument = {
  readonly code: string
  /** The line that it is about; absent when it is about the act. */
  readonly invoice?: SituationId
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly sentence: string
}

type WaitDocument = {
  readonly invoice: SituationId
  readonly code: string
  readonly until: Day | null
  readonly sentence: string
}

export function decisionDocument(decision: Decision, compiled: CompiledSituation, locale: Locale): DecisionDocument {
  const currencyOf = currencies(compiled)
  return {
    actions: decision.actions.map((action) => actionDocument(action, compiled, locale)),
    waits: decision.waits.map((wait) =>
      waitDocument(wait, compiled, speechOf(compiled, currencyOf.get(wait.item) ?? 0, locale)),
    ),
  }
}

function actionDocument(action: Action, compiled: CompiledSituation, locale: Locale): ActionDocument {
  const speech = speechOf(compiled, action.currency, locale)
  return {
    debtor: nameOf(compiled.debtorNames, action.debtor),
    channel: action.channel,
    step: action.step,
    mode: action.mode,
    currency: speech.currency,
    invoices: action.items.map(({ id, step, advances }) => ({ id: nameOf(compiled.itemNames, id), step, advances })),
    totalCents: action.totalCents,
    reasons: action.reasons.map((reason) => reasonDocument(reason, compiled, speech)),
  }
}

function waitDocument(wait: Wait, compiled: CompiledSituation, speech: Speech): WaitDocument {
  return {
    invoice: nameOf(compiled.itemNames, wait.item),
    code: wait.code,
    until: wait.until === null ? null : dayOf(wait.until),
    sentence: waitSentence(wait, speech),
  }
}

export const speechOf = ({ settings }: CompiledSituation, currency: number, locale: Locale): Speech => ({
  locale,
  currency: settings.currencies[currency] ?? 'EUR',
  today: settings.today,
})

/** The currency of each item. */
export const currencies = ({ debtors }: CompiledSituation): ReadonlyMap<number, number> =>
  new Map(debtors.flatMap((debtor) => debtor.items.map((item) => [item.id, item.currency] as const)))

/** Facts as they travel: day numbers become days, what is unknown or without end becomes null. */
function factsDocument(facts: object): Record<string, string | number | null> {
  return Object.fromEntries(
    Object.entries(facts).map(([key, value]: [string, string | number]) => {
      if (!key.endsWith('Day') || typeof value !== 'number') return [key, value]
      return [key, value === NEVER || value === NO_DAY ? null : dayOf(value)]
    }),
  )
}

function reasonDocument(reason: Reason, compiled: CompiledSituation, speech: Speech): ReasonDocument {
  return {
    code: reason.code,
    ...(reason.item === null ? {} : { invoice: nameOf(compiled.itemNames, reason.item) }),
    facts: factsDocument(reason.facts),
    sentence: reasonSentence(reason, speech),
  }
}

function nameOf(names: readonly SituationId[], id: number): SituationId {
  const name = names[id]
  if (name === undefined) throw new Error(`no name for ${id}`)
  return name
}
