// The grid itself: what is typed or pasted per debtor, and how each row stands.

import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { send } from '../../api.ts'
import type { ContactGap, ContactGridAnswer, ContactGridRow } from '../../api-types.ts'
import { classes } from '../../ui/classes.ts'
import { useSpeech } from '../../ui/locale.tsx'
import table from '../../ui/table.module.css'
import { useVerb } from '../../verb.ts'
import styles from './contact-grid.module.css'
import { ContactLine } from './contact-line.tsx'
import type { RowState } from './contact-line.tsx'
import { COLUMNS, layOver, parseCells, rowToSend } from './contact-rows.ts'
import type { Cells, Column } from './contact-rows.ts'

export function ContactTable({ gaps }: { readonly gaps: readonly ContactGap[] }) {
  const { t } = useSpeech()
  const grid = useGrid(gaps)
  return (
    <div className={table.wrap}>
      <table className={classes(table.table, styles.grid)}>
        <caption>{t.shell.screens.contacts}</caption>
        <thead>
          <tr>
            <th scope="col">{t.ledger.columns.debtor}</th>
            <th scope="col" className={classes(table.number, styles.amount)}>
              {t.ledger.columns.total}
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={styles.head} data-column={column}>
                {t.ledger.grid.columns[column]}
              </th>
            ))}
            <th scope="col" className={styles.stateHead}>
              <span className="visually-hidden">{t.ledger.grid.state}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap, row) => (
            <ContactLine
              key={gap.debtorId}
              gap={gap}
              row={row}
              typed={grid.typed.get(gap.debtorId) ?? NOTHING}
              state={grid.states.get(gap.debtorId) ?? null}
              onType={grid.type}
              onLeave={grid.save}
              onPaste={grid.paste}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

const NOTHING: Cells = {}

function useGrid(gaps: readonly ContactGap[]) {
  const [typed, setTyped] = useState<ReadonlyMap<number, Cells>>(new Map())
  const [states, setStates] = useState<ReadonlyMap<number, RowState>>(new Map())
  const [sent, setSent] = useState<ReadonlyMap<number, string>>(new Map())
  const mark = (ids: readonly number[], stateOf: (id: number) => RowState) =>
    setStates((before) => new Map([...before, ...ids.map((id) => [id, stateOf(id)] as const)]))

  const put = useVerb(
    (rows: readonly ContactGridRow[]) => send<ContactGridAnswer>('PUT', '/debtors/contact-grid', { rows }),
    {
      keeps: 'contact-gaps',
      onDone: ({ refused }, rows) =>
        mark(
          rows.map((row) => row.debtorId),
          (id) => {
            const refusal = refused.find((each) => each.debtorId === id)
            return refusal ? { kind: 'refused', message: refusal.message } : { kind: 'saved' }
          },
        ),
    },
  )

  const saveRows = (cells: ReadonlyMap<number, Cells>) => {
    const rows = [...cells].flatMap(([id, own]) => {
      const gap = gaps.find((each) => each.debtorId === id)
      const row = gap && rowToSend(gap, own)
      return row && sent.get(id) !== JSON.stringify(row) ? [row] : []
    })
    if (rows.length === 0) return
    setSent((before) => new Map([...before, ...rows.map((row) => [row.debtorId, JSON.stringify(row)] as const)]))
    mark(
      rows.map((row) => row.debtorId),
      () => ({ kind: 'saving' }),
    )
    void put.run(rows)
  }

  return {
    typed,
    states,
    type: (id: number, column: Column, text: string) => {
      setTyped((before) => new Map([...before, [id, { ...before.get(id), [column]: text }]]))
      mark([id], () => ({ kind: 'typed' }))
    },
    save: (id: number) => saveRows(new Map([[id, typed.get(id) ?? NOTHING]])),
    paste: (event: ClipboardEvent, row: number, column: Column) => {
      const text = event.clipboardData.getData('text/plain')
      if (!/[\t\n]/.test(text.trim())) return
      event.preventDefault()
      const laid = [...layOver(gaps, { row, column }, parseCells(text))]
      const merged = new Map(laid.map(([id, cells]) => [id, { ...typed.get(id), ...cells }] as const))
      setTyped((before) => new Map([...before, ...merged]))
      saveRows(merged)
    },
  }
}
