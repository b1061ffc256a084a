// In whose name e-mails leave beside the account itself: each sender has an address, the account that it leaves through, where
// answers go, and a signature.

import { useState } from 'react'
import { Button, NativeSelect, TextInput, Textarea } from '@mantine/core'
import { Send } from 'lucide-react'
import { send } from '../../api.ts'
import type { MailSender, MailTest, Settings } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { SettingsForm, useSaveSettings } from './settings-form.tsx'
import styles from './settings.module.css'

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/

type SendersFormProps = {
  readonly senders: readonly MailSender[]
  /** Beside the company's own. */
  readonly accounts: Settings['mailAccounts']
}

export function SendersForm({ senders, accounts }: SendersFormProps) {
  const { t } = useSpeech()
  const words = t.settings.senders
  const draft = useDraft(senders)
  const save = useSaveSettings('senders', draft.value)
  const change = (place: number, part: Partial<MailSender>) =>
    draft.set(draft.value.map((sender, at) => (at === place ? { ...sender, ...part } : sender)))
  const isRight = draft.value.every(({ key, name, email }) => KEY.test(key) && name.trim() !== '' && email !== '')
  return (
    <SettingsForm
      title={words.title}
      lead={words.lead}
      isChanged={draft.isChanged}
      isRight={isRight}
      verb={save}
      onReset={draft.reset}
    >
      {draft.value.map((sender, place) => (
        <fieldset key={place} className={styles.part}>
          <legend>{sender.name || words.newOne}</legend>
          <Fields sender={sender} accounts={accounts} onChange={(part) => change(place, part)} />
          <div className={styles.bar}>
            {!draft.isChanged && <TestSender senderKey={sender.key} />}
            <Button
              variant="subtle"
              size="xs"
              onClick={() => draft.set(draft.value.filter((_sender, at) => at !== place))}
            >
              {words.remove}
            </Button>
          </div>
        </fieldset>
      ))}
      <Button
        variant="default"
        size="xs"
        style={{ justifySelf: 'start' }}
        onClick={() => draft.set([...draft.value, newSender(draft.value)])}
      >
        {words.add}
      </Button>
    </SettingsForm>
  )
}

/** The first number that is free: two senders never share a short name. */
function newSender(others: readonly MailSender[]): MailSender {
  let number = others.length + 1
  while (others.some(({ key }) => key === `sender-${number}`)) number++
  return {
    key: `sender-${number}`,
    name: '',
    email: '',
    account: null,
    replyTo: null,
    signature: { fr: null, en: null },
  }
}

type FieldsProps = {
  readonly sender: MailSender
  readonly accounts: Settings['mailAccounts']
  readonly onChange: (part: Partial<MailSender>) => void
}

function Fields({ sender, accounts, onChange }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.senders
  return (
    <>
      <div className={styles.grid}>
        <TextInput
          label={t.settings.mail.fromName}
          value={sender.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <TextInput
          label={t.settings.mail.fromEmail}
          type="email"
          value={sender.email}
          onChange={(event) => onChange({ email: event.currentTarget.value.trim() })}
        />
        <TextInput
          label={t.settings.mail.replyTo}
          type="email"
          placeholder={sender.email}
          value={sender.replyTo ?? ''}
          onChange={(event) => onChange({ replyTo: event.currentTarget.value.trim() || null })}
        />
        <TextInput
          label={words.key}
          value={sender.key}
          error={KEY.test(sender.key) ? null : words.wrongKey}
          spellCheck={false}
          onChange={(event) => onChange({ key: event.currentTarget.value.trim().toLowerCase() })}
        />
        {accounts.length > 0 && (
          <NativeSelect
            label={words.account}
            value={sender.account ?? ''}
            data={[
              { value: '', label: words.ownAccount },
              ...accounts.map(({ key, fromEmail }) => ({ value: key, label: `${key} – ${fromEmail}` })),
            ]}
            onChange={(event) => onChange({ account: event.currentTarget.value || null })}
          />
        )}
      </div>
      <Signatures sender={sender} onChange={onChange} />
    </>
  )
}

function Signatures({ sender: { signature }, onChange }: Omit<FieldsProps, 'accounts'>) {
  const { t } = useSpeech()
  const words = t.settings.senders
  return (
    <div className={styles.grid}>
      {(['fr', 'en'] as const).map((language) => (
        <Textarea
          key={language}
          label={words.signature[language]}
          placeholder={words.signatureKept}
          autosize
          minRows={3}
          maxRows={8}
          value={signature[language] ?? ''}
          onChange={(event) => onChange({ signature: { ...signature, [language]: event.currentTarget.value || null } })}
        />
      ))}
    </div>
  )
}

function TestSender({ senderKey }: { readonly senderKey: string }) {
  const { t } = useSpeech()
  const [outcome, setOutcome] = useState<MailTest | null>(null)
  const test = useVerb(() => send<MailTest>('POST', '/settings/mail-account/test', { sender: senderKey }), {
    onDone: setOutcome,
  })
  return (
    <>
      <Button
        variant="default"
        size="xs"
        leftSection={<Send size={14} aria-hidden />}
        loading={test.isRunning}
        onClick={() => void test.run(undefined)}
      >
        {t.settings.mail.test}
      </Button>
      <div role="status">
        {outcome?.ok === true && <Notice>{t.settings.mail.testSent(outcome.to)}</Notice>}
        {outcome?.ok === false && <Notice tone="alarm">{outcome.explanation}</Notice>}
      </div>
    </>
  )
}
