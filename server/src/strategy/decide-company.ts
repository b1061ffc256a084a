// The decision of the day for a company, from the database: read, decide, nothing written. What waits is counted; the waits
// themselves are told one by one to whoever asks, because a company may have a million of them.

import type { Cents, Context, Id } from '#kernel'
import type { CompanyPolicy } from './company-policy.ts'
import { keepActions } from './kept-actions.ts'
import type { Action, DebtorDecision, DebtorSituation, Wait } from './model.ts'
import { limitRun } from './release.ts'
import { decideDebtor } from './rules.ts'
import { eachSituation } from './situations.ts'

/** Why an item does not leave, with what is open of it. */
export type CompanyWait = Wait & { readonly openCents: Cents }

/** Code → [items, cents in the company's currency]: totals never cross currencies. */
export type WaitCounts = Record<string, [items: number, cents: Cents]>

export type CompanyDecision = {
  readonly actions: readonly Action[]
  /** One per debtor looked at. */
  readonly looks: readonly DebtorLook[]
}

export type DebtorLook = { readonly debtorId: Id; nextLookDay: number; readonly waits: Readonly<WaitCounts> }

export type Watchers = {
  /** Each situation with its decision, for whoever wants to say why. The situation is valid during the call only. */
  readonly onDebtor?: (debtor: DebtorSituation, decision: DebtorDecision) => void
  readonly onWait?: (wait: CompanyWait) => void
}

/** Decides on the debtors given, or on all. */
export async function decideCompany(
  ctx: Context,
  policy: CompanyPolicy,
  debtorIds: readonly Id[] | 'all',
  { onDebtor, onWait }: Watchers = {},
): Promise<CompanyDecision> {
  const actions: Action[] = []
  const kept = keepActions()
  const looks: DebtorLook[] = []
  const keepBack = (look: DebtorLook, wait: Wait, { openCents, currency }: OpenItem): void => {
    countWait(look.waits, wait, currency === 0 ? openCents : 0)
    onWait?.({ ...wait, openCents })
  }
  await eachSituation(ctx, { ...policy, debtorIds }, (debtor) => {
    const decision = decideDebtor(debtor, policy.settings)
    for (const action of decision.actions) actions.push(kept(action))
    const look = { debtorId: debtor.id, nextLookDay: decision.nextLookDay, waits: {} }
    looks.push(look)
    let place = 0
    for (const wait of decision.waits) {
      place = placeOf(wait.item, debtor.items, place)
      keepBack(look, wait, debtor.items[place] ?? NOTHING_OPEN)
    }
    onDebtor?.(debtor, decision)
  })
  const limited = limitRun(actions, policy.settings)
  if (limited.waits.length > 0) {
    const items = byId(actions.flatMap(({ items: lines, currency }) => lines.map((line) => ({ ...line, currency }))))
    const lookOf = new Map(looks.map((look) => [look.debtorId, look]))
    for (const wait of limited.waits) {
      const look = lookOf.get(wait.debtor)
      if (!look) continue
      keepBack(look, wait, items.get(wait.item) ?? NOTHING_OPEN)
      // What the limit of the run kept back is looked at again tomorrow.
      look.nextLookDay = wait.until ?? look.nextLookDay
    }
  }
  return { actions: limited.actions, looks }
}

type OpenItem = { readonly openCents: Cents; readonly currency: number }
const NOTHING_OPEN: OpenItem = { openCents: 0, currency: 0 }

/** Waits come in the order of their items, and items nearly so: the one looked for is mostly the next. */
function placeOf(id: Id, items: readonly { readonly id: Id }[], from: number): number {
  for (let steps = 0; steps < items.length; steps++) {
    const place = (from + steps) % items.length
    if (items[place]?.id === id) return place
  }
  return items.length
}

function byId<Item extends OpenItem & { readonly id: Id }>(items: readonly Item[]): ReadonlyMap<Id, Item> {
  const found = new Map<Id, Item>()
  for (const item of items) found.set(item.id, item)
  return found
}

function countWait(counts: WaitCounts, { code }: Wait, openCents: Cents): void {
  const count = (counts[code] ??= [0, 0])
  count[0] += 1
  count[1] += openCents
}
