// Adds, changes or removes a person to write to; a removal can be undone.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import type { Contact, ContactInput, ContactRole, DebtorPage } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './debtor.module.css'

const ROLES: readonly ContactRole[] = ['accounts-payable', 'buyer', 'manager', 'other']

type ContactPanelProps = {
  readonly page: DebtorPage
  readonly contact: Contact | null
  readonly onClose: () => void
}

export function ContactPanel({ page, contact, onClose }: ContactPanelProps) {
  const { t } = useSpeech()
  const words = t.ledger.contacts
  const [draft, setDraft] = useState<ContactInput>(contact ? fieldsOf(contact) : NEW_CONTACT)
  const path = contact ? `/contacts/${contact.id}` : `/debtors/${page.debtor.id}/contacts`
  const save = useVerb(() => send(contact ? 'PUT' : 'POST', path, draft), { showsErrors: true, onDone: onClose })
  const remove = useRemoveContact(page.debtor.id, onClose)
  return (
    <SidePanel
      title={contact ? words.edit : words.add}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <>
          <Button type="submit" form="contact" disabled={!draft.email && !draft.phone} loading={save.isRunning}>
            {t.ui.save}
          </Button>
          {contact && (
            <Button variant="subtle" color="gray" loading={remove.isRunning} onClick={() => void remove.run(contact)}>
              {words.remove}
            </Button>
          )}
        </>
      }
    >
      <form
        id="contact"
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void save.run(undefined)
        }}
      >
        <ContactFields draft={draft} onDraft={setDraft} />
        {save.error && <ErrorNotice error={save.error} />}
      </form>
    </SidePanel>
  )
}

const NEW_CONTACT: ContactInput = { name: null, role: 'accounts-payable', email: null, phone: null }

const fieldsOf = ({ name, role, email, phone }: Contact): ContactInput => ({ name, role, email, phone })

type FieldsProps = { readonly draft: ContactInput; readonly onDraft: (draft: ContactInput) => void }

function ContactFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.ledger.contacts
  const text = (name: 'name' | 'email' | 'phone') => ({
    label: words[name],
    value: draft[name] ?? '',
    onChange: (event: { readonly currentTarget: HTMLInputElement }) =>
      onDraft({ ...draft, [name]: event.currentTarget.value || null }),
  })
  return (
    <>
      <TextInput {...text('name')} />
      <NativeSelect
        label={words.role}
        value={draft.role}
        data={ROLES.map((value) => ({ value, label: t.words.contactRoles[value] }))}
        onChange={(event) =>
          onDraft({ ...draft, role: ROLES.find((role) => role === event.currentTarget.value) ?? draft.role })
        }
      />
      <TextInput {...text('email')} type="email" />
      <TextInput {...text('phone')} type="tel" />
    </>
  )
}

function useRemoveContact(debtorId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const restore = useVerb((body: ContactInput) => send('POST', `/debtors/${debtorId}/contacts`, body))
  return useVerb((contact: Contact) => send('DELETE', `/contacts/${contact.id}`), {
    onDone: (_, contact) => {
      show({ text: t.ledger.contacts.removed, undo: () => void restore.run(fieldsOf(contact)) })
      onDone()
    },
  })
}
