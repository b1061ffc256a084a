// One line per message: from whom, what, what it seems to say, since when.

import type { ReactNode } from 'react'
import type { IncomingMail } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'

type MailTableProps = {
  readonly rows: readonly IncomingMail[]
  readonly openedId: number | null
  readonly onOpen: (id: number) => void
  readonly onLook?: (id: number) => void
  readonly more: ReactNode
}

export function MailTable({ rows, openedId, onOpen, onLook, more }: MailTableProps) {
  const { t } = useSpeech()
  const { columns } = t.mail
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption>{t.shell.screens.mail}</caption>
        <thead>
          <tr>
            <th scope="col">{columns.from}</th>
            <th scope="col">{columns.subject}</th>
            <th scope="col">{columns.says}</th>
            <th scope="col">{columns.when}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <MailLine key={row.id} row={row} isOpened={row.id === openedId} onOpen={onOpen} onLook={onLook} />
          ))}
        </tbody>
      </table>
      {more && <div className={table.more}>{more}</div>}
    </div>
  )
}

type LineProps = {
  readonly row: IncomingMail
  readonly isOpened: boolean
  readonly onOpen: (id: number) => void
  readonly onLook: ((id: number) => void) | undefined
}

function MailLine({ row, isOpened, onOpen, onLook }: LineProps) {
  const { t, format } = useSpeech()
  const words = t.mail
  return (
    <tr data-clickable aria-current={isOpened} onClick={() => onOpen(row.id)}>
      <th scope="row" className={table.main}>
        <button
          type="button"
          className="plain-button"
          data-row={`mail-${row.id}`}
          onFocus={() => onLook?.(row.id)}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(row.id)
          }}
        >
          {row.debtorName ?? row.fromName ?? row.fromEmail ?? words.nobody}
        </button>
      </th>
      <td className={table.clip} title={row.subject}>
        {row.subject}
      </td>
      <td className={table.onCardHead}>
        {row.kind === 'answer' ? (
          row.suggestions.map(({ kind }) => (
            <Tag key={kind} tone="accent">
              {words.suggestions[kind]}
            </Tag>
          ))
        ) : (
          <Tag>{words.kinds[row.kind]}</Tag>
        )}
      </td>
      <td className="nowrap muted">{format.instant(row.sentAt ?? row.receivedAt)}</td>
    </tr>
  )
}
