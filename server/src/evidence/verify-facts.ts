// Recomputes every digest and the whole chain from what the database holds now, and names the first place where they part.

import type { Context, Id } from '#kernel'
import { chainOf, chainStart, digestOf } from './digest.ts'
import { selectHead } from './store.ts'
import { selectCounts, selectErasedIds, selectLoose, selectSeals, selectStored } from './verify-store.ts'
import type { JournalCounts, SealRow, StoredFact } from './verify-store.ts'

export type Verification = JournalCounts & {
  /** The end of the chain: written down elsewhere, it proves later that nothing before it was cut off or rewritten. */
  readonly head: Anchor | null
  readonly firstBad: BadPlace | null
}

export type Anchor = { readonly sequence: number; readonly chain: string }

export type BadPlace = { readonly problem: Problem; readonly sequence: number | null; readonly factId: Id | null }

/**
 * - `fact-missing`: sealed, and gone. `payload-missing`: gone, and no erasure names it.
 * - `content`: columns, payload or salt are not those that the digest was made of.
 * - `chain`: the digest, the seal or the order was changed. `gap`: a seal is missing.
 * - `unlisted`: a fact that neither the chain nor the sealer knows.
 * - `head`: the chain ends elsewhere than it did. `anchor`: it never passed through the place that was written down.
 */
export type Problem = 'fact-missing' | 'payload-missing' | 'content' | 'chain' | 'gap' | 'unlisted' | 'head' | 'anchor'

export type VerifyInput = { readonly anchor?: Anchor }

const PAGE = 5000

export async function verify(ctx: Context, input: VerifyInput = {}): Promise<Verification> {
  const counts = await selectCounts(ctx)
  const erased = new Set(await selectErasedIds(ctx))
  const walked = await walkChain(ctx, erased, input.anchor)
  const firstBad = walked.bad ?? (await checkHead(ctx, walked.end)) ?? (await walkLoose(ctx, erased))
  const { sequence, chain } = walked.end
  return { ...counts, head: sequence === 0 ? null : { sequence, chain: chain.toString('hex') }, firstBad }
}

type End = { readonly sequence: number; readonly chain: Buffer }

async function walkChain(
  ctx: Context,
  erased: ReadonlySet<Id>,
  anchor: Anchor | undefined,
): Promise<{ bad: BadPlace | null; end: End }> {
  let end: End = { sequence: 0, chain: chainStart(ctx.organisationId) }
  let isAnchored = anchor === undefined
  for (;;) {
    const seals = await selectSeals(ctx, end.sequence, PAGE)
    const facts = await selectStored(
      ctx,
      seals.map((seal) => seal.factId),
    )
    for (const seal of seals) {
      const problem = linkProblem(seal, end, facts.get(seal.factId), erased)
      if (problem) return { bad: { problem, sequence: seal.sequence, factId: seal.factId }, end }
      end = { sequence: seal.sequence, chain: seal.chain }
      if (anchor?.sequence === end.sequence) isAnchored = anchor.chain === end.chain.toString('hex')
    }
    if (seals.length < PAGE) break
  }
  return { bad: isAnchored ? null : { problem: 'anchor', sequence: anchor?.sequence ?? null, factId: null }, end }
}

function linkProblem(seal: SealRow, end: End, fact: StoredFact | undefined, erased: ReadonlySet<Id>): Problem | null {
  if (seal.sequence !== end.sequence + 1) return 'gap'
  if (!fact) return 'fact-missing'
  const isLinked = chainOf(end.chain, seal, fact, fact.digest).equals(seal.chain)
  return contentProblem(fact, erased) ?? (isLinked ? null : 'chain')
}

function contentProblem(fact: StoredFact, erased: ReadonlySet<Id>): Problem | null {
  if (fact.payload === null || fact.salt === null) return erased.has(fact.id) ? null : 'payload-missing'
  return digestOf(fact, fact.payload, fact.salt).equals(fact.digest) ? null : 'content'
}

async function checkHead(ctx: Context, end: End): Promise<BadPlace | null> {
  const head = await selectHead(ctx)
  const isEnd = head === null ? end.sequence === 0 : head.sequence === end.sequence && head.chain.equals(end.chain)
  return isEnd ? null : { problem: 'head', sequence: head?.sequence ?? null, factId: null }
}

async function walkLoose(ctx: Context, erased: ReadonlySet<Id>): Promise<BadPlace | null> {
  let last = 0
  for (;;) {
    const loose = await selectLoose(ctx, last, PAGE)
    const facts = await selectStored(
      ctx,
      loose.map((fact) => fact.id),
    )
    for (const { id, isWaiting } of loose) {
      const fact = facts.get(id)
      const problem = isWaiting && fact ? contentProblem(fact, erased) : 'unlisted'
      if (problem) return { problem, sequence: null, factId: id }
      last = id
    }
    if (loose.length < PAGE) return null
  }
}
