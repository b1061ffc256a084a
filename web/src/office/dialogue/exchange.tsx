// What was said by e-mail and letter with a debtor, the latest first: each opens to its exact words.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { MailOpen, Send } from 'lucide-react'
import { get } from '../../api.ts'
import type { Exchanged } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { MessageStateTag } from '../outreach/message-state.tsx'
import styles from './calls.module.css'

type ExchangeProps = {
  readonly debtorId: number
  /** The message that stands open beside it. */
  readonly exceptMailId?: number
  /** Shows one of ours with its form, its headers and what travelled with it. */
  readonly onMessage?: (messageId: number) => void
}

export function Exchange({ debtorId, exceptMailId, onMessage }: ExchangeProps) {
  const { t } = useSpeech()
  const exchange = useQuery({
    queryKey: ['exchange', debtorId],
    queryFn: () => get<{ readonly rows: readonly Exchanged[] }>(`/debtors/${debtorId}/exchange`),
  })
  return (
    <Loaded query={exchange} skeleton={<SkeletonRows count={3} />}>
      {({ rows }) => {
        const shown = rows.filter(({ direction, id }) => direction === 'out' || id !== exceptMailId)
        if (shown.length === 0) return <p className="muted">{t.mail.noExchange}</p>
        return (
          <ul className={styles.exchange}>
            {shown.map((row) => (
              <Line key={`${row.direction} ${row.id}`} row={row} {...(onMessage && { onMessage })} />
            ))}
          </ul>
        )
      }}
    </Loaded>
  )
}

function Line({ row, onMessage }: { readonly row: Exchanged } & Pick<ExchangeProps, 'onMessage'>) {
  const { t, format } = useSpeech()
  const isOut = row.direction === 'out'
  const Icon = isOut ? Send : MailOpen
  return (
    <li>
      <details>
        <summary>
          <Icon size={15} aria-hidden />
          <span className="visually-hidden">{isOut ? t.mail.out : t.mail.in}</span>
          <span className={styles.exchangeSubject}>{row.subject}</span>
          {row.direction === 'out' && row.state !== 'accepted' && <MessageStateTag message={row} />}
          <span className="muted nowrap">{format.instant(row.at)}</span>
        </summary>
        <p className="muted small">{isOut ? t.mail.outTo(row.who) : t.mail.inFrom(row.who)}</p>
        <p className={styles.letter}>{row.text}</p>
        {isOut && onMessage && (
          <Button size="xs" variant="default" onClick={() => onMessage(row.id)}>
            {t.mail.asItLeft}
          </Button>
        )}
      </details>
    </li>
  )
}
