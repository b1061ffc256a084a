// What is large is released by two people: the first yes is kept with the act, the second must be somebody else's, and one of
// the two an owner's. An act whose amounts, lines or deadline change is another act: it starts without a yes.

import { peopleOf } from '#access'
import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { asksTwoPeople, isWritten } from './act.ts'
import { type Approval, approvalsOf, countersign, deleteApprovals, insertApprovals } from './approval-store.ts'
import { type UnwrittenAct, asRefusal, situationsOfActs } from './situation-of-acts.ts'
import { debtorFacts } from './situation-store.ts'
import { type ActRow, lockActs } from './store.ts'
import { handOf, writeOne } from './write-messages.ts'

export type ApprovedActs = {
  /** May be let go: nobody else is asked, or two people said yes. */
  readonly ready: readonly ActRow[]
  /** Have one yes now, and wait for another person. */
  readonly awaiting: readonly ActRow[]
  /** What this person cannot say, each with its reason. */
  readonly refused: readonly UnwrittenAct[]
}

/** The person who acts says yes to planned acts. The caller holds `lockActs`, and has read them since. */
export async function approveActs(ctx: Context, acts: readonly ActRow[]): Promise<ApprovedActs> {
  const asked = acts.filter(asksTwoPeople)
  if (asked.length === 0) return { ready: acts, awaiting: [], refused: [] }
  const ids = asked.map(({ id }) => id)
  const debtors = await debtorFacts(ctx, [...new Set(asked.map(({ debtorId }) => debtorId))])
  const people = await peopleOf(ctx)
  const approvals = await approvalsOf(ctx, ids)
  const me = ctx.actor.kind === 'person' ? ctx.actor : null
  const answers = asked.map((act) => ({ act, answer: answerTo(act, approvals.get(act.id)) }))
  const of = (kind: 'first' | 'second'): ActRow[] =>
    answers.filter(({ answer }) => answer === kind).map(({ act }) => act)
  // Whoever reads it first learns what is missing, not only the second person.
  const unwritten = me ? await unwrittenActs(ctx, of('first')) : []
  const first = of('first').filter((act) => !unwritten.some((one) => one.act === act))
  const second = of('second')
  if (me) {
    await insertApprovals(
      ctx,
      first.map(({ id }) => id),
      me,
    )
    await countersign(
      ctx,
      second.map(({ id }) => id),
      me,
    )
    await recordApprovals(ctx, first)
  }
  const forbidden = answers.flatMap(({ act, answer }) => (typeof answer === 'string' ? [] : [{ act, refusal: answer }]))
  const refused = [...forbidden, ...unwritten]
  const held = new Set([...first, ...refused.map(({ act }) => act)])
  return { ready: acts.filter((act) => !held.has(act)), awaiting: first, refused }

  function answerTo(act: ActRow, given: Approval | undefined): 'first' | 'second' | 'both' | Refusal {
    const facts = { debtor: debtors.get(act.debtorId)?.name ?? '', totalCents: act.totalCents, currency: act.currency }
    if (given && given.secondName !== null) return 'both'
    if (people.length < 2) return new Refusal('outreach.second_person_missing', facts)
    if (!me) return new Refusal('outreach.approval_unnamed', facts)
    // Who is no longer of the company said yes for nobody.
    const before = people.find(({ id }) => id === given?.firstPersonId)
    if (!given || !before) return 'first'
    if (before.id === me.personId) return new Refusal('outreach.second_person_needed', facts)
    const isOwner = [before.id, me.personId].some((id) => people.some((one) => one.id === id && one.role === 'owner'))
    return isOwner ? 'second' : new Refusal('outreach.owner_needed', { ...facts, by: before.name })
  }
}

/** Of acts that would be written, those that cannot be as things stand. */
async function unwrittenActs(ctx: Context, acts: readonly ActRow[]): Promise<readonly UnwrittenAct[]> {
  const { ready, refused } = await situationsOfActs(
    ctx,
    acts.filter(({ channel }) => isWritten(channel)),
  )
  if (ready.length === 0) return refused
  const hand = await handOf(ctx)
  const found = ready.flatMap((of): readonly UnwrittenAct[] => {
    try {
      writeOne(of, hand)
      return []
    } catch (error) {
      return [{ act: of.act, refusal: asRefusal(ctx, of.act, of.debtor.name, error) }]
    }
  })
  return [...refused, ...found]
}

/** A yes is taken back while the act waits; returns the acts that had one. */
export async function withdrawApprovals(ctx: Context, actIds: readonly Id[]): Promise<readonly Id[]> {
  await lockActs(ctx)
  const withdrawn = await deleteApprovals(ctx, actIds)
  await record(
    ctx,
    withdrawn.map(({ actId, debtorId, firstName }) => ({
      kind: 'act.approval_withdrawn',
      subjectKind: 'act',
      subjectId: actId,
      debtorId,
      onDay: ctx.today,
      payload: { by: firstName },
    })),
  )
  return withdrawn.map(({ actId }) => actId)
}

const recordApprovals = (ctx: Context, acts: readonly ActRow[]): Promise<unknown> =>
  record(
    ctx,
    acts.map((act) => ({
      kind: 'act.approved',
      subjectKind: 'act',
      subjectId: act.id,
      debtorId: act.debtorId,
      onDay: ctx.today,
      payload: { channel: act.channel, step: act.stepKey, totalCents: act.totalCents, currency: act.currency },
    })),
  )
