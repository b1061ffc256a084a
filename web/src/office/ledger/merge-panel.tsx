// Merges another record into this one, after saying what that means.

import { useState } from 'react'
import { Button } from '@mantine/core'
import type { DebtorPage } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { DebtorSearch } from './debtor-search.tsx'
import { useMerge } from './doubles.tsx'
import styles from './debtor.module.css'

type Other = { readonly id: number; readonly name: string }
type MergePanelProps = {
  readonly page: DebtorPage
  readonly other: Other | null
  readonly onClose: () => void
}

export function MergePanel({ page: { debtor }, other, onClose }: MergePanelProps) {
  const { t } = useSpeech()
  const words = t.ledger.merge
  const [chosen, setChosen] = useState<Other | null>(other)
  const merge = useMerge(debtor.id, onClose)
  return (
    <SidePanel
      title={words.open}
      lead={words.lead(debtor.name)}
      onClose={onClose}
      takesFocus
      footer={
        <Button loading={merge.isRunning} disabled={chosen === null} onClick={() => chosen && void merge.run(chosen)}>
          {words.submit}
        </Button>
      }
    >
      <div className={styles.form}>
        {chosen && <p className="strong">{chosen.name}</p>}
        <DebtorSearch onChoose={setChosen} except={debtor.id} />
        {merge.error && <ErrorNotice error={merge.error} />}
      </div>
    </SidePanel>
  )
}
