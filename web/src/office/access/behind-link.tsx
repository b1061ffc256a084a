// A page behind a link that was given to one person: asks once what the link opens, and says so when it opens nothing any more. The
// secret stands behind the # of the address, which no server and no log sees; opening the page changes nothing, only its button does.

import { type ComponentType, useState } from 'react'
import { Button, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { send } from '../../api.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { DoorFrame } from './door.tsx'

type BehindLinkProps<What> = {
  /** Where the link is known to the server: `invitation` is opened at `/invitation/open`. */
  readonly kind: 'invitation' | 'password-link'
  /** Above the error of a link that opens nothing. */
  readonly closedTitle: string
  readonly page: ComponentType<OpenedLinkProps<What>>
}

export type OpenedLinkProps<What> = { readonly token: string; readonly opened: What }

export function BehindLink<What>({ kind, closedTitle, page: Page }: BehindLinkProps<What>) {
  const { t } = useSpeech()
  const [token] = useState(() => location.hash.slice(1))
  const opened = useQuery({
    queryKey: [kind, token],
    queryFn: () => send<What>('POST', `/${kind}/open`, { token }),
    // Once used it opens no more, and the page is on its way elsewhere.
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (opened.data) return <Page token={token} opened={opened.data} />
  if (!opened.error) return null
  return (
    <DoorFrame title={closedTitle} lead="">
      <Stack gap="md">
        <ErrorNotice error={opened.error} />
        <Button component="a" href="/" variant="default">
          {t.people.invited.signIn}
        </Button>
      </Stack>
    </DoorFrame>
  )
}
