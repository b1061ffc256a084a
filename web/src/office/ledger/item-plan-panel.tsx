// The collection plan of one invoice: that of its debtor, or one chosen for it alone.

import { useState } from 'react'
import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { send } from '../../api.ts'
import type { DebtorPage } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { plansQuery } from '../strategy/plan-query.ts'
import { debtorPlanQuery } from './debtor-query.ts'
import styles from './debtor.module.css'

type ItemPlanPanelProps = { readonly page: DebtorPage; readonly itemId: number; readonly onClose: () => void }

export function ItemPlanPanel({ page, itemId, onClose }: ItemPlanPanelProps) {
  const { t } = useSpeech()
  const words = t.plans.item
  const plans = useQuery(plansQuery)
  const plan = useQuery(debtorPlanQuery(page.debtor.id))
  const number = page.items.find(({ id }) => id === itemId)?.number ?? ''
  const kept = plan.data?.items.find((item) => item.itemId === itemId)?.key ?? ''
  const [chosen, setChosen] = useState<string | null>(null)
  const save = useChoosePlan(itemId, number, onClose)
  return (
    <SidePanel
      title={words.title}
      lead={number}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="item-plan" loading={save.isRunning}>
          {t.ui.save}
        </Button>
      }
    >
      <form
        id="item-plan"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save.run((chosen ?? kept) || null)
        }}
      >
        <NativeSelect
          label={t.ledger.facts.plan}
          value={chosen ?? kept}
          data={[
            { value: '', label: `${words.asDebtor} (${plan.data?.name ?? ''})` },
            ...(plans.data?.rows ?? []).map(({ key, name }) => ({ value: key, label: name })),
          ]}
          onChange={(event) => setChosen(event.currentTarget.value)}
        />
        {save.error && <ErrorNotice error={save.error} />}
      </form>
    </SidePanel>
  )
}

function useChoosePlan(itemId: number, number: string, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const put = (planKey: string | null) =>
    send<{ readonly before: string | null }>('PUT', `/items/${itemId}/plan`, { planKey })
  const undo = useVerb(put)
  return useVerb(put, {
    showsErrors: true,
    onDone: ({ before }) => {
      show({ text: t.plans.item.chosen(number), undo: () => void undo.run(before) })
      onDone()
    },
  })
}
