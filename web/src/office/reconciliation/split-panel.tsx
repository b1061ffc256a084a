// A line allocated by hand: the customer is looked for, its invoices are ticked, what is left stays as its credit.

import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Allocation, BankLine } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { AllocationFields } from '../ledger/allocation-fields.tsx'
import { exactMatch, isWithin } from '../ledger/allocation.ts'
import { useDebtor } from '../ledger/debtor-query.ts'
import { DebtorSearch } from '../ledger/debtor-search.tsx'
import { useAllocate } from './bank-query.ts'
import styles from './bank.module.css'

type SplitPanelProps = { readonly line: BankLine; readonly onClose: () => void }
type Chosen = { readonly id: number; readonly name: string }

export function SplitPanel({ line, onClose }: SplitPanelProps) {
  const { t } = useSpeech()
  const likely = likelyDebtor(line)
  const [debtor, setDebtor] = useState<Chosen | null>(likely)
  return (
    <SidePanel
      title={t.bank.split.title}
      lead={
        <>
          <Money cents={line.amountCents} currency={line.currency} /> – {line.counterparty ?? line.remittance}
        </>
      }
      onClose={onClose}
      takesFocus
    >
      <p className={styles.quoted}>{line.remittance}</p>
      {debtor ? (
        <>
          <p className={styles.chosen}>
            <span className="strong">{debtor.name}</span>
            <button type="button" className="text-button" onClick={() => setDebtor(null)}>
              {t.bank.split.other}
            </button>
          </p>
          <Split key={debtor.id} line={line} debtor={debtor} onClose={onClose} />
        </>
      ) : (
        <DebtorSearch onChoose={setDebtor} />
      )}
    </SidePanel>
  )
}

function likelyDebtor({ proposals }: BankLine): Chosen | null {
  const item = proposals[0]?.items[0]
  return item ? { id: item.debtorId, name: item.debtorName } : null
}

function Split({ line, debtor, onClose }: SplitPanelProps & { readonly debtor: Chosen }) {
  const { t } = useSpeech()
  const page = useDebtor(debtor.id, false)
  const [chosen, setChosen] = useState<readonly Allocation[] | null>(null)
  const allocate = useAllocate(onClose)
  return (
    <Loaded query={page} skeleton={<SkeletonRows count={4} />}>
      {(data) => {
        const items = data.items.filter(({ openCents, currency }) => openCents > 0 && currency === line.currency)
        const allocations = chosen ?? exactMatch(items, line.amountCents) ?? proposedFor(line, debtor.id)
        return (
          <form
            className={styles.split}
            onSubmit={(event) => {
              event.preventDefault()
              void allocate.run({ line, body: { allocations: [...allocations], debtorId: debtor.id } })
            }}
          >
            <AllocationFields
              items={items}
              currency={line.currency}
              amountCents={line.amountCents}
              allocations={allocations}
              onAllocations={setChosen}
            />
            <Button
              type="submit"
              loading={allocate.isRunning}
              disabled={!isWithin(allocations, line.amountCents, items)}
            >
              {t.bank.split.submit}
            </Button>
          </form>
        )
      }}
    </Loaded>
  )
}

/** What the first proposal gives this customer. */
const proposedFor = ({ proposals }: BankLine, debtorId: number): readonly Allocation[] =>
  (proposals[0]?.items ?? [])
    .filter((item) => item.debtorId === debtorId)
    .map(({ itemId, cents }) => ({ itemId, amountCents: cents }))
