// A sender whom nobody knows: a person says which debtor it is.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type { Board, IncomingMail } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useVerb } from '../../verb.ts'
import styles from './calls.module.css'

const MOST = 6

export function WhoseMail({ mail }: { readonly mail: IncomingMail }) {
  const { t } = useSpeech()
  const [search, setSearch] = useState('')
  const found = useQuery({
    queryKey: ['debtors', 'search', search],
    queryFn: () => get<Board>('/debtors', { search }),
    enabled: search.trim().length > 1,
    placeholderData: keepPreviousData,
  })
  const assign = useVerb((debtorId: number) => send('POST', `/mail/${mail.id}/debtor`, { debtorId }))
  return (
    <section className={styles.result}>
      <TextInput
        label={t.mail.whose}
        placeholder={t.mail.whoseHint}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <div className={styles.choices}>
        {(found.data?.rows ?? []).slice(0, MOST).map((row) => (
          <Button
            key={`${row.id} ${row.currency}`}
            size="sm"
            variant="default"
            loading={assign.isRunning}
            onClick={() => void assign.run(row.id)}
          >
            {row.name}
          </Button>
        ))}
      </div>
    </section>
  )
}
