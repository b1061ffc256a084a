// Reading a file without storing it, storing what was understood, and taking an import back.

import { useRef, useState } from 'react'
import { ApiError, send, upload } from '../../api.ts'
import type { ImportKind, StoreInput, Stored, Understood } from '../../api-types.ts'
import type { Messages } from '../../messages/index.ts'
import { useSpeech } from '../../ui/locale.tsx'

export type Mapping = Readonly<Record<string, string | null>>
export type Answers = Readonly<Record<string, string>>

/** One file, or several of one drop, and what a person has said about how they are to be read. */
export type ReadRequest = {
  readonly files: readonly File[]
  readonly as: ImportKind | null
  readonly mapping: Mapping | null
  readonly answers: Answers
}

/** Where an import stands: nothing yet, on its way, understood, or refused as a whole. A share of 1 is being read. */
export type ImportState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly fileName: string; readonly share: number }
  | { readonly kind: 'understood'; readonly request: ReadRequest; readonly understood: Understood }
  | { readonly kind: 'refused'; readonly fileName: string; readonly error: Error }

export function useReading() {
  const { t } = useSpeech()
  const [state, setState] = useState<ImportState>({ kind: 'idle' })
  // A reading that was given up must not come back over a newer one.
  const turn = useRef(0)

  const read = async (request: ReadRequest) => {
    const mine = ++turn.current
    const fileName = request.files.map(({ name }) => name).join(', ')
    const show = (next: ImportState) => {
      if (mine === turn.current) setState(next)
    }
    show({ kind: 'reading', fileName, share: 0 })
    try {
      refuseTooLarge(request.files, t)
      const understood = await upload<Understood>('/imports/read', formOf(request), (share) =>
        show({ kind: 'reading', fileName, share }),
      )
      show({ kind: 'understood', request, understood })
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

const FILE_BYTES = 1 << 30

/** The server says so, too, but only to whoever has sent it all. */
function refuseTooLarge(files: readonly File[], t: Messages): void {
  const file = files.find(({ size }) => size > FILE_BYTES)
  if (file)
    throw new ApiError(413, 'intake.file_too_large', t.intake.tooLarge(file.name, Math.round(file.size / (1 << 20))))
}

/** Fields come before the file: the server reads the file as a stream and must know how by then. */
function formOf({ files, as, mapping, answers }: ReadRequest): FormData {
  const form = new FormData()
  if (as) form.set('as', as)
  if (mapping) form.set('mapping', JSON.stringify(mapping))
  if (Object.keys(answers).length > 0) form.set('answers', JSON.stringify(answers))
  for (const file of files) form.append('file', file)
  return form
}

export const storeImport = (input: StoreInput) => send<Stored>('POST', '/imports', input)
export const undoImport = (importId: number) => send<unknown>('POST', `/imports/${importId}/undo`)
