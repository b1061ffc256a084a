// One line per message: to whom, what, how it stands and since when.

import type { ReactNode } from 'react'
import type { OutboxRow } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import table from '../../ui/table.module.css'
import { MessageStateTag } from './message-state.tsx'
import { ChannelIcon } from '../../ui/channel-icon.tsx'

type MessageTableProps = {
  readonly rows: readonly OutboxRow[]
  readonly openedId: number | null
  readonly onOpen: (id: number) => void
  readonly more: ReactNode
}

export function MessageTable({ rows, openedId, onOpen, more }: MessageTableProps) {
  const { t } = useSpeech()
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption>{t.shell.screens.outbox}</caption>
        <thead>
          <tr>
            <th scope="col">{t.ledger.columns.debtor}</th>
            <th scope="col">{t.outbox.columns.subject}</th>
            <th scope="col">{t.outbox.columns.state}</th>
            <th scope="col">{t.outbox.columns.when}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MessageLine key={row.id} row={row} isOpened={row.id === openedId} onOpen={onOpen} />
          ))}
        </tbody>
      </table>
      {more && <div className={table.more}>{more}</div>}
    </div>
  )
}

type LineProps = { readonly row: OutboxRow; readonly isOpened: boolean; readonly onOpen: (id: number) => void }

function MessageLine({ row, isOpened, onOpen }: LineProps) {
  const { t, format } = useSpeech()
  return (
    <tr data-clickable aria-current={isOpened} onClick={() => onOpen(row.id)}>
      <th scope="row" className={table.main}>
        <ChannelIcon channel={row.channel} />{' '}
        <button
          type="button"
          className="plain-button"
          data-row={row.id}
          title={row.debtorName}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(row.id)
          }}
        >
          {row.debtorName}
        </button>
      </th>
      <td className={table.clip} title={row.lastError ?? row.subject}>
        {row.subject} {row.lastError && <span className="alarm">– {row.lastError}</span>}
      </td>
      <td className={table.onCardHead}>
        <MessageStateTag message={row} />
      </td>
      <td className="nowrap muted">
        {row.leavesAt
          ? t.outbox.leavesAt(format.instant(row.leavesAt))
          : format.instant(row.acceptedAt ?? row.preparedAt)}
      </td>
    </tr>
  )
}
