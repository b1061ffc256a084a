// One line per debtor, its amounts by age, the totals under the headings.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { Link, useNavigate } from '@tanstack/react-router'
import type { AgeingTotals, BoardRow, BoardSort } from '../../api-types.ts'
import { BUCKETS } from '../../ui/ageing.ts'
import type { Bucket } from '../../ui/ageing.ts'
import { classes } from '../../ui/classes.ts'
import { useKeys } from '../../ui/keys.ts'
import { moveFocus } from '../../ui/list.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { EmptyState } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'
import styles from './board.module.css'

type BoardTableProps = {
  readonly rows: readonly BoardRow[]
  readonly totals: (AgeingTotals & { readonly debtors: number }) | undefined
  readonly currency: string
  readonly sort: BoardSort
  readonly onSort: (sort: BoardSort) => void
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  readonly onMore: () => void
}

export function BoardTable(props: BoardTableProps) {
  const { rows, totals, hasMore, isLoadingMore, onMore } = props
  const { t } = useSpeech()
  const [at, setAt] = useState<string | null>(null)
  const keys = rows.map(rowKey)
  useKeys({ j: () => setAt(moveFocus(keys, at, 1)), k: () => setAt(moveFocus(keys, at, -1)) })
  if (rows.length === 0) return <EmptyState title={t.ledger.board.none.title} text={t.ledger.board.none.text} />
  const buckets = BUCKETS.filter((b) => b.key !== 'noDueDate' || (totals?.noDueDateCents ?? 0) !== 0)
  return (
    <div className={table.wrap}>
      <table className={classes(table.table, styles.board)}>
        <caption>{t.ledger.board.caption(props.currency)}</caption>
        <BoardHead {...props} buckets={buckets} />
        <tbody>
          {rows.map((row) => (
            <BoardLine key={rowKey(row)} row={row} boardCurrency={props.currency} buckets={buckets} />
          ))}
        </tbody>
      </table>
      {hasMore && (
        <div className={classes(table.more, 'no-print')}>
          <Button variant="subtle" loading={isLoadingMore} onClick={onMore}>
            {t.ui.more}
          </Button>
        </div>
      )}
    </div>
  )
}

type BucketProps = { readonly buckets: readonly Bucket[] }

function BoardHead({ totals, currency, sort, onSort, buckets }: BoardTableProps & BucketProps) {
  const { t } = useSpeech()
  const head = { sort, onSort }
  return (
    <thead>
      <tr>
        <SortHead {...head} by="name" label={t.ledger.columns.debtor} />
        {buckets.map((bucket) => (
          <th key={bucket.key} scope="col" className={table.number}>
            {t.words.buckets[bucket.key]}
          </th>
        ))}
        <th scope="col" className={classes(table.number, table.wideOnly)}>
          {t.ledger.columns.unapplied}
        </th>
        <SortHead {...head} by="overdue" label={t.ledger.columns.overdue} isNumber />
        <SortHead {...head} by="exposure" label={t.ledger.columns.total} isNumber />
        <SortHead {...head} by="oldest" label={t.ledger.columns.oldest} isNumber isWideOnly />
      </tr>
      {totals && (
        <tr>
          <th scope="row">{t.ledger.board.totals(totals.debtors)}</th>
          {buckets.map((bucket) => (
            <td key={bucket.key} className={table.number}>
              <Money cents={totals[bucket.field]} currency={currency} dash isBare />
            </td>
          ))}
          <td className={classes(table.number, table.wideOnly)}>
            <Money cents={totals.unappliedCreditCents} currency={currency} dash isBare />
          </td>
          <td className={table.number}>
            <Money cents={totals.overdueCents} currency={currency} dash isBare />
          </td>
          <td className={table.number}>
            <Money cents={totals.totalCents} currency={currency} dash isBare />
          </td>
          <td className={classes(table.number, table.wideOnly)}>
            <DayText day={null} />
          </td>
        </tr>
      )}
    </thead>
  )
}

type SortHeadProps = {
  readonly by: BoardSort
  readonly label: string
  readonly sort: BoardSort
  readonly onSort: (sort: BoardSort) => void
  readonly isNumber?: boolean
  readonly isWideOnly?: boolean
}

function SortHead({ by, label, sort, onSort, isNumber = false, isWideOnly = false }: SortHeadProps) {
  const direction = by === 'name' || by === 'oldest' ? 'ascending' : 'descending'
  return (
    <th
      scope="col"
      className={classes(isNumber && table.number, isWideOnly && table.wideOnly)}
      {...(sort === by && { 'aria-sort': direction })}
    >
      <button type="button" className={table.sort} onClick={() => onSort(by)}>
        {label}
        {sort === by && <span aria-hidden>{direction === 'ascending' ? ' ↑' : ' ↓'}</span>}
      </button>
    </th>
  )
}

/** A debtor that owes in two currencies has two lines. */
const rowKey = (row: BoardRow) => `${row.id}-${row.currency}`

function BoardLine({
  row,
  boardCurrency,
  buckets,
}: BucketProps & { readonly row: BoardRow; readonly boardCurrency: string }) {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const { currency } = row
  const open = () => void navigate({ to: '/debtors/$debtorId', params: { debtorId: row.id } })
  return (
    <tr data-clickable onClick={open}>
      <th scope="row" className={classes(table.main, styles.debtor)}>
        <span className={styles.who}>
          <Link
            to="/debtors/$debtorId"
            params={{ debtorId: row.id }}
            data-row={rowKey(row)}
            title={row.name}
            onClick={(event) => event.stopPropagation()}
          >
            {row.name}
          </Link>
          {currency !== boardCurrency && <Tag>{currency}</Tag>}
          <DebtorFlags row={row} />
        </span>
      </th>
      {buckets.map((bucket) => (
        <td key={bucket.key} className={classes(table.number, table.notOnCard)}>
          <Money cents={row[bucket.field]} currency={currency} dash isBare />
        </td>
      ))}
      <td className={classes(table.number, table.wideOnly)}>
        <Money cents={row.unappliedCreditCents} currency={currency} dash isBare />
      </td>
      <td className={classes(table.number, table.onCardHead, row.overdueCents > 0 && 'strong')}>
        <Money cents={row.overdueCents} currency={currency} dash isBare />
      </td>
      <td className={table.number} data-label={t.ledger.columns.total}>
        <Money cents={row.totalCents} currency={currency} isBare />
      </td>
      <td className={classes(table.number, table.wideOnly, 'muted')}>
        <DayText day={row.oldestDueDate} />
      </td>
    </tr>
  )
}

function DebtorFlags({ row }: { readonly row: BoardRow }) {
  const { t, format } = useSpeech()
  return (
    <>
      {!row.hasEmail && !row.hasPostal && <Tag tone="alarm">{t.ledger.noContact}</Tag>}
      {row.holds.slice(0, 1).map((hold) => (
        <Tag key={hold.kind} title={hold.until ? t.ledger.holdUntil(format.longDay(hold.until)) : undefined}>
          {t.words.holds[hold.kind]}
        </Tag>
      ))}
    </>
  )
}
