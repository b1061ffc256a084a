// A person has read an answer: what they made of it takes effect, and the pause that it began ends. All in one transaction.

import { record } from '#evidence'
import { addDays, type Cents, type Context, type Day, type Id, Refusal } from '#kernel'
import {
  changeContact,
  liftHold,
  noteBounce,
  type PlaceHoldInput,
  placeHolds,
  readDebtor,
  type RecordCauseInput,
  recordCause,
  withdrawCause,
} from '#ledger'
import type { LatenessCause } from '#ledger/model.ts'
import { type MailRow, mailById, updateMail } from './mail-store.ts'
import { endPause, pause } from './pause-debtor.ts'

/** What the answer was. `noted`: nothing to do. */
export type MailOutcome =
  | { readonly kind: 'noted' }
  | { readonly kind: 'paid' }
  /** They ask for time: nothing is asked of them while somebody works out the instalments. */
  | { readonly kind: 'instalment-plan' }
  /** It is not for whom it reached: nothing goes to that address before somebody says it again. */
  | { readonly kind: 'wrong-contact' }
  | { readonly kind: 'promise'; readonly untilDay: Day; readonly itemIds: readonly Id[] }
  | {
      readonly kind: 'dispute'
      readonly itemId: Id
      readonly amountCents: Cents | null
      readonly reason: string
    }

export type SettleMailInput = {
  readonly mailId: Id
  readonly outcome: MailOutcome
  /** Why the debtor is late, as the message says. */
  readonly cause?: LatenessCause | null
}

/** The days in which an answer to a wish for instalments is due. */
const PLAN_DAYS = 7

/** The days that a transfer may take until our bank shows it: five working days. */
const ANNOUNCED_DAYS = 7

export async function settleMail(ctx: Context, { mailId, outcome, cause = null }: SettleMailInput): Promise<void> {
  const mail = await newMail(ctx, mailId)
  if (mail.debtorId === null && (outcome.kind !== 'noted' || cause !== null))
    throw new Refusal('dialogue.mail_of_nobody', { mail: mailId })
  if (outcome.kind === 'promise' && outcome.untilDay < ctx.today) {
    throw new Refusal('dialogue.day_past', { day: outcome.untilDay })
  }
  await endPause(ctx, mail)
  const wanted = mail.debtorId === null ? [] : holdsOf(ctx, mail.debtorId, outcome)
  const { placed, refused } = await placeHolds(ctx, wanted)
  if (refused[0]) throw new Refusal(refused[0].code, refused[0].data)
  const heard =
    mail.debtorId === null || cause === null ? null : await recordCause(ctx, causeOf(mail.debtorId, cause, outcome))
  const made = { outcome: outcome.kind, outcomeHolds: placed.map(({ id }) => id), causeId: heard?.id ?? null }
  await updateMail(ctx, { ...mail, ...made, holdId: null, state: 'read' })
  if (outcome.kind === 'wrong-contact' && mail.debtorId !== null && mail.fromEmail !== null)
    await noteBounce(ctx, { debtorId: mail.debtorId, email: mail.fromEmail })
  await note(ctx, 'mail.read', mail, { outcome: outcome.kind })
}

export type AssignMailInput = { readonly mailId: Id; readonly debtorId: Id }

/** Whose it is, said by a person: that debtor is paused until it is read. */
export async function assignMail(ctx: Context, { mailId, debtorId }: AssignMailInput): Promise<void> {
  const mail = await newMail(ctx, mailId)
  await endPause(ctx, mail)
  const holdId = await pause(ctx, debtorId, mail.subject)
  const change = { ...mail, debtorId, matchedBy: 'person', holdId } as const
  await updateMail(ctx, change)
  await note(ctx, 'mail.assigned', change, { subject: mail.subject })
}

/** It was read too soon: it waits again, and so does its debtor; what was made of it is lifted, unless somebody has already. */
export async function reopenMail(ctx: Context, { mailId }: { readonly mailId: Id }): Promise<void> {
  const mail = await mailById(ctx, mailId)
  if (mail === null) throw new Refusal('dialogue.mail_unknown', { mail: mailId })
  if (mail.state === 'new') return
  await liftOutcome(ctx, mail)
  const holdId = mail.debtorId === null ? null : await pause(ctx, mail.debtorId, mail.subject)
  if (mail.causeId !== null) await withdrawCause(ctx, { causeId: mail.causeId })
  await updateMail(ctx, { ...mail, holdId, outcomeHolds: [], outcome: null, causeId: null, state: 'new' })
  await note(ctx, 'mail.reopened', mail, { subject: mail.subject })
}

async function liftOutcome(ctx: Context, { debtorId, fromEmail, outcome, outcomeHolds }: MailRow): Promise<void> {
  if (debtorId === null || (outcomeHolds.length === 0 && outcome !== 'wrong-contact')) return
  const { holds, contacts } = await readDebtor(ctx, { debtorId, withPaid: false })
  for (const { id } of holds) if (outcomeHolds.includes(id)) await liftHold(ctx, { holdId: id })
  if (outcome !== 'wrong-contact') return
  const refused = contacts.filter((one) => one.emailRefusedOn !== null && one.email?.toLowerCase() === fromEmail)
  for (const { id, name, role, email, phone } of refused)
    await changeContact(ctx, { contactId: id, name, role, email, phone })
}

async function newMail(ctx: Context, mailId: Id): Promise<MailRow> {
  const mail = await mailById(ctx, mailId)
  if (mail === null) throw new Refusal('dialogue.mail_unknown', { mail: mailId })
  if (mail.state !== 'new') throw new Refusal('dialogue.mail_read', { mail: mailId })
  return mail
}

function causeOf(debtorId: Id, cause: LatenessCause, outcome: MailOutcome): RecordCauseInput {
  const itemIds = outcome.kind === 'dispute' ? [outcome.itemId] : outcome.kind === 'promise' ? outcome.itemIds : []
  const [only = null] = itemIds.length === 1 ? itemIds : []
  return { debtorId, itemId: only, cause, source: 'answer' }
}

function holdsOf(ctx: Context, debtorId: Id, outcome: MailOutcome): readonly PlaceHoldInput[] {
  const origin = 'dialogue'
  switch (outcome.kind) {
    case 'noted':
    case 'wrong-contact':
      return []
    case 'instalment-plan':
      return [
        { kind: 'pause', debtorId, untilDay: addDays(ctx.today, PLAN_DAYS), reason: 'échéancier demandé', origin },
      ]
    case 'paid':
      return [{ kind: 'payment-announced', debtorId, untilDay: addDays(ctx.today, ANNOUNCED_DAYS), origin }]
    case 'promise': {
      const promise = { kind: 'promise', debtorId, untilDay: outcome.untilDay, origin } as const
      return outcome.itemIds.length === 0 ? [promise] : outcome.itemIds.map((itemId) => ({ ...promise, itemId }))
    }
    case 'dispute': {
      const { itemId, amountCents, reason } = outcome
      return [{ kind: 'dispute', debtorId, itemId, amountCents, reason, origin }]
    }
  }
}

const note = (
  ctx: Context,
  kind: 'mail.read' | 'mail.assigned' | 'mail.reopened',
  mail: Pick<MailRow, 'id' | 'debtorId'>,
  payload: Readonly<Record<string, string>>,
) =>
  record(ctx, [{ kind, subjectKind: 'mail', subjectId: mail.id, debtorId: mail.debtorId, onDay: ctx.today, payload }])
