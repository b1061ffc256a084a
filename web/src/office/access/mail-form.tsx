// The mail account from which reminders leave, and a test message to oneself with its outcome in plain words.

import { useState } from 'react'
import { Button, NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import { CircleAlert, CircleCheck, Send } from 'lucide-react'
import { send } from '../../api.ts'
import type { MailAccount, MailSecurity, MailTest } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { NumberField } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { Notice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { useSession } from '../session.tsx'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

const PORTS: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 25 }
const SECURITIES = Object.keys(PORTS) as readonly MailSecurity[]

type AccountDraft = Omit<MailAccount, 'passwordSet'>

export function MailForm({ account }: { readonly account: MailAccount | null }) {
  const { t } = useSpeech()
  const { person, organisation } = useSession()
  const words = t.settings.mail
  const draft = useDraft<AccountDraft>(account ? withoutPassword(account) : newAccount(organisation.name, person.email))
  const [password, setPassword] = useState('')
  const body = { ...draft.value, ...(password !== '' && { password }) }
  const save = useSaveSettings('mail-account', body, () => setPassword(''))
  return (
    <>
      <SettingsForm
        title={t.settings.sections.mail}
        lead={words.lead}
        isChanged={draft.isChanged || password !== '' || account === null}
        isRight={draft.value.host !== '' && draft.value.fromEmail !== ''}
        verb={save}
        onReset={draft.reset}
      >
        <ServerFields draft={draft.value} onDraft={draft.set} />
        <div className={styles.grid}>
          <TextInput
            label={words.user}
            value={draft.value.user ?? ''}
            autoComplete="off"
            onChange={(event) => draft.set({ ...draft.value, user: event.currentTarget.value || null })}
          />
          <PasswordInput
            label={words.password}
            value={password}
            autoComplete="new-password"
            placeholder={account?.passwordSet ? words.passwordKept : ''}
            visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
        </div>
        <SenderFields draft={draft.value} onDraft={draft.set} />
      </SettingsForm>
      {account && <MailTestCard isChanged={draft.isChanged || password !== ''} />}
    </>
  )
}

const withoutPassword = ({ passwordSet: _set, ...account }: MailAccount): AccountDraft => account

const newAccount = (fromName: string, fromEmail: string): AccountDraft => ({
  host: '',
  port: PORTS.starttls,
  security: 'starttls',
  user: null,
  fromName,
  fromEmail,
  replyTo: null,
  oauth: null,
  imap: null,
  dkim: null,
  perMinute: null,
})

type FieldsProps = { readonly draft: AccountDraft; readonly onDraft: (draft: AccountDraft) => void }

function ServerFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  return (
    <div className={styles.server}>
      <TextInput
        label={words.host}
        description={words.hostHint}
        value={draft.host}
        autoComplete="off"
        spellCheck={false}
        placeholder="smtp.societe.example"
        onChange={(event) => onDraft({ ...draft, host: event.currentTarget.value.trim() })}
      />
      <NativeSelect
        label={words.security}
        value={draft.security}
        data={SECURITIES.map((value) => ({ value, label: words.securities[value] }))}
        onChange={(event) => {
          const security = SECURITIES.find((each) => each === event.currentTarget.value)
          if (security) onDraft({ ...draft, security, port: PORTS[security] })
        }}
      />
      <NumberField
        label={words.port}
        value={draft.port}
        min={1}
        max={65_535}
        onValue={(port) => onDraft({ ...draft, port })}
      />
    </div>
  )
}

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
