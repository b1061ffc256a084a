// The e-mail that confirms what was agreed: written by the server from the answer, read and sent by the person.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api.ts'
import type { Call, CallAnswer, CallConfirmation } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import styles from './calls.module.css'

type ConfirmationProps = { readonly call: Call; readonly answer: CallAnswer | null }

export function Confirmation({ call, answer }: ConfirmationProps) {
  const { t } = useSpeech()
  const [isWanted, setIsWanted] = useState(false)
  if (answer === null) return null
  if (!isWanted) {
    return (
      <Button variant="subtle" style={{ justifySelf: 'start' }} onClick={() => setIsWanted(true)}>
        {t.calls.write}
      </Button>
    )
  }
  return <Written call={call} answer={answer} />
}

function Written({ call, answer }: { readonly call: Call; readonly answer: CallAnswer }) {
  const { t } = useSpeech()
  const show = useToast()
  const written = useQuery({
    queryKey: ['calls', call.taskId, 'confirmation', answer],
    queryFn: () => send<CallConfirmation>('POST', `/calls/${call.taskId}/confirmation`, { answer }),
  })
  const email = call.contacts.find((contact) => contact.email !== null)?.email ?? ''
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t.calls.confirmation}</h3>
      <p className="muted small">{t.calls.confirmationHint}</p>
      <Loaded query={written}>
        {({ subject, text }) => (
          <>
            <p className={styles.subject}>{subject}</p>
            <p className={styles.letter} lang={call.language}>
              {text}
            </p>
            <div className={styles.choices}>
              <Button
                component="a"
                size="sm"
                variant="default"
                href={`mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
              >
                {t.calls.openMail}
              </Button>
              <Button
                size="sm"
                variant="default"
                onClick={() =>
                  void navigator.clipboard.writeText(`${subject}\n\n${text}`).then(() => show({ text: t.calls.copied }))
                }
              >
                {t.calls.copy}
              </Button>
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}
