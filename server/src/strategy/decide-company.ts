// The decision of the day for a company, from the database: read, decide, nothing written.

import type { Cents, Context, Id } from '#kernel'
import type { CompanyPolicy } from './company-policy.ts'
import { eachDebtor } from './each-debtor.ts'
import { loadColumns } from './load-columns.ts'
import type { Action, DebtorDecision, DebtorSituation, Wait } from './model.ts'
import { limitRun } from './release.ts'
import { decideDebtor } from './rules.ts'

/** Why an item does not leave, with what is open of it. */
export type CompanyWait = Wait & { readonly openCents: Cents }

export type CompanyDecision = {
  readonly actions: readonly Action[]
  readonly waits: readonly CompanyWait[]
  /** One per debtor looked at. */
  readonly looks: readonly { readonly debtorId: Id; readonly nextLookDay: number }[]
}

/** Decides on the debtors given, or on all. `visit` sees each situation with its decision, for whoever wants to say why. */
export async function decideCompany(
  ctx: Context,
  policy: CompanyPolicy,
  debtorIds: readonly Id[] | 'all',
  visit?: (debtor: DebtorSituation, decision: DebtorDecision) => void,
): Promise<CompanyDecision> {
  const columns = await loadColumns(ctx, { ...policy, debtorIds })
  const actions: Action[] = []
  const waits: CompanyWait[] = []
  const openCents = new Map<Id, Cents>()
  const looks: { debtorId: Id; nextLookDay: number }[] = []
  eachDebtor(columns, policy.settings, (debtor) => {
    const decision = decideDebtor(debtor, policy.settings)
    actions.push(...decision.actions)
    for (const item of debtor.items) openCents.set(item.id, item.openCents)
    for (const wait of decision.waits) waits.push(Object.assign(wait, { openCents: openCents.get(wait.item) ?? 0 }))
    looks.push({ debtorId: decision.debtor, nextLookDay: decision.nextLookDay })
    visit?.(debtor, decision)
  })
  const limited = limitRun(actions, policy.settings)
  for (const wait of limited.waits) waits.push({ ...wait, openCents: openCents.get(wait.item) ?? 0 })
  return { actions: limited.actions, waits, looks: lookAgainSoon(looks, limited.waits) }
}

/** What the limit of the run kept back is looked at again tomorrow. */
function lookAgainSoon(looks: CompanyDecision['looks'], keptBack: readonly Wait[]): CompanyDecision['looks'] {
  if (keptBack.length === 0) return looks
  const until = new Map(keptBack.map((wait) => [wait.debtor, wait.until]))
  return looks.map((look) => ({ ...look, nextLookDay: until.get(look.debtorId) ?? look.nextLookDay }))
}
