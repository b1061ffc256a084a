// The usual terms of payment of the company.

import type { Terms } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { TermsInput } from '../../ui/terms-input.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'

/** The terms of payment used where neither the file nor the debtor says any. */
export function TermsForm({ terms }: { readonly terms: Terms | null }) {
  const { t } = useSpeech()
  const draft = useDraft(terms)
  const save = useSaveSettings('default-terms', draft.value)
  return (
    <SettingsForm
      title={t.settings.sections.terms}
      lead={t.settings.terms.lead}
      isChanged={draft.isChanged}
      isRight={draft.value !== null}
      verb={save}
      onReset={draft.reset}
    >
      <TermsInput
        label={t.settings.terms.label}
        terms={draft.value}
        onTerms={draft.set}
        emptyLabel={t.settings.terms.none}
      />
    </SettingsForm>
  )
}
