// A file that could not be read at all: why, and the next try.

import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { DropZone } from './drop-zone.tsx'

type RefusedFileProps = {
  readonly fileName: string
  readonly error: Error
  readonly onFiles: (files: readonly File[]) => void
}

export function RefusedFile({ fileName, error, onFiles }: RefusedFileProps) {
  const { t } = useSpeech()
  return (
    <>
      <h2>{t.intake.refusedFile(fileName)}</h2>
      <ErrorNotice error={error} />
      <DropZone onFiles={onFiles} />
    </>
  )
}
