// What is being done with the file, how much of it, and the way out.

import { Button, Progress } from '@mantine/core'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import type { ImportState } from './import-query.ts'
import styles from './intake.module.css'

type ProgressProps = {
  readonly state: Extract<ImportState, { kind: 'sending' | 'reading' }>
  readonly onCancel: () => void
}

export function ReadingProgressCard({ state, onCancel }: ProgressProps) {
  const { t, format } = useSpeech()
  const words = t.intake.progress
  const share = state.kind === 'sending' ? state.share : shareOf(state.progress)
  const label =
    state.kind === 'sending'
      ? words.sending(format.share(share, 1))
      : words.reading(format.count(state.progress.done), format.count(state.progress.total))
  return (
    <Card>
      <div className={styles.progress}>
        <strong>{state.fileName}</strong>
        <Progress
          value={100 * share}
          aria-label={state.kind === 'sending' ? words.sendingLabel : words.readingLabel}
          size="md"
        />
        <p role="status" className="muted">
          {label}
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

const shareOf = ({ done, total }: { readonly done: number; readonly total: number }) => (total === 0 ? 0 : done / total)
