// Which items a payment settles, and for how much; two proposals fill it in one gesture.

import { Button, Checkbox } from '@mantine/core'
import type { Cents } from '@quittance/law'
import type { Allocation, Item } from '../../api-types.ts'
import { AmountInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { exactMatch, oldestFirst, sumOf } from './allocation.ts'
import styles from './debtor.module.css'

type AllocationFieldsProps = {
  /** All of the currency of the amount. */
  readonly items: readonly Item[]
  readonly currency: string
  readonly amountCents: Cents
  readonly allocations: readonly Allocation[]
  readonly onAllocations: (allocations: readonly Allocation[]) => void
}

export function AllocationFields({ items, currency, amountCents, allocations, onAllocations }: AllocationFieldsProps) {
  const { t } = useSpeech()
  const words = t.ledger.payment
  const match = exactMatch(items, amountCents)
  const left = amountCents - sumOf(allocations)
  const setOne = (itemId: number, cents: Cents | null) => {
    const others = allocations.filter((allocation) => allocation.itemId !== itemId)
    onAllocations(cents === null ? others : [...others, { itemId, amountCents: cents }])
  }
  return (
    <fieldset className={styles.allocations}>
      <legend>{words.settles}</legend>
      <div className={styles.proposals}>
        {match && (
          <Button size="compact-sm" variant="light" onClick={() => onAllocations(match)}>
            {words.exactMatch(match.length)}
          </Button>
        )}
        <Button size="compact-sm" variant="default" onClick={() => onAllocations(oldestFirst(items, amountCents))}>
          {words.oldestFirst}
        </Button>
        <Button size="compact-sm" variant="default" onClick={() => onAllocations([])}>
          {words.nothing}
        </Button>
      </div>
      {items.map((item) => (
        <AllocationLine
          key={item.id}
          item={item}
          cents={allocations.find((allocation) => allocation.itemId === item.id)?.amountCents ?? null}
          proposedCents={Math.max(0, Math.min(item.openCents, left))}
          onCents={(cents) => setOne(item.id, cents)}
        />
      ))}
      <p className={styles.sum} role="status">
        <span>{left < 0 ? words.tooMuch : words.left}</span>
        <strong className={left < 0 ? 'alarm' : ''}>
          <Money cents={Math.abs(left)} currency={currency} />
        </strong>
        {left > 0 && <span className="muted small">{words.leftHint}</span>}
      </p>
    </fieldset>
  )
}

type AllocationLineProps = {
  readonly item: Item
  readonly cents: Cents | null
  /** What ticking the line gives it: what is left of the payment, else the whole open amount. */
  readonly proposedCents: Cents
  readonly onCents: (cents: Cents | null) => void
}

function AllocationLine({ item, cents, proposedCents, onCents }: AllocationLineProps) {
  const { t, format } = useSpeech()
  const id = `allocation-${item.id}`
  return (
    <div className={styles.allocation}>
      <Checkbox
        id={id}
        checked={cents !== null}
        onChange={(event) => onCents(event.currentTarget.checked ? proposedCents || item.openCents : null)}
      />
      <label htmlFor={id}>
        <span className="strong">{item.number}</span>
        <span className="muted small">
          {item.dueDate && t.ledger.payment.dueOn(format.day(item.dueDate))}{' '}
          <Money cents={item.openCents} currency={item.currency} />
        </span>
      </label>
      {cents !== null && (
        <AmountInput
          aria-label={t.ledger.payment.amountFor(item.number)}
          size="xs"
          currency={item.currency}
          cents={cents}
          onCents={(next) => onCents(next ?? 0)}
          error={cents > item.openCents ? t.ledger.payment.moreThanOpen : undefined}
        />
      )}
    </div>
  )
}
