// What a person must look into before anything goes on: messages of which nobody knows whether they left, and those that came
// back. Each is settled here in one gesture.

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '../../api.ts'
import type { MessageRow, Page as PageOf, QueueTrouble } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { Notice } from '../../ui/states.tsx'
import { MessageStateTag } from './message-state.tsx'
import { SettleMessage } from './settle-message.tsx'
import styles from './outbox.module.css'

/** E-mails that the server does not take: said as long as it lasts. */
export function QueueTroubleNotice() {
  const { t } = useSpeech()
  const answer = useQuery({ queryKey: ['outbox', 'trouble'], queryFn: () => get<QueueTrouble>('/outbox/trouble') })
  return (answer.data?.troubles ?? []).map(({ account, messages, said }) => (
    <Notice
      key={account ?? ''}
      tone="alarm"
      action={
        <Link to="/settings/$section" params={{ section: 'mail' }}>
          {t.settings.sections.mail}
        </Link>
      }
    >
      {t.outbox.trouble(messages, said, account)}
    </Notice>
  ))
}

export function DeliveryDesk({ onOpen }: { readonly onOpen: (id: number) => void }) {
  const { t } = useSpeech()
  const words = t.outbox.desk
  const unknown = useDesk('unknown')
  const bounced = useDesk('bounced')
  const rows = [...unknown, ...bounced]
  if (rows.length === 0) return null
  return (
    <Card>
      <h2 className={styles.lettersTitle}>{words.title(rows.length)}</h2>
      <p className="muted">{words.text}</p>
      <ul className={styles.desk}>
        {rows.map((row) => (
          <DeskLine key={row.id} row={row} onOpen={onOpen} />
        ))}
      </ul>
    </Card>
  )
}

const useDesk = (state: 'unknown' | 'bounced'): readonly MessageRow[] =>
  useQuery({ queryKey: ['outbox', 'desk', state], queryFn: () => get<PageOf<MessageRow>>('/outbox', { state }) }).data
    ?.rows ?? []

type LineProps = { readonly row: MessageRow; readonly onOpen: (id: number) => void }

function DeskLine({ row, onOpen }: LineProps) {
  const { t } = useSpeech()
  return (
    <li className={styles.deskLine}>
      <div>
        <button type="button" className="plain-button" onClick={() => onOpen(row.id)}>
          {row.debtorName}
        </button>{' '}
        <MessageStateTag message={row} />
        <p className="muted">
          {row.subject} · {row.recipientEmail ?? row.recipientPhone ?? row.recipientName}
        </p>
        {row.lastError && <p className="alarm">{row.lastError}</p>}
      </div>
      {row.state === 'unknown' ? (
        <SettleMessage messageId={row.id} />
      ) : (
        <Link to="/debtors/$debtorId" params={{ debtorId: row.debtorId }}>
          {row.channel === 'sms' ? t.outbox.desk.mendNumber : t.outbox.desk.mendAddress}
        </Link>
      )}
    </li>
  )
}
