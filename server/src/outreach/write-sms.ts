// Writes the text messages of acts: to the first contact whose telephone takes them and whose owner did not say STOP.

import { settingsOf } from '#access'
import { type ChosenText, type CompanyTexts, companyTexts } from './company-texts.ts'
import { type Context, type Id, Refusal } from '#kernel'
import type { NewMessage } from './new-message-store.ts'
import { mobileNumber } from './mobile-number.ts'
import { type ActSituation, type UnwrittenAct, asRefusal, situationsOfActs } from './situation-of-acts.ts'
import { type SmsText, smsText } from './sms-text.ts'
import { type PhoneContact, phoneContacts, refusedPhones } from './sms-store.ts'
import { standingsOf } from './standing-store.ts'
import type { ActRow } from './store.ts'

export type SmsRecipient = { readonly name: string | null; readonly phone: string }
export type WrittenSms = SmsText & {
  readonly of: ActSituation
  readonly to: SmsRecipient
  readonly chosen: ChosenText
}

export async function writeSms(
  ctx: Context,
  acts: readonly ActRow[],
  nextId: () => Id,
): Promise<{ readonly messages: readonly NewMessage[]; readonly refused: readonly UnwrittenAct[] }> {
  if (acts.length === 0) return { messages: [], refused: [] }
  const { ready, refused } = await situationsOfActs(ctx, acts)
  const reach = await reachOf(
    ctx,
    ready.map(({ debtor }) => debtor.id),
  )
  const texts = await companyTexts(ctx)
  const written: WrittenSms[] = []
  const unwritten: UnwrittenAct[] = [...refused]
  for (const of of ready) {
    try {
      written.push(writeOneSms(of, { reach, texts }))
    } catch (error) {
      unwritten.push({ act: of.act, refusal: asRefusal(ctx, of.act, of.debtor.name, error) })
    }
  }
  if (written.length === 0) return { messages: [], refused: unwritten }
  const actIds = written.map(({ of }) => of.act.id)
  const standings = await standingsOf(ctx, actIds, await settingsOf(ctx))
  const messages = written.map(({ of, to, subject, text, chosen }): NewMessage => ({
    id: nextId(),
    actId: of.act.id,
    debtorId: of.debtor.id,
    channel: 'sms',
    locale: of.situation.locale,
    recipientName: to.name ?? of.debtor.name,
    recipientEmail: null,
    recipientPhone: to.phone,
    subject,
    text,
    html: null,
    letterSha256: null,
    standing: standings.get(of.act.id)?.facts ?? '',
    standingMark: null,
    enclosures: [],
    sender: null,
    textName: chosen.name,
    textVersion: chosen.version,
  }))
  return { messages, refused: unwritten }
}

/** Numbers that take text messages, by debtor, whoever looks after payments first. */
export type SmsReach = ReadonlyMap<Id, readonly (PhoneContact & { readonly number: string })[]>

export async function reachOf(ctx: Context, debtorIds: readonly Id[]): Promise<SmsReach> {
  const mobiles = (await phoneContacts(ctx, debtorIds)).flatMap((contact) => {
    const number = mobileNumber(contact.phone, contact.country)
    return number === null ? [] : [{ ...contact, number }]
  })
  const refused = await refusedPhones(
    ctx,
    mobiles.map(({ number }) => number),
  )
  return Map.groupBy(
    mobiles.filter(({ number }) => !refused.has(number)),
    ({ debtorId }) => debtorId,
  )
}

/** The text message of one act, or the refusal that says what is missing. Also what the preview shows. */
export function writeOneSms(
  of: ActSituation,
  { reach, texts }: { readonly reach: SmsReach; readonly texts: CompanyTexts },
): WrittenSms {
  const contacts = reach.get(of.debtor.id) ?? []
  const contact = contacts.find(({ role }) => role === of.act.recipientRole) ?? contacts[0]
  if (!contact) throw new Refusal('outreach.no_mobile', { debtor: of.debtor.name })
  const chosen = texts.choose(of.situation, 'sms')
  return { ...smsText(chosen.template, of.situation), chosen, of, to: { name: contact.name, phone: contact.number } }
}
