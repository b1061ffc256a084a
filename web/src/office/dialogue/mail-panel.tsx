// One message: what was written, what it seems to say and in which words, and what a person makes of it.

import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { send } from '../../api.ts'
import type { IncomingMail } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Notice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './calls.module.css'
import { Exchange } from './exchange.tsx'
import { MailOutcome } from './mail-outcome.tsx'
import { MailReply } from './mail-reply.tsx'
import { WhoseMail } from './whose-mail.tsx'

type MailPanelProps = { readonly mail: IncomingMail; readonly onClose: () => void }

export function MailPanel({ mail, onClose }: MailPanelProps) {
  const { t } = useSpeech()
  return (
    <SidePanel
      title={mail.subject === '' ? t.mail.kinds[mail.kind] : mail.subject}
      lead={<From mail={mail} />}
      onClose={onClose}
    >
      <div className={styles.call}>
        {mail.debtorId === null && mail.state === 'new' && <WhoseMail mail={mail} />}
        {mail.isUnread ? <Notice>{t.mail.unread}</Notice> : <p className={styles.letter}>{mail.body}</p>}
        <Attachments mail={mail} />
        {mail.suggestions.length > 0 && <Said mail={mail} />}
        {mail.state === 'new' ? <MailOutcome mail={mail} onDone={onClose} /> : <Reopen mail={mail} />}
        {mail.debtorId !== null && mail.kind === 'answer' && <MailReply mail={mail} />}
        {mail.debtorId !== null && (
          <section className={styles.part}>
            <h3 className={styles.partTitle}>{t.mail.exchange}</h3>
            <Exchange debtorId={mail.debtorId} exceptMailId={mail.id} />
          </section>
        )}
      </div>
    </SidePanel>
  )
}

function From({ mail }: { readonly mail: IncomingMail }) {
  const { t, format } = useSpeech()
  return (
    <>
      {mail.fromName} <span className="muted">{mail.fromEmail}</span> · {format.instant(mail.sentAt ?? mail.receivedAt)}
      {mail.debtorId !== null && (
        <div>
          <Link to="/debtors/$debtorId" params={{ debtorId: mail.debtorId }}>
            {mail.debtorName}
          </Link>{' '}
          {mail.matchedBy && <span className="muted">({t.mail.matched[mail.matchedBy]})</span>}
        </div>
      )}
    </>
  )
}

function Attachments({ mail }: { readonly mail: IncomingMail }) {
  const { t } = useSpeech()
  if (mail.attachments.length === 0) return null
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t.mail.attachments}</h3>
      <ul className={styles.numbers}>
        {mail.attachments.map(({ name, sha256 }) => (
          <li key={sha256}>
            <a href={`/api/v1/mail/${mail.id}/attachments/${sha256}`}>{name}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Said({ mail }: { readonly mail: IncomingMail }) {
  const { t, format } = useSpeech()
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{t.mail.said}</h3>
      <p className="muted small">{t.mail.saidHint}</p>
      <dl className={styles.ways}>
        {mail.suggestions.map(({ kind, words, day }) => (
          <div key={kind}>
            <dt>
              {t.mail.suggestions[kind]} {day && <span className="muted">{format.longDay(day)}</span>}
            </dt>
            <dd>{t.ui.quoted(words)}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

function Reopen({ mail }: { readonly mail: IncomingMail }) {
  const { t } = useSpeech()
  const show = useToast()
  const reopen = useVerb(() => send('POST', `/mail/${mail.id}/reopen`), {
    onDone: () => show({ text: t.mail.reopened }),
  })
  return (
    <Button
      variant="default"
      style={{ justifySelf: 'start' }}
      loading={reopen.isRunning}
      onClick={() => void reopen.run(undefined)}
    >
      {t.mail.reopen}
    </Button>
  )
}
