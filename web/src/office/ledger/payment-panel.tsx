// Records a payment received or a credit note given, and what it settles.

import { useState } from 'react'
import { Button, SegmentedControl, TextInput } from '@mantine/core'
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
  const { t, today } = useSpeech()
  const words = t.ledger.payment
  const items = page.items.filter((item) => item.openCents > 0)
  const first = items.find((item) => item.id === itemId)
  const [kind, setKind] = useState<Credit['kind']>('payment')
  const [amountCents, setAmountCents] = useState<Cents | null>(first?.openCents ?? null)
  const [onDay, setOnDay] = useState<Day | null>(today)
  const [reference, setReference] = useState('')
  // Until the person chooses, the allocation follows the amount: the item it was opened for, else an exact match.
  const [chosen, setChosen] = useState<readonly Allocation[] | null>(null)
  const allocations = chosen ?? proposed(items, first, amountCents ?? 0)
  const record = useEnterCredit(kind, onClose)
  const isReady = amountCents !== null && amountCents > 0 && onDay !== null && isWithin(allocations, amountCents, items)

  return (
    <SidePanel
      title={words.title}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="payment" disabled={!isReady} loading={record.isRunning}>
          {words.submit[kind]}
        </Button>
      }
    >
      <form
        id="payment"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) void record.run({ debtorId: page.debtor.id, amountCents, onDay, reference, allocations })
        }}
      >
        <KindSwitch kind={kind} onKind={setKind} />
        <div className={styles.pair}>
          <AmountInput label={words.amount[kind]} cents={amountCents} onCents={setAmountCents} data-autofocus />
          <DayInput label={words.onDay[kind]} day={onDay} onDay={setOnDay} max={today} />
        </div>
        <TextInput
          label={words.reference}
          description={words.referenceHint[kind]}
          value={reference}
          onChange={(event) => setReference(event.currentTarget.value)}
        />
        {amountCents !== null && items.length > 0 && (
          <AllocationFields
            items={items}
            amountCents={amountCents}
            allocations={allocations}
            onAllocations={setChosen}
          />
        )}
        {record.error && <ErrorNotice error={record.error} />}
      </form>
    </SidePanel>
  )
}

const proposed = (items: readonly Item[], first: Item | undefined, cents: Cents): readonly Allocation[] =>
  first ? [{ itemId: first.id, amountCents: Math.min(first.openCents, cents) }] : (exactMatch(items, cents) ?? [])

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
