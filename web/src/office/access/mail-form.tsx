// A mail account from which reminders leave, the company's own or one beside it, and a test message to itself with its outcome in
// plain words.

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
import { MailConnect } from './mail-connect.tsx'
import { ReadingFields, SMTP_PORTS, SendingFields, ServerFields } from './mail-server-fields.tsx'
import { type AccountDraft, MailSignIn, NO_SECRETS } from './mail-sign-in.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

type MailFormProps = {
  readonly account: MailAccount | null
  /** Of an account beside the company's own. */
  readonly accountKey?: string
}

export function MailForm({ account, accountKey }: MailFormProps) {
  const { t } = useSpeech()
  const { person, organisation } = useSession()
  const words = t.settings.mail
  const fresh = accountKey === undefined ? newAccount(organisation.name, person.email) : newAccount('', '')
  const draft = useDraft<AccountDraft>(account ? withoutPassword(account) : fresh)
  const [secrets, setSecrets] = useState(NO_SECRETS)
  const typed = Object.entries(secrets).filter(([, secret]) => secret !== '')
  const part = accountKey === undefined ? 'mail-account' : `mail-accounts/${accountKey}`
  const save = useSaveSettings(part, { ...draft.value, ...Object.fromEntries(typed) }, () => setSecrets(NO_SECRETS))
  const isChanged = draft.isChanged || typed.length > 0
  const fields = { draft: draft.value, onDraft: draft.set }
  return (
    <>
      <SettingsForm
        title={accountKey === undefined ? t.settings.sections.mail : t.settings.mailAccounts.one(accountKey)}
        lead={accountKey === undefined ? words.lead : t.settings.mailAccounts.oneLead}
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
        <ReadingFields {...fields} accountKey={accountKey ?? null} />
        <SendingFields {...fields} />
      </SettingsForm>
      {account?.oauth?.authoriseUrl && (
        <MailConnect accountKey={accountKey} isChanged={isChanged} isConnected={account.passwordSet} />
      )}
      {account && <MailTestCard isChanged={isChanged} address={account.fromEmail} accountKey={accountKey} />}
    </>
  )
}

/** Without what only comes back. */
function withoutPassword(account: MailAccount & { readonly key?: string }): AccountDraft {
  const { passwordSet: _set, key: _key, ...draft } = account
  return draft
}

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

type MailTestProps = {
  readonly isChanged: boolean
  /** Where the test message goes. */
  readonly address: string
  readonly accountKey: string | undefined
}

function MailTestCard({ isChanged, address, accountKey }: MailTestProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  const [outcome, setOutcome] = useState<MailTest | null>(null)
  const test = useVerb(() => send<MailTest>('POST', '/settings/mail-account/test', { account: accountKey }), {
    onDone: setOutcome,
  })
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.test}>
          <p>{isChanged ? words.saveFirst : words.testHint(address)}</p>
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
