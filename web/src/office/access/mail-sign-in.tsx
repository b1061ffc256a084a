// How the program signs in to a mail account: by a password, or by OAuth 2.0 where the provider takes no password any more: allowed
// there once it is saved (mail-connect.tsx), or by a refresh token that is pasted. What is secret never comes back.

import { NativeSelect, PasswordInput, TextInput } from '@mantine/core'
import type { MailAccount } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import styles from './settings.module.css'

export type AccountDraft = Omit<MailAccount, 'passwordSet'>
/** Typed, and not yet saved; empty: unchanged. */
export type SecretsDraft = { readonly password: string; readonly applicationSecret: string }
export const NO_SECRETS: SecretsDraft = { password: '', applicationSecret: '' }

type OAuth = NonNullable<AccountDraft['oauth']>

/** Where the two large providers give tokens; any other is typed. */
const PROVIDERS = {
  microsoft: {
    authoriseUrl: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/authorize',
    tokenUrl: 'https://login.microsoftonline.com/organizations/oauth2/v2.0/token',
    scope: 'https://outlook.office.com/SMTP.Send https://outlook.office.com/IMAP.AccessAsUser.All offline_access',
  },
  google: {
    authoriseUrl: 'https://accounts.google.com/o/oauth2/v2/auth',
    tokenUrl: 'https://oauth2.googleapis.com/token',
    scope: 'https://mail.google.com/',
  },
  other: { authoriseUrl: '', tokenUrl: '', scope: null },
} as const satisfies Readonly<Record<string, Pick<OAuth, 'authoriseUrl' | 'tokenUrl' | 'scope'>>>
type Provider = keyof typeof PROVIDERS
const WAYS = ['password', 'microsoft', 'google', 'other'] as const

type SignInProps = {
  readonly draft: AccountDraft
  readonly onDraft: (draft: AccountDraft) => void
  readonly secrets: SecretsDraft
  readonly onSecrets: (secrets: SecretsDraft) => void
  readonly isPasswordKept: boolean
}

export function MailSignIn({ draft, onDraft, secrets, onSecrets, isPasswordKept }: SignInProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  const { oauth } = draft
  const way = oauth ? providerOf(oauth) : 'password'
  return (
    <fieldset className={styles.part}>
      <legend>{words.signIn}</legend>
      <div className={styles.grid}>
        <NativeSelect
          label={words.way}
          value={way}
          data={WAYS.map((value) => ({ value, label: words.ways[value] }))}
          onChange={(event) => {
            const next = WAYS.find((each) => each === event.currentTarget.value) ?? 'password'
            const applicationId = oauth?.applicationId ?? ''
            onDraft({ ...draft, oauth: next === 'password' ? null : { ...PROVIDERS[next], applicationId } })
          }}
        />
        <TextInput
          label={words.user}
          value={draft.user ?? ''}
          autoComplete="off"
          onChange={(event) => onDraft({ ...draft, user: event.currentTarget.value || null })}
        />
        <Secret
          label={oauth ? words.refreshToken : words.password}
          value={secrets.password}
          isKept={isPasswordKept}
          onValue={(password) => onSecrets({ ...secrets, password })}
        />
      </div>
      {oauth && (
        <>
          <p className={styles.lead}>{words.oauthHint(returnAddress())}</p>
          <OAuthFields oauth={oauth} onOAuth={(next) => onDraft({ ...draft, oauth: next })} />
          <Secret
            label={words.applicationSecret}
            value={secrets.applicationSecret}
            isKept={false}
            onValue={(applicationSecret) => onSecrets({ ...secrets, applicationSecret })}
          />
        </>
      )}
    </fieldset>
  )
}

/** Where a provider sends the browser back to. */
const returnAddress = (): string => `${window.location.origin}/settings/mail`

const providerOf = ({ tokenUrl }: OAuth): Provider =>
  (['microsoft', 'google'] as const).find((name) => PROVIDERS[name].tokenUrl === tokenUrl) ?? 'other'

function OAuthFields({ oauth, onOAuth }: { readonly oauth: OAuth; readonly onOAuth: (oauth: OAuth) => void }) {
  const { t } = useSpeech()
  const words = t.settings.mail
  return (
    <div className={styles.grid}>
      <TextInput
        label={words.applicationId}
        value={oauth.applicationId}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onOAuth({ ...oauth, applicationId: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={words.authoriseUrl}
        value={oauth.authoriseUrl ?? ''}
        type="url"
        spellCheck={false}
        onChange={(event) => onOAuth({ ...oauth, authoriseUrl: event.currentTarget.value.trim() || null })}
      />
      <TextInput
        label={words.tokenUrl}
        value={oauth.tokenUrl}
        type="url"
        spellCheck={false}
        onChange={(event) => onOAuth({ ...oauth, tokenUrl: event.currentTarget.value.trim() })}
      />
      <TextInput
        label={words.scope}
        value={oauth.scope ?? ''}
        spellCheck={false}
        onChange={(event) => onOAuth({ ...oauth, scope: event.currentTarget.value || null })}
      />
    </div>
  )
}

type SecretProps = {
  readonly label: string
  readonly value: string
  readonly isKept: boolean
  readonly onValue: (value: string) => void
}

function Secret({ label, value, isKept, onValue }: SecretProps) {
  const { t } = useSpeech()
  return (
    <PasswordInput
      label={label}
      value={value}
      autoComplete="new-password"
      placeholder={isKept ? t.settings.mail.passwordKept : ''}
      visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
      onChange={(event) => onValue(event.currentTarget.value)}
    />
  )
}
