// Lines that are matched or left aside, with the reason and the way back.

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { BankLine } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'
import { useLines, useReopen } from './bank-query.ts'
import styles from './bank.module.css'

export function SettledLines({ state }: { readonly state: 'matched' | 'ignored' }) {
  const { t } = useSpeech()
  const words = t.bank.settled
  const lines = useLines(state)
  return (
    <Loaded query={lines}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        if (rows.length === 0) return <EmptyState title={words.none[state]} text={words.noneText[state]} />
        return (
          <div className={table.wrap}>
            <table className={table.table}>
              <caption>{t.bank.views[state]}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.payer}</th>
                  <th scope="col">{words.when}</th>
                  {state === 'matched' && <th scope="col">{words.pays}</th>}
                  <th scope="col" className={table.number}>
                    {words.amount}
                  </th>
                  <th scope="col">
                    <span className="visually-hidden">{words.undo}</span>
                  </th>
                </tr>
              </thead>
              <tbody>
                {rows.map((line) => (
                  <SettledLine key={line.id} line={line} />
                ))}
              </tbody>
            </table>
            {lines.hasNextPage && (
              <div className={table.more}>
                <Button variant="subtle" loading={lines.isFetchingNextPage} onClick={() => void lines.fetchNextPage()}>
                  {t.ui.more}
                </Button>
              </div>
            )}
          </div>
        )
      }}
    </Loaded>
  )
}

function SettledLine({ line }: { readonly line: BankLine }) {
  const { t } = useSpeech()
  const words = t.bank.settled
  const reopen = useReopen()
  // A payment that came back stands as long as its return does.
  const isFinal = line.amountCents > 0 && (line.match?.returnedOn ?? null) !== null
  const payer = line.counterparty ?? (line.remittance || t.bank.line.unnamed)
  return (
    <tr>
      <th scope="row" className={classes(table.main, styles.said)}>
        <span>{payer}</span>
        {line.counterparty !== null && <span className={styles.text}>{line.remittance}</span>}
      </th>
      <td data-label={words.when}>
        <DayText day={line.bookingDate} />
      </td>
      {line.state === 'matched' && (
        <td>
          <Pays line={line} />
        </td>
      )}
      <td className={classes(table.number, table.onCardHead)}>
        <Money cents={line.amountCents} currency={line.currency} />
      </td>
      <td className={table.number}>
        {!isFinal && (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${words.undo} – ${payer}`}
            loading={reopen.isRunning}
            onClick={() => void reopen.run(line.id)}
          >
            {words.undo}
          </Button>
        )}
      </td>
    </tr>
  )
}

function Pays({ line: { match, currency, tookBack } }: { readonly line: BankLine }) {
  const { t, format } = useSpeech()
  const words = t.bank.settled
  if (tookBack !== null) return <span className="muted">{words.tookBack(format.day(tookBack))}</span>
  if (!match) return null
  return (
    <div className={styles.pays}>
      <span>
        {match.debtorId !== null && (
          <Link to="/debtors/$debtorId" params={{ debtorId: match.debtorId }}>
            {match.debtorName}
          </Link>
        )}{' '}
        {match.items.map(({ itemId, number, cents }) => (
          <span key={itemId} title={format.money(cents, currency)} className="nowrap">
            {number}{' '}
          </span>
        ))}
        {match.returnedOn && <Tag tone="alarm">{words.returnedOn(format.day(match.returnedOn))}</Tag>}
      </span>
      <span className={styles.text}>
        {capitalised(match.reasons.join(', '))} ({match.isAutomatic ? words.automatic : words.by(match.matchedBy)})
      </span>
    </div>
  )
}
