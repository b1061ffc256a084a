// The e-mail that confirms what was agreed: written by the server from the answer, read and sent by the person.

import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { send } from '../../api.ts'
import type { Call, CallAnswer, CallConfirmation } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
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
  const written = useQuery({
    queryKey: ['calls', call.taskId, 'confirmation', answer],
    queryFn: () => send<CallConfirmation>('POST', `/calls/${call.taskId}/confirmation`, { answer }),
  })
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t.calls.confirmation}</h3>
      <p className="muted small">{t.calls.confirmationHint}</p>
      <Loaded query={written}>{(data) => <Letter key={data.text} call={call} written={data} />}</Loaded>
    </section>
  )
}

/** The person changes what they like; it leaves through the company's account, or through a mail program of their own. */
function Letter({
  call,
  written: { subject, text: first },
}: {
  readonly call: Call
  readonly written: CallConfirmation
}) {
  const { t } = useSpeech()
  const show = useToast()
  const [text, setText] = useState(first)
  const email = call.contacts.find((contact) => contact.email !== null)?.email ?? null
  const leave = useVerb(() => send('POST', `/calls/${call.taskId}/confirmation/send`, { email, subject, text }), {
    onDone: () => show({ text: t.calls.confirmationSent }),
  })
  return (
    <>
      <p className={styles.subject}>{subject}</p>
      <Textarea
        aria-label={t.calls.confirmation}
        lang={call.language}
        autosize
        minRows={6}
        maxLength={10_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className={styles.choices}>
        {email !== null && (
          <Button size="sm" loading={leave.isRunning} onClick={() => void leave.run(undefined)}>
            {t.calls.sendConfirmation} – {email}
          </Button>
        )}
        <Button
          component="a"
          size="sm"
          variant="default"
          href={`mailto:${encodeURIComponent(email ?? '')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
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
  )
}
