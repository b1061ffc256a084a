// Sends text messages through a gateway. The states are those of an e-mail: what is true no more does not leave, a message begins to
// leave in the transaction that looked once more, and what broke off after that is never sent again by itself: the gateway is asked.

import { settingsOf } from '#access'
import { type CompanyCalendar, timeZoneOf } from '#access/model.ts'
import { record } from '#evidence'
import { type Company, type Context, type Id, type Instant, type Shell, addDays } from '#kernel'
import { touchDebtors } from '#ledger'
import { contact } from '@quittance/law'
import { instantAt, minutesOfDay } from '#platform/clock.ts'
import type { SmsFate, SmsGateway, SmsOutcome } from './channels/sms-gateway.ts'
import { moveMessages, returnMessages } from './message-store.ts'
import { isOpenDay } from './sending-hours.ts'
import { stillTrue } from './rules.ts'
import { mayLeave } from './settle-messages.ts'
import {
  type Sms,
  interruptedSms,
  noteDelivered,
  refusedPhones,
  smsUnderWay,
  spokenCounts,
  startSms,
  waitingSms,
} from './sms-store.ts'
import { standingsOf } from './standing-store.ts'
import { refuseNumber } from './stop-sms.ts'
import { endActs, freeActs, markActsUnknown, useActs } from './store.ts'

export type SendSmsInput = {
  readonly gateway: SmsGateway
  readonly processName: string
}

export type SentSms = {
  readonly sent: number
  readonly failed: number
  readonly ambiguous: number
  readonly bounced: number
  /** What the gateway said where every other message would have met it as well. */
  readonly problem: string | null
  /** When to come back: for what waits for decent hours, or to ask what became of the others; null when nothing does. */
  readonly nextTry: Instant | null
}

type Totals = { -readonly [Field in keyof SentSms]: SentSms[Field] }

/** Longer than a gateway is waited for. */
const CLAIM_MINUTES = 5
const PROBLEM_MINUTES = 15
const ASK_MINUTES = 60
/** Operators give up after two days, some after three. */
const ASKED_DAYS = 5

export async function sendSms(shell: Shell, company: Company, input: SendSmsInput): Promise<SentSms> {
  const totals: Totals = { sent: 0, failed: 0, ambiguous: 0, bounced: 0, problem: null, nextTry: null }
  totals.ambiguous += await shell.inCompany(company, clearUpSms)
  await askAbout(shell, company, input, totals)
  const waiting = await shell.inCompany(company, waitingToLeave)
  for (const sms of waiting) {
    const begun = await shell.inCompany(company, (ctx) => beginSms(ctx, sms, input.processName))
    if (begun.kind === 'later') totals.nextTry = earliest(totals.nextTry, begun.at)
    if (begun.kind !== 'started') continue
    const outcome = await input.gateway.submit({ key: begun.key, to: sms.phone, text: sms.text })
    const settled = await shell.inCompany(company, (ctx) => settleSms(ctx, sms, outcome, input.gateway))
    if (settled !== 'back') totals[settled]++
    else {
      totals.problem = outcome.kind === 'rejected' ? outcome.said : null
      break
    }
  }
  totals.nextTry = await shell.inCompany(company, async (ctx) => {
    const later = totals.problem === null ? null : minutesAfter(ctx.now, PROBLEM_MINUTES)
    const underWay = await smsUnderWay(ctx, minutesAfter(ctx.now, -ASKED_DAYS * 1440))
    const askAgain = underWay.length === 0 ? null : minutesAfter(ctx.now, ASK_MINUTES)
    return earliest(totals.nextTry, later, askAgain)
  })
  return totals
}

const waitingToLeave = async (ctx: Context): Promise<readonly Sms[]> =>
  mayLeave(await settingsOf(ctx)) ? waitingSms(ctx) : []

/** What a dead process had begun may have left. */
async function clearUpSms(ctx: Context): Promise<number> {
  const interrupted = await interruptedSms(ctx)
  if (interrupted.length === 0) return 0
  await touchDebtors(ctx, [...new Set(interrupted.map(({ debtorId }) => debtorId))])
  const reason = 'interrupted while sending'
  const moves = interrupted.map(({ id }) => ({ id, error: reason }))
  const moved = await moveMessages(ctx, moves, ['data-started'], 'unknown')
  const unknown = interrupted.filter(({ id }) => moved.has(id))
  for (const [leftOn, messages] of Map.groupBy(unknown, (sms) => sms.leftOn ?? ctx.today))
    await markActsUnknown(
      ctx,
      messages.map(({ actId }) => actId),
      leftOn,
    )
  await record(
    ctx,
    unknown.map((sms) => smsFact('sms.unknown', ctx, sms, { reason })),
  )
  return unknown.length
}

type Begun =
  | { readonly kind: 'started'; readonly key: string }
  /** The facts changed, or another process was first. */
  | { readonly kind: 'not-now' }
  /** It is night, a Sunday, a holiday, or this debtor heard enough of us. */
  | { readonly kind: 'later'; readonly at: Instant }

async function beginSms(ctx: Context, sms: Sms, by: string): Promise<Begun> {
  await touchDebtors(ctx, [sms.debtorId])
  const settings = await settingsOf(ctx)
  const now = (await standingsOf(ctx, [sms.actId], settings)).get(sms.actId)
  if (!mayLeave(settings) || !stillTrue({ channel: 'sms', standing: sms.standing }, now, ctx.today))
    return { kind: 'not-now' }
  if ((await refusedPhones(ctx, [sms.phone])).has(sms.phone)) return { kind: 'not-now' }
  const at = await decentTime(ctx, sms.debtorId, settings.calendar)
  if (at > ctx.now) return { kind: 'later', at }
  const key = await startSms(ctx, { id: sms.id, by, until: minutesAfter(ctx.now, CLAIM_MINUTES) })
  return key === null ? { kind: 'not-now' } : { kind: 'started', key }
}

/** Now, or when the hours and caps of calls and text messages open again, on a day on which the company sends. */
async function decentTime(ctx: Context, debtorId: Id, calendar: CompanyCalendar): Promise<Instant> {
  const { zone } = calendar
  const timeZone = timeZoneOf(zone)
  const minutes = minutesOfDay(ctx.now, timeZone)
  const asked = { channel: 'sms', day: ctx.today, zone, ...(await spokenCounts(ctx, debtorId, timeZone)) } as const
  const isSendingDay = isOpenDay(calendar, null, ctx.today)
  if (isSendingDay && contact({ ...asked, minutes }).value.allowed) return ctx.now
  const opening = contact({ ...asked, minutes: OPENING_HOUR * 60 }).value
  const isLaterToday = isSendingDay && opening.allowed && minutes < OPENING_HOUR * 60
  let day = isLaterToday ? ctx.today : contact({ ...asked, minutes }).value.nextDay
  if (!isLaterToday && day <= ctx.today) day = addDays(ctx.today, 1)
  for (let days = 0; days < MOST_DAYS_CLOSED && !isOpenDay(calendar, null, day); days++) day = addDays(day, 1)
  return instantAt(timeZone, day, OPENING_HOUR)
}

/** Longer than any closure that makes sense. */
const MOST_DAYS_CLOSED = 400

const OPENING_HOUR = 9

type Settled = 'sent' | 'failed' | 'ambiguous' | 'back'

async function settleSms(ctx: Context, sms: Sms, outcome: SmsOutcome, { name }: SmsGateway): Promise<Settled> {
  await touchDebtors(ctx, [sms.debtorId])
  switch (outcome.kind) {
    case 'accepted':
      await acceptSms(ctx, sms, { gateway: name, gatewayId: outcome.gatewayId })
      return 'sent'
    case 'unknown':
      if ((await moveMessages(ctx, [{ id: sms.id, error: outcome.said }], ['data-started'], 'unknown')).size > 0) {
        await markActsUnknown(ctx, [sms.actId], ctx.today)
        await record(ctx, [smsFact('sms.unknown', ctx, sms, { gateway: name, reason: outcome.said })])
      }
      return 'ambiguous'
    case 'rejected':
      if (outcome.ofAll) {
        await returnMessages(ctx, [{ id: sms.id, error: outcome.said, notBefore: null, counts: false }])
        return 'back'
      }
      if ((await moveMessages(ctx, [{ id: sms.id, error: outcome.said }], ['data-started'], 'failed')).size > 0) {
        await endActs(ctx, [sms.actId], 'failed')
        await record(ctx, [smsFact('sms.failed', ctx, sms, { gateway: name, response: outcome.said })])
      }
      return 'failed'
  }
}

/** A late answer still settles what a clean-up had called unknown meanwhile. */
async function acceptSms(ctx: Context, sms: Sms, payload: Readonly<Record<string, string>>): Promise<boolean> {
  const from = ['data-started', 'unknown'] as const
  if ((await moveMessages(ctx, [{ id: sms.id }], from, 'accepted')).size === 0) return false
  await useActs(ctx, [sms.actId], sms.leftOn ?? ctx.today)
  await record(ctx, [smsFact('sms.accepted', ctx, sms, payload)])
  return true
}

async function askAbout(shell: Shell, company: Company, { gateway }: SendSmsInput, totals: Totals): Promise<void> {
  const underWay = await shell.inCompany(company, (ctx) => smsUnderWay(ctx, minutesAfter(ctx.now, -ASKED_DAYS * 1440)))
  for (const sms of underWay) {
    const fate = sms.key === null ? null : await gateway.ask(sms.key)
    if (fate === null) continue
    const isBounce = await shell.inCompany(company, (ctx) => noteFate(ctx, sms, fate, gateway.name))
    if (sms.state === 'unknown') totals.ambiguous = Math.max(0, totals.ambiguous - 1)
    if (isBounce) totals.bounced++
  }
}

/** True where it came back: its step is free again, and the number is not written to before somebody allows it. */
export async function noteFate(ctx: Context, sms: Sms, fate: SmsFate, name: string): Promise<boolean> {
  await touchDebtors(ctx, [sms.debtorId])
  if (sms.state === 'unknown' || sms.state === 'data-started') await acceptSms(ctx, sms, { gateway: name, found: fate })
  if (fate === 'accepted') return false
  if (fate === 'delivered') {
    if (await noteDelivered(ctx, sms.id)) await record(ctx, [smsFact('sms.delivered', ctx, sms, { gateway: name })])
    return false
  }
  if ((await moveMessages(ctx, [{ id: sms.id, error: fate }], ['accepted'], 'bounced')).size === 0) return false
  await freeActs(ctx, [sms.actId])
  await refuseNumber(ctx, sms.phone, fate)
  await record(ctx, [smsFact('sms.undelivered', ctx, sms, { gateway: name, fate })])
  return true
}

const smsFact = (
  kind: 'sms.accepted' | 'sms.unknown' | 'sms.failed' | 'sms.delivered' | 'sms.undelivered',
  ctx: Context,
  sms: Sms,
  payload: Readonly<Record<string, string>>,
) =>
  ({
    kind,
    subjectKind: 'message',
    subjectId: sms.id,
    debtorId: sms.debtorId,
    onDay: ctx.today,
    payload: { to: sms.phone, ...payload },
  }) as const

const minutesAfter = (now: Instant, minutes: number): Instant =>
  new Date(Date.parse(now) + minutes * 60_000).toISOString()

/** The first of these moments; null where there is none. */
export const earliest = (...moments: readonly (Instant | null)[]): Instant | null =>
  moments.filter((moment) => moment !== null).toSorted()[0] ?? null
