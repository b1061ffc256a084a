// Payments or credit notes that were entered by mistake: they never were. Contrary entries on the original days take back what
// they brought and what they were set against.

import { settingsOf } from '#access'
import { timeZoneOf } from '#access/model.ts'
import { type NewFact, record } from '#evidence'
import { Refusal, type Context, type Id } from '#kernel'
import { dayIn } from '#platform/clock.ts'
import { holdReopened } from './hold-reopened.ts'
import { lockDebtors } from './lock-debtors.ts'
import type { Item } from './model.ts'
import { reverseEntries } from './post-entries.ts'
import {
  type CreditRow,
  markWithdrawn,
  raiseVersions,
  selectCredits,
  selectEntriesOfCredits,
  selectItems,
} from './store.ts'

/**
 * By a person. A slip of the day is as if it had never been; what was settled for longer is open again by our own hand, and nobody
 * is asked for it before a person has looked and lifted the hold: perhaps the debtor was told that all is paid.
 */
export async function undoCredit(ctx: Context, { creditId }: { readonly creditId: Id }): Promise<void> {
  const settled = (await settledBy(ctx, creditId)).map(({ id }) => id)
  const [credit] = await presentCredits(ctx, [creditId])
  await undoCredits(ctx, { creditIds: [creditId] })
  const zone = timeZoneOf((await settingsOf(ctx)).calendar.zone)
  if (credit && dayIn(zone, credit.recordedAt) === ctx.today) return
  const open = (await selectItems(ctx, settled)).filter(({ openCents }) => openCents > 0)
  await holdReopened(ctx, open)
}

/** Items of which nothing is open, and to which the credit gave something. */
async function settledBy(ctx: Context, creditId: Id): Promise<readonly Item[]> {
  const entries = await selectEntriesOfCredits(ctx, [creditId])
  const items = await selectItems(
    ctx,
    entries.flatMap(({ itemId }) => itemId ?? []),
  )
  return items.filter(({ openCents }) => openCents === 0)
}

export async function undoCredits(ctx: Context, { creditIds }: { readonly creditIds: readonly Id[] }): Promise<void> {
  if (creditIds.length === 0) return
  const debtorIds = await lockDebtors(
    ctx,
    (await presentCredits(ctx, creditIds)).map(({ debtorId }) => debtorId),
  )
  const credits = await presentCredits(ctx, creditIds)
  // The next export would bring it again.
  const fromFile = credits.find(({ importId }) => importId !== null)
  if (fromFile) throw new Refusal('ledger.credit_from_file', { credit: fromFile.id, import: fromFile.importId })
  const entries = await selectEntriesOfCredits(ctx, creditIds)
  const items = await selectItems(
    ctx,
    entries.flatMap(({ itemId }) => itemId ?? []),
  )
  await reverseEntries(ctx, entries)
  await markWithdrawn(ctx, { items: [], credits: creditIds })
  await raiseVersions(ctx, debtorIds)
  const numbers = new Map(items.map(({ id, number }) => [id, number]))
  const byCredit = Map.groupBy(entries, ({ creditId }) => creditId)
  await record(
    ctx,
    credits.map((credit) => {
      const settled = (byCredit.get(credit.id) ?? []).flatMap(({ itemId }) => itemId ?? [])
      return undoneFact(credit, new Set(settled), numbers)
    }),
  )
}

export async function presentCredits(ctx: Context, creditIds: readonly Id[]): Promise<CreditRow[]> {
  const credits = (await selectCredits(ctx, creditIds)).filter(({ withdrawn }) => !withdrawn)
  const found = new Set(credits.map(({ id }) => id))
  const missing = creditIds.find((id) => !found.has(id))
  if (missing !== undefined) throw new Refusal('ledger.credit_unknown', { credit: missing })
  return credits
}

function undoneFact(credit: CreditRow, itemIds: ReadonlySet<Id>, numbers: ReadonlyMap<Id, string>): NewFact {
  const { id, debtorId, kind, amountCents, currency, reference, onDay } = credit
  const allocated = [...itemIds].map((itemId) => ({ itemId, number: numbers.get(itemId) ?? '' }))
  return {
    kind: kind === 'payment' ? 'payment.undone' : 'credit_note.undone',
    subjectKind: 'credit',
    subjectId: id,
    debtorId,
    onDay,
    payload: { amountCents, currency, reference, allocated },
  }
}
