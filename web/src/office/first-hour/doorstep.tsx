// "/" leads to the work of the day, or to the first hour while nothing has been imported.

import { useQuery } from '@tanstack/react-query'
import { Navigate } from '@tanstack/react-router'
import { Page } from '../../ui/page.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded } from '../../ui/states.tsx'
import { summaryQuery } from './progress.ts'

export function Doorstep() {
  const { t } = useSpeech()
  const summary = useQuery(summaryQuery)
  if (summary.data) return <Navigate to={summary.data.items === 0 ? '/start' : '/today'} replace />
  return (
    <Page title={t.shell.screens.today}>
      <Loaded query={summary}>{() => null}</Loaded>
    </Page>
  )
}
