// Files in: drop one or several, see what was understood, correct it, confirm; and the files that came before, each with its undo.

import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Stored } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { DropZone } from './drop-zone.tsx'
import { ImportHistory } from './import-history.tsx'
import { useReading } from './import-query.ts'
import { ReadingProgressCard } from './reading-progress.tsx'
import { RefusedFile } from './refused-file.tsx'
import { StoredNotice } from './stored-notice.tsx'
import { UnderstoodFile } from './understood-file.tsx'

export function ImportsScreen() {
  const { t } = useSpeech()
  const { state, read, reset } = useReading()
  const [stored, setStored] = useState<Stored | null>(null)
  const start = (files: readonly File[]) => {
    setStored(null)
    void read({ files, as: null, mapping: null, answers: {} })
  }
  let content: ReactNode
  switch (state.kind) {
    case 'idle':
      content = (
        <>
          {stored && <StoredNotice stored={stored} />}
          <DropZone onFiles={start} />
          <ImportHistory />
        </>
      )
      break
    case 'reading':
      content = <ReadingProgressCard state={state} onCancel={reset} />
      break
    case 'refused':
      content = <RefusedFile fileName={state.fileName} error={state.error} onFiles={start} />
      break
    case 'understood':
      content = (
        <UnderstoodFile
          request={state.request}
          understood={state.understood}
          onReadAgain={(change) => void read({ ...state.request, ...change })}
          onCancel={reset}
          onStored={(done) => {
            setStored(done)
            reset()
          }}
        />
      )
      break
  }
  return (
    <Page title={t.shell.screens.imports} lead={t.intake.lead} isNarrow>
      {content}
    </Page>
  )
}
