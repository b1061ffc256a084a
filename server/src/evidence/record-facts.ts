// Writes facts into the journal, in the transaction of the act that they tell of.

import { randomBytes } from 'node:crypto'
import type { Context, Id } from '#kernel'
import { canonical } from './canonical.ts'
import { digestOf, SALT_LENGTH } from './digest.ts'
import { actorText, type NewFact } from './model.ts'
import { insertFacts } from './store.ts'

/** Records any number of facts in one go and returns their ids, in the order given. */
export async function record(ctx: Context, facts: readonly NewFact[]): Promise<readonly Id[]> {
  if (facts.length === 0) return []
  const actor = actorText(ctx.actor)
  const salts = randomBytes(SALT_LENGTH * facts.length)
  return insertFacts(
    ctx,
    facts.map((fact, i) => {
      const salt = salts.subarray(i * SALT_LENGTH, (i + 1) * SALT_LENGTH)
      const payload = canonical(fact.payload ?? {})
      const columns = {
        onDay: fact.onDay ?? ctx.today,
        kind: fact.kind,
        actor,
        subjectKind: fact.subjectKind,
        subjectId: fact.subjectId,
        debtorId: fact.debtorId ?? null,
      }
      return { ...columns, salt, payload, digest: digestOf({ ...columns, recordedAt: ctx.now }, payload, salt) }
    }),
  )
}
