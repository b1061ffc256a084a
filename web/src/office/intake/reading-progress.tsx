// What is being done with the file, how much of it, and the way out.

import { Button, Progress } from '@mantine/core'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import type { ImportState } from './import-query.ts'
import styles from './intake.module.css'

type ProgressProps = { readonly state: Extract<ImportState, { kind: 'reading' }>; readonly onCancel: () => void }

export function ReadingProgressCard({ state, onCancel }: ProgressProps) {
  const { t, format } = useSpeech()
  const words = t.intake.progress
  const isSent = state.share === 1
  return (
    <Card>
      <div className={styles.progress}>
        <strong>{state.fileName}</strong>
        <Progress
          size="md"
          value={100 * state.share}
          animated={isSent}
          aria-label={isSent ? words.readingLabel : words.sendingLabel}
        />
        <p role="status" className="muted">
          {isSent ? words.reading : words.sending(format.share(state.share, 1))}
        </p>
        <div>
          <Button variant="default" size="xs" onClick={onCancel}>
            {t.ui.cancel}
          </Button>
        </div>
      </div>
    </Card>
  )
}
