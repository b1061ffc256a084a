// A text as it would be written now, before it is saved: on a debtor who owes something, or on a made-up one. Kept nowhere.

import { lawParametersOf, settingsOf } from '#access'
import { type Context, type Day, type Id, Refusal, addDays } from '#kernel'
import { renderLetters } from './channels/letter.ts'
import { logoOf } from './change-style.ts'
import { type TextCheck, checkText, situationIn } from './check-text.ts'
import { messageSituation } from './message-situation.ts'
import { type DebtorKind, type MessageSituation, STEP_KEYS } from './model.ts'
import { acceptedMessages } from './outbox-store.ts'
import { type RenderedMessage, renderMessage } from './render-message.ts'
import { addressedTo, debtorFacts, itemFacts, itemReductions } from './situation-store.ts'
import { styleOf } from './style-store.ts'
import type { SmsSegments } from './sms-segments.ts'
import { smsText } from './sms-text.ts'
import type { TextDraft } from './template.ts'
import { type OwingDebtor, debtorsToTry, itemsToTry } from './text-store.ts'
import type { TextName } from './text-name.ts'

export type PreviewTextInput = {
  readonly name: TextName
  readonly draft: TextDraft
  /** Null: a made-up one. */
  readonly debtorId: Id | null
}

export type PreviewedText = {
  readonly check: TextCheck
  /** Of a text message no HTML. */
  readonly rendered: Pick<RenderedMessage, 'subject' | 'html' | 'text'>
  readonly sms: (SmsSegments & { readonly characters: number }) | null
}

export async function previewText(ctx: Context, input: PreviewTextInput): Promise<PreviewedText> {
  const { name, draft } = input
  const check = checkText(name, draft)
  const situation = await situationToTry(ctx, input)
  if (name.form === 'sms') {
    const { subject, text, segments, alphabet } = smsText(check.template, situation)
    const sms = { characters: Array.from(text).length, segments, alphabet }
    return { check, rendered: { subject, html: '', text }, sms }
  }
  const { subject, html, text } = renderMessage(check.template, situation, { style: await styleOf(ctx) })
  return { check, rendered: { subject, html, text }, sms: null }
}

export async function previewTextLetter(ctx: Context, input: PreviewTextInput): Promise<Uint8Array> {
  const style = await styleOf(ctx)
  const { template } = checkText(input.name, input.draft)
  const { letter } = renderMessage(template, await situationToTry(ctx, input), { style })
  const [file] = await renderLetters([letter], await logoOf(ctx, style))
  if (!file) throw new Error('nothing was typeset')
  return file
}

const situationToTry = async (ctx: Context, { name, debtorId }: PreviewTextInput): Promise<MessageSituation> =>
  debtorId === null ? situationIn('usual', name) : situationOf(ctx, name, debtorId)

const MOST_DEBTORS = 20
const MOST_ITEMS = 200

/** Those to whom a text could speak, who owe most first. */
export const textDebtors = (ctx: Context, name: TextName): Promise<readonly OwingDebtor[]> =>
  debtorsToTry(ctx, { kinds: kindsOf(name), isDue: isAboutDue(name), most: MOST_DEBTORS })

const kindsOf = ({ audience }: TextName): readonly DebtorKind[] =>
  audience === 'business' ? ['business', 'association'] : [audience]

const isAboutDue = ({ step }: TextName): boolean => step !== 'before-due'

/** What the debtor owes today, as if it had come to this step with it; in the language of the text. */
async function situationOf(ctx: Context, name: TextName, debtorId: Id): Promise<MessageSituation> {
  const known = (await debtorFacts(ctx, [debtorId])).get(debtorId)
  if (!known) throw new Refusal('outreach.debtor_gone', { debtor: debtorId })
  const owed = await itemsToTry(ctx, { debtorId, isDue: isAboutDue(name), most: MOST_ITEMS })
  const [first] = owed
  if (!first) throw new Refusal('outreach.nothing_to_show', { debtor: known.name })
  const itemIds = owed.map(({ id }) => id)
  const level = STEP_KEYS.indexOf(name.step) as 0 | 1 | 2 | 3 | 4
  const act = {
    id: 0,
    debtorId,
    currency: first.currency,
    channel: name.form === 'all' ? 'email' : name.form,
    day: ctx.today,
    planKey: 'preview',
    planVersion: 0,
    stepKey: name.step,
    template: null,
    recipientRole: null,
    level,
    mode: 'confirm',
    deadlineDay: deadlineOf(level, ctx.today),
    totalCents: owed.reduce((sum, { openCents }) => sum + openCents, 0),
    reasons: [],
    attachesInvoices: false,
    senderKey: null,
    state: 'planned',
  } as const
  const line = { actId: 0, stepKey: name.step, cycle: 1, advances: true, level, heldCents: 0 }
  return {
    ...messageSituation({
      act,
      lines: owed.map(({ id, openCents }) => ({ ...line, itemId: id, openCents })),
      debtor: addressedTo(known, act.recipientRole),
      items: await itemFacts(ctx, itemIds),
      reductions: await itemReductions(ctx, itemIds),
      previous: await acceptedMessages(ctx, itemIds),
      originals: new Map(),
      linkTo: null,
      settings: await settingsOf(ctx),
      today: ctx.today,
      parameters: await lawParametersOf(ctx),
    }),
    locale: name.locale,
  }
}

/** As the usual plan grants it: eight days by the last reminder, twelve by the formal notice. */
const deadlineOf = (level: number, today: Day): Day | null =>
  level === 4 ? addDays(today, 12) : level === 3 ? addDays(today, 8) : null
