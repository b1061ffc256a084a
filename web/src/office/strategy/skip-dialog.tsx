// Skips the step of one act, says what follows, and keeps the reason. Keys 1 to 4 choose, Enter confirms.

import { useState } from 'react'
import type { KeyboardEvent } from 'react'
import { Button } from '@mantine/core'
import { send } from '../../api.ts'
import type { Action } from '../../api-types.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Modal } from '../../ui/modal.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './release.module.css'

type SkipDialogProps = { readonly action: Action; readonly onClose: () => void; readonly onSkipped: () => void }

export function SkipDialog({ action, onClose, onSkipped }: SkipDialogProps) {
  const { t } = useSpeech()
  const words = t.today.skipDialog
  const [reason, setReason] = useState(words.reasons[0] ?? '')
  const show = useToast()
  const unskip = useVerb(() => send('POST', '/today/unskip', { key: action.key }))
  const skip = useVerb((why: string) => send('POST', '/today/skip', { key: action.key, reason: why }), {
    showsErrors: true,
    onDone: () => {
      show({ text: words.done(action.debtorName), undo: () => void unskip.run(undefined) })
      onSkipped()
    },
  })
  const chooseByNumber = ({ key }: KeyboardEvent) => {
    const chosen = words.reasons[Number(key) - 1]
    if (chosen) setReason(chosen)
  }
  return (
    <Modal title={words.title(action.debtorName)} onClose={onClose}>
      <form
        style={{ display: 'grid', gap: '1rem' }}
        onSubmit={(event) => {
          event.preventDefault()
          void skip.run(reason)
        }}
      >
        <p>{words.effect(capitalised(action.step))}</p>
        <fieldset className={styles.skip}>
          <legend className="visually-hidden">{words.why}</legend>
          {words.reasons.map((each, index) => (
            <label key={each}>
              <input
                type="radio"
                name="reason"
                checked={each === reason}
                onChange={() => setReason(each)}
                onKeyDown={chooseByNumber}
              />
              {each}
              <kbd style={{ marginLeft: 'auto' }}>{index + 1}</kbd>
            </label>
          ))}
        </fieldset>
        {skip.error && <ErrorNotice error={skip.error} />}
        <Button type="submit" loading={skip.isRunning} style={{ justifySelf: 'end' }}>
          {t.today.skip}
        </Button>
      </form>
    </Modal>
  )
}
