// From which amounts one person, or two, say yes before a message leaves.

import { Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { Settings } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { AmountInput, HINT_BELOW } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { peopleQuery } from './people-query.ts'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'

export function ApprovalsForm({ outreach }: Pick<Settings, 'outreach'>) {
  const { t } = useSpeech()
  const words = t.settings.approvals
  const people = useQuery(peopleQuery).data?.people ?? []
  const { confirmFromCents, secondApprovalCents } = outreach
  const draft = useDraft({ confirmFromCents, secondApprovalCents })
  const save = useSaveSettings('outreach', { ...outreach, ...draft.value })
  const names = people.map(({ name, role }) => (role === 'owner' ? words.owner(name) : name)).join(', ')
  const isAlone = people.length < 2
  return (
    <SettingsForm title={words.title} lead={words.lead} isChanged={draft.isChanged} verb={save} onReset={draft.reset}>
      <Stack gap="md">
        <AmountInput
          {...HINT_BELOW}
          label={words.confirmFrom}
          description={words.confirmHint}
          cents={draft.value.confirmFromCents}
          onCents={(cents) => draft.set({ ...draft.value, confirmFromCents: cents })}
        />
        <AmountInput
          {...HINT_BELOW}
          label={words.secondFrom}
          description={words.secondHint}
          // What was set stays to be taken away, also where one person is left.
          disabled={isAlone && secondApprovalCents === null}
          cents={draft.value.secondApprovalCents}
          onCents={(cents) => draft.set({ ...draft.value, secondApprovalCents: cents })}
        />
      </Stack>
      {people.length > 0 && <p className="muted">{isAlone ? words.alone : words.people(names)}</p>}
    </SettingsForm>
  )
}
