// Why (not) today, and what is next, for one invoice or everything of one debtor.

import { type Day, type DayNumber, dayOf, type Id, type Locale } from '#kernel'
import { collectableDays } from './collectable-days.ts'
import type { CompiledSituation } from './compile-situation.ts'
import { speechOf } from './document.ts'
import { type DebtorDecision, type DebtorSituation, type ItemSituation, NO_DAY } from './model.ts'
import { type Reason, reason } from './reasons.ts'
import { decideDebtor } from './rules.ts'
import { reasonSentence, type Speech, waitSentence } from './sentence.ts'
import type { DecisionSettings } from './settings.ts'
import type { SituationId } from './situation.ts'

export type ItemWhy = {
  readonly item: Id
  /** Acts and tasks of today that this item is part of. */
  readonly actions: readonly { readonly step: string; readonly channel: string; readonly advances: boolean }[]
  /** The code for which it does not leave; null when it does. */
  readonly code: string | null
  /** The first day on which it may leave: today when it does, null when only a new fact decides. */
  readonly nextDay: Day | null
  readonly daysPastDue: number | null
  /** Days past due on which nothing held it. */
  readonly collectableDays: number | null
  readonly sentences: readonly string[]
}

/** By name: everything about an invoice, or about each invoice of a debtor; empty when neither has that name. */
export function why(
  compiled: CompiledSituation,
  name: string,
  locale: Locale,
): readonly { readonly invoice: SituationId; readonly why: ItemWhy }[] {
  const { debtors, settings, debtorNames, itemNames } = compiled
  return debtors.flatMap((debtor) => {
    const isDebtor = String(debtorNames[debtor.id]) === name
    const items = debtor.items.filter((item) => isDebtor || String(itemNames[item.id]) === name)
    if (items.length === 0) return []
    const decision = decideDebtor(debtor, settings)
    return items.map((item) => {
      const explained = explain(item, debtor, decision, settings, speechOf(compiled, item.currency, locale))
      return { invoice: itemNames[item.id] ?? item.id, why: explained }
    })
  })
}

/** The reasons of a decision that concern one item of the debtor it was taken for. */
export function explain(
  item: ItemSituation,
  debtor: DebtorSituation,
  decision: DebtorDecision,
  settings: DecisionSettings,
  speech: Speech,
): ItemWhy {
  const acts = decision.actions.filter((action) => action.items.some((line) => line.id === item.id))
  const isLeaving = acts.some((action) => action.items.some((line) => line.id === item.id && line.advances))
  const wait = decision.waits.find((known) => known.item === item.id)
  const reasons = acts.flatMap((action) =>
    action.reasons.filter((known) => known.item === item.id || (known.item === null && isLeaving)),
  )
  // A task about what keeps the item back has the same reason: it is said once.
  const others = reasons.filter(({ code }) => code !== wait?.code)
  return {
    item: item.id,
    actions: acts.map(({ step, channel, items }) => ({
      step,
      channel,
      advances: items.some((line) => line.id === item.id && line.advances),
    })),
    code: wait?.code ?? null,
    nextDay: wait ? dayOrNull(wait.until) : isLeaving ? dayOf(settings.today) : null,
    daysPastDue: item.dueDay === NO_DAY ? null : Math.max(0, settings.today - item.dueDay),
    collectableDays: item.dueDay === NO_DAY ? null : collectableDays(item, [...debtor.holds, ...item.holds], settings),
    sentences: [
      ...(wait ? [waitSentence(wait, speech)] : []),
      ...new Set([...others, ...causeOf(item)].map((known) => reasonSentence(known, speech))),
    ],
  }
}

/** What is known of the lateness, whether the item leaves or waits. */
const causeOf = ({ cause }: ItemSituation): readonly Reason[] =>
  cause === 'oversight' ? [] : [reason('lateness-cause', { cause })]

const dayOrNull = (day: DayNumber | null): Day | null => (day === null ? null : dayOf(day))
