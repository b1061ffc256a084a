// Deletes what facts say, on request of the person concerned, and leaves the facts: that something happened, when, and the
// salted digest of what it was. The chain stays whole, and the erasure is a fact itself.

import { Refusal } from '#kernel'
import type { Context, Id } from '#kernel'
import { record } from './record-facts.ts'
import { deletePayloads } from './store.ts'

export type EraseInput = { readonly factIds: readonly Id[]; readonly reason: string }

export async function erase(ctx: Context, input: EraseInput): Promise<{ readonly erased: number }> {
  if (input.reason.trim() === '') throw new Refusal('evidence.erase_without_reason')
  const factIds = await deletePayloads(ctx, input.factIds)
  if (factIds.length > 0) {
    await record(ctx, [
      {
        kind: 'evidence.erased',
        subjectKind: 'company',
        subjectId: ctx.organisationId,
        payload: { factIds, reason: input.reason },
      },
    ])
  }
  return { erased: factIds.length }
}
