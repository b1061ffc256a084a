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
  const [name, setName] = useState(contact?.name ?? '')
  const [role, setRole] = useState<ContactRole>(contact?.role ?? 'accounts-payable')
  const [email, setEmail] = useState(contact?.email ?? '')
  const [phone, setPhone] = useState(contact?.phone ?? '')
  const body: ContactInput = { name: textOrNull(name), role, email: textOrNull(email), phone: textOrNull(phone) }
  const path = contact ? `/contacts/${contact.id}` : `/debtors/${page.debtor.id}/contacts`
  const save = useVerb(() => send(contact ? 'PUT' : 'POST', path, body), { showsErrors: true, onDone: onClose })
  const remove = useRemoveContact(page.debtor.id, onClose)
  return (
    <SidePanel
      title={contact ? words.edit : words.add}
      lead={page.debtor.name}
      onClose={onClose}
      takesFocus
      footer={
        <>
          <Button type="submit" form="contact" disabled={!body.email && !body.phone} loading={save.isRunning}>
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
        <TextInput label={words.name} value={name} onChange={(event) => setName(event.currentTarget.value)} />
        <NativeSelect
          label={words.role}
          value={role}
          data={ROLES.map((value) => ({ value, label: t.words.contactRoles[value] }))}
          onChange={(event) => setRole(ROLES.find((r) => r === event.currentTarget.value) ?? role)}
        />
        <TextInput
          label={words.email}
          type="email"
          value={email}
          onChange={(event) => setEmail(event.currentTarget.value)}
        />
        <TextInput
          label={words.phone}
          type="tel"
          value={phone}
          onChange={(event) => setPhone(event.currentTarget.value)}
        />
        {save.error && <ErrorNotice error={save.error} />}
      </form>
    </SidePanel>
  )
}

function useRemoveContact(debtorId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const restore = useVerb((body: ContactInput) => send('POST', `/debtors/${debtorId}/contacts`, body))
  return useVerb((contact: Contact) => send('DELETE', `/contacts/${contact.id}`), {
    onDone: (_, { name, role, email, phone }) => {
      show({ text: t.ledger.contacts.removed, undo: () => void restore.run({ name, role, email, phone }) })
      onDone()
    },
  })
}

const textOrNull = (text: string) => text.trim() || null
