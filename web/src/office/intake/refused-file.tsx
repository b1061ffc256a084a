// A file that could not be read at all: why, and the next try.

import { Button } from '@mantine/core'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { DropZone } from './drop-zone.tsx'

type RefusedFileProps = {
  readonly fileName: string
  readonly error: Error
  readonly onFiles: (files: readonly File[]) => void
  /** Where other files of the same drop wait. */
  readonly onNext: (() => void) | null
}

export function RefusedFile({ fileName, error, onFiles, onNext }: RefusedFileProps) {
  const { t } = useSpeech()
  return (
    <>
      <h2>{t.intake.refusedFile(fileName)}</h2>
      <ErrorNotice error={error} />
      {onNext && (
        <div>
          <Button onClick={onNext}>{t.intake.next}</Button>
        </div>
      )}
      <DropZone onFiles={onFiles} />
    </>
  )
}
