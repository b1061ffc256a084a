// The people to whom messages go.

import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { Tag } from '../../ui/tag.tsx'
import type { Contact } from '../../api-types.ts'
import type { PanelSubject } from './debtor-panel.tsx'
import styles from './debtor.module.css'

type ContactListProps = {
  readonly contacts: readonly Contact[]
  readonly onSubject: (subject: PanelSubject) => void
}

export function ContactList({ contacts, onSubject }: ContactListProps) {
  const { t } = useSpeech()
  return (
    <Section
      title={t.ledger.contacts.title}
      aside={
        <button type="button" className="text-button" onClick={() => onSubject({ kind: 'contact', contactId: null })}>
          {t.ledger.contacts.add}
        </button>
      }
    >
      {contacts.length === 0 && <p className={styles.nothing}>{t.ledger.contacts.none}</p>}
      {contacts.length > 0 && (
        <ul className={styles.list}>
          {contacts.map((contact) => (
            <li key={contact.id}>
              <p>
                {contact.name && <strong>{contact.name} </strong>}
                <Tag>{t.words.contactRoles[contact.role]}</Tag>
                <br />
                {contact.email && <a href={`mailto:${contact.email}`}>{contact.email}</a>}
                {contact.email && contact.phone && <br />}
                {contact.phone && <a href={`tel:${contact.phone.replaceAll(' ', '')}`}>{contact.phone}</a>}
              </p>
              <button
                type="button"
                className="text-button small"
                onClick={() => onSubject({ kind: 'contact', contactId: contact.id })}
              >
                {t.ui.edit}
                <span className="visually-hidden">{t.ui.of('', contact.name ?? contact.email ?? '')}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
