// One debtor of the contact grid: its cells and whether they are saved.

import type { ClipboardEvent } from 'react'
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
  const { t } = useSpeech()
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
      <td className={styles.state}>
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
  return (
    <input
      {...common}
      type={column === 'email' ? 'email' : 'text'}
      inputMode={column === 'postcode' ? 'numeric' : undefined}
      placeholder={t.ledger.grid.placeholders[column]}
      autoComplete="off"
      spellCheck={false}
      aria-invalid={state?.kind === 'refused' && column === 'email'}
      onChange={(event) => onType(gap.debtorId, column, event.currentTarget.value)}
      onPaste={(event) => onPaste(event, row, column)}
    />
  )
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
      return (
        <span className={styles.refused} role="alert" title={state.message}>
          <CircleAlert size={18} aria-hidden />
          <span className={styles.message}>{state.message}</span>
        </span>
      )
  }
}
