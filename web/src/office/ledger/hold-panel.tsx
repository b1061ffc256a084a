// Places a reason not to act: on the debtor, on one item, or on an amount of it.

import { useState } from 'react'
import { Button, NativeSelect, Textarea } from '@mantine/core'
import type { Cents, Day } from '@quittance/law'
import type { DebtorPage, HoldKind } from '../../api-types.ts'
import { AmountInput, DayInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { usePlaceHold } from './debtor-query.ts'
import styles from './debtor.module.css'

type HoldPanelProps = {
  readonly page: DebtorPage
  readonly holdKind: HoldKind
  readonly itemId: number | null
  readonly onClose: () => void
}

/** In the order of how often a person places them. */
const KINDS: readonly HoldKind[] = [
  'pause',
  'dispute',
  'promise',
  'payment-announced',
  'exclusion',
  'do-not-contact',
  'instalment-plan',
  'direct-debit-running',
  'insolvency',
  'over-indebtedness',
  'collection-agency',
  'lawyer',
  'court',
  'suspected-fraud',
  'limitation-expired',
]
const WITH_AMOUNT: readonly HoldKind[] = ['dispute', 'promise']

export function HoldPanel({ page, holdKind, itemId, onClose }: HoldPanelProps) {
  const { t, today } = useSpeech()
  const words = t.ledger.hold
  const [kind, setKind] = useState(holdKind)
  const [scope, setScope] = useState(itemId)
  const [amountCents, setAmountCents] = useState<Cents | null>(null)
  const [untilDay, setUntilDay] = useState<Day | null>(null)
  const [reason, setReason] = useState('')
  const place = usePlaceHold(onClose)
  const hasAmount = scope !== null && WITH_AMOUNT.includes(kind)
  const submit = () =>
    place.run({
      kind,
      debtorId: page.debtor.id,
      reason: reason.trim(),
      ...(scope !== null && { itemId: scope }),
      ...(hasAmount && amountCents !== null && { amountCents }),
      ...(untilDay !== null && { untilDay }),
    })
  return (
    <SidePanel
      title={kind === 'exclusion' ? t.ledger.actions.exclude : t.ledger.actions.hold}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="hold" loading={place.isRunning}>
          {words.submit}
        </Button>
      }
    >
      <form
        id="hold"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void submit()
        }}
      >
        <NativeSelect
          label={words.kind}
          description={words.explain[kind]}
          value={kind}
          data={KINDS.map((value) => ({ value, label: t.words.holds[value] }))}
          onChange={(event) => setKind(KINDS.find((k) => k === event.currentTarget.value) ?? kind)}
        />
        <NativeSelect
          label={words.scope}
          value={scope ?? ''}
          data={[
            { value: '', label: words.wholeDebtor },
            ...page.items
              .filter((item) => item.openCents > 0)
              .map((item) => ({ value: String(item.id), label: item.number })),
          ]}
          onChange={(event) => setScope(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
        />
        {hasAmount && (
          <AmountInput
            label={words.amount}
            description={words.amountHint}
            cents={amountCents}
            onCents={setAmountCents}
          />
        )}
        <DayInput label={words.until} description={words.untilHint} day={untilDay} min={today} onDay={setUntilDay} />
        <Textarea
          label={words.reason}
          rows={3}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
          placeholder={words.reasonExample}
        />
        {place.error && <ErrorNotice error={place.error} />}
      </form>
    </SidePanel>
  )
}
