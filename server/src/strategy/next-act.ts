// What one debtor hears from us next, as if nothing is paid until then: the coming days played for it alone.

import { type Context, type Day, dayOf, type Id, type Locale } from '#kernel'
import { companyPolicy } from './company-policy.ts'
import { debtorNames } from './names-store.ts'
import { type RehearsedAction, rehearsedAction } from './rehearse-company.ts'
import { coming, rehearseDebtor } from './rehearse.ts'
import { eachSituation } from './situations.ts'

export type NextAct = RehearsedAction & { readonly day: Day }

/** Longer than the longest plan of ours waits between two steps. */
const DAYS_PLAYED = 120

/** Null where nothing would leave: everything is settled, held without an end, or at the end of its plan. */
export async function nextAct(
  ctx: Context,
  { debtorId, locale }: { readonly debtorId: Id; readonly locale: Locale },
): Promise<NextAct | null> {
  const policy = await companyPolicy(ctx, 'today')
  const byDay = coming(policy.settings, DAYS_PLAYED)
  const next: NextAct[] = []
  await eachSituation(ctx, { ...policy, debtorIds: [debtorId] }, (debtor) => {
    const first = rehearseDebtor(debtor, byDay).acts.find(({ action }) => action.origin !== 'task')
    if (first)
      next.push({
        ...rehearsedAction(first.action, '', { locale, currencies: policy.settings.currencies }),
        day: dayOf(first.day),
      })
  })
  const [act] = next
  if (!act) return null
  const names = await debtorNames(ctx, [act.debtorId])
  return { ...act, debtorName: names.get(act.debtorId)?.name ?? '' }
}
