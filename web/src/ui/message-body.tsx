// A message as its reader will see it: the e-mail in a frame without any right, its plain-text twin, or the typeset letter.

import { useMemo } from 'react'
import { useSpeech } from './locale.tsx'
import styles from './message-body.module.css'

export type MessageForm = 'html' | 'letter' | 'text'
type Pages = { readonly svg: string; readonly count: number }
type Written = {
  readonly text: string
  readonly html: string | null
  readonly letterUrl: string | null
  /** Before there is a letter: what would be printed. */
  readonly pages?: Pages | null
  readonly subject: string
}

export function messageForms({ html, letterUrl, pages }: Written): readonly MessageForm[] {
  return [...(html ? (['html'] as const) : []), ...(letterUrl || pages ? (['letter'] as const) : []), 'text']
}

export function MessageBody({ message, form }: { readonly message: Written; readonly form: MessageForm }) {
  const { t } = useSpeech()
  switch (form) {
    case 'html':
      return <iframe className={styles.frame} title={message.subject} sandbox="" srcDoc={message.html ?? ''} />
    case 'letter':
      return (
        <div className={styles.letter}>
          {message.letterUrl && (
            <a href={message.letterUrl} target="_blank" rel="noreferrer">
              {t.ui.openLetter}
            </a>
          )}
          {message.pages ? (
            <LetterPages pages={message.pages} />
          ) : (
            // oxlint-disable-next-line react/iframe-missing-sandbox -- no browser shows a PDF in a sandbox; it is our own.
            <iframe
              className={styles.frame}
              title={message.subject}
              src={`${message.letterUrl}#toolbar=0&navpanes=0`}
            />
          )}
        </div>
      )
    case 'text':
      return <pre className={styles.text}>{message.text}</pre>
  }
}

/** Each page is a window on the one picture of all of them. */
function LetterPages({ pages: { svg, count } }: { readonly pages: Pages }) {
  const { t } = useSpeech()
  const url = useMemo(() => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, [svg])
  return (
    <ol className={styles.pages}>
      {Array.from({ length: count }, (_, page) => (
        <li key={page} className={styles.page}>
          <img src={url} alt={t.ui.letterPage(page + 1, count)} style={{ top: `${-100 * page}%` }} />
        </li>
      ))}
    </ol>
  )
}
