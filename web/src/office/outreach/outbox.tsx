// Messages on their way and those that left: each can be read, letters are printed as one file, unknown outcomes are settled.

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Inbox } from 'lucide-react'
import { get } from '../../api.ts'
import type { MessageState, OutboxRow, Page as PageOf } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { moveFocus } from '../../ui/list.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import { DeliveryDesk, QueueTroubleNotice } from './delivery-desk.tsx'
import { LetterBatch } from './letter-batch.tsx'
import { MessagePanel } from './message-panel.tsx'
import { MessageTable } from './message-table.tsx'
import { RegisteredDesk } from './registered-desk.tsx'

/** The states that a person looks for; the others pass by in seconds. */
const FILTERS = ['all', 'prepared', 'unknown', 'failed', 'bounced', 'accepted'] as const satisfies readonly (
  | MessageState
  | 'all'
)[]
type Filter = (typeof FILTERS)[number]

export function OutboxScreen() {
  const { t } = useSpeech()
  const [filter, setFilter] = useState<Filter>('all')
  const [deskId, setDeskId] = useState<number | null>(null)
  const messages = useInfiniteQuery({
    queryKey: ['outbox', filter],
    queryFn: ({ pageParam }) =>
      get<PageOf<OutboxRow>>('/outbox', { state: filter === 'all' ? null : filter, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Page title={t.shell.screens.outbox} lead={t.outbox.lead}>
      <QueueTroubleNotice />
      <DeliveryDesk onOpen={setDeskId} />
      {deskId !== null && <MessagePanel messageId={deskId} onClose={() => setDeskId(null)} />}
      <LetterBatch />
      <RegisteredDesk onOpen={setDeskId} />
      <SegmentedControl
        aria-label={t.outbox.filter}
        style={{ justifySelf: 'start', maxWidth: '100%', flexWrap: 'wrap' }}
        value={filter}
        data={FILTERS.map((value) => ({ value, label: t.outbox.filters[value] }))}
        onChange={(value) => setFilter(FILTERS.find((key) => key === value) ?? 'all')}
      />
      <Loaded query={messages}>
        {({ pages }) => (
          <Messages
            rows={pages.flatMap((page) => page.rows)}
            isFiltered={filter !== 'all'}
            more={
              messages.hasNextPage && (
                <Button
                  variant="subtle"
                  loading={messages.isFetchingNextPage}
                  onClick={() => void messages.fetchNextPage()}
                >
                  {t.ui.more}
                </Button>
              )
            }
          />
        )}
      </Loaded>
    </Page>
  )
}

type MessagesProps = {
  readonly rows: readonly OutboxRow[]
  readonly isFiltered: boolean
  readonly more: ReactNode
}

function Messages({ rows, isFiltered, more }: MessagesProps) {
  const { t } = useSpeech()
  const [openedId, setOpenedId] = useState<number | null>(null)
  const keys = rows.map((row) => String(row.id))
  const [at, setAt] = useState<string | null>(null)
  const move = (step: 1 | -1) => {
    const key = moveFocus(keys, at, step)
    setAt(key)
    if (openedId !== null && key !== null) setOpenedId(Number(key))
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  if (rows.length === 0) {
    return (
      <EmptyState
        icon={<Inbox />}
        title={isFiltered ? t.outbox.noneHere : t.outbox.empty.title}
        text={isFiltered ? null : t.outbox.empty.text}
      />
    )
  }
  return (
    <>
      <MessageTable
        rows={rows}
        openedId={openedId}
        onOpen={(id) => {
          setAt(String(id))
          setOpenedId(id)
        }}
        more={more}
      />
      {openedId !== null && <MessagePanel key={openedId} messageId={openedId} onClose={() => setOpenedId(null)} />}
    </>
  )
}
