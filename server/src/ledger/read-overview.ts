// Sums over the whole company, and the debtors that nothing can be sent to.

import { Refusal, type Cents, type Context, type Page } from '#kernel'
import { type ContactGap, type CurrencySummary, selectContactGaps, selectSummary } from './overview-store.ts'

export type Summary = {
  readonly currency: string
  readonly debtors: number
  readonly items: number
  readonly overdueCents: Cents
  readonly notDueCents: Cents
  readonly unappliedCreditCents: Cents
  readonly withoutContact: { readonly debtors: number; readonly cents: Cents }
  readonly kindUnknown: { readonly debtors: number }
  readonly ageing: Pick<
    CurrencySummary,
    'notDueCents' | 'due1to30Cents' | 'due31to60Cents' | 'due61to90Cents' | 'dueOver90Cents' | 'noDueDateCents'
  >
}

/** Of the currency that most debtors owe in; the others apart. */
export type CompanySummary = Summary & { readonly otherCurrencies: readonly Summary[] }

export async function readSummary(ctx: Context): Promise<CompanySummary> {
  const [first = summaryOf(NOTHING), ...otherCurrencies] = (await selectSummary(ctx)).map(summaryOf)
  return { ...first, otherCurrencies }
}

const NOTHING: CurrencySummary = {
  currency: 'EUR',
  debtors: 0,
  items: 0,
  notDueCents: 0,
  due1to30Cents: 0,
  due31to60Cents: 0,
  due61to90Cents: 0,
  dueOver90Cents: 0,
  noDueDateCents: 0,
  unappliedCreditCents: 0,
  withoutContactDebtors: 0,
  withoutContactCents: 0,
  kindUnknownDebtors: 0,
}

function summaryOf(row: CurrencySummary): Summary {
  const {
    currency,
    debtors,
    items,
    unappliedCreditCents,
    withoutContactDebtors,
    withoutContactCents,
    kindUnknownDebtors,
  } = row
  const { notDueCents, due1to30Cents, due31to60Cents, due61to90Cents, dueOver90Cents, noDueDateCents } = row
  return {
    currency,
    debtors,
    items,
    overdueCents: due1to30Cents + due31to60Cents + due61to90Cents + dueOver90Cents,
    notDueCents,
    unappliedCreditCents,
    withoutContact: { debtors: withoutContactDebtors, cents: withoutContactCents },
    kindUnknown: { debtors: kindUnknownDebtors },
    ageing: { notDueCents, due1to30Cents, due31to60Cents, due61to90Cents, dueOver90Cents, noDueDateCents },
  }
}

export type ContactGaps = Page<ContactGap> & { readonly debtors: number; readonly cents: Cents }

const ROWS = 50

export async function readContactGaps(ctx: Context, { cursor }: { readonly cursor?: string }): Promise<ContactGaps> {
  const {
    rows: found,
    debtors,
    cents,
  } = await selectContactGaps(ctx, cursor === undefined ? null : readCursor(cursor), ROWS + 1)
  const rows = found.slice(0, ROWS)
  const last = found.length > ROWS ? rows.at(-1) : undefined
  return { rows, next: last ? `${last.totalCents}-${last.debtorId}` : null, debtors, cents }
}

function readCursor(cursor: string): { readonly cents: Cents; readonly debtorId: number } {
  const match = /^(\d{1,16})-(\d{1,10})$/.exec(cursor)
  if (!match) throw new Refusal('platform.invalid_request', { problems: ['cursor'] })
  return { cents: Number(match[1]), debtorId: Number(match[2]) }
}
