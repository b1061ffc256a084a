// The decision on a situation as a whole.

import type { CompiledSituation } from './compile-situation.ts'
import type { Action, Wait } from './model.ts'
import { limitRun } from './release.ts'
import { decideDebtor } from './rules.ts'

export type Decision = { readonly actions: readonly Action[]; readonly waits: readonly Wait[] }

export function decide({ debtors, settings }: CompiledSituation): Decision {
  const decisions = debtors.map((debtor) => decideDebtor(debtor, settings))
  const limited = limitRun(
    decisions.flatMap((decision) => decision.actions),
    settings,
  )
  const waits = [...decisions.flatMap((decision) => decision.waits), ...limited.waits]
  return { actions: limited.actions, waits: waits.toSorted((a, b) => a.debtor - b.debtor || a.item - b.item) }
}
