// One message as it was written; an unknown outcome is settled here by somebody who has looked.

import { useState } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get, send } from '../../api.ts'
import type { Message } from '../../api-types.ts'
import { MessageBody, messageForms } from '../../ui/message-body.tsx'
import type { MessageForm } from '../../ui/message-body.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Loaded, Notice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { MessageStateTag } from './message-state.tsx'
import { RegisteredForm } from './registered-form.tsx'
import { SettleMessage } from './settle-message.tsx'
import styles from './outbox.module.css'

export function MessagePanel({ messageId, onClose }: { readonly messageId: number; readonly onClose: () => void }) {
  const { t } = useSpeech()
  const message = useQuery({ queryKey: ['messages', messageId], queryFn: () => get<Message>(`/messages/${messageId}`) })
  return (
    <SidePanel
      title={message.data?.subject ?? t.outbox.message}
      lead={<PanelLead message={message.data} />}
      onClose={onClose}
    >
      <Loaded query={message}>{(data) => <MessageView message={data} />}</Loaded>
    </SidePanel>
  )
}

function PanelLead({ message }: { readonly message: Message | undefined }) {
  if (!message) return null
  return (
    <>
      <Link to="/debtors/$debtorId" params={{ debtorId: message.debtorId }}>
        {message.debtorName}
      </Link>{' '}
      <MessageStateTag message={message} />
    </>
  )
}

function MessageView({ message }: { readonly message: Message }) {
  const { t, format } = useSpeech()
  const forms = messageForms(message)
  const [wanted, setWanted] = useState<MessageForm | null>(null)
  const form = wanted ?? forms[0] ?? 'text'
  return (
    <div className={styles.message}>
      {message.state === 'unknown' && <Unknown message={message} />}
      {message.leavesAt && <Waiting messageId={message.id} leavesAt={message.leavesAt} />}
      {message.channel === 'registered-letter' && message.acceptedAt && <RegisteredForm message={message} />}
      {message.lastError && message.state !== 'unknown' && <Notice tone="alarm">{message.lastError}</Notice>}
      <dl className={styles.envelope}>
        {message.senderEmail && (
          <>
            <dt>{t.outbox.from}</dt>
            <dd>{message.senderEmail}</dd>
          </>
        )}
        <dt>{t.today.to}</dt>
        <dd>
          {message.recipientName} <span className="muted">{message.recipientEmail ?? message.recipientPhone}</span>
        </dd>
        <dt>{t.outbox.prepared}</dt>
        <dd>{format.instant(message.preparedAt)}</dd>
        {message.acceptedAt && (
          <>
            <dt>{t.outbox.left}</dt>
            <dd>{format.instant(message.acceptedAt)}</dd>
          </>
        )}
        {message.messageId && (
          <>
            <dt>Message-ID</dt>
            <dd className="muted small">{message.messageId}</dd>
          </>
        )}
        <Copies enclosures={message.enclosures} />
      </dl>
      {forms.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t.today.form}
          value={form}
          data={forms.map((value) => ({ value, label: t.today.forms[value] }))}
          onChange={(value) => setWanted(forms.find((each) => each === value) ?? null)}
        />
      )}
      <MessageBody message={message} form={form} />
    </div>
  )
}

/** Copies of invoices: those that travel with it, and those that it links to, all until the same day. */
function Copies({ enclosures }: Pick<Message, 'enclosures'>) {
  const { t, format } = useSpeech()
  const enclosed = enclosures.filter(({ linkedUntil }) => linkedUntil === null)
  const linked = enclosures.filter(({ linkedUntil }) => linkedUntil !== null)
  const linkedUntil = linked[0]?.linkedUntil ?? null
  return (
    <>
      {enclosed.length > 0 && (
        <>
          <dt>{t.outbox.enclosed}</dt>
          <dd>
            <Enclosures enclosures={enclosed} />
          </dd>
        </>
      )}
      {linkedUntil && (
        <>
          <dt>{t.outbox.linked}</dt>
          <dd>
            {t.outbox.linkedUntil(format.day(linkedUntil))}
            <Enclosures enclosures={linked} />
          </dd>
        </>
      )}
    </>
  )
}

/** As they were when it was written. */
function Enclosures({ enclosures }: Pick<Message, 'enclosures'>) {
  const { format } = useSpeech()
  return (
    <ul className={styles.enclosures}>
      {enclosures.map(({ documentId, fileName, sizeBytes }) => (
        <li key={documentId}>
          <a href={`/api/v1/documents/${documentId}`} download={fileName}>
            {fileName}
          </a>{' '}
          <span className="muted">{format.size(sizeBytes)}</span>
        </li>
      ))}
    </ul>
  )
}

/** It waits for the sending hours of its debtor; a person may let it leave now. */
function Waiting({ messageId, leavesAt }: { readonly messageId: number; readonly leavesAt: string }) {
  const { t, format } = useSpeech()
  const show = useToast()
  const sendNow = useVerb(() => send('POST', `/messages/${messageId}/send-now`, {}), {
    onDone: () => show({ text: t.outbox.waiting.done }),
  })
  return (
    <Notice>
      <p>{t.outbox.waiting.text(format.instant(leavesAt))}</p>
      <div className={styles.choices}>
        <Button size="xs" variant="default" loading={sendNow.isRunning} onClick={() => void sendNow.run(undefined)}>
          {t.outbox.waiting.sendNow}
        </Button>
      </div>
    </Notice>
  )
}

function Unknown({ message }: { readonly message: Message }) {
  const { t } = useSpeech()
  return (
    <Notice tone="alarm">
      <p>
        {message.channel === 'sms' ? t.outbox.unknown.sms : t.outbox.unknown.text}{' '}
        {message.lastError && <span className="muted">({message.lastError})</span>}
      </p>
      <SettleMessage messageId={message.id} />
    </Notice>
  )
}
