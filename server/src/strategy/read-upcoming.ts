// On a day on which nothing leaves, the list of the next one that something leaves on: what it holds if nobody pays until then.

import { type Context, type Day, type Locale, dayOf } from '#kernel'
import { isSendingDay, nextSendingDay } from './calendar.ts'
import type { CompanyPolicy } from './company-policy.ts'
import { decideCompany } from './decide-company.ts'
import { debtorNames } from './names-store.ts'
import { type RehearsedAction, rehearsedAction } from './rehearse-company.ts'
import { companyCalendar, onDay } from './settings.ts'
import { debtorsToLookAtBy } from './situation-store.ts'

export type Upcoming = { readonly day: Day; readonly actions: readonly RehearsedAction[] }

/** Null on a day on which something may leave. Payments count as known on that day: a person will confirm them then. */
export async function readUpcoming(ctx: Context, policy: CompanyPolicy, locale: Locale): Promise<Upcoming | null> {
  const { settings } = policy
  const calendar = companyCalendar(settings)
  if (isSendingDay(calendar, settings.today)) return null
  const next = nextSendingDay(calendar, settings.today)
  const day = dayOf(next)
  // Of anybody else nothing changes until then, and nothing leaves today.
  const debtorIds = await debtorsToLookAtBy(ctx, day)
  const then = { ...policy, settings: onDay(settings, next, 'today') }
  const { actions } = await decideCompany(ctx, then, debtorIds)
  const acts = actions.filter((action) => action.origin !== 'task')
  const names = await debtorNames(ctx, [...new Set(acts.map(({ debtor }) => debtor))])
  return {
    day,
    actions: acts
      .map((action) =>
        rehearsedAction(action, names.get(action.debtor)?.name ?? '', { locale, currencies: settings.currencies }),
      )
      .toSorted((a, b) => b.level - a.level || b.totalCents - a.totalCents || a.debtorId - b.debtorId),
  }
}
