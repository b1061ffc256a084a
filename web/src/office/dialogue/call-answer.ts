// What a debtor said on the telephone, while it is being typed.

import { addDays, weekday } from '@quittance/law'
import type { Cents, Day } from '@quittance/law'
import type { Call, CallAnswer } from '../../api-types.ts'

export type AnswerKind = CallAnswer['kind'] | 'none'

export type AnswerDraft =
  | { readonly kind: 'promise'; readonly day: Day | null; readonly itemId: number | null }
  | {
      readonly kind: 'dispute'
      readonly itemId: number | null
      readonly amountCents: Cents | null
      readonly reason: string
    }
  | { readonly kind: 'call-back'; readonly day: Day | null }

/** What is said most often: the end of this week, the only invoice, tomorrow. */
export function emptyAnswer(kind: CallAnswer['kind'], call: Call, today: Day): AnswerDraft {
  const only = call.items.length === 1 ? (call.items[0]?.id ?? null) : null
  switch (kind) {
    case 'promise':
      return { kind, day: addDays(today, (5 - weekday(today) + 7) % 7 || 7), itemId: null }
    case 'dispute':
      return { kind, itemId: only, amountCents: null, reason: '' }
    case 'call-back':
      return { kind, day: nextWorkday(today) }
  }
}

/** Null while something is missing. */
export function answerOf(draft: AnswerDraft): CallAnswer | null {
  switch (draft.kind) {
    case 'promise':
      if (draft.day === null) return null
      return { kind: 'promise', untilDay: draft.day, itemIds: draft.itemId === null ? [] : [draft.itemId] }
    case 'dispute': {
      const { itemId, amountCents, reason } = draft
      return itemId === null || reason.trim() === ''
        ? null
        : { kind: 'dispute', itemId, amountCents, reason: reason.trim() }
    }
    case 'call-back':
      return draft.day === null ? null : { kind: 'call-back', onDay: draft.day }
  }
}

function nextWorkday(today: Day): Day {
  const next = addDays(today, 1)
  return weekday(next) > 5 ? addDays(next, 8 - weekday(next)) : next
}
