// Lets acts go: the text is written once, kept, and never written again; what a person has to do becomes a task.

import { createHash } from 'node:crypto'
import { settingsOf, takeIds } from '#access'
import { record } from '#evidence'
import { type Company, type Context, type Id, Refusal, type Shell } from '#kernel'
import { touchDebtors } from '#ledger'
import { isLetter, isWritten } from './act.ts'
import { renderLetters } from './channels/letter.ts'
import { senderOf } from './message-situation.ts'
import { insertEnclosures } from './enclosure-store.ts'
import { logoOf } from './change-style.ts'
import { type ChosenText, type CompanyTexts, companyTexts } from './company-texts.ts'
import { type NewMessage, insertMessages } from './new-message-store.ts'
import type { MessageStyle } from './message-style.ts'
import { type RenderedMessage, renderMessage } from './render-message.ts'
import { type ActSituation, type UnwrittenAct, asRefusal, situationsOfActs } from './situation-of-acts.ts'
import { standingsOf } from './standing-store.ts'
import { type ActRow, actsById, debtorsOfActs, keepPlans, releaseActRows, shareActs } from './store.ts'
import { styleOf } from './style-store.ts'
import { insertTasks } from './task-store.ts'
import { writeSms } from './write-sms.ts'

export type ReleaseActsInput = {
  readonly actIds: readonly Id[]
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
}

/** Acts whose texts are written and committed together: a crash loses at most this many, and they are simply still planned. */
const CHUNK = 100
/** While the database writes one chunk, the texts of the next are written and typeset. */
const AT_ONCE = 2

/**
 * Releases planned acts. One that cannot be written (a missing address, facts that changed since it was planned) is
 * refused with its reason and stays planned; the others go on.
 */
export async function releaseActs(shell: Shell, company: Company, input: ReleaseActsInput): Promise<ReleasedActs> {
  const { actIds, hasSmsGateway = false, onProgress } = input
  const starts = Array.from({ length: Math.ceil(actIds.length / CHUNK) }, (_, index) => index * CHUNK)
  const chunks: ReleasedActs[] = []
  const nextId = await messageIds(shell, company, actIds.length)
  const waiting = starts.values()
  let done = 0
  let isStopped = false
  const lane = async (): Promise<void> => {
    for (const start of waiting) {
      if (isStopped) return
      const ids = actIds.slice(start, start + CHUNK)
      chunks[start / CHUNK] = await shell.inCompany(company, (ctx) =>
        releaseChunk(ctx, { actIds: ids, hasSmsGateway, nextId }),
      )
      onProgress?.((done += ids.length))
    }
  }
  const lanes = Array.from({ length: AT_ONCE }, () =>
    lane().catch((error: unknown) => {
      isStopped = true
      throw error
    }),
  )
  for (const ended of await Promise.allSettled(lanes)) if (ended.status === 'rejected') throw ended.reason
  return chunks.reduce(sumOf, { released: 0, messages: 0, letters: 0, tasks: 0, refused: [] })
}

const sumOf = (a: ReleasedActs, b: ReleasedActs): ReleasedActs => ({
  released: a.released + b.released,
  messages: a.messages + b.messages,
  letters: a.letters + b.letters,
  tasks: a.tasks + b.tasks,
  refused: [...a.refused, ...b.refused],
})

/** Taken beforehand and committed: whoever takes ids holds their counter to the end of its transaction, and all lanes would wait. */
async function messageIds(shell: Shell, company: Company, most: number): Promise<() => Id> {
  let id = most === 0 ? 0 : await shell.inCompany(company, (ctx) => takeIds(ctx, 'message', most))
  return () => id++
}

type Chunk = { readonly actIds: readonly Id[]; readonly hasSmsGateway: boolean; readonly nextId: () => Id }

async function releaseChunk(ctx: Context, { actIds, hasSmsGateway, nextId }: Chunk): Promise<ReleasedActs> {
  await shareActs(ctx)
  await touchDebtors(ctx, await debtorsOfActs(ctx, actIds))
  const acts = (await actsById(ctx, actIds)).filter((act) => act.state === 'planned')
  const written = acts.filter((act) => isWritten(act.channel))
  const { ready, refused } = await situationsOfActs(ctx, written)
  const { messages: typeset, refused: unwritten } = await writeMessages(ctx, ready, nextId)
  const texted = hasSmsGateway ? acts.filter((act) => act.channel === 'sms') : []
  const sms = await writeSms(ctx, texted, nextId)
  const messages = [...typeset, ...sms.messages]
  const toDo = acts.filter((act) => !isWritten(act.channel) && !texted.includes(act))
  const released = new Set([...messages.map((message) => message.actId), ...toDo.map((act) => act.id)])
  await keepPlans(ctx)
  if (messages.length > 0) await insertMessages(ctx, messages)
  await insertEnclosures(
    ctx,
    messages.flatMap(({ id, enclosures }) => enclosures.map((enclosure) => ({ ...enclosure, messageId: id }))),
  )
  if (toDo.length > 0)
    await insertTasks(
      ctx,
      await takeIds(ctx, 'task', toDo.length),
      toDo.map((act) => taskOf(ctx, act)),
    )
  await releaseActRows(ctx, [...released], ctx.actor.name)
  await recordReleases(
    ctx,
    acts.filter((act) => released.has(act.id)),
    messages,
  )
  return {
    released: released.size,
    messages: messages.length,
    letters: messages.filter((message) => isLetter(message.channel)).length,
    tasks: toDo.length,
    refused: [...refused, ...unwritten, ...sms.refused],
  }
}

/** By what the company writes: its texts, its style. */
export type Hand = { readonly texts: CompanyTexts; readonly style: MessageStyle }

export const handOf = async (ctx: Context): Promise<Hand> => ({
  texts: await companyTexts(ctx),
  style: await styleOf(ctx),
})

type WrittenAct = { readonly rendered: RenderedMessage; readonly text: ChosenText }
type Written = WrittenAct & { readonly of: ActSituation }

async function writeMessages(
  ctx: Context,
  ready: readonly ActSituation[],
  nextId: () => Id,
): Promise<{ readonly messages: readonly NewMessage[]; readonly refused: readonly UnwrittenAct[] }> {
  const refused: UnwrittenAct[] = []
  const refuse = ({ act, debtor }: ActSituation, error: unknown): void => {
    refused.push({ act, refusal: asRefusal(ctx, act, debtor.name, error) })
  }
  const hand = await handOf(ctx)
  const texts: Written[] = []
  for (const of of ready) {
    try {
      texts.push({ of, ...writeOne(of, hand) })
    } catch (error) {
      refuse(of, error)
    }
  }
  const letters = await typesetLetters(ctx, { texts, style: hand.style }, refuse)
  const complete = texts.filter(({ of }) => of.act.channel === 'email' || letters.has(of.act.id))
  if (complete.length === 0) return { messages: [], refused }
  const settings = await settingsOf(ctx)
  const standings = await standingsOf(
    ctx,
    complete.map(({ of }) => of.act.id),
    settings,
  )
  const messages = complete.map(({ of, rendered, text }): NewMessage => {
    const { act, debtor } = of
    if (!isWritten(act.channel)) throw new Error(`${act.channel} is not written`)
    return {
      id: nextId(),
      actId: act.id,
      debtorId: debtor.id,
      channel: act.channel,
      locale: of.situation.locale,
      recipientName: debtor.contactName ?? debtor.name,
      recipientEmail: act.channel === 'email' ? debtor.email : null,
      recipientPhone: null,
      subject: rendered.subject,
      text: rendered.text,
      html: act.channel === 'email' ? rendered.html : null,
      letterSha256: letters.get(act.id) ?? null,
      standing: standings.get(act.id)?.facts ?? '',
      enclosures: of.situation.enclosures.attached,
      sender: act.channel === 'email' ? senderOf(act, settings) : null,
      textName: text.name,
      textVersion: text.version,
    }
  })
  return { messages, refused }
}

/** The text of one act, or the refusal that says what is missing. Also what the preview shows. */
export function writeOne({ act, debtor, situation }: ActSituation, { texts, style }: Hand): WrittenAct {
  if (act.channel === 'email' && !debtor.email) throw new Refusal('outreach.no_email', { debtor: debtor.name })
  if (act.channel !== 'email' && situation.debtor.addressLines.length === 0)
    throw new Refusal('outreach.no_address', { debtor: debtor.name })
  const channel = isWritten(act.channel) ? act.channel : 'email'
  const text = texts.choose(situation, channel)
  return { text, rendered: renderMessage(text.template, situation, { channel, style }) }
}

/** The files of the letters by act, kept before the commit that names them. */
async function typesetLetters(
  ctx: Context,
  { texts, style }: { readonly texts: readonly Written[]; readonly style: MessageStyle },
  refuse: (of: ActSituation, error: unknown) => void,
): Promise<ReadonlyMap<Id, string>> {
  const letters = texts.filter(({ of }) => of.act.channel !== 'email')
  const shas = new Map<Id, string>()
  const keep = async ({ of }: Written, content: Uint8Array): Promise<void> => {
    shas.set(of.act.id, (await ctx.files.put(ctx.organisationId, content)).sha256)
  }
  if (letters.length === 0) return shas
  const logo = await logoOf(ctx, style)
  const documents = letters.map(({ rendered }) => rendered.letter)
  const files = await renderLetters(documents, logo).catch(() => null)
  await Promise.all(
    letters.map(async (letter, index) => {
      // One of them stopped the press: by itself each of the others is typeset.
      const alone = () =>
        renderLetters([letter.rendered.letter], logo).catch((error: unknown) => refuse(letter.of, error))
      const file = files?.[index] ?? (await alone())?.[0]
      if (file) await keep(letter, file)
    }),
  )
  return shas
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

async function recordReleases(ctx: Context, acts: readonly ActRow[], messages: readonly NewMessage[]): Promise<void> {
  const messageOf = new Map(messages.map((message) => [message.actId, message]))
  await record(
    ctx,
    acts.map((act) => {
      const message = messageOf.get(act.id)
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
          ...(message && {
            to: message.recipientEmail ?? message.recipientPhone ?? message.recipientName,
            subject: message.subject,
            textSha256: createHash('sha256').update(message.text).digest('hex'),
            letterSha256: message.letterSha256,
            ...(message.enclosures.length > 0 && {
              enclosed: message.enclosures.map(({ number, sha256 }) => `${number} ${sha256}`),
            }),
            text: `${message.textName} v${message.textVersion}`,
          }),
        },
      }
    }),
  )
}
