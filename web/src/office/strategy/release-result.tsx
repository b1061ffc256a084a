// What the release did: what is on its way, what is to be printed, what was held back and why.

import { Button } from '@mantine/core'
import type { ReleaseAnswer } from '../../api-types.ts'
import type { Messages } from '../../messages/index.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Modal } from '../../ui/modal.tsx'
import styles from './release.module.css'

export function ReleaseResult({ answer, onClose }: { readonly answer: ReleaseAnswer; readonly onClose: () => void }) {
  const { t } = useSpeech()
  const words = t.today.releaseResult
  return (
    <Modal
      title={words.title(answer.released)}
      onClose={onClose}
      footer={
        <>
          <LinkButton to="/outbox" variant="default" onClick={onClose}>
            {words.outbox}
          </LinkButton>
          <Button onClick={onClose} data-autofocus>
            {t.ui.close}
          </Button>
        </>
      }
    >
      <ul className={styles.result} role="status">
        {answer.queued > 0 && <li>{words.queued(answer.queued)}</li>}
        {answer.letters > 0 && <li>{words.letters(answer.letters)}</li>}
        {answer.tasks > 0 && <li>{words.tasks(answer.tasks)}</li>}
        {answer.awaiting > 0 && <li>{words.awaiting(answer.awaiting)}</li>}
      </ul>
      {answer.refused.length > 0 && (
        <section className={styles.refused}>
          <h3>{words.refused(answer.refused.length)}</h3>
          <ul>
            {answer.refused.map((refusal) => (
              <li key={refusal.key}>{refusal.message}</li>
            ))}
          </ul>
        </section>
      )}
    </Modal>
  )
}

/** The same in one line. */
export function releasedText({ released, queued, letters, tasks, awaiting }: ReleaseAnswer, t: Messages): string {
  const words = t.today.releaseResult
  const parts = [
    ...(queued > 0 ? [words.queued(queued)] : []),
    ...(letters > 0 ? [words.letters(letters)] : []),
    ...(tasks > 0 ? [words.tasks(tasks)] : []),
  ]
  const done = parts.length === 1 ? parts : released > 0 ? [words.title(released)] : []
  return [...done, ...(awaiting > 0 ? [words.awaiting(awaiting)] : [])].join(' ')
}
