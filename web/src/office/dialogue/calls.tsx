// The calls of the day, the most useful first; the one that is open shows what to say and takes its result.

import { useState } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Phone } from 'lucide-react'
import { get } from '../../api.ts'
import type { CallRow, CallsOfToday } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useKeys } from '../../ui/keys.ts'
import { moveFocus } from '../../ui/list.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Loaded, Notice } from '../../ui/states.tsx'
import styles from './calls.module.css'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'
import { CallPanel } from './call-panel.tsx'
import { PhoneLink } from './phone-link.tsx'

export function CallsScreen() {
  const { t } = useSpeech()
  const query = useQuery({ queryKey: ['calls'], queryFn: () => get<CallsOfToday>('/calls') })
  const count = query.data?.calls.length ?? 0
  return (
    <Page title={t.shell.screens.calls} lead={count > 0 && t.calls.lead(count)}>
      <Loaded query={query}>
        {({ calls, proposed }) => (
          <>
            {proposed > 0 && <Proposed count={proposed} />}
            <CallList calls={calls} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** Calls of the list of the day come here once somebody has let them go. */
function Proposed({ count }: { readonly count: number }) {
  const { t } = useSpeech()
  return (
    <Notice
      tone="calm"
      icon={<Phone size={20} />}
      action={
        <LinkButton variant="default" size="xs" to="/today">
          {t.shell.screens.today}
        </LinkButton>
      }
    >
      {t.calls.proposed(count)}
    </Notice>
  )
}

function CallList({ calls }: { readonly calls: readonly CallRow[] }) {
  const { t } = useSpeech()
  const [at, setAt] = useState<string | null>(null)
  const [openedId, setOpenedId] = useState<number | null>(null)
  const keys = calls.map(({ taskId }) => String(taskId))
  const move = (step: 1 | -1) => {
    const key = moveFocus(keys, at, step)
    setAt(key)
    if (openedId !== null && key !== null) setOpenedId(Number(key))
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  const open = (taskId: number) => {
    setAt(String(taskId))
    setOpenedId(taskId)
  }
  const isOpen = calls.some(({ taskId }) => taskId === openedId)
  if (calls.length === 0) {
    return <EmptyState icon={<Phone />} title={t.calls.empty.title} text={t.calls.empty.text} />
  }
  return (
    <>
      <div className={table.wrap}>
        <table className={table.table}>
          <caption>{t.shell.screens.calls}</caption>
          <CallHead />
          <tbody>
            {calls.map((call) => (
              <CallLine key={call.taskId} call={call} isOpened={call.taskId === openedId} onOpen={open} />
            ))}
          </tbody>
        </table>
      </div>
      {openedId !== null && isOpen && (
        <CallPanel
          key={openedId}
          taskId={openedId}
          onClose={() => setOpenedId(null)}
          onDone={() => setOpenedId(following(calls, openedId))}
        />
      )}
    </>
  )
}

/** The call that comes after this one, so that a list is worked through without going back to it. */
function following(calls: readonly CallRow[], taskId: number): number | null {
  const index = calls.findIndex((call) => call.taskId === taskId)
  return calls[index + 1]?.taskId ?? null
}

function CallHead() {
  const { t } = useSpeech()
  const { columns } = t.calls
  return (
    <thead>
      <tr>
        <th scope="col">{columns.debtor}</th>
        <th scope="col">{columns.phone}</th>
        <th scope="col" className={table.number}>
          {columns.overdue}
        </th>
        <th scope="col" className={table.number}>
          {columns.late}
        </th>
        <th scope="col">{columns.before}</th>
      </tr>
    </thead>
  )
}

type LineProps = { readonly call: CallRow; readonly isOpened: boolean; readonly onOpen: (taskId: number) => void }

function CallLine({ call, isOpened, onOpen }: LineProps) {
  const { t, format } = useSpeech()
  const words = t.calls
  const [contact] = call.contacts
  return (
    <tr data-clickable aria-current={isOpened} onClick={() => onOpen(call.taskId)}>
      <th scope="row" className={`${table.main} ${styles.who}`}>
        <button
          type="button"
          className="plain-button"
          data-row={call.taskId}
          onClick={(event) => {
            event.stopPropagation()
            onOpen(call.taskId)
          }}
        >
          {call.debtorName}
        </button>{' '}
        {call.isCallBack && <Tag tone="accent">{words.callBack}</Tag>}{' '}
        {call.hasUnreadAnswer && <Tag title={words.unreadHint}>{words.unread}</Tag>}{' '}
        {call.barrier && (
          <Tag title={words.barrierHint(format.day(call.barrier.nextDay))}>{words.barriers[call.barrier.rule]}</Tag>
        )}
      </th>
      <td data-label={words.columns.phone}>
        {contact ? <PhoneLink phone={contact.phone} /> : <span className="muted">{words.noPhone}</span>}
      </td>
      <td className={table.number} data-label={words.columns.overdue}>
        <Money cents={call.overdueCents} currency={call.currency} />
      </td>
      <td className={table.number} data-label={words.columns.late}>
        {words.late(call.daysPastDue)}
      </td>
      <td className="muted" data-label={words.columns.before}>
        {words.before(call.calls, call.reached)} · {words.chance(call.chancePercent)}
      </td>
    </tr>
  )
}
