// Somebody answered STOP: no text message goes to that number any more, whoever it belongs to. What waits for it is taken back. The
// debt stands, and letters, e-mails and calls go on. Taken back when its owner asks for text messages again.

import { record } from '#evidence'
import { type Context, type Id, Refusal } from '#kernel'
import { touchDebtors } from '#ledger'
import { withdrawMessages } from './message-store.ts'
import { mobileNumber } from './mobile-number.ts'
import { type RefusedReason, allowPhone, contactsEndingLike, refusePhone, waitingSmsTo } from './sms-store.ts'
import { endActs } from './store.ts'

export type SmsNumberInput = { readonly number: string }
/** The number as the world dials it, and the debtors of whom a contact has it. */
export type SmsNumber = { readonly phone: string; readonly debtorIds: readonly Id[] }

export async function stopSms(ctx: Context, input: SmsNumberInput): Promise<SmsNumber> {
  const number = await read(ctx, input)
  await refuseNumber(ctx, number.phone, 'stop')
  await recordAbout(ctx, 'sms.stopped', number)
  return number
}

/** No more to this number: what waits for it is taken back, and all whom it belongs to are decided afresh. */
export async function refuseNumber(ctx: Context, phone: string, reason: RefusedReason): Promise<void> {
  const waiting = await waitingSmsTo(ctx, phone)
  const contacts = await contactsEndingLike(ctx, phone)
  await touchDebtors(ctx, [...new Set([...waiting, ...contacts].map(({ debtorId }) => debtorId))])
  await refusePhone(ctx, phone, reason)
  const actIds = waiting.map(({ actId }) => actId)
  const leaving = await withdrawMessages(ctx, actIds, reason)
  const ended = actIds.filter((id) => !leaving.has(id))
  await endActs(ctx, ended, 'superseded')
}

export async function allowSms(ctx: Context, input: SmsNumberInput): Promise<SmsNumber> {
  const number = await read(ctx, input)
  await touchDebtors(ctx, number.debtorIds)
  if (!(await allowPhone(ctx, number.phone))) throw new Refusal('outreach.sms_not_stopped', { number: number.phone })
  await recordAbout(ctx, 'sms.allowed', number)
  return number
}

async function read(ctx: Context, { number }: SmsNumberInput): Promise<SmsNumber> {
  const phone = mobileNumber(number, 'FR')
  if (phone === null) throw new Refusal('outreach.not_a_mobile', { number })
  const contacts = await contactsEndingLike(ctx, phone)
  const own = contacts.filter((contact) => mobileNumber(contact.phone, contact.country) === phone)
  return { phone, debtorIds: [...new Set(own.map(({ debtorId }) => debtorId))] }
}

/** In the history of each debtor; a number of nobody's stands in that of the company. */
async function recordAbout(ctx: Context, kind: 'sms.stopped' | 'sms.allowed', { phone, debtorIds }: SmsNumber) {
  const payload = { number: phone }
  const ofDebtors = debtorIds.map((id) => ({ kind, subjectKind: 'debtor', subjectId: id, debtorId: id, payload }))
  const ofNobody = { kind, subjectKind: 'organisation', subjectId: ctx.organisationId, payload }
  await record(ctx, ofDebtors.length > 0 ? ofDebtors : [ofNobody])
}
