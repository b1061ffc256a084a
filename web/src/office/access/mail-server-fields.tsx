// The servers of the mail account: the one that sends, the one where answers and sent messages are read, and the signature of
// what leaves.

import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import type { MailSecurity } from '../../api-types.ts'
import { NumberField } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { MailFolders } from './mail-folders.tsx'
import type { AccountDraft } from './mail-sign-in.tsx'
import styles from './settings.module.css'

export const SMTP_PORTS: Readonly<Record<MailSecurity, number>> = { tls: 465, starttls: 587, none: 25 }
const IMAP_PORTS: Readonly<Record<MailSecurity, number>> = { tls: 993, starttls: 143, none: 143 }
const SECURITIES = Object.keys(SMTP_PORTS) as readonly MailSecurity[]

type FieldsProps = { readonly draft: AccountDraft; readonly onDraft: (draft: AccountDraft) => void }

export function ServerFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  return (
    <Server
      label={words.host}
      hint={words.hostHint}
      placeholder="smtp.societe.example"
      ports={SMTP_PORTS}
      server={draft}
      onServer={(server) => onDraft({ ...draft, ...server })}
    />
  )
}

/** Reading the mailbox is what lets the program hear answers, and clear up by itself what a crash left in doubt. */
export function ReadingFields({ draft, onDraft, accountKey }: FieldsProps & { readonly accountKey: string | null }) {
  const { t } = useSpeech()
  const words = t.settings.mail
  const { imap } = draft
  const change = (part: Partial<NonNullable<AccountDraft['imap']>>) =>
    imap && onDraft({ ...draft, imap: { ...imap, ...part } })
  const none = { host: draft.host.replace(/^smtp\./, 'imap.'), port: IMAP_PORTS.tls, security: 'tls' } as const
  return (
    <fieldset className={styles.part}>
      <legend>{words.reading}</legend>
      <Checkbox
        label={words.reads}
        description={words.readsHint}
        checked={imap !== null}
        onChange={(event) =>
          onDraft({
            ...draft,
            imap: event.currentTarget.checked
              ? { ...none, folders: ['INBOX'], sentFolder: null, sentCopyBy: 'us' }
              : null,
          })
        }
      />
      {imap && (
        <>
          <Server
            label={words.imapHost}
            placeholder="imap.societe.example"
            ports={IMAP_PORTS}
            server={imap}
            onServer={change}
          />
          <MailFolders accountKey={accountKey} folders={imap.folders} onFolders={(folders) => change({ folders })} />
          <div className={styles.grid}>
            <TextInput
              label={words.sentFolder}
              description={words.sentFolderHint}
              value={imap.sentFolder ?? ''}
              onChange={(event) => change({ sentFolder: event.currentTarget.value || null })}
            />
            <NativeSelect
              label={words.sentCopyBy}
              description={words.sentCopyHint}
              value={imap.sentCopyBy}
              data={(['us', 'server'] as const).map((value) => ({ value, label: words.sentCopies[value] }))}
              onChange={(event) => change({ sentCopyBy: event.currentTarget.value === 'server' ? 'server' : 'us' })}
            />
          </div>
        </>
      )}
    </fieldset>
  )
}

/** How fast it may send, and whether we sign: what the provider usually settles by itself. */
export function SendingFields({ draft, onDraft }: FieldsProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  const { dkim } = draft
  return (
    <fieldset className={styles.part}>
      <legend>{words.sending}</legend>
      <div className={styles.grid}>
        {(['perMinute', 'perDay'] as const).map((rate) => (
          <TextInput
            key={rate}
            label={words[rate]}
            description={words.rateHint}
            inputMode="numeric"
            value={draft[rate] ?? ''}
            onChange={(event) => {
              const typed = Number.parseInt(event.currentTarget.value, 10)
              onDraft({ ...draft, [rate]: typed >= 1 && typed <= 100_000 ? typed : null })
            }}
          />
        ))}
      </div>
      <Checkbox
        label={words.signs}
        description={words.signsHint}
        checked={dkim !== null}
        onChange={(event) => {
          const domain = draft.fromEmail.slice(draft.fromEmail.lastIndexOf('@') + 1)
          onDraft({ ...draft, dkim: event.currentTarget.checked ? { domain, selector: 'quittance' } : null })
        }}
      />
      {dkim && (
        <div className={styles.grid}>
          <TextInput
            label={words.dkimDomain}
            value={dkim.domain}
            spellCheck={false}
            onChange={(event) => onDraft({ ...draft, dkim: { ...dkim, domain: event.currentTarget.value.trim() } })}
          />
          <TextInput
            label={words.dkimSelector}
            value={dkim.selector}
            spellCheck={false}
            onChange={(event) => onDraft({ ...draft, dkim: { ...dkim, selector: event.currentTarget.value.trim() } })}
          />
        </div>
      )}
    </fieldset>
  )
}

type ServerValue = { readonly host: string; readonly port: number; readonly security: MailSecurity }
type ServerProps = {
  readonly label: string
  readonly hint?: string
  readonly placeholder: string
  readonly ports: Readonly<Record<MailSecurity, number>>
  readonly server: ServerValue
  readonly onServer: (server: ServerValue) => void
}

function Server({ label, hint, placeholder, ports, server: { host, port, security }, onServer }: ServerProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  return (
    <div className={styles.server}>
      <TextInput
        label={label}
        description={hint}
        value={host}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        onChange={(event) => onServer({ host: event.currentTarget.value.trim(), port, security })}
      />
      <NativeSelect
        label={words.security}
        value={security}
        data={SECURITIES.map((value) => ({
          value,
          label: value === 'none' ? words.securities.none : `${words.securities[value]} (${ports[value]})`,
        }))}
        onChange={(event) => {
          const next = SECURITIES.find((each) => each === event.currentTarget.value)
          if (next) onServer({ host, security: next, port: ports[next] })
        }}
      />
      <NumberField
        label={words.port}
        value={port}
        min={1}
        max={65_535}
        onValue={(next) => onServer({ host, security, port: next })}
      />
    </div>
  )
}
