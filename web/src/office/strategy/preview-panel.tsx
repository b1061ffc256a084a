// One act before it leaves: to whom, why, about what, and the message exactly as it would be written now.

import { useState } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert, UsersRound } from 'lucide-react'
import { get, send } from '../../api.ts'
import type { Action, ActPreview } from '../../api-types.ts'
import { MessageBody, messageForms } from '../../ui/message-body.tsx'
import type { MessageForm } from '../../ui/message-body.tsx'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { ErrorNotice, Notice, SkeletonRows } from '../../ui/states.tsx'
import { LevelBars } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { ChannelIcon } from '../../ui/channel-icon.tsx'
import styles from './today.module.css'
import { isFree } from './work-rows.ts'

type PreviewPanelProps = {
  readonly action: Action
  readonly onClose: () => void
  readonly onRelease: () => void
  readonly onSkip: () => void
}

export function PreviewPanel({ action, onClose, onRelease, onSkip }: PreviewPanelProps) {
  return (
    <SidePanel
      title={
        <Link to="/debtors/$debtorId" params={{ debtorId: action.debtorId }} className={styles.debtorLink}>
          {action.debtorName}
        </Link>
      }
      lead={
        <span className={styles.stepName}>
          <ChannelIcon channel={action.channel} />
          <LevelBars level={action.level} />
          {capitalised(action.step)} · <Money cents={action.totalCents} currency={action.currency} />
        </span>
      }
      onClose={onClose}
      footer={<Verbs action={action} onRelease={onRelease} onSkip={onSkip} />}
    >
      <div className={styles.preview}>
        {action.asksTwo && action.state === 'planned' && <TwoPeople action={action} />}
        <ul className={styles.reasons}>
          {action.reasons.map((reason, index) => (
            <li key={`${reason.code}-${index}`}>{reason.text}</li>
          ))}
        </ul>
        <ItemLines action={action} />
        {isWritten(action) && <Rendered action={action} />}
      </div>
    </SidePanel>
  )
}

function Verbs({ action, onRelease, onSkip }: Omit<PreviewPanelProps, 'onClose'>) {
  const { t } = useSpeech()
  if (action.state === 'queued') return <Withdraw action={action} />
  if (action.state === 'unknown') return null
  if (!isFree(action)) return <TakeBackYes action={action} />
  return (
    <>
      <Button onClick={onRelease}>{t.today.releaseOne[action.channel === 'call' ? 'call' : 'message']}</Button>
      <Button variant="default" onClick={onSkip}>
        {t.today.skip}
      </Button>
      <span className={styles.keys} aria-hidden>
        <kbd>E</kbd> <kbd>S</kbd>
      </span>
    </>
  )
}

/** Who said yes already, and who is waited for. */
function TwoPeople({ action: { approval } }: { readonly action: Action }) {
  const { t, format } = useSpeech()
  const words = t.today.second
  if (!approval) return <Notice icon={<UsersRound size={20} />}>{words.needed}</Notice>
  const at = format.instant(approval.at)
  return (
    <Notice icon={<UsersRound size={20} />}>
      {approval.isMine ? words.waitsForOther(at) : words.waitsForMe(approval.by, at)}
    </Notice>
  )
}

function TakeBackYes({ action }: { readonly action: Action }) {
  const { t } = useSpeech()
  const show = useToast()
  const takeBack = useVerb(() => send('POST', '/today/withdraw', { keys: [action.key] }), {
    onDone: () => show({ text: t.today.second.takenBack(action.debtorName) }),
  })
  return (
    <Button variant="default" loading={takeBack.isRunning} onClick={() => void takeBack.run(undefined)}>
      {t.today.second.takeBack}
    </Button>
  )
}

function Withdraw({ action }: { readonly action: Action }) {
  const { t } = useSpeech()
  const show = useToast()
  const withdraw = useVerb(() => send('POST', `/acts/${action.actId}/cancel`), {
    onDone: () => show({ text: t.today.withdrawn(action.debtorName) }),
  })
  return (
    <Button variant="default" loading={withdraw.isRunning} onClick={() => void withdraw.run(undefined)}>
      {t.today.withdraw}
    </Button>
  )
}

function CannotBeWritten({ sentences }: { readonly sentences: readonly string[] }) {
  const { t } = useSpeech()
  return (
    <Notice tone="alarm" icon={<CircleAlert size={20} />}>
      <strong>{t.today.cannotBeWritten}</strong>
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </Notice>
  )
}

const isWritten = ({ channel }: Action) =>
  channel === 'email' || channel === 'letter' || channel === 'registered-letter' || channel === 'sms'

function ItemLines({ action }: { readonly action: Action }) {
  const { t } = useSpeech()
  return (
    <table className={styles.items}>
      <caption className="visually-hidden">{t.today.items(action.itemCount)}</caption>
      <tbody>
        {action.items.map((item) => (
          <tr key={item.itemId} data-advances={item.advances}>
            <th scope="row">{item.number}</th>
            <td>
              {item.daysPastDue > 0 ? t.today.late(item.daysPastDue) : <DayText day={item.dueDate} relative />}
              {!item.advances && <span className="muted"> · {t.today.listedOnly}</span>}
            </td>
            <td className="number">
              <Money cents={item.openCents} currency={action.currency} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Rendered({ action }: { readonly action: Action }) {
  const { t } = useSpeech()
  const preview = useQuery({
    queryKey: ['preview', action.key],
    queryFn: () => get<ActPreview>('/acts/preview', { key: action.key }),
    placeholderData: keepPreviousData,
  })
  const [wanted, setWanted] = useState<MessageForm | null>(null)
  if (preview.error) return <ErrorNotice error={preview.error} />
  if (!preview.data) return <SkeletonRows count={6} />
  const message = preview.data
  if (message.missing.length > 0) return <CannotBeWritten sentences={message.missing} />
  const forms = messageForms(message)
  const form = wanted && forms.includes(wanted) ? wanted : forms[0]
  const { recipient } = message
  return (
    <>
      <dl className={styles.envelope}>
        <dt>{t.today.to}</dt>
        <dd>
          {recipient.name} {recipient.email && <span className="muted">{recipient.email}</span>}
          {!recipient.email && recipient.postal && <span className="muted">{recipient.postal}</span>}
        </dd>
        {message.subject !== '' && (
          <>
            <dt>{t.today.subject}</dt>
            <dd className="strong">{message.subject}</dd>
          </>
        )}
      </dl>
      {forms.length > 1 && (
        <SegmentedControl
          size="xs"
          aria-label={t.today.form}
          value={form ?? 'text'}
          data={forms.map((value) => ({ value, label: t.today.forms[value] }))}
          onChange={(value) => setWanted(forms.find((each) => each === value) ?? null)}
        />
      )}
      {form && <MessageBody message={message} form={form} />}
    </>
  )
}
