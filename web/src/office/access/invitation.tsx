// The page behind the link of an invitation: who invites, and the password by which one comes in.

import { useState } from 'react'
import { Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import type { Invitation } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import { BehindLink, type OpenedLinkProps } from './behind-link.tsx'
import { DoorFrame } from './door.tsx'

export function InvitationPage() {
  const { t } = useSpeech()
  return <BehindLink<Invitation> kind="invitation" closedTitle={t.people.invited.over} page={Welcome} />
}

function Welcome({ token, opened: { company, name, email, invitedBy, hasAccount } }: OpenedLinkProps<Invitation>) {
  const { t, locale } = useSpeech()
  const words = t.people.invited
  const [input, setInput] = useState({ name, password: '' })
  const enter = useVerb(() => send('POST', '/invitation/accept', { token, ...input, locale }), {
    showsErrors: true,
    // A whole new page: nothing of whoever was signed in before stays in memory, and the secret leaves the address.
    onDone: () => location.replace('/'),
    keeps: 'invitation',
  })
  return (
    <DoorFrame title={words.title(company)} lead={(hasAccount ? words.leadKnown : words.lead)(invitedBy)}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          void enter.run(undefined)
        }}
      >
        <Stack gap="md">
          <TextInput label={words.email} type="email" name="email" autoComplete="username" value={email} readOnly />
          {!hasAccount && (
            <TextInput
              label={words.name}
              name="name"
              autoComplete="name"
              value={input.name}
              required
              onChange={(event) => setInput({ ...input, name: event.currentTarget.value })}
            />
          )}
          <PasswordInput
            label={t.access.signIn.password}
            description={hasAccount ? null : t.access.setUp.passwordHint}
            name="password"
            autoComplete={hasAccount ? 'current-password' : 'new-password'}
            value={input.password}
            visibilityToggleButtonProps={{ 'aria-label': t.access.showPassword }}
            required
            autoFocus
            onChange={(event) => setInput({ ...input, password: event.currentTarget.value })}
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
