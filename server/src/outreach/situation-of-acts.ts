// Gathers what the messages of many acts print, in a handful of statements whatever their number.

import { lawParametersOf, settingsOf } from '#access'
import { type Context, type Id, Refusal, isRefusal } from '#kernel'
import type { Original } from './enclosures.ts'
import { linksToFiles } from './links-to-files.ts'
import { originalsOf } from './enclosure-store.ts'
import { acceptedMessages } from './outbox-store.ts'
import type { MessageSituation } from './model.ts'
import { type AddressedDebtor, addressedTo, debtorFacts, itemFacts, itemReductions } from './situation-store.ts'
import { messageSituation } from './message-situation.ts'
import { type ActLineRow, type ActRow, linesOfActs } from './store.ts'

export type ActSituation = {
  readonly act: ActRow
  readonly debtor: AddressedDebtor
  readonly situation: MessageSituation
}
export type UnwrittenAct = { readonly act: ActRow; readonly refusal: Refusal }
export type ActSituations = { readonly ready: readonly ActSituation[]; readonly refused: readonly UnwrittenAct[] }

/** A debtor whose facts are incomplete is refused by name; the others go on. */
export async function situationsOfActs(ctx: Context, acts: readonly ActRow[]): Promise<ActSituations> {
  const lines = await linesOfActs(
    ctx,
    acts.map((act) => act.id),
  )
  return situationsOfLines(ctx, acts, lines)
}

/** The same for acts that are kept nowhere: their lines are given. */
export async function situationsOfLines(
  ctx: Context,
  acts: readonly ActRow[],
  lines: readonly ActLineRow[],
): Promise<ActSituations> {
  const itemIds = [...new Set(lines.map((line) => line.itemId))]
  const attaching = new Set(acts.filter((act) => act.attachesInvoices).map((act) => act.id))
  const attached = lines.filter(({ actId }) => attaching.has(actId)).map(({ itemId }) => itemId)
  const [settings, parameters, debtors, items, reductions, originals, accepted] = await Promise.all([
    settingsOf(ctx),
    lawParametersOf(ctx),
    debtorFacts(ctx, [...new Set(acts.map((act) => act.debtorId))]),
    itemFacts(ctx, itemIds),
    itemReductions(ctx, itemIds),
    keptOriginals(ctx, attached),
    acceptedMessages(ctx, itemIds),
  ])
  const linkTo = linksToFiles(ctx)
  const previousOf = Map.groupBy(accepted, (message) => message.itemId)
  const linesOf = Map.groupBy(lines, (line) => line.actId)
  const ready: ActSituation[] = []
  const refused: UnwrittenAct[] = []
  for (const act of acts) {
    const known = debtors.get(act.debtorId)
    const debtor = known && addressedTo(known, act.recipientRole)
    try {
      if (!debtor) throw new Refusal('outreach.debtor_gone', { debtor: act.debtorId })
      const own = linesOf.get(act.id) ?? []
      const previous = new Map(own.flatMap((line) => previousOf.get(line.itemId) ?? []).map((one) => [one.id, one]))
      const shared = { items, reductions, settings, parameters, originals, linkTo, today: ctx.today }
      const facts = { act, debtor, ...shared, lines: own, previous: [...previous.values()] }
      ready.push({ act, debtor, situation: messageSituation(facts) })
    } catch (error) {
      refused.push({ act, refusal: asRefusal(ctx, act, debtor?.name, error) })
    }
  }
  return { ready, refused }
}

/** The invoices themselves, where they came in as files to read. */
async function keptOriginals(ctx: Context, itemIds: readonly Id[]): Promise<ReadonlyMap<Id, Original>> {
  const kept = itemIds.length === 0 ? [] : await originalsOf(ctx, itemIds)
  const originals = new Map<Id, Original>()
  for (const original of kept) {
    const sizeBytes = await ctx.files.size(ctx.organisationId, original.sha256)
    if (sizeBytes === null) ctx.log.warn('outreach.original_missing', { document: original.documentId })
    originals.set(original.itemId, { ...original, sizeBytes })
  }
  return originals
}

/** A fault of ours in one message stops neither the others nor the day. */
export function asRefusal(ctx: Context, act: ActRow, debtor: string | undefined, error: unknown): Refusal {
  if (isRefusal(error)) return error
  ctx.log.error('outreach.message_fault', { act: act.id, error })
  return new Refusal('outreach.message_fault', { debtor: debtor ?? act.debtorId })
}
