// Allocates what is left of a payment or a credit note.

import { useState } from 'react'
import { Button } from '@mantine/core'
import type { Allocation, Credit, DebtorPage } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { AllocationFields } from './allocation-fields.tsx'
import { exactMatch, isWithin } from './allocation.ts'
import { useAllocateCredit } from './debtor-query.ts'
import styles from './debtor.module.css'

type AllocatePanelProps = { readonly page: DebtorPage; readonly credit: Credit; readonly onClose: () => void }

export function AllocatePanel({ page, credit, onClose }: AllocatePanelProps) {
  const { t, format } = useSpeech()
  const items = page.items.filter((item) => item.openCents > 0 && item.currency === credit.currency)
  const [allocations, setAllocations] = useState<readonly Allocation[]>(exactMatch(items, credit.remainingCents) ?? [])
  const allocate = useAllocateCredit(credit.id, onClose)
  const isReady = allocations.length > 0 && isWithin(allocations, credit.remainingCents, items)
  return (
    <SidePanel
      title={t.ledger.credits.allocate}
      lead={t.ledger.credits.lead(
        t.ledger.credits.kinds[credit.kind],
        format.money(credit.remainingCents, credit.currency),
        format.day(credit.onDay),
      )}
      onClose={onClose}
      takesFocus
      footer={
        <Button disabled={!isReady} loading={allocate.isRunning} onClick={() => void allocate.run(allocations)}>
          {t.ledger.credits.allocate}
        </Button>
      }
    >
      <div className={styles.form}>
        <AllocationFields
          items={items}
          currency={credit.currency}
          amountCents={credit.remainingCents}
          allocations={allocations}
          onAllocations={setAllocations}
        />
        {allocate.error && <ErrorNotice error={allocate.error} />}
      </div>
    </SidePanel>
  )
}
