// Who owes us what: the ageing board, on today's or any past day, by pages.

import { Refusal, type Context, type Day, type Page } from '#kernel'
import { normaliseNumber, parseSiren } from '#kernel/identifiers.ts'
import type { AgeingCents, BoardFilter, BoardRow, BoardSort, BoardTotals } from './ageing.ts'
import { type BoardPlace, selectBoard, selectBoardDebtors } from './board-store.ts'

export type ReadBoardInput = {
  /** Part of a name, the beginning of an account, a SIREN, or an invoice's whole number. */
  readonly search?: string
  readonly filter?: BoardFilter
  readonly sort?: BoardSort
  readonly cursor?: string
  readonly day?: Day
  /** Rows of a page. */
  readonly limit?: number
}

/** Totals never cross currencies: those of the commonest one first, each of the others apart. */
export type Board = Page<BoardRow> & { readonly totals: BoardTotals; readonly otherTotals: readonly BoardTotals[] }

export async function readBoard(ctx: Context, input: ReadBoardInput): Promise<Board> {
  const { day = ctx.today, filter = 'all', sort = 'overdue', cursor, limit = 50 } = input
  if (day > ctx.today) throw new Refusal('ledger.day_in_future', { day, today: ctx.today })
  const search = input.search?.trim() || null
  const { rows: found, totals } = await selectBoard(ctx, {
    day,
    isToday: day === ctx.today,
    search: search && (parseSiren(search) ?? search),
    searchNumber: search && normaliseNumber(search),
    filter,
    sort,
    after: cursor === undefined ? null : readCursor(cursor),
    limit: limit + 1,
  })
  const page = found.slice(0, limit)
  const ids = page.map(({ balance }) => balance.id)
  const debtors = new Map((await selectBoardDebtors(ctx, ids, day)).map((debtor) => [debtor.id, debtor]))
  const rows = page.flatMap(({ balance }): BoardRow[] => {
    const debtor = debtors.get(balance.id)
    return debtor ? [{ ...debtor, ...balance }] : []
  })
  const last = found.length > limit ? page.at(-1) : undefined
  const [first = { ...NOTHING, currency: 'EUR', debtors: 0 }, ...otherTotals] = totals
  return { rows, next: last ? writeCursor(last.place) : null, totals: first, otherTotals }
}

const NOTHING: AgeingCents = {
  notDueCents: 0,
  due1to30Cents: 0,
  due31to60Cents: 0,
  due61to90Cents: 0,
  dueOver90Cents: 0,
  noDueDateCents: 0,
  overdueCents: 0,
  totalCents: 0,
  unappliedCreditCents: 0,
}

const writeCursor = ({ text, rank, id, currency }: BoardPlace): string =>
  Buffer.from(`${rank} ${id} ${currency} ${text}`).toString('base64url')

function readCursor(cursor: string): BoardPlace {
  const match = /^(\S+) (\d{1,10}) ([A-Z]{3}) (.*)$/su.exec(Buffer.from(cursor, 'base64url').toString())
  const [, rank = '', id = '', currency = '', text = ''] = match ?? []
  if (!match || !Number.isFinite(Number(rank))) throw new Refusal('platform.invalid_request', { problems: ['cursor'] })
  return { text, rank: Number(rank), id: Number(id), currency }
}
