// The mail account from which reminders leave, and a test message to oneself with its outcome in plain words.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { CircleAlert, CircleCheck, Send } from 'lucide-react'
import { send } from '../../api.ts'
import type { MailAccount, MailTest } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { Notice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { useSession } from '../session.tsx'
import { ReadingFields, SMTP_PORTS, SendingFields, ServerFields } from './mail-server-fields.tsx'
import { type AccountDraft, MailSignIn, NO_SECRETS } from './mail-sign-in.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

export function MailForm({ account }: { readonly account: MailAccount | null }) {
  const { t } = useSpeech()
  const { person, organisation } = useSession()
  const words = t.settings.mail
  const draft = useDraft<AccountDraft>(account ? withoutPassword(account) : newAccount(organisation.name, person.email))
  const [secrets, setSecrets] = useState(NO_SECRETS)
  const typed = Object.entries(secrets).filter(([, secret]) => secret !== '')
  const save = useSaveSettings('mail-account', { ...draft.value, ...Object.fromEntries(typed) }, () =>
    setSecrets(NO_SECRETS),
  )
  const isChanged = draft.isChanged || typed.length > 0
  const fields = { draft: draft.value, onDraft: draft.set }
  return (
    <>
      <SettingsForm
        title={t.settings.sections.mail}
        lead={words.lead}
        isChanged={isChanged || account === null}
        isRight={isComplete(draft.value)}
        verb={save}
        onReset={() => {
          draft.reset()
          setSecrets(NO_SECRETS)
        }}
      >
        <ServerFields {...fields} />
        <MailSignIn
          {...fields}
          secrets={secrets}
          onSecrets={setSecrets}
          isPasswordKept={account?.passwordSet === true && !(draft.value.oauth && account.oauth === null)}
        />
        <SenderFields {...fields} />
        <ReadingFields {...fields} />
        <SendingFields {...fields} />
      </SettingsForm>
      {account && <MailTestCard isChanged={isChanged} />}
    </>
  )
}

const withoutPassword = ({ passwordSet: _set, ...account }: MailAccount): AccountDraft => account

const isComplete = ({ host, fromEmail, imap, oauth, dkim }: AccountDraft): boolean =>
  [host, fromEmail, imap?.host, oauth?.tokenUrl, oauth?.applicationId, dkim?.domain, dkim?.selector].every(
    (text) => text !== '',
  )

const newAccount = (fromName: string, fromEmail: string): AccountDraft => ({
  host: '',
  port: SMTP_PORTS.starttls,
  security: 'starttls',
  user: null,
  fromName,
  fromEmail,
  replyTo: null,
  oauth: null,
  imap: null,
  dkim: null,
  perMinute: null,
  perDay: null,
})

type FieldsProps = { readonly draft: AccountDraft; readonly onDraft: (draft: AccountDraft) => void }

function SenderFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  return (
    <div className={styles.grid}>
      <TextInput
        label={words.fromName}
        value={draft.fromName ?? ''}
        onChange={(event) => onDraft({ ...draft, fromName: event.currentTarget.value || null })}
      />
      <TextInput
        label={words.fromEmail}
        type="email"
        value={draft.fromEmail}
        onChange={(event) => onDraft({ ...draft, fromEmail: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={words.replyTo}
        description={words.replyToHint}
        type="email"
        value={draft.replyTo ?? ''}
        onChange={(event) => onDraft({ ...draft, replyTo: event.currentTarget.value.trim() || null })}
      />
    </div>
  )
}

function MailTestCard({ isChanged }: { readonly isChanged: boolean }) {
  const { t } = useSpeech()
  const { person } = useSession()
  const words = t.settings.mail
  const [outcome, setOutcome] = useState<MailTest | null>(null)
  const test = useVerb(() => send<MailTest>('POST', '/settings/mail-account/test'), { onDone: setOutcome })
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.test}>
          <p>{isChanged ? words.saveFirst : words.testHint(person.email)}</p>
          <Button
            variant="default"
            leftSection={<Send size={16} aria-hidden />}
            disabled={isChanged}
            loading={test.isRunning}
            onClick={() => void test.run(undefined)}
          >
            {words.test}
          </Button>
        </div>
        <div role="status">
          {outcome?.ok === true && <Notice icon={<CircleCheck size={20} />}>{words.testSent(outcome.to)}</Notice>}
          {outcome?.ok === false && (
            <Notice tone="alarm" icon={<CircleAlert size={20} />}>
              {outcome.explanation}
            </Notice>
          )}
        </div>
      </div>
    </Card>
  )
}
