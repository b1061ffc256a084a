// The SQL of the replay: what really left.

import type { Context, Day } from '#kernel'

export type LeftRow = {
  readonly month: string
  readonly messages: number
  readonly letters: number
  readonly calls: number
}

/** Acts that debtors had from us, per month. */
export async function leftByMonth(ctx: Context, from: Day, to: Day): Promise<readonly LeftRow[]> {
  return ctx.sql<LeftRow>`
    select to_char(day, 'YYYY-MM') as month,
      count(distinct act_id) filter (where channel in ('email', 'sms'))::int as messages,
      count(distinct act_id) filter (where channel in ('letter', 'registered-letter'))::int as letters,
      count(distinct act_id) filter (where channel = 'call')::int as calls
    from outreach_used_step
    where position = 'used' and day between ${from} and ${to}
    group by 1`
}
