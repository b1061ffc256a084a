// The page behind the link that an owner gave to somebody who forgot their password.

import { useState } from 'react'
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import type { PasswordLink } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { BehindLink, type OpenedLinkProps } from './behind-link.tsx'
import { DoorFrame } from './door.tsx'

export function NewPasswordPage() {
  const { t } = useSpeech()
  return <BehindLink<PasswordLink> kind="password-link" closedTitle={t.people.newPassword.title} page={NewPassword} />
}

function NewPassword({ token, opened: { company, name, email, madeBy } }: OpenedLinkProps<PasswordLink>) {
  const { t } = useSpeech()
  const words = t.people.newPassword
  const [password, setPassword] = useState('')
  const enter = useVerb(() => send('POST', '/password-link/use', { token, password }), {
    showsErrors: true,
    // A whole new page: nothing of whoever was signed in before stays in memory, and the secret leaves the address.
    onDone: () => location.replace('/'),
    keeps: 'password-link',
  })
  return (
    <DoorFrame title={words.title} lead={words.lead({ name, company, madeBy })}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void enter.run(undefined)
        }}
      >
        <Stack gap="md">
          <TextInput
            label={t.people.invited.email}
            type="email"
            name="email"
            autoComplete="username"
            value={email}
            readOnly
          />
          <PasswordInput
            label={t.people.account.next}
            description={t.access.setUp.passwordHint}
            name="password"
            autoComplete="new-password"
            value={password}
            visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
            required
            autoFocus
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          {enter.error && <ErrorNotice error={enter.error} />}
          <Button type="submit" size="md" loading={enter.isRunning}>
            {words.submit}
          </Button>
        </Stack>
      </form>
    </DoorFrame>
  )
}
