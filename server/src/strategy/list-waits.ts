// What does not leave today for one reason, item by item.

import { type Context, type Day, type Id, type Locale, type Page, dayOf } from '#kernel'
import { companyPolicy } from './company-policy.ts'
import { type CompanyWait, decideCompany } from './decide-company.ts'
import { debtorNames, itemNames } from './names-store.ts'
import { waitSentence } from './sentence.ts'
import { debtorsWaiting } from './waits-store.ts'

export type WaitRow = {
  readonly itemId: Id
  readonly number: string
  readonly debtorId: Id
  readonly debtorName: string
  readonly openCents: number
  readonly currency: string
  readonly code: string
  readonly until: Day | null
  readonly text: string
}

export type ListWaitsInput = { readonly code: string; readonly cursor: Id | null; readonly locale: Locale }

const DEBTORS_A_PAGE = 50

export async function listWaits(ctx: Context, { code, cursor, locale }: ListWaitsInput): Promise<Page<WaitRow>> {
  const debtorIds = await debtorsWaiting(ctx, code, cursor ?? 0, DEBTORS_A_PAGE)
  if (debtorIds.length === 0) return { rows: [], next: null }
  const policy = await companyPolicy(ctx)
  const waits: CompanyWait[] = []
  await decideCompany(ctx, policy, debtorIds, {
    onWait: (wait) => {
      if (wait.code === code) waits.push(wait)
    },
  })
  const rows = await describeWaits(ctx, waits, policy.settings.today, locale)
  return { rows, next: debtorIds.length === DEBTORS_A_PAGE ? String(debtorIds.at(-1)) : null }
}

export async function describeWaits(
  ctx: Context,
  waits: readonly CompanyWait[],
  today: number,
  locale: Locale,
): Promise<readonly WaitRow[]> {
  const items = await itemNames(
    ctx,
    waits.map((wait) => wait.item),
  )
  const debtors = await debtorNames(ctx, [...new Set(waits.map((wait) => wait.debtor))])
  return waits.map((wait) => {
    const item = items.get(wait.item)
    const currency = item?.currency ?? 'EUR'
    return {
      itemId: wait.item,
      number: item?.number ?? '',
      debtorId: wait.debtor,
      debtorName: debtors.get(wait.debtor)?.name ?? '',
      openCents: wait.openCents,
      currency,
      code: wait.code,
      until: wait.until === null ? null : dayOf(wait.until),
      text: waitSentence(wait, { locale, currency, today }),
    }
  })
}
