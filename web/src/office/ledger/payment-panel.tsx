// Records a payment received or a credit note given, and what it settles.

import { useState } from 'react'
import { Button, NativeSelect, SegmentedControl, TextInput } from '@mantine/core'
import type { Cents, Day } from '@quittance/law'
import type { Allocation, Credit, DebtorPage, Item } from '../../api-types.ts'
import { AmountInput, DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { AllocationFields } from './allocation-fields.tsx'
import { exactMatch, isWithin } from './allocation.ts'
import { useEnterCredit } from './debtor-query.ts'
import styles from './debtor.module.css'

type PaymentPanelProps = { readonly page: DebtorPage; readonly itemId: number | null; readonly onClose: () => void }

export function PaymentPanel({ page, itemId, onClose }: PaymentPanelProps) {
  const words = useSpeech().t.ledger.payment
  const { draft, setDraft, items, allocations, input } = useDraft(page, itemId)
  const record = useEnterCredit(draft.kind, onClose)
  return (
    <SidePanel
      title={words.title}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="payment" disabled={input === null} loading={record.isRunning}>
          {words.submit[draft.kind]}
        </Button>
      }
    >
      <form
        id="payment"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (input) void record.run(input)
        }}
      >
        <CreditFields draft={draft} currencies={currenciesOf(page)} onDraft={setDraft} />
        {draft.amountCents !== null && items.length > 0 && (
          <AllocationFields
            items={items}
            currency={draft.currency}
            amountCents={draft.amountCents}
            allocations={allocations}
            onAllocations={(chosen) => setDraft({ ...draft, chosen })}
          />
        )}
        {record.error && <ErrorNotice error={record.error} />}
      </form>
    </SidePanel>
  )
}

type Draft = {
  readonly kind: Credit['kind']
  readonly currency: string
  readonly amountCents: Cents | null
  readonly onDay: Day | null
  readonly reference: string
  /** Until the person chooses, the allocation follows the amount: the item it was opened for, else an exact match. */
  readonly chosen: readonly Allocation[] | null
}

/** What is typed, the items that it can settle, and what would be recorded; null while that is not whole. */
function useDraft(page: DebtorPage, itemId: number | null) {
  const { today } = useSpeech()
  const open = page.items.filter((item) => item.openCents > 0)
  const first = open.find((item) => item.id === itemId)
  const [draft, setDraft] = useState<Draft>({
    kind: 'payment',
    currency: first?.currency ?? currenciesOf(page)[0] ?? 'EUR',
    amountCents: first?.openCents ?? null,
    onDay: today,
    reference: '',
    chosen: null,
  })
  const { currency, amountCents, onDay, reference } = draft
  const items = open.filter((item) => item.currency === currency)
  const allocations = draft.chosen ?? proposed(items, first, amountCents ?? 0)
  const isWhole = amountCents !== null && amountCents > 0 && onDay !== null && isWithin(allocations, amountCents, items)
  const input = isWhole ? { debtorId: page.debtor.id, amountCents, currency, onDay, reference, allocations } : null
  return { draft, setDraft, items, allocations, input }
}

type CreditFieldsProps = {
  readonly draft: Draft
  readonly currencies: readonly string[]
  readonly onDraft: (draft: Draft) => void
}

function CreditFields({ draft, currencies, onDraft }: CreditFieldsProps) {
  const { t, today } = useSpeech()
  const words = t.ledger.payment
  const { kind, currency, amountCents, onDay, reference } = draft
  return (
    <>
      <KindSwitch kind={kind} onKind={(next) => onDraft({ ...draft, kind: next })} />
      {currencies.length > 1 && (
        <NativeSelect
          label={words.currency}
          data={[...currencies]}
          value={currency}
          onChange={(event) => onDraft({ ...draft, currency: event.currentTarget.value, chosen: null })}
        />
      )}
      <div className={styles.pair}>
        <AmountInput
          label={words.amount[kind]}
          cents={amountCents}
          currency={currency}
          onCents={(cents) => onDraft({ ...draft, amountCents: cents })}
          data-autofocus
        />
        <DayInput
          label={words.onDay[kind]}
          day={onDay}
          onDay={(day) => onDraft({ ...draft, onDay: day })}
          max={today}
        />
      </div>
      <TextInput
        label={words.reference}
        description={words.referenceHint[kind]}
        value={reference}
        onChange={(event) => onDraft({ ...draft, reference: event.currentTarget.value })}
      />
    </>
  )
}

/** What the customer owes or owed in; that of the most invoices first. */
function currenciesOf({ items }: DebtorPage): readonly string[] {
  const counts = Map.groupBy(items, ({ currency }) => currency)
  return [...counts].toSorted(([, a], [, b]) => b.length - a.length).map(([currency]) => currency)
}

const proposed = (items: readonly Item[], first: Item | undefined, cents: Cents): readonly Allocation[] =>
  first && items.includes(first)
    ? [{ itemId: first.id, amountCents: Math.min(first.openCents, cents) }]
    : (exactMatch(items, cents) ?? [])

type KindSwitchProps = { readonly kind: Credit['kind']; readonly onKind: (kind: Credit['kind']) => void }

const KINDS = ['payment', 'credit-note'] as const

function KindSwitch({ kind, onKind }: KindSwitchProps) {
  const { credits } = useSpeech().t.ledger
  return (
    <SegmentedControl
      aria-label={credits.kind}
      value={kind}
      onChange={onKind}
      data={KINDS.map((value) => ({ value, label: credits.kinds[value] }))}
    />
  )
}
