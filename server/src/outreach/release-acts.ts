// Lets acts go: the text is written once, kept, and never written again; what a person has to do becomes a task.

import { createHash } from 'node:crypto'
import { takeIds } from '#access'
import { record } from '#evidence'
import { type Company, type Context, type Id, Refusal, type Shell } from '#kernel'
import { isWritten } from './act.ts'
import { renderLetters } from './channels/letter.ts'
import { defaultTemplates } from './default-templates.ts'
import { type NewMessage, insertMessages } from './message-store.ts'
import { type RenderedMessage, renderMessage, templateName } from './render-message.ts'
import { type ActSituation, type UnwrittenAct, situationsOfActs } from './situation-of-acts.ts'
import { type ActRow, actsById, releaseActRows, standingsOf } from './store.ts'
import { insertTasks } from './task-store.ts'

export type ReleaseActsInput = { readonly actIds: readonly Id[]; readonly onProgress?: (done: number) => void }
export type ReleasedActs = {
  released: number
  messages: number
  letters: number
  tasks: number
  refused: UnwrittenAct[]
}

/** Acts whose texts are written and committed together: a crash loses at most this many, and they are simply still planned. */
const CHUNK = 100

/**
 * Releases planned acts. One that cannot be written (a missing address, facts that changed since it was planned) is
 * refused with its reason and stays planned; the others go on.
 */
export async function releaseActs(shell: Shell, company: Company, input: ReleaseActsInput): Promise<ReleasedActs> {
  const total: ReleasedActs = { released: 0, messages: 0, letters: 0, tasks: 0, refused: [] }
  for (let start = 0; start < input.actIds.length; start += CHUNK) {
    const actIds = input.actIds.slice(start, start + CHUNK)
    await shell.inCompany(company, (ctx) => releaseChunk(ctx, actIds, total))
    input.onProgress?.(Math.min(start + CHUNK, input.actIds.length))
  }
  return total
}

async function releaseChunk(ctx: Context, actIds: readonly Id[], total: ReleasedActs): Promise<void> {
  const acts = (await actsById(ctx, actIds)).filter((act) => act.state === 'planned')
  const written = acts.filter((act) => isWritten(act.channel))
  const { ready, refused } = await situationsOfActs(ctx, written)
  const { messages, refused: unwritten } = await writeMessages(ctx, ready)
  const toDo = acts.filter((act) => !isWritten(act.channel))
  const released = [...messages.map((message) => message.actId), ...toDo.map((act) => act.id)]
  if (messages.length > 0) await insertMessages(ctx, messages)
  if (toDo.length > 0) await insertTasks(ctx, await takeIds(ctx, 'task', toDo.length), toDo.map(taskOf))
  await releaseActRows(ctx, released, ctx.actor.name)
  await recordReleases(
    ctx,
    acts.filter((act) => released.includes(act.id)),
    messages,
  )
  total.released += released.length
  total.messages += messages.length
  total.letters += messages.filter((message) => message.channel !== 'email').length
  total.tasks += toDo.length
  total.refused.push(...refused, ...unwritten)
}

async function writeMessages(
  ctx: Context,
  ready: readonly ActSituation[],
): Promise<{ messages: NewMessage[]; refused: UnwrittenAct[] }> {
  const refused: UnwrittenAct[] = []
  const texts: { readonly of: ActSituation; readonly rendered: RenderedMessage }[] = []
  for (const of of ready) {
    try {
      texts.push({ of, rendered: writeOne(of) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ act: of.act, refusal: error })
    }
  }
  if (texts.length === 0) return { messages: [], refused }
  const standings = await standingsOf(
    ctx,
    texts.map(({ of }) => of.act.id),
  )
  const letters = await typesetLetters(ctx, texts)
  const firstId = await takeIds(ctx, 'message', texts.length)
  const messages = texts.map(({ of, rendered }, index): NewMessage => {
    const id = firstId + index
    const channel = of.act.channel
    if (!isWritten(channel)) throw new Error(`${channel} is not written`)
    return {
      id,
      actId: of.act.id,
      debtorId: of.debtor.id,
      channel,
      locale: of.situation.locale,
      recipientName: of.debtor.contactName ?? of.debtor.name,
      recipientEmail: channel === 'email' ? of.debtor.email : null,
      subject: rendered.subject,
      text: rendered.text,
      html: channel === 'email' ? rendered.html : null,
      letterSha256: letters.get(of.act.id) ?? null,
      standing: standings.get(of.act.id) ?? '',
    }
  })
  return { messages, refused }
}

/** The text of one act, or the refusal that says what is missing. Also what the preview shows. */
export function writeOne({ act, debtor, situation }: ActSituation): RenderedMessage {
  if (act.channel === 'email' && !debtor.email) throw new Refusal('outreach.no_email', { debtor: debtor.name })
  if (act.channel !== 'email' && situation.debtor.addressLines.length === 0)
    throw new Refusal('outreach.no_address', { debtor: debtor.name })
  const template = defaultTemplates().get(templateName(situation))
  if (!template) throw new Error(`no text ${templateName(situation)}`)
  return renderMessage(template, situation, isWritten(act.channel) ? { channel: act.channel } : {})
}

async function typesetLetters(
  ctx: Context,
  texts: readonly { readonly of: ActSituation; readonly rendered: RenderedMessage }[],
): Promise<Map<Id, string>> {
  const letters = texts.filter(({ of }) => of.act.channel !== 'email')
  if (letters.length === 0) return new Map()
  const files = await renderLetters(letters.map(({ rendered }) => rendered.letter))
  const shas = new Map<Id, string>()
  for (const [index, content] of files.entries()) {
    const act = letters[index]?.of.act
    if (act) shas.set(act.id, (await ctx.files.put(ctx.organisationId, content)).sha256)
  }
  return shas
}

const taskOf = (act: ActRow) => ({
  kind: act.channel,
  debtorId: act.debtorId,
  itemId: null,
  actId: act.id,
  dueDay: act.day,
  reasons: act.reasons,
  key: `act ${act.id}`,
})

async function recordReleases(ctx: Context, acts: readonly ActRow[], messages: readonly NewMessage[]): Promise<void> {
  const messageOf = new Map(messages.map((message) => [message.actId, message]))
  await record(
    ctx,
    acts.map((act) => {
      const message = messageOf.get(act.id)
      const text = message && createHash('sha256').update(message.text).digest('hex')
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
          reasons: act.reasons.map((reason) => reason.code),
          ...(message && {
            to: message.recipientEmail ?? message.recipientName,
            subject: message.subject,
            textSha256: text ?? null,
            letterSha256: message.letterSha256,
          }),
        },
      }
    }),
  )
}
