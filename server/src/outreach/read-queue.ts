// When what waits in the queue may leave: of the whole queue, of some messages, of what is about some items.

import { settingsOf } from '#access'
import type { Context, Id, Instant } from '#kernel'
import { placeOf } from '#ledger'
import type { MailQueue } from './company-sender.ts'
import { claimsEnd, queuedAbout, queuedMessages, queuedPlaces } from './outbox-store.ts'
import { opensAt } from './sending-hours.ts'

/** E-mails that wait for the sending hours of their debtors, and when the first of them leaves. */
export type WaitingForHours = { readonly messages: number; readonly leavesAt: Instant }

export type QueueTimes = {
  /** When to try again; null when nothing waits. */
  readonly nextTry: Instant | null
  readonly waiting: WaitingForHours | null
}

/** Of one account. */
export async function readQueue(ctx: Context, queue: MailQueue): Promise<QueueTimes> {
  const { calendar } = await settingsOf(ctx)
  const queued = (await queuedPlaces(ctx, queue)).flatMap(({ country, postcode, anyHour, messages, from }) => {
    const opening = anyHour ? ctx.now : opensAt(calendar, placeOf(country, postcode), ctx.now)
    return opening === null ? [] : [{ opening, messages, at: later(from, opening) }]
  })
  const ends = await claimsEnd(ctx, queue)
  const [nextTry = null] = [...queued.map(({ at }) => at), ...(ends === null ? [] : [ends])].toSorted()
  const closed = queued.filter(({ opening }) => opening > ctx.now)
  const [leavesAt] = closed.map(({ opening }) => opening).toSorted()
  if (leavesAt === undefined) return { nextTry, waiting: null }
  return { nextTry, waiting: { messages: closed.reduce((sum, { messages }) => sum + messages, 0), leavesAt } }
}

/** Of those that wait for the hour, when it comes. */
export async function leaveTimes(ctx: Context, messageIds: readonly Id[]): Promise<ReadonlyMap<Id, Instant>> {
  const queued = await queuedMessages(ctx, messageIds)
  if (queued.length === 0) return new Map()
  const { calendar } = await settingsOf(ctx)
  const times = new Map<Id, Instant>()
  for (const { id, country, postcode } of queued) {
    const opening = opensAt(calendar, placeOf(country, postcode), ctx.now)
    if (opening !== null && opening > ctx.now) times.set(id, opening)
  }
  return times
}

/** `leavesAt`: null where a message waits for no hour. */
export async function withLeaveTimes<Row extends { readonly id: Id }>(
  ctx: Context,
  rows: readonly Row[],
): Promise<(Row & { readonly leavesAt: Instant | null })[]> {
  const times = await leaveTimes(
    ctx,
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({ ...row, leavesAt: times.get(row.id) ?? null }))
}

/** Of items whose message waits for the hour, when it comes. */
export async function leaveTimesOfItems(ctx: Context, itemIds: readonly Id[]): Promise<ReadonlyMap<Id, Instant>> {
  const about = await queuedAbout(ctx, itemIds)
  const times = await leaveTimes(
    ctx,
    about.map(({ messageId }) => messageId),
  )
  return new Map(
    about.flatMap(({ itemId, messageId }) => {
      const time = times.get(messageId)
      return time === undefined ? [] : [[itemId, time] as const]
    }),
  )
}

const later = (one: Instant, other: Instant): Instant => (one > other ? one : other)
