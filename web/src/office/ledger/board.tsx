// Who owes us what: the ageing board by debtor, on any day. The address holds search, filter, order and day.

import { useEffect } from 'react'
import { useLocalStorage } from '@mantine/hooks'
import { getRouteApi } from '@tanstack/react-router'
import { FileDown } from 'lucide-react'
import type { Board } from '../../api-types.ts'
import { AgeingBar } from '../../ui/ageing-bar.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card, Page } from '../../ui/page.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import { useTicks } from '../first-hour/progress.ts'
import type { BoardSearch } from '../router.tsx'
import { BoardActions } from './board-actions.tsx'
import { rowsOf, useBoard } from './board-query.ts'
import { BoardTable } from './board-table.tsx'
import { BoardToolbar } from './board-toolbar.tsx'

const route = getRouteApi('/debtors')

export function BoardScreen() {
  const { t, format } = useSpeech()
  // The address decides; where it says nothing, the filter and the order that were used last.
  const [habit, setHabit] = useLocalStorage<BoardSearch>({
    key: 'quittance.board',
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const search: BoardSearch = { ...habit, ...route.useSearch() }
  const navigate = route.useNavigate()
  const board = useBoard(search)
  const [, tick] = useTicks()
  const hasRows = rowsOf(board.data).length > 0
  useEffect(() => {
    if (hasRows) tick('board')
  }, [hasRows, tick])

  const change = (next: BoardSearch) => {
    const { filter, sort } = { ...search, ...next }
    setHabit({ ...(filter && { filter }), ...(sort && { sort }) })
    void navigate({ search: (before) => ({ ...before, ...next }), replace: true, resetScroll: false })
  }
  const totals = board.data?.pages[0]?.totals
  const currency = totals?.currency ?? 'EUR'
  const isUnfiltered = !search.search && (search.filter ?? 'all') === 'all'

  if (board.data && !hasRows && isUnfiltered && !search.on) return <NothingYet />
  return (
    <Page
      title={t.ledger.board.title}
      lead={
        totals &&
        t.ledger.board.lead(
          format.money(totals.overdueCents, currency),
          format.money(totals.totalCents, currency),
          totals.debtors,
        )
      }
      actions={<BoardActions search={search} />}
    >
      {board.data && <Totals board={board.data.pages[0]} />}
      <BoardToolbar search={search} onSearch={change} />
      <Loaded query={board}>
        {(data) => (
          <BoardTable
            rows={rowsOf(data)}
            totals={data.pages[0]?.totals}
            currency={currency}
            sort={search.sort ?? 'overdue'}
            onSort={(sort) => change({ sort })}
            hasMore={board.hasNextPage}
            isLoadingMore={board.isFetchingNextPage}
            onMore={() => void board.fetchNextPage()}
          />
        )}
      </Loaded>
    </Page>
  )
}

/** The ageing of the commonest currency, and one line for each of the others: totals never cross currencies. */
function Totals({ board }: { readonly board: Board | undefined }) {
  const { t, format } = useSpeech()
  if (!board || board.totals.totalCents === 0) return null
  return (
    <>
      <Card>
        <AgeingBar totals={board.totals} currency={board.totals.currency} />
      </Card>
      {board.otherTotals.map((other) => (
        <p key={other.currency} className="muted">
          {t.ledger.board.otherCurrency(
            format.money(other.overdueCents, other.currency),
            format.money(other.totalCents, other.currency),
            other.debtors,
          )}
        </p>
      ))}
    </>
  )
}

function NothingYet() {
  const { t } = useSpeech()
  return (
    <Page title={t.ledger.board.title}>
      <EmptyState
        icon={<FileDown />}
        title={t.ledger.board.empty.title}
        text={t.ledger.board.empty.text}
        action={<LinkButton to="/imports">{t.ledger.board.empty.action}</LinkButton>}
      />
    </Page>
  )
}
