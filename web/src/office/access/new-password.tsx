// The page behind the link that an owner gave to somebody who forgot their password. The secret stands behind the # of the address,
// which no server and no log sees; opening the page changes nothing, only its button does.

import { useState } from 'react'
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { send } from '../../api.ts'
import type { PasswordLink } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { DoorFrame } from './door.tsx'

export function NewPasswordPage() {
  const { t } = useSpeech()
  const [token] = useState(() => location.hash.slice(1))
  const opened = useQuery({
    queryKey: ['password-link', token],
    queryFn: () => send<PasswordLink>('POST', '/password-link/open', { token }),
    // Once used it opens no more, and the page is on its way elsewhere.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (opened.data) return <NewPassword token={token} link={opened.data} />
  if (!opened.error) return null
  return (
    <DoorFrame title={t.people.newPassword.title} lead="">
      <Stack gap="md">
        <ErrorNotice error={opened.error} />
        <Button component="a" href="/" variant="default">
          {t.people.invited.signIn}
        </Button>
      </Stack>
    </DoorFrame>
  )
}

type NewPasswordProps = { readonly token: string; readonly link: PasswordLink }

function NewPassword({ token, link: { company, name, email, madeBy } }: NewPasswordProps) {
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
