// What concerns every screen: all sending has been stopped.

import { Button } from '@mantine/core'
import { OctagonPause } from 'lucide-react'
import { send } from '../api.ts'
import { useSpeech } from '../ui/locale.tsx'
import { useToast } from '../ui/toasts.tsx'
import { useVerb } from '../verb.ts'
import { useSession } from './session.tsx'
import styles from './standing-notice.module.css'

export function StandingNotice() {
  const { t } = useSpeech()
  const { sendingStopped } = useSession()
  const show = useToast()
  const resume = useVerb(() => send('PUT', '/settings/sending-stopped', { stopped: false, reason: '' }), {
    onDone: () => show({ text: t.shell.sendingResumed }),
  })
  if (!sendingStopped) return null
  return (
    <div className={styles.notice} role="status">
      <OctagonPause size={18} aria-hidden />
      <p>{t.shell.sendingStopped}</p>
      <Button size="compact-sm" variant="default" loading={resume.isRunning} onClick={() => void resume.run(undefined)}>
        {t.shell.resumeSending}
      </Button>
    </div>
  )
}
