// What stands at an address that leads nowhere.

import { Link } from '@tanstack/react-router'
import { useSpeech } from '../ui/locale.tsx'
import { Page } from '../ui/page.tsx'
import { EmptyState } from '../ui/states.tsx'

/** An address that leads nowhere. */
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
