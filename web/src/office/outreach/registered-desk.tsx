// Registered letters that were posted and of whose end nobody has heard: their number and receipt are noted as they come in.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { PostedRegistered } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import styles from './outbox.module.css'

const SHOWN_AT_FIRST = 5

export function RegisteredDesk({ onOpen }: { readonly onOpen: (id: number) => void }) {
  const { t } = useSpeech()
  const words = t.outbox.registered
  const letters = useQuery({ queryKey: ['registered'], queryFn: () => get<PostedRegistered>('/letters/registered') })
  const [isWhole, setIsWhole] = useState(false)
  const rows = letters.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Card>
      <h2 className={styles.lettersTitle}>{words.waiting(rows.length)}</h2>
      <p className="muted">{words.waitingText}</p>
      <ul className={styles.desk}>
        {(isWhole ? rows : rows.slice(0, SHOWN_AT_FIRST)).map((row) => (
          <Line key={row.messageId} row={row} onOpen={onOpen} />
        ))}
      </ul>
      {!isWhole && rows.length > SHOWN_AT_FIRST && (
        <Button variant="subtle" size="xs" onClick={() => setIsWhole(true)}>
          {t.ui.more}
        </Button>
      )}
    </Card>
  )
}

type LineProps = { readonly row: PostedRegistered['rows'][number]; readonly onOpen: (id: number) => void }

function Line({ row, onOpen }: LineProps) {
  const { t, format } = useSpeech()
  const words = t.outbox.registered
  return (
    <li className={styles.deskLine}>
      <div>
        <strong>{row.debtorName}</strong>
        <p className="muted">
          {row.subject}
          {row.leftOn && ` · ${words.posted(format.day(row.leftOn))}`}
          {row.number && ` · ${row.number}`}
        </p>
      </div>
      <Button size="xs" variant="default" onClick={() => onOpen(row.messageId)}>
        {words.noteIt}
      </Button>
    </li>
  )
}
