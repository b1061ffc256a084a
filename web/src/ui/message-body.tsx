// A message as its reader will see it: the e-mail in a frame without any right, its plain-text twin, or the typeset letter.

import { useSpeech } from './locale.tsx'
import styles from './message-body.module.css'

export type MessageForm = 'html' | 'letter' | 'text'
type Written = {
  readonly text: string
  readonly html: string | null
  readonly letterUrl: string | null
  readonly subject: string
}

export function messageForms({ html, letterUrl }: Written): readonly MessageForm[] {
  return [...(html ? (['html'] as const) : []), ...(letterUrl ? (['letter'] as const) : []), 'text']
}

export function MessageBody({ message, form }: { readonly message: Written; readonly form: MessageForm }) {
  const { t } = useSpeech()
  switch (form) {
    case 'html':
      return <iframe className={styles.frame} title={message.subject} sandbox="" srcDoc={message.html ?? ''} />
    case 'letter':
      return (
        <div className={styles.letter}>
          <a href={message.letterUrl ?? ''} target="_blank" rel="noreferrer">
            {t.ui.openLetter}
          </a>
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- no browser shows a PDF in a sandbox; it is our own. */}
          <iframe className={styles.frame} title={message.subject} src={`${message.letterUrl}#toolbar=0&navpanes=0`} />
        </div>
      )
    case 'text':
      return <pre className={styles.text}>{message.text}</pre>
  }
}
