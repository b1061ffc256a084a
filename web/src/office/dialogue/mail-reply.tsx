// The answer of a person to a message that came in: it leaves in the same conversation, to its sender.

import { useState } from 'react'
import { Button, Checkbox, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Reply } from 'lucide-react'
import { ApiError, get, send } from '../../api.ts'
import type { IncomingMail, OfferedOriginals } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './calls.module.css'
import { askedFor, EnclosedOriginals } from './enclosed-originals.tsx'

export function MailReply({ mail }: { readonly mail: IncomingMail }) {
  const { t } = useSpeech()
  const [isWriting, setIsWriting] = useState(false)
  useKeys({ r: () => setIsWriting(true) }, !isWriting)
  if (isWriting) return <ReplyForm mail={mail} onDone={() => setIsWriting(false)} />
  return (
    <Button
      variant="default"
      style={{ justifySelf: 'start' }}
      leftSection={<Reply size={16} aria-hidden />}
      rightSection={<kbd aria-hidden>R</kbd>}
      onClick={() => setIsWriting(true)}
    >
      {mail.isReplied ? t.mail.replyAgain : t.mail.reply}
    </Button>
  )
}

function ReplyForm({ mail, onDone }: { readonly mail: IncomingMail; readonly onDone: () => void }) {
  const { t } = useSpeech()
  const words = t.mail
  const show = useToast()
  const [text, setText] = useState('')
  const [addsContact, setAddsContact] = useState(false)
  const originals = useQuery({
    queryKey: ['mail', mail.id, 'originals'],
    queryFn: () => get<OfferedOriginals>(`/mail/${mail.id}/originals`),
  })
  // What the message asks for is chosen until a person says otherwise.
  const [chosen, setChosen] = useState<readonly number[] | null>(null)
  const encloses = chosen ?? askedFor(originals.data)
  const reply = useVerb(() => send('POST', `/mail/${mail.id}/reply`, { text, addsContact, encloses }), {
    showsErrors: true,
    onDone: () => {
      show({ text: words.replied })
      onDone()
    },
  })
  const isStranger = reply.error instanceof ApiError && reply.error.code === 'outreach.not_a_contact'
  return (
    <form
      className={styles.result}
      onSubmit={(event) => {
        event.preventDefault()
        void reply.run(undefined)
      }}
    >
      <Textarea
        label={words.replyTo(mail.fromEmail ?? '')}
        description={words.replyHint}
        autoFocus
        autosize
        minRows={5}
        maxLength={20_000}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {originals.data && <EnclosedOriginals offered={originals.data} chosen={encloses} onChosen={setChosen} />}
      {reply.error && <ErrorNotice error={reply.error} />}
      {(isStranger || addsContact) && (
        <Checkbox
          label={words.addsContact}
          checked={addsContact}
          onChange={(event) => setAddsContact(event.currentTarget.checked)}
        />
      )}
      <div className={styles.choices}>
        <Button type="submit" loading={reply.isRunning} disabled={text.trim() === ''}>
          {words.sendReply}
        </Button>
        <Button variant="subtle" onClick={onDone}>
          {t.ui.cancel}
        </Button>
      </div>
    </form>
  )
}
