// The SQL of letters on their way: printed, posted, taken back. Their messages are those of message-store.ts.

import type { Context, Day, Id } from '#kernel'

/** For a letter an attempt is a printing. */
export async function notePrinted(ctx: Context, messageIds: readonly Id[]): Promise<void> {
  await ctx.sql`update message set attempts = attempts + 1 where id = any(${messageIds}::int[]) and state = 'prepared'`
}

/** Letters that a person has posted: they left on that day. */
export async function acceptLetters(ctx: Context, messageIds: readonly Id[], onDay: Day): Promise<void> {
  await ctx.sql`
    update message set state = 'accepted', accepted_at = ${ctx.now}, ended_on = ${onDay}
    where id = any(${messageIds}::int[]) and state = 'prepared'`
}

/** They were not posted after all, and wait. */
export async function takeBackPosted(ctx: Context, messageIds: readonly Id[]): Promise<void> {
  await ctx.sql`
    update message set state = 'prepared', accepted_at = null, ended_on = null
    where id = any(${messageIds}::int[]) and state = 'accepted' and channel in ('letter', 'registered-letter')`
}
