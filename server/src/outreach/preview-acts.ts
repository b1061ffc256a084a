// Shows the text of an act: before it is let go exactly what a release would write now, kept nowhere; afterwards what was kept.

import { type Context, type Id, type Locale, Refusal } from '#kernel'
import { type Channel, type Level, type PlannedAct, isLetter, isWritten } from './act.ts'
import { logoOf } from './change-style.ts'
import { type LetterPages, renderLetters, renderPages } from './channels/letter.ts'
import { companyTexts } from './company-texts.ts'
import { type MessageContent, messagesOfActs } from './outbox-store.ts'
import { exampleSituation } from './example-situation.ts'
import { STEP_KEYS } from './model.ts'
import { type RenderedMessage, renderMessage } from './render-message.ts'
import { handOf, writeOne } from './write-messages.ts'
import {
  type ActSituation,
  type ActSituations,
  asRefusal,
  situationsOfActs,
  situationsOfLines,
} from './situation-of-acts.ts'
import { type ActRow, actsById } from './store.ts'
import { type SmsText, smsText } from './sms-text.ts'
import { styleOf } from './style-store.ts'
import { type WrittenSms, reachOf, writeOneSms } from './write-sms.ts'

export type PreviewedAct =
  | { readonly kind: 'written'; readonly of: ActSituation; readonly rendered: RenderedMessage }
  | { readonly kind: 'kept'; readonly message: MessageContent }
  | { readonly kind: 'sms'; readonly sms: WrittenSms }
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'not-written' }

export async function previewAct(ctx: Context, { actId }: { readonly actId: Id }): Promise<PreviewedAct> {
  const [act] = await actsById(ctx, [actId])
  if (!act) throw new Refusal('outreach.act_not_found', { id: actId })
  if (!isWritten(act.channel) && act.channel !== 'sms') return { kind: 'not-written' }
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

/** What would be printed, as pictures of its pages; null where nothing would, or where the letter itself is kept. */
export async function previewPages(
  ctx: Context,
  preview: PreviewedAct | ExampleMessage,
  channel: Channel,
): Promise<LetterPages | null> {
  if (!isLetter(channel) || (preview.kind !== 'written' && preview.kind !== 'example')) return null
  return renderPages(preview.rendered.letter, await logoOf(ctx, await styleOf(ctx)))
}

const writeNow = async (ctx: Context, act: ActRow): Promise<PreviewedAct> =>
  written(ctx, act, await situationsOfActs(ctx, [act]))

/** What an act that is planned nowhere would say: a step of a plan that somebody is writing. */
export async function tryAct(ctx: Context, planned: PlannedAct): Promise<PreviewedAct> {
  if (!isWritten(planned.channel) && planned.channel !== 'sms') return { kind: 'not-written' }
  const act: ActRow = { ...planned, id: 0, state: 'planned' }
  const lines = planned.lines.map((line) => ({ ...line, actId: act.id }))
  return written(ctx, act, await situationsOfLines(ctx, [act], lines))
}

async function written(ctx: Context, act: ActRow, { ready, refused }: ActSituations): Promise<PreviewedAct> {
  const [of] = ready
  if (!of)
    return { kind: 'refused', refusal: refused[0]?.refusal ?? new Refusal('outreach.act_not_found', { id: act.id }) }
  try {
    if (act.channel === 'sms') {
      const by = { reach: await reachOf(ctx, [of.debtor.id]), texts: await companyTexts(ctx) }
      return { kind: 'sms', sms: writeOneSms(of, by) }
    }
    return { kind: 'written', of, rendered: writeOne(of, await handOf(ctx)).rendered }
  } catch (error) {
    return { kind: 'refused', refusal: asRefusal(ctx, act, of.debtor.name, error) }
  }
}

export type ExampleMessageInput = {
  readonly locale: Locale
  readonly channel: Channel
  readonly template: string
  readonly level: Level
}

/** The same text about a company and a debtor made up, where nobody comes to the step. */
export async function exampleMessage(
  ctx: Context,
  { locale, channel, template, level }: ExampleMessageInput,
): Promise<ExampleMessage> {
  if (!isWritten(channel) && channel !== 'sms') return { kind: 'not-written' }
  const step = STEP_KEYS.find((key) => key === template) ?? STEP_KEYS[level] ?? 'reminder-1'
  const situation = exampleSituation({ locale, step })
  const { template: text } = (await companyTexts(ctx)).choose(situation, channel)
  if (channel === 'sms') return { kind: 'example-sms', debtor: situation.debtor.name, sms: smsText(text, situation) }
  return { kind: 'example', debtor: situation.debtor.name, rendered: renderMessage(text, situation, { channel }) }
}

export type ExampleMessage =
  | { readonly kind: 'example'; readonly debtor: string; readonly rendered: RenderedMessage }
  | { readonly kind: 'example-sms'; readonly debtor: string; readonly sms: SmsText }
  | { readonly kind: 'not-written' }
