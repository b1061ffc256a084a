// A message of which nobody knows whether it left: somebody who has looked says so.

import { Button } from '@mantine/core'
import { send } from '../../api.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './outbox.module.css'

const OUTCOMES = ['accepted', 'failed'] as const

export function SettleMessage({ messageId }: { readonly messageId: number }) {
  const { t } = useSpeech()
  const show = useToast()
  const resolve = useVerb(
    (outcome: (typeof OUTCOMES)[number]) => send('POST', `/messages/${messageId}/resolve`, { outcome }),
    { onDone: () => show({ text: t.outbox.resolved }) },
  )
  return (
    <div className={styles.choices}>
      {OUTCOMES.map((outcome) => (
        <Button
          key={outcome}
          size="xs"
          variant="default"
          loading={resolve.isRunning}
          onClick={() => void resolve.run(outcome)}
        >
          {t.outbox.unknown[outcome]}
        </Button>
      ))}
    </div>
  )
}
