// What somebody wrote beside the hold that keeps an invoice back: the code says that it is paused, this says what for.

import type { Context, Id, Locale } from '#kernel'
import { runningHolds } from '#ledger'
import { HOLD_KINDS } from './model.ts'

type HeldItem = { readonly item: Id; readonly debtorId: Id; readonly code: string | null }
type Hold = Awaited<ReturnType<typeof runningHolds>>[number]

/** A sentence for each item whose hold has a reason of its own; the hold on the item itself goes before that on its debtor. */
export async function holdNotes(
  ctx: Context,
  items: readonly HeldItem[],
  locale: Locale,
): Promise<ReadonlyMap<Id, string>> {
  const held = items.filter(({ code }) => (HOLD_KINDS as readonly (string | null)[]).includes(code))
  if (held.length === 0) return new Map()
  const holds = await runningHolds(ctx, [...new Set(held.map(({ debtorId }) => debtorId))])
  return new Map(
    held.flatMap(({ item, debtorId, code }) => {
      const fitting = holds.filter(
        (hold) =>
          hold.kind === code &&
          hold.debtorId === debtorId &&
          (hold.itemId === null || hold.itemId === item) &&
          hold.fromDay <= ctx.today &&
          (hold.untilDay === null || hold.untilDay >= ctx.today) &&
          hold.reason !== '',
      )
      const hold = fitting.find(({ itemId }) => itemId === item) ?? fitting[0]
      return hold ? [[item, NOTES[locale][isAnswer(hold) ? 'answer' : 'noted'](hold.reason)] as const] : []
    }),
  )
}

/** Placed while something that came in waits to be read: its reason is the subject of that message. */
const isAnswer = ({ kind, origin }: Hold): boolean => kind === 'pause' && origin === 'dialogue'

const NOTES = {
  fr: {
    noted: (reason: string) => `Noté : « ${reason} ».`,
    answer: (subject: string) => `Une réponse attend d’être lue : « ${subject} ».`,
  },
  en: {
    noted: (reason: string) => `Noted: “${reason}”.`,
    answer: (subject: string) => `An answer waits to be read: “${subject}”.`,
  },
} as const
