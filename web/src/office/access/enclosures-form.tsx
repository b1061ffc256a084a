// Up to which size copies of invoices travel with an e-mail.

import { Checkbox } from '@mantine/core'
import type { Settings } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { NumberField } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'

const MOST_MEGABYTES = 15
const USUAL_MEGABYTES = 5

export function EnclosuresForm({ outreach }: Pick<Settings, 'outreach'>) {
  const { t } = useSpeech()
  const words = t.settings.enclosures
  const draft = useDraft(outreach.attachmentMegabytes)
  const save = useSaveSettings('outreach', { ...outreach, attachmentMegabytes: draft.value })
  return (
    <SettingsForm title={words.title} lead={words.lead} isChanged={draft.isChanged} verb={save} onReset={draft.reset}>
      <Checkbox
        label={words.attaches}
        checked={draft.value > 0}
        onChange={(event) => draft.set(event.currentTarget.checked ? USUAL_MEGABYTES : 0)}
      />
      {draft.value > 0 && (
        <div style={{ maxWidth: '14rem' }}>
          <NumberField label={words.most} value={draft.value} min={1} max={MOST_MEGABYTES} onValue={draft.set} />
        </div>
      )}
    </SettingsForm>
  )
}
