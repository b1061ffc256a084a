// ⌘K: to any screen, to any debtor, by typing.

import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CornerDownLeft, Search } from 'lucide-react'
import { get } from '../api.ts'
import type { Board } from '../api-types.ts'
import { classes } from '../ui/classes.ts'
import { useSpeech } from '../ui/locale.tsx'
import { Modal } from '../ui/modal.tsx'
import { Money } from '../ui/money.tsx'
import type { Sum } from '../ui/sums.ts'
import { SCREENS } from './navigation.ts'
import styles from './palette.module.css'

type Entry = { readonly key: string; readonly name: string; readonly sum: Sum | null; readonly go: () => void }

export function Palette({ onClose, onHelp }: { readonly onClose: () => void; readonly onHelp: () => void }) {
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const entries = useEntries(text, onHelp)
  const listId = useId()
  const current = entries[Math.min(at, entries.length - 1)]
  const follow = (entry: Entry | undefined) => {
    if (!entry) return
    onClose()
    entry.go()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step === 0 && event.key !== 'Enter') return
    event.preventDefault()
    if (step === 0) follow(current)
    else setAt(Math.min(entries.length - 1, Math.max(0, at + step)))
  }
  return (
    <Modal title={t.shell.search} onClose={onClose} isBare>
      <div className={styles.field}>
        <Search size={20} aria-hidden />
        <input
          autoFocus
          className={styles.input}
          role="combobox"
          aria-expanded
          aria-controls={listId}
          aria-activedescendant={current ? `${listId}-${current.key}` : undefined}
          aria-label={t.shell.search}
          placeholder={t.shell.palettePlaceholder}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <EntryList id={listId} entries={entries} current={current} onFollow={follow} />
      {entries.length === 0 && <p className={styles.none}>{t.shell.paletteNothing}</p>}
    </Modal>
  )
}

type EntryListProps = {
  readonly id: string
  readonly entries: readonly Entry[]
  readonly current: Entry | undefined
  readonly onFollow: (entry: Entry) => void
}

function EntryList({ id, entries, current, onFollow }: EntryListProps) {
  const { t } = useSpeech()
  return (
    <div id={id} role="listbox" aria-label={t.shell.search} className={styles.list}>
      {entries.map((entry) => (
        <button
          key={entry.key}
          type="button"
          tabIndex={-1}
          id={`${id}-${entry.key}`}
          role="option"
          aria-selected={entry === current}
          className={classes(styles.entry, entry === current && styles.current)}
          onClick={() => onFollow(entry)}
        >
          <span className={styles.name}>{entry.name}</span>
          {entry.sum && <Money cents={entry.sum.cents} currency={entry.sum.currency} />}
          {entry === current && <CornerDownLeft size={16} aria-hidden />}
        </button>
      ))}
    </div>
  )
}

function useEntries(text: string, onHelp: () => void): readonly Entry[] {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const [search] = useDebouncedValue(text.trim(), 150)
  const found = useQuery({
    queryKey: ['debtors', 'palette', search],
    queryFn: () => get<Board>('/debtors', { search, filter: 'all', sort: 'exposure' }),
    enabled: search.length >= 2,
  })
  return useMemo(() => {
    const screens: readonly Entry[] = [
      ...SCREENS.map((screen) => ({
        key: screen.key,
        name: t.shell.screens[screen.key],
        sum: null,
        go: () => void navigate({ to: screen.to }),
      })),
      { key: 'help', name: t.shell.help.title, sum: null, go: onHelp },
    ]
    const debtors = search.length >= 2 && text.trim() === search ? (found.data?.rows ?? []) : []
    return [
      ...screens.filter((screen) => includes(screen.name, text)),
      ...debtors.slice(0, 8).map((row) => ({
        key: `debtor-${row.id}-${row.currency}`,
        name: row.name,
        sum: { cents: row.totalCents, currency: row.currency },
        go: () => void navigate({ to: '/debtors/$debtorId', params: { debtorId: row.id } }),
      })),
    ]
  }, [t, navigate, onHelp, found.data, search, text])
}

/** Without accents and case: "repetition" finds "Répétition". */
const includes = (name: string, text: string) => bare(name).includes(bare(text.trim()))
const bare = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
