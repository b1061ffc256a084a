// Writes the e-mails and letters of acts: text, enclosures, standing; letters are typeset.

import { settingsOf } from '#access'
import { type Context, type Id, Refusal } from '#kernel'
import { isWritten } from './act.ts'
import { logoOf } from './change-style.ts'
import { renderLetters } from './channels/letter.ts'
import { type ChosenText, type CompanyTexts, companyTexts } from './company-texts.ts'
import { senderOf } from './message-situation.ts'
import type { MessageStyle } from './message-style.ts'
import type { NewMessage } from './new-message-store.ts'
import { type RenderedMessage, renderMessage } from './render-message.ts'
import { type ActSituation, type UnwrittenAct, asRefusal } from './situation-of-acts.ts'
import { hasOriginals, markOf, standingMarks, standingsOf } from './standing-store.ts'
import { styleOf } from './style-store.ts'

/** By what the company writes: its texts, its style. */
export type Hand = { readonly texts: CompanyTexts; readonly style: MessageStyle }

export const handOf = async (ctx: Context): Promise<Hand> => ({
  texts: await companyTexts(ctx),
  style: await styleOf(ctx),
})

type WrittenAct = { readonly rendered: RenderedMessage; readonly text: ChosenText }
type Written = WrittenAct & { readonly of: ActSituation }

/** The messages of acts, each as it will leave, and those that cannot be written, each with its reason. */
export async function writeMessages(
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
  const { settings, marks, standings } = await whatTheyStandOn(ctx, complete)
  const messages = complete.map(({ of, rendered, text }): NewMessage => {
    const { act, debtor } = of
    if (!isWritten(act.channel)) throw new Error(`${act.channel} is not written`)
    const standing = standings.get(act.id)?.facts ?? ''
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
      standing,
      standingMark: hasOriginals(standing) ? null : markOf(marks, debtor.id, settings),
      enclosures: [...of.situation.enclosures.attached, ...of.situation.enclosures.linked],
      sender: act.channel === 'email' ? senderOf(act, settings) : null,
      textName: text.name,
      textVersion: text.version,
    }
  })
  return { messages, refused }
}

async function whatTheyStandOn(ctx: Context, written: readonly Written[]) {
  const debtorIds = written.map(({ of }) => of.debtor.id)
  const actIds = written.map(({ of }) => of.act.id)
  // The marks before the standings: an original that comes in between is in the standing, or makes the mark an old one.
  const [settings, marks] = await Promise.all([settingsOf(ctx), standingMarks(ctx, debtorIds)])
  return { settings, marks, standings: await standingsOf(ctx, actIds, settings) }
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
