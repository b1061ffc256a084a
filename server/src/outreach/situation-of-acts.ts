// Gathers what the messages of many acts print, in a handful of statements whatever their number.

import { settingsOf } from '#access'
import { type Context, Refusal } from '#kernel'
import { acceptedMessages } from './message-store.ts'
import type { MessageSituation } from './model.ts'
import { type DebtorFacts, debtorFacts, itemFacts, itemReductions } from './situation-store.ts'
import { messageSituation } from './message-situation.ts'
import { type ActRow, linesOfActs } from './store.ts'

export type ActSituation = { readonly act: ActRow; readonly debtor: DebtorFacts; readonly situation: MessageSituation }
export type UnwrittenAct = { readonly act: ActRow; readonly refusal: Refusal }
export type ActSituations = { readonly ready: readonly ActSituation[]; readonly refused: readonly UnwrittenAct[] }

/** A debtor whose facts are incomplete is refused by name; the others go on. */
export async function situationsOfActs(ctx: Context, acts: readonly ActRow[]): Promise<ActSituations> {
  const settings = await settingsOf(ctx)
  const lines = await linesOfActs(
    ctx,
    acts.map((act) => act.id),
  )
  const debtorIds = [...new Set(acts.map((act) => act.debtorId))]
  const itemIds = [...new Set(lines.map((line) => line.itemId))]
  const debtors = await debtorFacts(ctx, debtorIds)
  const items = await itemFacts(ctx, itemIds)
  const reductions = await itemReductions(ctx, itemIds)
  const previous = Map.groupBy(await acceptedMessages(ctx, debtorIds), (message) => message.debtorId)
  const linesOf = Map.groupBy(lines, (line) => line.actId)
  const ready: ActSituation[] = []
  const refused: UnwrittenAct[] = []
  for (const act of acts) {
    try {
      const debtor = debtors.get(act.debtorId)
      if (!debtor) throw new Refusal('outreach.debtor_gone', { debtor: act.debtorId })
      const facts = {
        act,
        debtor,
        items,
        reductions,
        settings,
        lines: linesOf.get(act.id) ?? [],
        previous: previous.get(debtor.id) ?? [],
        today: ctx.today,
      }
      ready.push({ act, debtor, situation: messageSituation(facts) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ act, refusal: error })
    }
  }
  return { ready, refused }
}
