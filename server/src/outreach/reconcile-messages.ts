// What a crash left in doubt is looked for among the messages sent, by its Message-ID: what is there left. What is not there
// did not leave, where the server itself files all that it accepts, and goes back to the queue; elsewhere a person is asked.

import { record } from '#evidence'
import type { Context } from '#kernel'
import { touchDebtors } from '#ledger'
import type { SentFolder } from './channels/sent-folder.ts'
import { type DoubtfulMessage, moveMessages, requeueMessages } from './message-store.ts'
import { reopenActs, useActs } from './store.ts'

export type Reconciled = { readonly found: readonly DoubtfulMessage[]; readonly absent: readonly DoubtfulMessage[] }

/** Reads the folder; nothing is written yet, and no transaction is open meanwhile. */
export async function lookFor(folder: SentFolder, doubtful: readonly DoubtfulMessage[]): Promise<Reconciled> {
  const there = await folder.holds(doubtful.map((message) => message.messageId))
  return {
    found: doubtful.filter((message) => there.has(message.messageId)),
    absent: doubtful.filter((message) => !there.has(message.messageId)),
  }
}

export type ReconcileInput = Reconciled & { readonly sentCopyBy: 'server' | 'us' }

/** Returns how many are no longer in doubt. Somebody may have settled one meanwhile: that stands. */
export async function reconcileMessages(ctx: Context, { found, absent, sentCopyBy }: ReconcileInput): Promise<number> {
  // A server may file its copy a moment late: what was claimed a moment ago is looked for again next time.
  const gone = sentCopyBy === 'server' ? absent.filter(({ claimedUntil }) => claimedUntil < ctx.now) : []
  if (found.length + gone.length === 0) return 0
  await touchDebtors(
    ctx,
    [...found, ...gone].map((message) => message.debtorId),
  )
  const arrived = await moveMessages(ctx, found, ['unknown'], 'accepted')
  const left = found.filter(({ id }) => arrived.has(id))
  for (const [leftOn, messages] of Map.groupBy(left, (message) => message.leftOn)) {
    await useActs(
      ctx,
      messages.map((message) => message.actId),
      leftOn,
    )
  }
  const requeued = await requeueMessages(ctx, gone)
  const back = gone.filter(({ id }) => requeued.has(id))
  await reopenActs(
    ctx,
    back.map((message) => message.actId),
  )
  await record(ctx, [
    ...left.map((message) => resolved(message, 'accepted')),
    ...back.map((message) => resolved(message, 'not-sent')),
  ])
  return left.length + back.length
}

const resolved = (message: DoubtfulMessage, outcome: 'accepted' | 'not-sent') =>
  ({
    kind: 'message.resolved',
    subjectKind: 'message',
    subjectId: message.id,
    debtorId: message.debtorId,
    onDay: message.leftOn,
    payload: { outcome, by: 'sent-folder', messageId: message.messageId, to: message.recipientEmail },
  }) as const
