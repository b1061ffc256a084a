// A customer looked for by name, account or SIREN.

import { useState } from 'react'
import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Board } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import styles from './debtor-search.module.css'

type DebtorSearchProps = {
  readonly onChoose: (debtor: { readonly id: number; readonly name: string }) => void
  /** Not among those found. */
  readonly except?: number
}

export function DebtorSearch({ onChoose, except }: DebtorSearchProps) {
  const { t } = useSpeech()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text.trim(), 150)
  const found = useQuery({
    queryKey: ['debtors', 'search', search],
    queryFn: () => get<Board>('/debtors', { search }),
    enabled: search.length > 1,
  })
  return (
    <div className={styles.search}>
      <TextInput
        label={t.ledger.search.label}
        description={t.ledger.search.hint}
        value={text}
        data-autofocus
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {search.length > 1 && (
        <Loaded query={found} skeleton={<SkeletonRows count={3} />}>
          {({ rows }) => (
            <ul className={styles.found}>
              {rows
                .filter((row) => row.id !== except)
                .slice(0, 8)
                .map((row) => (
                  <li key={`${row.id} ${row.currency}`}>
                    <button type="button" onClick={() => onChoose({ id: row.id, name: row.name })}>
                      <span>{row.name}</span>
                      <Money cents={row.totalCents} currency={row.currency} />
                    </button>
                  </li>
                ))}
              {rows.length === 0 && <li className="muted">{t.ledger.search.none}</li>}
            </ul>
          )}
        </Loaded>
      )}
    </div>
  )
}
