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
  const part = { draft: draft.value, onDraft: draft.set }
  return (
    <>
      {missing.length > 0 && <Notice>{words.missing(missing.map((name) => words.fields[name]).join(', '))}</Notice>}
      <SettingsForm
        title={t.settings.sections.company}
        lead={words.lead}
        isChanged={draft.isChanged}
        isRight={!hasWrongSiren(draft.value)}
        verb={save}
        onReset={draft.reset}
      >
        <LegalFields {...part} />
        <AddressFields {...part} />
        <SignerFields {...part} />
      </SettingsForm>
    </>
  )
}

const hasWrongSiren = ({ siren }: Identity) => siren !== null && !isSiren(siren)

type FieldsProps = { readonly draft: Identity; readonly onDraft: (draft: Identity) => void }

/** A field of one line: its name, its value, and null when it is emptied. */
function useTextField({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  return (name: TextField) => ({
    label: t.settings.company.fields[name],
    value: draft[name] ?? '',
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      onDraft({ ...draft, [name]: event.currentTarget.value || null }),
  })
}

function LegalFields(props: FieldsProps) {
  const { draft, onDraft } = props
  const { t } = useSpeech()
  const words = t.settings.company
  const field = useTextField(props)
  return (
    <div className={styles.grid}>
      <TextInput {...field('name')} autoComplete="organization" />
      <TextInput {...field('legalForm')} placeholder="SAS" />
      <AmountInput
        label={words.fields.capitalCents}
        cents={draft.capitalCents}
        onCents={(capitalCents) => onDraft({ ...draft, capitalCents })}
      />
      <TextInput {...field('siren')} inputMode="numeric" error={hasWrongSiren(draft) ? words.wrongSiren : null} />
      <TextInput {...field('rcsCity')} placeholder="Nantes" />
      <TextInput {...field('vat')} placeholder="FR…" />
    </div>
  )
}

function AddressFields(props: FieldsProps) {
  const { draft, onDraft } = props
  const { t } = useSpeech()
  const field = useTextField(props)
  return (
    <>
      <Textarea
        label={t.settings.company.fields.addressLines}
        rows={2}
        autoComplete="street-address"
        value={draft.addressLines.join('\n')}
        onChange={(event) => {
          const text = event.currentTarget.value
          onDraft({ ...draft, addressLines: text === '' ? [] : text.split('\n') })
        }}
      />
      <div className={styles.grid}>
        <TextInput {...field('postcode')} autoComplete="postal-code" />
        <TextInput {...field('city')} autoComplete="address-level2" />
        <TextInput {...field('country')} placeholder="FR" />
        <TextInput {...field('phone')} type="tel" autoComplete="tel" />
        <TextInput {...field('email')} type="email" autoComplete="email" />
      </div>
    </>
  )
}

function SignerFields(props: FieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.company
  const field = useTextField(props)
  return (
    <>
      <div className={styles.grid}>
        <TextInput {...field('signerName')} description={words.signerHint} />
        <TextInput {...field('signerCapacity')} description={words.capacityHint} />
      </div>
      <TextInput {...field('mediator')} description={words.mediatorHint} />
    </>
  )
}
