// The account on which debtors pay, checked while it is typed: a wrong IBAN sends money elsewhere.

import { TextInput } from '@mantine/core'
import type { Bank } from '../../api-types.ts'
import { groupIban, isIban } from '../../ui/checks.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

export function BankForm({ bank }: { readonly bank: Bank }) {
  const { t } = useSpeech()
  const words = t.settings.bank
  const draft = useDraft(bank)
  const { holder, iban, bic } = draft.value
  const save = useSaveSettings('bank', { holder, bic, iban: iban?.replaceAll(/\s/g, '') ?? null })
  const isRight = !iban || isIban(iban)
  return (
    <SettingsForm
      title={t.settings.sections.bank}
      lead={words.lead}
      isChanged={draft.isChanged}
      isRight={isRight}
      verb={save}
      onReset={draft.reset}
    >
      <TextInput
        label={words.holder}
        value={holder ?? ''}
        onChange={(event) => draft.set({ ...draft.value, holder: event.currentTarget.value || null })}
      />
      <TextInput
        label="IBAN"
        value={iban ? groupIban(iban) : ''}
        autoComplete="off"
        spellCheck={false}
        placeholder="FR76 …"
        error={isRight || (iban?.length ?? 0) < 5 ? null : words.wrongIban}
        description={iban && isRight ? words.rightIban : words.ibanHint}
        onChange={(event) => draft.set({ ...draft.value, iban: event.currentTarget.value || null })}
      />
      <div className={styles.grid}>
        <TextInput
          label="BIC"
          value={bic ?? ''}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => draft.set({ ...draft.value, bic: event.currentTarget.value.toUpperCase() || null })}
        />
      </div>
    </SettingsForm>
  )
}
