// The bank and the verbs on its lines, each with its undo.

import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type { AllocateLine, BankLine, BankPage, LinesPage, LineState, Payer } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'

export const useBank = () => useQuery({ queryKey: ['bank'], queryFn: () => get<BankPage>('/bank') })

export const usePayers = () =>
  useQuery({ queryKey: ['bank', 'payers'], queryFn: () => get<{ readonly rows: readonly Payer[] }>('/bank/payers') })

export const useLines = (state: LineState) =>
  useInfiniteQuery({
    queryKey: ['bank', 'lines', state],
    queryFn: ({ pageParam }) => get<LinesPage>('/bank/lines', { state, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export type AllocateInput = { readonly line: BankLine; readonly body: AllocateLine }

export function useAllocate(onDone?: () => void) {
  const { t, format } = useSpeech()
  const show = useToast()
  const reopen = useVerb((lineId: number) => send('POST', `/bank/lines/${lineId}/reopen`))
  return useVerb(({ line, body }: AllocateInput) => send('POST', `/bank/lines/${line.id}/allocate`, body), {
    onDone: (_, { line }) => {
      const text = t.bank.done.matched(format.money(line.amountCents, line.currency))
      show({ text, undo: () => void reopen.run(line.id) })
      onDone?.()
    },
  })
}

export function useIgnore() {
  const { t } = useSpeech()
  const show = useToast()
  const reopen = useVerb((lineId: number) => send('POST', `/bank/lines/${lineId}/reopen`))
  return useVerb(
    ({ line, always }: { readonly line: BankLine; readonly always: boolean }) =>
      send('POST', `/bank/lines/${line.id}/ignore`, { always }),
    {
      onDone: (_, { line, always }) =>
        show({ text: always ? t.bank.done.always : t.bank.done.ignored, undo: () => void reopen.run(line.id) }),
    },
  )
}

export function useReopen() {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb((lineId: number) => send('POST', `/bank/lines/${lineId}/reopen`), {
    onDone: () => show({ text: t.bank.done.reopened }),
  })
}

export function useTakeBack() {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb(
    ({ lineId, paidLineId }: { readonly lineId: number; readonly paidLineId: number }) =>
      send('POST', `/bank/lines/${lineId}/return`, { paidLineId }),
    { onDone: () => show({ text: t.bank.done.returned }) },
  )
}

export function useMatchAgain() {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb(() => send<{ readonly matched: number }>('POST', '/bank/match'), {
    onDone: ({ matched }) => show({ text: t.bank.done.again(matched) }),
  })
}
