// What stands at an address that leads nowhere, and in place of a screen that broke.

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useSpeech } from '../ui/locale.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState } from '../ui/states.tsx'

export function NotFound() {
  const { t } = useSpeech()
  return (
    <Page title={t.shell.notFound.title}>
      <EmptyState
        title={t.shell.notFound.lead}
        text={t.shell.notFound.text}
        action={<Link to="/today">{t.shell.screens.today}</Link>}
      />
    </Page>
  )
}

/** A fault of ours: the rest of the office still works, and loading the page again often helps. */
export function Broken() {
  const { t } = useSpeech()
  return (
    <Page title={t.shell.broken.title}>
      <EmptyState
        title={t.shell.broken.lead}
        text={t.shell.broken.text}
        action={<Button onClick={() => globalThis.location.reload()}>{t.shell.broken.reload}</Button>}
      />
    </Page>
  )
}
