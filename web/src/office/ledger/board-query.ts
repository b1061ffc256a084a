// The pages of the ageing board.

import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import type { InfiniteData } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Params } from '../../api.ts'
import type { Board, BoardRow } from '../../api-types.ts'
import type { BoardSearch } from '../router.tsx'

export function useBoard(search: BoardSearch) {
  return useInfiniteQuery({
    queryKey: ['debtors', 'board', search],
    queryFn: ({ pageParam }) => get<Board>('/debtors', paramsOf(search, pageParam)),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
  })
}

export const rowsOf = (data: InfiniteData<Board> | undefined): readonly BoardRow[] =>
  data?.pages.flatMap((page) => page.rows) ?? []

/** Every row that the search finds, page after page: for a file. */
export async function readWholeBoard(search: BoardSearch): Promise<readonly BoardRow[]> {
  const rows: BoardRow[] = []
  let cursor: string | null = null
  do {
    const page: Board = await get<Board>('/debtors', paramsOf(search, cursor))
    rows.push(...page.rows)
    cursor = page.next
  } while (cursor !== null)
  return rows
}

const paramsOf = (search: BoardSearch, cursor: string | null): Params => ({
  search: search.search,
  filter: search.filter ?? 'all',
  sort: search.sort ?? 'overdue',
  on: search.on,
  cursor,
})
