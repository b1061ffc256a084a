// Reading and changing from a screen. Any change may touch any figure, so everything shown is asked for again after it.

import { useRef } from 'react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { sentenceOf } from './ui/states.tsx'
import { useSpeech } from './ui/locale.tsx'
import { useToast } from './ui/toasts.tsx'

export type Verb<Input, Output> = {
  readonly run: (input: Input) => Promise<Output>
  readonly isRunning: boolean
  readonly error: Error | null
  readonly reset: () => void
}

type VerbOptions<Input, Output> = {
  readonly onDone?: (output: Output, input: Input) => void
  /** The screen shows the refusal itself, beside the field that caused it. */
  readonly showsErrors?: boolean
  /** A list that must not change under the hands of the person working in it: the first part of its query key. */
  readonly keeps?: string
}

/**
 * A change, with its refusal said in a toast unless the screen says it. `run` never rejects: read `error`. The same asked again while
 * it is under way is the same: the second half of a double click must not enter a payment twice.
 */
export function useVerb<Input, Output>(
  verb: (input: Input) => Promise<Output>,
  { onDone, showsErrors = false, keeps }: VerbOptions<Input, Output> = {},
): Verb<Input, Output | undefined> {
  const cache = useQueryClient()
  const show = useToast()
  const { t } = useSpeech()
  const mutation = useMutation({
    mutationFn: verb,
    onSuccess: (output, input) => {
      onDone?.(output, input)
      void cache.invalidateQueries({ predicate: (query) => query.queryKey[0] !== keeps })
    },
    onError: (error) => {
      if (!showsErrors) show({ text: sentenceOf(error, t), isAlarm: true })
    },
  })
  const underWay = useRef(new Map<string, Promise<Output | undefined>>())
  return {
    run: (input) => {
      const asked = JSON.stringify(input) ?? ''
      const before = underWay.current.get(asked)
      if (before) return before
      const running = mutation
        .mutateAsync(input)
        .catch(() => undefined)
        .finally(() => underWay.current.delete(asked))
      underWay.current.set(asked, running)
      return running
    },
    isRunning: mutation.isPending,
    error: mutation.error,
    reset: mutation.reset,
  }
}
