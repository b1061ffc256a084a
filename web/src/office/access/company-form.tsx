// Who the company is: what letters print, and which mentions the law wants are still missing.

import { TextInput, Textarea } from '@mantine/core'
import type { Identity } from '../../api-types.ts'
import { isSiren } from '../../ui/checks.ts'
import { useDraft } from '../../ui/draft.ts'
import { AmountInput } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

type TextField = Exclude<keyof Identity, 'addressLines' | 'capitalCents'>

/** What a letter to a business has to show (C. com. R123-237) or cannot do without: address, signer, a way to answer. */
const WANTED: readonly (keyof Identity)[] = [
  'name',
  'legalForm',
  'siren',
  'rcsCity',
  'addressLines',
  'postcode',
  'city',
  'email',
  'signerName',
  'signerCapacity',
]

export function CompanyForm({ identity }: { readonly identity: Identity }) {
  const { t } = useSpeech()
  const words = t.settings.company
  const draft = useDraft(identity)
  const save = useSaveSettings('identity', draft.value)
  const missing = WANTED.filter((field) => {
    const value = identity[field]
    return value === null || (typeof value !== 'number' && value.length === 0)
  })
  const field = (name: TextField) => ({
    label: words.fields[name],
    value: draft.value[name] ?? '',
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      draft.set({ ...draft.value, [name]: event.currentTarget.value || null }),
  })
  const hasWrongSiren = !!draft.value.siren && !isSiren(draft.value.siren)
  return (
    <>
      {missing.length > 0 && <Notice>{words.missing(missing.map((name) => words.fields[name]).join(', '))}</Notice>}
      <SettingsForm
        title={t.settings.sections.company}
        lead={words.lead}
        isChanged={draft.isChanged}
        isRight={!hasWrongSiren}
        verb={save}
        onReset={draft.reset}
      >
        <div className={styles.grid}>
          <TextInput {...field('name')} autoComplete="organization" />
          <TextInput {...field('legalForm')} placeholder="SAS" />
          <AmountInput
            label={words.fields.capitalCents}
            cents={draft.value.capitalCents}
            onCents={(capitalCents) => draft.set({ ...draft.value, capitalCents })}
          />
          <TextInput {...field('siren')} inputMode="numeric" error={hasWrongSiren ? words.wrongSiren : null} />
          <TextInput {...field('rcsCity')} placeholder="Nantes" />
          <TextInput {...field('vat')} placeholder="FR…" />
        </div>
        <Textarea
          label={words.fields.addressLines}
          rows={2}
          autoComplete="street-address"
          value={draft.value.addressLines.join('\n')}
          onChange={(event) =>
            draft.set({
              ...draft.value,
              addressLines: event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'),
            })
          }
        />
        <div className={styles.grid}>
          <TextInput {...field('postcode')} autoComplete="postal-code" />
          <TextInput {...field('city')} autoComplete="address-level2" />
          <TextInput {...field('country')} placeholder="FR" maxLength={2} />
          <TextInput {...field('phone')} type="tel" autoComplete="tel" />
          <TextInput {...field('email')} type="email" autoComplete="email" />
        </div>
        <div className={styles.grid}>
          <TextInput {...field('signerName')} description={words.signerHint} />
          <TextInput {...field('signerCapacity')} description={words.capacityHint} />
        </div>
        <TextInput {...field('mediator')} description={words.mediatorHint} />
      </SettingsForm>
    </>
  )
}
