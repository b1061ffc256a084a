// Lets acts go: the text is written once, kept, and never written again; what a person has to do becomes a task.

import { createHash } from 'node:crypto'
import { takeIds } from '#access'
import { record } from '#evidence'
import { type Company, type Context, type Id, Refusal, type Shell } from '#kernel'
import { touchDebtors } from '#ledger'
import { copiesOf } from './copies-in-journal.ts'
import { asksTwoPeople, isLetter, isWritten } from './act.ts'
import { type Approval, approvalsOf } from './approval-store.ts'
import { insertEnclosures } from './enclosure-store.ts'
import { type NewMessage, insertMessages } from './new-message-store.ts'
import { type UnwrittenAct, situationsOfActs } from './situation-of-acts.ts'
import { type ActRow, actsByDebtor, actsById, debtorsOfActs, keepPlans, releaseActRows, shareActs } from './store.ts'
import { insertTasks } from './task-store.ts'
import { unchangedDebtors } from './unchanged-debtors.ts'
import { writeMessages } from './write-messages.ts'
import { writeSms } from './write-sms.ts'

export type ReleaseActsInput = {
  readonly actIds: readonly Id[]
  /** The version of each debtor that its acts were decided at: whoever changed since is decided on afresh. Not given: whatever it is. */
  readonly decidedAt?: ReadonlyMap<Id, number>
  /** Whether a gateway sends text messages; else a person types them. */
  readonly hasSmsGateway?: boolean
  readonly onProgress?: (done: number) => void
}
export type ReleasedActs = {
  readonly released: number
  readonly messages: number
  readonly letters: number
  readonly tasks: number
  readonly refused: readonly UnwrittenAct[]
  /** Of debtors who have changed since these acts were decided: they stay planned until the next decision. */
  readonly changed: readonly Id[]
}

/** Acts whose texts are written and committed together: a crash loses at most this many, and they are simply still planned. */
const CHUNK = 100
/** While the database writes one chunk, the texts of the next are written and typeset, and a third is read. */
const AT_ONCE = 3

/**
 * Releases planned acts. One that cannot be written (a missing address, facts that changed since it was planned) is
 * refused with its reason and stays planned; the others go on.
 */
export async function releaseActs(shell: Shell, company: Company, input: ReleaseActsInput): Promise<ReleasedActs> {
  const { onProgress } = input
  const groups = inChunks(await shell.inCompany(company, (ctx) => actsByDebtor(ctx, input.actIds)))
  const chunks: ReleasedActs[] = []
  const nextId = await messageIds(shell, company, input.actIds.length)
  const waiting = groups.entries()
  let done = 0
  let isStopped = false
  const lane = async (): Promise<void> => {
    for (const [place, actIds] of waiting) {
      if (isStopped) return
      chunks[place] = await shell.inCompany(company, (ctx) => releaseChunk(ctx, { ...input, actIds, nextId }))
      onProgress?.((done += actIds.length))
    }
  }
  const lanes = Array.from({ length: AT_ONCE }, () =>
    lane().catch((error: unknown) => {
      isStopped = true
      throw error
    }),
  )
  for (const ended of await Promise.allSettled(lanes)) if (ended.status === 'rejected') throw ended.reason
  return chunks.reduce(sumOf, NOTHING)
}

/** All acts of a debtor together: its version changes with the first of them. */
function inChunks(acts: readonly Pick<ActRow, 'id' | 'debtorId'>[]): readonly (readonly Id[])[] {
  const chunks: Id[][] = []
  let last: Id | null = null
  for (const { id, debtorId } of acts) {
    const chunk = chunks.at(-1)
    if (chunk && (chunk.length < CHUNK || debtorId === last)) chunk.push(id)
    else chunks.push([id])
    last = debtorId
  }
  return chunks
}

const NOTHING: ReleasedActs = { released: 0, messages: 0, letters: 0, tasks: 0, refused: [], changed: [] }

const sumOf = (a: ReleasedActs, b: ReleasedActs): ReleasedActs => ({
  released: a.released + b.released,
  messages: a.messages + b.messages,
  letters: a.letters + b.letters,
  tasks: a.tasks + b.tasks,
  refused: [...a.refused, ...b.refused],
  changed: [...a.changed, ...b.changed],
})

/** Taken beforehand and committed: whoever takes ids holds their counter to the end of its transaction, and all lanes would wait. */
async function messageIds(shell: Shell, company: Company, most: number): Promise<() => Id> {
  let id = most === 0 ? 0 : await shell.inCompany(company, (ctx) => takeIds(ctx, 'message', most))
  return () => id++
}

type Chunk = Omit<ReleaseActsInput, 'onProgress'> & { readonly nextId: () => Id }

async function releaseChunk(
  ctx: Context,
  { actIds, decidedAt, hasSmsGateway = false, nextId }: Chunk,
): Promise<ReleasedActs> {
  // What is asked for at once the database takes in this order: the acts are shared, then the debtors locked, then all is read.
  const [, debtorIds] = await Promise.all([shareActs(ctx), debtorsOfActs(ctx, actIds)])
  const [, { acts: approved, approvals, unapproved }, standing] = await Promise.all([
    touchDebtors(ctx, debtorIds),
    approvedActs(ctx, actIds),
    decidedAt ? unchangedDebtors(ctx, debtorIds, decidedAt) : null,
  ])
  const acts = standing ? approved.filter(({ debtorId }) => standing.has(debtorId)) : approved
  const written = acts.filter((act) => isWritten(act.channel))
  const { ready, refused } = await situationsOfActs(ctx, written)
  const { messages: typeset, refused: unwritten } = await writeMessages(ctx, ready, nextId)
  const texted = hasSmsGateway ? acts.filter((act) => act.channel === 'sms') : []
  const sms = await writeSms(ctx, texted, nextId)
  const messages = [...typeset, ...sms.messages]
  const toDo = acts.filter((act) => !isWritten(act.channel) && !texted.includes(act))
  const released = new Set([...messages.map((message) => message.actId), ...toDo.map((act) => act.id)])
  const going = acts.filter((act) => released.has(act.id))
  const enclosed = messages.flatMap(({ id, enclosures }) => enclosures.map((one) => ({ ...one, messageId: id })))
  await Promise.all([
    keepPlans(ctx),
    messages.length > 0 && insertMessages(ctx, messages),
    insertEnclosures(ctx, enclosed),
    releaseActRows(ctx, [...released], ctx.actor.name),
    recordReleases(ctx, going, { messages, approvals }),
    toDo.length > 0 && makeTasks(ctx, toDo),
  ])
  return {
    released: released.size,
    messages: messages.length,
    letters: messages.filter((message) => isLetter(message.channel)).length,
    tasks: toDo.length,
    refused: [...refused, ...unwritten, ...sms.refused, ...unapproved.map(unapprovedAct)],
    changed: approved.filter((act) => !acts.includes(act)).map(({ id }) => id),
  }
}

/** Those that still wait to be let go; looked at here too: by whatever way an act is let go, two people stand for it. */
async function approvedActs(ctx: Context, actIds: readonly Id[]) {
  const planned = (await actsById(ctx, actIds)).filter((act) => act.state === 'planned')
  const approvals = await approvalsOf(
    ctx,
    planned.filter(asksTwoPeople).map(({ id }) => id),
  )
  const isApproved = (act: ActRow): boolean => !asksTwoPeople(act) || Boolean(approvals.get(act.id)?.secondName)
  return { acts: planned.filter(isApproved), unapproved: planned.filter((act) => !isApproved(act)), approvals }
}

const unapprovedAct = (act: ActRow): UnwrittenAct => ({
  act,
  refusal: new Refusal('outreach.act_unapproved', { totalCents: act.totalCents, currency: act.currency }),
})

async function makeTasks(ctx: Context, acts: readonly ActRow[]): Promise<void> {
  const firstId = await takeIds(ctx, 'task', acts.length)
  const tasks = acts.map((act) => taskOf(ctx, act))
  await insertTasks(ctx, firstId, tasks)
}

const taskOf = (ctx: Context, act: ActRow) => ({
  kind: act.channel,
  debtorId: act.debtorId,
  itemId: null,
  actId: act.id,
  dueDay: ctx.today,
  reasons: act.reasons,
  key: `act ${act.id}`,
})

type Recorded = { readonly messages: readonly NewMessage[]; readonly approvals: ReadonlyMap<Id, Approval> }

async function recordReleases(ctx: Context, acts: readonly ActRow[], { messages, approvals }: Recorded): Promise<void> {
  const messageOf = new Map(messages.map((message) => [message.actId, message]))
  await record(
    ctx,
    acts.map((act) => {
      const message = messageOf.get(act.id)
      const approval = approvals.get(act.id)
      return {
        kind: 'act.released',
        subjectKind: 'act',
        subjectId: act.id,
        debtorId: act.debtorId,
        onDay: ctx.today,
        payload: {
          channel: act.channel,
          step: act.stepKey,
          plan: `${act.planKey} v${act.planVersion}`,
          totalCents: act.totalCents,
          currency: act.currency,
          reasons: act.reasons.map((reason) => reason.code),
          ...(approval && { approvedBy: approval.firstName, countersignedBy: approval.secondName }),
          ...(message && {
            to: message.recipientEmail ?? message.recipientPhone ?? message.recipientName,
            subject: message.subject,
            textSha256: createHash('sha256').update(message.text).digest('hex'),
            letterSha256: message.letterSha256,
            ...copiesOf(message.enclosures),
            text: `${message.textName} v${message.textVersion}`,
          }),
        },
      }
    }),
  )
}
