// Reading a file without storing it, storing what was understood, and taking an import back.

import { useRef, useState } from 'react'
import { get, send, upload } from '../../api.ts'
import type { DebtorKind, ImportKind, Reading, ReadingProgress, Terms, Understood } from '../../api-types.ts'

export type Mapping = Readonly<Record<string, string | null>>
export type Answers = Readonly<Record<string, string>>

export type ReadRequest = { readonly file: File; readonly as: ImportKind | null; readonly mapping: Mapping | null }

/** Where an import stands: nothing yet, on its way to the server, being read, understood, or refused as a whole. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending'; readonly fileName: string; readonly share: number }
  | { readonly kind: 'reading'; readonly fileName: string; readonly progress: ReadingProgress }
  | { readonly kind: 'understood'; readonly request: ReadRequest; readonly understood: Understood }
  | { readonly kind: 'refused'; readonly fileName: string; readonly error: Error }

const POLL_MILLIS = 400

export function useReading() {
  const [state, setState] = useState<ImportState>({ kind: 'idle' })
  // A reading that was given up must not come back over a newer one.
  const turn = useRef(0)

  const read = async (request: ReadRequest) => {
    const mine = ++turn.current
    const fileName = request.file.name
    const show = (next: ImportState) => {
      if (mine === turn.current) setState(next)
    }
    show({ kind: 'sending', fileName, share: 0 })
    try {
      let answer = await upload<Understood | Reading>('/imports/read', formOf(request), (share) =>
        show({ kind: 'sending', fileName, share }),
      )
      const { token } = answer as { readonly token: string }
      while (mine === turn.current && !isUnderstood(answer)) {
        show({ kind: 'reading', fileName, progress: 'progress' in answer ? answer.progress : answer })
        await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS))
        answer = await get<Understood | Reading>(`/imports/read/${token}`)
      }
      if (isUnderstood(answer)) show({ kind: 'understood', request, understood: answer })
    } catch (error) {
      show({ kind: 'refused', fileName, error: error instanceof Error ? error : new Error(String(error)) })
    }
  }
  const reset = () => {
    turn.current++
    setState({ kind: 'idle' })
  }
  return { state, read, reset }
}

const isUnderstood = (answer: Understood | Reading): answer is Understood => 'effect' in answer

function formOf({ file, as, mapping }: ReadRequest): FormData {
  const form = new FormData()
  // Fields come before the file: the server reads the file as a stream and must know how by then.
  if (as) form.set('as', as)
  if (mapping) form.set('mapping', JSON.stringify(mapping))
  form.set('file', file)
  return form
}

export type StoreInput = {
  readonly token: string
  readonly terms?: Terms
  readonly debtorKind?: DebtorKind
  readonly mapping?: Mapping
  readonly answers?: Answers
}
export type Stored = { readonly importId: number; readonly counts: Readonly<Record<string, number>> }

export const storeImport = (input: StoreInput) => send<Stored>('POST', '/imports', input)
export const undoImport = (importId: number) => send<unknown>('POST', `/imports/${importId}/undo`)
