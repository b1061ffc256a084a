// The way in for somebody who has an account.

import { useState } from 'react'
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { DoorFrame } from './door.tsx'

export function SignIn() {
  const { t } = useSpeech()
  const words = t.access.signIn
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const enter = useVerb(
    (input: { readonly email: string; readonly password: string }) => send('POST', '/sign-in', input),
    {
      showsErrors: true,
    },
  )
  return (
    <DoorFrame title={words.title} lead={words.lead}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void enter.run({ email: email.trim(), password })
        }}
      >
        <Stack gap="md">
          <TextInput
            label={words.email}
            name="email"
            type="email"
            autoComplete="username"
            value={email}
            onChange={(event) => setEmail(event.currentTarget.value)}
            required
            autoFocus
          />
          <PasswordInput
            label={words.password}
            name="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
            visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
            required
          />
          {enter.error && <ErrorNotice error={enter.error} />}
          <Button type="submit" size="md" loading={enter.isRunning}>
            {words.submit}
          </Button>
          <p className="muted small">{words.forgotten}</p>
        </Stack>
      </form>
    </DoorFrame>
  )
}
