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
  'closure',
]
type HoldDraft = {
  readonly kind: HoldKind
  readonly itemId: number | null
  readonly amountCents: Cents | null
  readonly untilDay: Day | null
  readonly reason: string
}

export function HoldPanel({ page, holdKind, itemId, onClose }: HoldPanelProps) {
  const { t } = useSpeech()
  const [draft, setDraft] = useState<HoldDraft>({
    kind: holdKind,
    itemId,
    amountCents: null,
    untilDay: null,
    reason: '',
  })
  const place = usePlaceHold(onClose)
  return (
    <SidePanel
      title={draft.kind === 'exclusion' ? t.ledger.actions.exclude : t.ledger.actions.hold}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="hold" loading={place.isRunning}>
          {t.ledger.hold.submit}
        </Button>
      }
    >
      <form
        id="hold"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void place.run({
            ...draft,
            debtorId: page.debtor.id,
            amountCents: takesAmount(draft) ? draft.amountCents : null,
          })
        }}
      >
        <WhatFields page={page} draft={draft} onDraft={setDraft} />
        <WhyFields draft={draft} onDraft={setDraft} />
        {place.error && <ErrorNotice error={place.error} />}
      </form>
    </SidePanel>
  )
}

/** Only a dispute and a promise can be about a part of an item. */
const takesAmount = ({ kind, itemId }: HoldDraft) => itemId !== null && (kind === 'dispute' || kind === 'promise')

type FieldsProps = { readonly draft: HoldDraft; readonly onDraft: (draft: HoldDraft) => void }

function WhatFields({ page, draft, onDraft }: FieldsProps & { readonly page: DebtorPage }) {
  const { t } = useSpeech()
  const words = t.ledger.hold
  const items = page.items.filter((item) => item.openCents > 0)
  return (
    <>
      <NativeSelect
        label={words.kind}
        description={words.explain[draft.kind]}
        value={draft.kind}
        data={KINDS.map((value) => ({ value, label: t.words.holds[value] }))}
        onChange={(event) =>
          onDraft({ ...draft, kind: KINDS.find((kind) => kind === event.currentTarget.value) ?? draft.kind })
        }
      />
      <NativeSelect
        label={words.scope}
        value={draft.itemId ?? ''}
        data={[
          { value: '', label: words.wholeDebtor },
          ...items.map((item) => ({ value: String(item.id), label: item.number })),
        ]}
        onChange={(event) => {
          const chosen = event.currentTarget.value
          onDraft({ ...draft, itemId: chosen === '' ? null : Number(chosen) })
        }}
      />
      {takesAmount(draft) && (
        <AmountInput
          label={words.amount}
          description={words.amountHint}
          cents={draft.amountCents}
          currency={items.find(({ id }) => id === draft.itemId)?.currency ?? 'EUR'}
          onCents={(amountCents) => onDraft({ ...draft, amountCents })}
        />
      )}
    </>
  )
}

function WhyFields({ draft, onDraft }: FieldsProps) {
  const { t, today } = useSpeech()
  const words = t.ledger.hold
  return (
    <>
      <DayInput
        label={words.until}
        description={words.untilHint}
        day={draft.untilDay}
        min={today}
        onDay={(untilDay) => onDraft({ ...draft, untilDay })}
      />
      <Textarea
        label={words.reason}
        rows={3}
        maxLength={500}
        value={draft.reason}
        onChange={(event) => onDraft({ ...draft, reason: event.currentTarget.value })}
        placeholder={words.reasonExample}
      />
    </>
  )
}
