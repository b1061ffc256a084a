// The letters that wait: one file to print, then the day on which they were posted. Only "posted" uses up their step.

import { useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Printer } from 'lucide-react'
import type { Day } from '@quittance/law'
import { get, send, sendForFile } from '../../api.ts'
import type { LetterBatch as Batch } from '../../api-types.ts'
import { download } from '../../ui/csv.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './outbox.module.css'

export function LetterBatch() {
  const { t, today } = useSpeech()
  const words = t.outbox.letters
  const batch = useQuery({ queryKey: ['letters'], queryFn: () => get<Batch>('/letters/batch') })
  const [onDay, setOnDay] = useState<Day | null>(today)
  const [separators, setSeparators] = useState(false)
  const show = useToast()
  const messages = batch.data?.rows ?? []
  const messageIds = messages.map((message) => message.id)
  const print = useVerb(async () =>
    download(words.fileName(today), await sendForFile('/letters/print', { messageIds, separators })),
  )
  const unpost = useVerb((ids: readonly number[]) => send('POST', '/letters/unposted', { messageIds: ids }), {
    onDone: () => show({ text: words.unposted }),
  })
  const post = useVerb((day: Day) => send('POST', '/letters/posted', { messageIds, onDay: day }), {
    onDone: () => show({ text: words.posted(messageIds.length), undo: () => void unpost.run(messageIds) }),
  })
  if (messages.length === 0) return null
  return (
    <Card>
      <div className={styles.letters}>
        <div>
          <h2 className={styles.lettersTitle}>{words.title(messages.length)}</h2>
          <p className="muted">{words.text}</p>
        </div>
        <ol className={styles.lettersSteps}>
          <li className={styles.post}>
            <Button
              leftSection={<Printer size={16} aria-hidden />}
              loading={print.isRunning}
              onClick={() => void print.run(undefined)}
            >
              {words.print}
            </Button>
            <Checkbox
              label={words.separators}
              checked={separators}
              onChange={(event) => setSeparators(event.currentTarget.checked)}
            />
          </li>
          <li className={styles.post}>
            <DayInput aria-label={words.postedOn} day={onDay} max={today} onDay={setOnDay} />
            <Button
              variant="default"
              disabled={!onDay}
              loading={post.isRunning}
              onClick={() => void (onDay && post.run(onDay))}
            >
              {words.markPosted}
            </Button>
          </li>
        </ol>
      </div>
    </Card>
  )
}
