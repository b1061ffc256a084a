// The settings that belong to the person rather than to the company: name, password, language and light.

import { useState } from 'react'
import { PasswordInput, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import { useDraft } from '../../ui/draft.ts'
import { HINT_BELOW } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { PersonChoices } from '../person-menu.tsx'
import { useSession } from '../session.tsx'
import { SettingsForm } from './settings-form.tsx'
import styles from './settings.module.css'

export function PersonSection() {
  const { t } = useSpeech()
  return (
    <>
      <NameForm />
      <PasswordForm />
      <Card>
        <div className={styles.form}>
          <h2 className={styles.title}>{t.people.account.language}</h2>
          <div className={styles.personChoices}>
            <PersonChoices />
          </div>
        </div>
      </Card>
    </>
  )
}

function NameForm() {
  const { t } = useSpeech()
  const words = t.people.account
  const { person } = useSession()
  const show = useToast()
  const draft = useDraft(person.name)
  const save = useVerb<void, unknown>(() => send('PUT', `/people/${person.id}/name`, { name: draft.value }), {
    showsErrors: true,
    onDone: () => show({ text: t.ui.saved }),
  })
  return (
    <SettingsForm
      title={words.title}
      lead={person.email}
      isChanged={draft.isChanged}
      isRight={draft.value.trim() !== ''}
      verb={save}
      onReset={draft.reset}
    >
      <TextInput
        {...HINT_BELOW}
        label={words.name}
        description={words.nameHint}
        autoComplete="name"
        value={draft.value}
        onChange={(event) => draft.set(event.currentTarget.value)}
      />
    </SettingsForm>
  )
}

const NOTHING = { current: '', next: '' }

function PasswordForm() {
  const { t } = useSpeech()
  const words = t.people.account
  const { person } = useSession()
  const show = useToast()
  const [input, setInput] = useState(NOTHING)
  const save = useVerb<void, unknown>(() => send('PUT', '/session/password', input), {
    showsErrors: true,
    onDone: () => {
      setInput(NOTHING)
      show({ text: words.changed })
    },
  })
  const eye = { 'aria-label': t.access.showPassword }
  return (
    <SettingsForm
      title={words.password}
      lead={words.passwordLead}
      isChanged={input.current !== '' || input.next !== ''}
      isRight={input.current !== '' && input.next !== ''}
      verb={save}
      onReset={() => setInput(NOTHING)}
    >
      {/* So that a password manager knows whose it is. */}
      <input type="hidden" name="username" autoComplete="username" value={person.email} />
      <div className={styles.grid}>
        <PasswordInput
          {...HINT_BELOW}
          label={words.current}
          autoComplete="current-password"
          value={input.current}
          visibilityToggleButtonProps={eye}
          onChange={(event) => setInput({ ...input, current: event.currentTarget.value })}
        />
        <PasswordInput
          {...HINT_BELOW}
          label={words.next}
          autoComplete="new-password"
          value={input.next}
          visibilityToggleButtonProps={eye}
          onChange={(event) => setInput({ ...input, next: event.currentTarget.value })}
        />
      </div>
      <p className="muted small">{t.access.setUp.passwordHint}</p>
    </SettingsForm>
  )
}
