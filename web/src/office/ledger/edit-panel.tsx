// Changes who a debtor is, how it pays and under which plan it is followed. Somebody else's change in between is not lost.

import { useState } from 'react'
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { ApiError, send } from '../../api.ts'
import type { Debtor, DebtorPage, PaymentMeans } from '../../api-types.ts'
import { KindSelect } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { TermsInput } from '../../ui/terms-input.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { plansQuery } from '../strategy/plan-query.ts'
import styles from './debtor.module.css'

const MEANS: readonly PaymentMeans[] = ['transfer', 'direct-debit', 'bill-of-exchange', 'cheque', 'card']

type EditPanelProps = { readonly page: DebtorPage; readonly onClose: () => void }

export function EditPanel({ page, onClose }: EditPanelProps) {
  const { t } = useSpeech()
  const [draft, setDraft] = useState(page.debtor)
  const save = useChangeDebtor(onClose)
  const isOutdated = save.error instanceof ApiError && save.error.status === 409
  return (
    <SidePanel
      title={t.ledger.edit.title}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <Button type="submit" form="edit" loading={save.isRunning}>
          {t.ui.save}
        </Button>
      }
    >
      <form
        id="edit"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save.run({ before: page.debtor, after: draft })
        }}
      >
        <IdentityFields draft={draft} onDraft={setDraft} />
        <TreatmentFields draft={draft} onDraft={setDraft} />
        {save.error && (
          <ErrorNotice
            error={save.error}
            {...(isOutdated && {
              onRetry: () => {
                setDraft({ ...draft, version: page.debtor.version })
                save.reset()
              },
            })}
          />
        )}
      </form>
    </SidePanel>
  )
}

type Change = { readonly before: Debtor; readonly after: Debtor }

function useChangeDebtor(onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const put = ({ after }: Change) => {
    const { id, kindKnown: _known, references: _references, ...body } = after
    return send<Debtor>('PUT', `/debtors/${id}`, body)
  }
  const undo = useVerb(put)
  return useVerb(put, {
    showsErrors: true,
    onDone: (saved, { before, after }) => {
      const back = { before: after, after: { ...before, version: saved.version } }
      show({ text: t.ui.saved, undo: () => void undo.run(back) })
      onDone()
    },
  })
}

type FieldsProps = { readonly draft: Debtor; readonly onDraft: (draft: Debtor) => void }

function IdentityFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.ledger.edit
  const text = (field: 'siren' | 'postcode' | 'city') => ({
    label: words[field],
    value: draft[field] ?? '',
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      onDraft({ ...draft, [field]: event.currentTarget.value.trim() || null }),
  })
  return (
    <>
      <TextInput
        label={words.name}
        value={draft.name}
        required
        onChange={(event) => onDraft({ ...draft, name: event.currentTarget.value })}
      />
      <div className={styles.pair}>
        <KindSelect label={words.kind} kind={draft.kind} onKind={(kind) => onDraft({ ...draft, kind })} />
        <TextInput {...text('siren')} inputMode="numeric" />
      </div>
      <Textarea
        label={words.address}
        rows={2}
        value={draft.addressLines.join('\n')}
        onChange={(event) => onDraft({ ...draft, addressLines: event.currentTarget.value.split('\n') })}
      />
      <div className={styles.postal}>
        <TextInput {...text('postcode')} />
        <TextInput {...text('city')} />
      </div>
      <div className={styles.pair}>
        <TextInput
          label={words.country}
          description={words.countryHint}
          value={draft.country}
          maxLength={2}
          onChange={(event) => onDraft({ ...draft, country: event.currentTarget.value.toUpperCase() })}
        />
        <NativeSelect
          label={words.language}
          description={words.languageHint}
          value={draft.language}
          data={[
            { value: 'fr', label: 'Français' },
            { value: 'en', label: 'English' },
          ]}
          onChange={(event) => onDraft({ ...draft, language: event.currentTarget.value === 'en' ? 'en' : 'fr' })}
        />
      </div>
    </>
  )
}

function TreatmentFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.ledger.edit
  const plans = useQuery(plansQuery)
  return (
    <>
      <TermsInput
        label={words.terms}
        terms={draft.terms}
        onTerms={(terms) => onDraft({ ...draft, terms })}
        emptyLabel={t.ledger.facts.companyTerms}
      />
      <NativeSelect
        label={words.paymentMeans}
        value={draft.paymentMeans ?? ''}
        data={[
          { value: '', label: words.unknownMeans },
          ...MEANS.map((value) => ({ value, label: t.words.paymentMeans[value] })),
        ]}
        onChange={(event) =>
          onDraft({ ...draft, paymentMeans: MEANS.find((means) => means === event.currentTarget.value) ?? null })
        }
      />
      <NativeSelect
        label={words.plan}
        value={draft.planKey ?? ''}
        data={[
          { value: '', label: words.defaultPlan },
          ...(plans.data?.rows ?? []).map((plan) => ({ value: plan.key, label: plan.name })),
        ]}
        onChange={(event) => onDraft({ ...draft, planKey: event.currentTarget.value || null })}
      />
    </>
  )
}
