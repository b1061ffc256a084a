// The letters that wait: one file to print, then the day on which they were posted. Only "posted" uses up their step.

import { useState } from 'react'
import { Button, Checkbox } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Printer, TriangleAlert } from 'lucide-react'
import type { Day } from '@quittance/law'
import { get, send, sendForFile } from '../../api.ts'
import type { LetterBatch as Batch } from '../../api-types.ts'
import { download } from '../../ui/csv.ts'
import { DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { Notice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './outbox.module.css'

export function LetterBatch() {
  const batch = useQuery({ queryKey: ['letters'], queryFn: () => get<Batch>('/letters/batch') })
  const rows = batch.data?.rows ?? []
  const toPost = rows.filter((letter) => !letter.isOutdated)
  if (rows.length === 0) return null
  return (
    <Card>
      <Outdated letters={rows.filter((letter) => letter.isOutdated)} />
      {toPost.length > 0 && <ToPost messageIds={toPost.map(({ id }) => id)} />}
    </Card>
  )
}

function ToPost({ messageIds }: { readonly messageIds: readonly number[] }) {
  const { t, today } = useSpeech()
  const words = t.outbox.letters
  const [onDay, setOnDay] = useState<Day | null>(today)
  const [separators, setSeparators] = useState(false)
  const show = useToast()
  const print = useVerb(async () =>
    download(words.fileName(today), await sendForFile('/letters/print', { messageIds, separators })),
  )
  const unpost = useVerb((ids: readonly number[]) => send('POST', '/letters/unposted', { messageIds: ids }), {
    onDone: () => show({ text: words.unposted }),
  })
  const post = useVerb((day: Day) => send('POST', '/letters/posted', { messageIds, onDay: day }), {
    onDone: () => show({ text: words.posted(messageIds.length), undo: () => void unpost.run(messageIds) }),
  })
  return (
    <div className={styles.letters}>
      <div>
        <h2 className={styles.lettersTitle}>{words.title(messageIds.length)}</h2>
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
  )
}

/** Printed, and no longer true: whoever has them on the desk takes them off; what is in a post box already is said to be. */
function Outdated({ letters }: { readonly letters: Batch['rows'] }) {
  const { t, today } = useSpeech()
  const words = t.outbox.letters
  const [onDay, setOnDay] = useState<Day | null>(today)
  const show = useToast()
  const takeOff = useVerb((actId: number) => send('POST', `/acts/${actId}/cancel`), {
    onDone: () => show({ text: words.takenOff }),
  })
  const post = useVerb((id: number) => send('POST', '/letters/posted', { messageIds: [id], onDay }), {
    onDone: () => show({ text: words.posted(1) }),
  })
  if (letters.length === 0) return null
  return (
    <Notice tone="alarm" icon={<TriangleAlert size={20} />}>
      <strong>{words.outdated(letters.length)}</strong>
      <ul className={styles.desk}>
        {letters.map((letter) => (
          <li key={letter.id} className={styles.deskLine}>
            <span>
              {letter.debtorName} <span className="muted">· {letter.subject}</span>
            </span>
            <span className={styles.post}>
              <Button size="xs" loading={takeOff.isRunning} onClick={() => void takeOff.run(letter.actId)}>
                {words.takeOff}
              </Button>
              <Button
                size="xs"
                variant="default"
                disabled={!onDay}
                loading={post.isRunning}
                onClick={() => void post.run(letter.id)}
              >
                {words.alreadyPosted}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      <div className={styles.post}>
        <span>{words.postedOn}</span>
        <DayInput aria-label={words.postedOn} day={onDay} max={today} onDay={setOnDay} />
      </div>
    </Notice>
  )
}
