// Numbers committed facts and chains them, after their acts: an act never waits for another one's place in the order.
// What is still to be sealed is a table of its own, filled in the act's transaction and emptied here. A fact that commits
// late, with a lower id than facts already sealed, is simply sealed next: the chain's order is the order of sealing.

import type { Context } from '#kernel'
import { chainOf, chainStart } from './digest.ts'
import { insertSeals, selectHead, selectUnsealed, takeSealerLock } from './store.ts'
import type { SealRow } from './store.ts'

const BATCH = 10_000

export type Sealed = { readonly sealed: number; readonly mayBeMore: boolean }

/** Seals up to ten thousand facts. Does nothing while another process is sealing for this company. */
export async function seal(ctx: Context): Promise<Sealed> {
  if (!(await takeSealerLock(ctx))) return { sealed: 0, mayBeMore: false }
  const facts = await selectUnsealed(ctx, BATCH)
  if (facts.length === 0) return { sealed: 0, mayBeMore: false }
  const head = await selectHead(ctx)
  let chain = head?.chain ?? chainStart(ctx.organisationId)
  let sequence = head?.sequence ?? 0
  const seals: SealRow[] = facts.map((fact) => {
    sequence += 1
    chain = chainOf(chain, { sequence, sealedAt: ctx.now }, fact, fact.digest)
    return { sequence, factId: fact.id, chain }
  })
  await insertSeals(ctx, seals)
  return { sealed: seals.length, mayBeMore: seals.length === BATCH }
}
