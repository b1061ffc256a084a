// Shows the text of an act: before it is let go exactly what a release would write now, kept nowhere; afterwards what was kept.

import { type Context, type Id, Refusal } from '#kernel'
import { isWritten } from './act.ts'
import { logoOf } from './change-style.ts'
import { renderLetters } from './channels/letter.ts'
import { type MessageContent, messagesOfActs } from './outbox-store.ts'
import type { RenderedMessage } from './render-message.ts'
import { handOf, writeOne } from './release-acts.ts'
import { type ActSituation, asRefusal, situationsOfActs } from './situation-of-acts.ts'
import { type ActRow, actsById } from './store.ts'
import { styleOf } from './style-store.ts'

export type PreviewedAct =
  | { readonly kind: 'written'; readonly of: ActSituation; readonly rendered: RenderedMessage }
  | { readonly kind: 'kept'; readonly message: MessageContent }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-written' }

export async function previewAct(ctx: Context, { actId }: { readonly actId: Id }): Promise<PreviewedAct> {
  const [act] = await actsById(ctx, [actId])
  if (!act) throw new Refusal('outreach.act_not_found', { id: actId })
  if (!isWritten(act.channel)) return { kind: 'not-written' }
  const [message] = await messagesOfActs(ctx, [actId])
  return message ? { kind: 'kept', message } : writeNow(ctx, act)
}

/** The letter of an act as it is printed, or would be. */
export async function previewLetter(ctx: Context, input: { readonly actId: Id }): Promise<Uint8Array> {
  const preview = await previewAct(ctx, input)
  const isEmail = preview.kind === 'written' && preview.of.act.channel === 'email'
  if (preview.kind === 'refused') throw preview.refusal
  if (preview.kind === 'kept' && preview.message.letterSha256 !== null)
    return ctx.files.read(ctx.organisationId, preview.message.letterSha256)
  if (preview.kind !== 'written' || isEmail) throw new Refusal('outreach.no_letter', { id: input.actId })
  const logo = await logoOf(ctx, await styleOf(ctx))
  const [file] = await renderLetters([preview.rendered.letter], logo)
  if (!file) throw new Error('nothing was typeset')
  return file
}

async function writeNow(ctx: Context, act: ActRow): Promise<PreviewedAct> {
  const { ready, refused } = await situationsOfActs(ctx, [act])
  const [of] = ready
  if (!of)
    return { kind: 'refused', refusal: refused[0]?.refusal ?? new Refusal('outreach.act_not_found', { id: act.id }) }
  try {
    return { kind: 'written', of, rendered: writeOne(of, await handOf(ctx)).rendered }
  } catch (error) {
    return { kind: 'refused', refusal: asRefusal(ctx, act, of.debtor.name, error) }
  }
}
