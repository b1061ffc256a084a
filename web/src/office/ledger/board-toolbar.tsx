// Search, filter and day of the board.

import { useState } from 'react'
import { SegmentedControl, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { Search } from 'lucide-react'
import type { BoardFilter } from '../../api-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import type { BoardSearch } from '../router.tsx'
import styles from './board.module.css'

const FILTERS: readonly BoardFilter[] = ['all', 'overdue', 'no-contact', 'held']

type ToolbarProps = { readonly search: BoardSearch; readonly onSearch: (next: BoardSearch) => void }

export function BoardToolbar({ search, onSearch }: ToolbarProps) {
  const { t, format, today } = useSpeech()
  return (
    <>
      <search className={`${styles.toolbar} no-print`}>
        <SearchField text={search.search ?? ''} onText={(text) => onSearch({ search: text })} />
        <SegmentedControl
          style={{ maxWidth: '100%', overflowX: 'auto' }}
          aria-label={t.ledger.board.filter}
          value={search.filter ?? 'all'}
          data={FILTERS.map((value) => ({ value, label: t.ledger.board.filters[value] }))}
          onChange={(value) => onSearch({ filter: FILTERS.find((filter) => filter === value) ?? 'all' })}
        />
        <div className={styles.on}>
          <label htmlFor="board-on">{t.ledger.board.on}</label>
          <DayInput
            id="board-on"
            day={search.on ?? today}
            max={today}
            onDay={(day) => day && day <= today && onSearch({ on: day })}
          />
        </div>
      </search>
      {search.on && search.on !== today && (
        <p className={styles.past}>
          {t.ledger.board.past(format.longDay(search.on))}{' '}
          <button type="button" className="text-button no-print" onClick={() => onSearch({ on: today })}>
            {t.ledger.board.backToToday}
          </button>
        </p>
      )}
    </>
  )
}

function SearchField({ text, onText }: { readonly text: string; readonly onText: (text: string) => void }) {
  const { t } = useSpeech()
  const [typed, setTyped] = useState(text)
  const pass = useDebouncedCallback(onText, 200)
  return (
    <TextInput
      className={styles.search ?? ''}
      type="search"
      aria-label={t.ledger.board.search}
      placeholder={t.ledger.board.search}
      leftSection={<Search size={16} aria-hidden />}
      value={typed}
      onChange={(event) => {
        setTyped(event.currentTarget.value)
        pass(event.currentTarget.value)
      }}
    />
  )
}
