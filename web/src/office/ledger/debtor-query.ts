// The page of one debtor and the verbs on it, each with its undo.

import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Cents, Day } from '@quittance/law'
import { get, send } from '../../api.ts'
import type {
  Allocated,
  Allocation,
  Credit,
  DebtorPage,
  DebtorPlan,
  EnteredCredit,
  Hold,
  HoldKind,
  Why,
} from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'

export const useDebtor = (id: number, withPaid: boolean) =>
  useQuery({
    queryKey: ['debtors', id, { withPaid }],
    queryFn: () => get<DebtorPage>(`/debtors/${id}`, { paid: withPaid ? 1 : null }),
    placeholderData: (before) => (before?.debtor.id === id ? before : undefined),
  })

export const useWhy = (id: number) =>
  useQuery({ queryKey: ['why', id], queryFn: () => get<Why>('/why', { debtor: id }) })

/** Which collection plan it has, and why. */
export const debtorPlanQuery = (id: number) =>
  queryOptions({ queryKey: ['debtors', id, 'plan'], queryFn: () => get<DebtorPlan>(`/debtors/${id}/plan`) })

export type CreditInput = {
  readonly debtorId: number
  readonly amountCents: Cents
  readonly currency: string
  readonly onDay: Day
  readonly reference: string
  readonly allocations: readonly Allocation[]
}

const pathOf = (kind: Credit['kind']): string => (kind === 'payment' ? '/payments' : '/credit-notes')

/** A payment or a credit note; the server looks at once whether a line of the bank waited for it. */
export function useEnterCredit(kind: Credit['kind'], onDone: () => void) {
  const { t, format } = useSpeech()
  const show = useToast()
  const undo = useVerb((creditId: number) => send('POST', `${pathOf(kind)}/${creditId}/undo`))
  return useVerb((input: CreditInput) => send<EnteredCredit>('POST', pathOf(kind), input), {
    showsErrors: true,
    onDone: ({ creditId, matchedLines }, { amountCents, currency }) => {
      const text = t.ledger.payment.recorded[kind](format.money(amountCents, currency), matchedLines)
      show({ text, undo: () => void undo.run(creditId) })
      onDone()
    },
  })
}

export function useAllocateCredit(creditId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb((entryIds: readonly number[]) => send('POST', '/allocations/undo', { entryIds }))
  return useVerb(
    (allocations: readonly Allocation[]) => send<Allocated>('POST', `/credits/${creditId}/allocate`, { allocations }),
    {
      showsErrors: true,
      onDone: ({ allocated }) => {
        const entryIds = allocated.map((entry) => entry.entryId)
        show({ text: t.ledger.payment.allocated, undo: () => void undo.run(entryIds) })
        onDone()
      },
    },
  )
}

/** Takes a payment or a credit note back; undone by recording it once more, with what it settled. */
export function useUndoCredit(debtorId: number) {
  const { t } = useSpeech()
  const show = useToast()
  const again = useVerb(({ kind, amountCents, onDay, reference, allocations }: Credit) =>
    send('POST', pathOf(kind), { debtorId, amountCents, onDay, reference, allocations: plain(allocations) }),
  )
  return useVerb((credit: Credit) => send('POST', `${pathOf(credit.kind)}/${credit.id}/undo`), {
    onDone: (_, credit) => {
      show({ text: t.ledger.payment.undone[credit.kind], undo: () => void again.run(credit) })
    },
  })
}

export function useUndoAllocations() {
  const { t } = useSpeech()
  const show = useToast()
  const again = useVerb(({ id, allocations }: Credit) =>
    send('POST', `/credits/${id}/allocate`, { allocations: plain(allocations) }),
  )
  return useVerb(
    ({ allocations }: Credit) =>
      send('POST', '/allocations/undo', { entryIds: allocations.map((allocation) => allocation.entryId) }),
    {
      onDone: (_, credit) => show({ text: t.ledger.payment.allocationsUndone, undo: () => void again.run(credit) }),
    },
  )
}

const plain = (allocations: readonly Allocation[]): readonly Allocation[] =>
  allocations.map(({ itemId, amountCents }) => ({ itemId, amountCents }))

export type HoldInput = {
  readonly kind: HoldKind
  readonly debtorId: number
  readonly itemId: number | null
  readonly amountCents: Cents | null
  readonly untilDay: Day | null
  readonly reason: string
}

export function usePlaceHold(onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb((id: number) => send('POST', `/holds/${id}/lift`))
  return useVerb((input: HoldInput) => send<Hold>('POST', '/holds', input), {
    showsErrors: true,
    onDone: (hold) => {
      show({ text: t.ledger.hold.placed(t.words.holds[hold.kind]), undo: () => void undo.run(hold.id) })
      onDone()
    },
  })
}

export function useLiftHold() {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb((id: number) => send('POST', `/holds/${id}/restore`))
  return useVerb((hold: Hold) => send('POST', `/holds/${hold.id}/lift`), {
    onDone: (_, hold) =>
      show({ text: t.ledger.hold.lifted(t.words.holds[hold.kind]), undo: () => void undo.run(hold.id) }),
  })
}
