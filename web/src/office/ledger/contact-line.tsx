// One debtor of the contact grid: its cells and whether they are saved.

import type { ClipboardEvent, KeyboardEvent } from 'react'
import { Link } from '@tanstack/react-router'
import { Check, CircleAlert, CircleDashed } from 'lucide-react'
import type { ContactGap } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { DEBTOR_KINDS } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import table from '../../ui/table.module.css'
import styles from './contact-grid.module.css'
import { COLUMNS, cellOf } from './contact-rows.ts'
import type { Cells, Column } from './contact-rows.ts'

export type RowState =
  | { readonly kind: 'typed' | 'saving' | 'saved' }
  | { readonly kind: 'refused'; readonly message: string }

type ContactLineProps = {
  readonly gap: ContactGap
  readonly row: number
  readonly typed: Cells
  readonly state: RowState | null
  readonly onType: (debtorId: number, column: Column, text: string) => void
  readonly onLeave: (debtorId: number) => void
  readonly onPaste: (event: ClipboardEvent, row: number, column: Column) => void
}

export function ContactLine(props: ContactLineProps) {
  const { gap, state, onLeave } = props
  return (
    <tr
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) onLeave(gap.debtorId)
      }}
    >
      <th scope="row" className={table.main}>
        <Link to="/debtors/$debtorId" params={{ debtorId: gap.debtorId }} tabIndex={-1}>
          {gap.name}
        </Link>
      </th>
      <td className={classes(table.number, table.onCardHead)}>
        <Money cents={gap.totalCents} currency={gap.currency} />
      </td>
      {COLUMNS.map((column) => (
        <td key={column} className={styles.cell} data-column={column}>
          <Cell {...props} column={column} />
        </td>
      ))}
      <td>
        <StateMark state={state} />
      </td>
    </tr>
  )
}

function Cell({ gap, row, typed, state, onType, onPaste, column }: ContactLineProps & { readonly column: Column }) {
  const { t } = useSpeech()
  const value = cellOf(gap, typed, column)
  const common = {
    className: styles.input,
    value,
    'aria-label': `${t.ledger.grid.columns[column]}, ${gap.name}`,
    'data-row': row,
    'data-column': column,
    onKeyDown: moveBetweenRows,
  }
  if (column === 'kind') {
    return (
      <select {...common} onChange={(event) => onType(gap.debtorId, column, event.currentTarget.value)}>
        <option value="">{t.ledger.grid.kindUnknown}</option>
        {DEBTOR_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t.words.kinds[kind]}
          </option>
        ))}
      </select>
    )
  }
  const refusal = column === 'email' && state?.kind === 'refused' ? state.message : null
  const refusalId = `refusal-${gap.debtorId}`
  return (
    <>
      <input
        {...common}
        type={column === 'email' ? 'email' : 'text'}
        inputMode={column === 'postcode' ? 'numeric' : undefined}
        placeholder={t.ledger.grid.placeholders[column]}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={refusal !== null}
        aria-describedby={refusal === null ? undefined : refusalId}
        onChange={(event) => onType(gap.debtorId, column, event.currentTarget.value)}
        onPaste={(event) => onPaste(event, row, column)}
      />
      {refusal && (
        <p id={refusalId} role="alert" className={styles.message}>
          {refusal}
        </p>
      )}
    </>
  )
}

/** Enter and the arrows go to the same column of the row below or above; a select keeps its own arrows. */
function moveBetweenRows(event: KeyboardEvent<HTMLInputElement | HTMLSelectElement>): void {
  const { currentTarget: cell, key, shiftKey } = event
  const isEnter = key === 'Enter'
  if (!isEnter && (cell instanceof HTMLSelectElement || (key !== 'ArrowDown' && key !== 'ArrowUp'))) return
  event.preventDefault()
  const step = (isEnter ? !shiftKey : key === 'ArrowDown') ? 1 : -1
  const { row, column } = cell.dataset
  const next = cell
    .closest('table')
    ?.querySelector<HTMLElement>(`[data-row="${Number(row) + step}"][data-column="${column}"]`)
  next?.focus()
  if (next instanceof HTMLInputElement) next.select()
}

function StateMark({ state }: { readonly state: RowState | null }) {
  const { t } = useSpeech()
  if (!state) return null
  switch (state.kind) {
    case 'typed':
    case 'saving':
      return <CircleDashed size={18} className="muted" aria-label={t.ledger.grid.states[state.kind]} />
    case 'saved':
      return <Check size={18} className={styles.saved} role="img" aria-label={t.ledger.grid.states.saved} />
    case 'refused':
      return <CircleAlert size={18} className="alarm" role="img" aria-label={t.ledger.grid.states.refused} />
  }
}
