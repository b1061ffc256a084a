// Files in: drop one or several, see what was understood, correct it, confirm; and the files that came before, each with its undo.

import { useEffect, useRef, useState } from 'react'
import type { ReactNode } from 'react'
import type { Stored } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { DropZone } from './drop-zone.tsx'
import { unitsOf } from './drop-units.ts'
import { ImportHistory } from './import-history.tsx'
import { type ImportState, useReading } from './import-query.ts'
import styles from './intake.module.css'
import { ReadingProgressCard } from './reading-progress.tsx'
import { RefusedFile } from './refused-file.tsx'
import { StoredNotice } from './stored-notice.tsx'
import { UnderstoodFile } from './understood-file.tsx'

export function ImportsScreen() {
  const { t } = useSpeech()
  const [stored, setStored] = useState<readonly Stored[]>([])
  const { state, read, waiting, go } = useDrop()
  const start = (files: readonly File[]) => {
    setStored([])
    void unitsOf(files).then(go)
  }
  let content: ReactNode
  switch (state.kind) {
    case 'idle':
      content = (
        <>
          {stored.map((one) => (
            <StoredNotice key={one.importId} stored={one} />
          ))}
          <DropZone onFiles={start} />
          <ImportHistory />
        </>
      )
      break
    case 'reading':
      content = <ReadingProgressCard state={state} onCancel={() => go([])} />
      break
    case 'refused':
      content = (
        <RefusedFile
          fileName={state.fileName}
          error={state.error}
          onFiles={start}
          onNext={waiting.length > 0 ? () => go(waiting) : null}
        />
      )
      break
    case 'understood':
      content = (
        <UnderstoodFile
          request={state.request}
          understood={state.understood}
          onReadAgain={(change) => void read({ ...state.request, ...change })}
          onCancel={() => go(waiting)}
          onStored={(done) => {
            setStored((before) => [...before, done])
            go(waiting)
          }}
        />
      )
      break
  }
  return (
    <Page title={t.shell.screens.imports} lead={t.intake.lead} isNarrow>
      {waiting.length > 0 && <p role="status">{t.intake.waiting(waiting.flat().map(({ name }) => name))}</p>}
      <Stage state={state}>{content}</Stage>
    </Page>
  )
}

/** What had the focus goes with each stage: it passes on to the next one, which says what it is about. */
function Stage({ state, children }: { readonly state: ImportState; readonly children: ReactNode }) {
  const { t } = useSpeech()
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(state.kind)
  useEffect(() => {
    if (before.current === state.kind) return
    before.current = state.kind
    place.current?.focus({ preventScroll: true })
  }, [state.kind])
  return (
    <div
      ref={place}
      role="group"
      tabIndex={-1}
      className={styles.place}
      aria-label={fileOf(state) ?? t.shell.screens.imports}
    >
      {children}
    </div>
  )
}

function fileOf(state: ImportState): string | null {
  if (state.kind === 'idle') return null
  return state.kind === 'understood' ? state.understood.fileName : state.fileName
}

type Units = readonly (readonly File[])[]

/** Each file of a drop of several is understood by itself; the others wait. */
function useDrop() {
  const { state, read, reset } = useReading()
  const [waiting, setWaiting] = useState<Units>([])
  const go = ([files, ...rest]: Units) => {
    setWaiting(rest)
    if (files) void read({ files, as: null, mapping: null, answers: {} })
    else reset()
  }
  return { state, read, waiting, go }
}
