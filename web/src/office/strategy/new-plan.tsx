// A new plan, from one that is there or from a file; it opens in the editor.

import { useState } from 'react'
import { Button, FileInput, NativeSelect, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { CollectionPlan, Plan } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { keyOf, readPlanFile } from './plan-file.ts'
import styles from './plans.module.css'

type NewPlanPanelProps = {
  readonly plans: readonly Plan[]
  readonly from?: string
  readonly onClose: () => void
}

const FROM_FILE = ''

export function NewPlanPanel({ plans, from = 'cautious', onClose }: NewPlanPanelProps) {
  const { t } = useSpeech()
  const words = t.plans.create
  const [name, setName] = useState('')
  const [source, setSource] = useState(plans.some(({ key }) => key === from) ? from : (plans[0]?.key ?? FROM_FILE))
  const [file, setFile] = useState<File | null>(null)
  const create = useCreatePlan(plans)
  return (
    <SidePanel
      title={words.title}
      lead={words.lead}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="new-plan" loading={create.isRunning}>
          {words.submit}
        </Button>
      }
    >
      <form
        id="new-plan"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void create.run({ name: name.trim(), source, file })
        }}
      >
        <TextInput
          label={words.name}
          description={words.nameHint}
          value={name}
          maxLength={60}
          required
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <NativeSelect
          label={words.from}
          value={source}
          data={[
            ...plans.map(({ key, name: label }) => ({ value: key, label })),
            { value: FROM_FILE, label: words.fromFile },
          ]}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {source === FROM_FILE && (
          <FileInput label={words.file} accept="application/json,.json" value={file} onChange={setFile} required />
        )}
        {create.error && <ErrorNotice error={create.error} />}
      </form>
    </SidePanel>
  )
}

type NewPlan = { readonly name: string; readonly source: string; readonly file: File | null }

function useCreatePlan(plans: readonly Plan[]) {
  const { t } = useSpeech()
  const navigate = useNavigate()
  const create = async ({ name, source, file }: NewPlan) => {
    const known = plans.find(({ key }) => key === source)?.plan
    const plan = known ?? (file && ((await readPlanFile(file, t.plans.create)) as CollectionPlan))
    const used = plans.map(({ key }) => key)
    return send<Plan>('POST', '/plans', { plan: { ...plan, key: keyOf(name, used), name: { fr: name, en: name } } })
  }
  return useVerb(create, {
    showsErrors: true,
    onDone: ({ key }) => void navigate({ to: '/plans/$planKey', params: { planKey: key } }),
  })
}
