// What came in by e-mail: answers to read, senders to recognise, and everything else that was kept.

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button, SegmentedControl } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { MailOpen } from 'lucide-react'
import { get } from '../../api.ts'
import type { IncomingMail, MailShow, Page as PageOf } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { moveFocus } from '../../ui/list.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import { settingsQuery } from '../first-hour/progress.ts'
import { MailPanel } from './mail-panel.tsx'
import { MailTable } from './mail-table.tsx'
import { MissingFolders } from './missing-folders.tsx'

const SHOWS: readonly MailShow[] = ['unread', 'triage', 'all']

export function MailScreen() {
  const { t } = useSpeech()
  const [show, setShow] = useState<MailShow>('unread')
  const mails = useInfiniteQuery({
    queryKey: ['mail', show],
    queryFn: ({ pageParam }) => get<PageOf<IncomingMail>>('/mail', { show, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Page title={t.shell.screens.mail} lead={t.mail.lead}>
      <MissingFolders
        action={
          <Link to="/settings/$section" params={{ section: 'mail' }}>
            {t.settings.mail.chooseFolders}
          </Link>
        }
      />
      <SegmentedControl
        aria-label={t.mail.show}
        style={{ justifySelf: 'start', maxWidth: '100%', flexWrap: 'wrap' }}
        value={show}
        data={SHOWS.map((value) => ({ value, label: t.mail.shows[value] }))}
        onChange={(value) => setShow(SHOWS.find((key) => key === value) ?? 'unread')}
      />
      <Loaded query={mails}>
        {({ pages }) => (
          <Mails
            rows={pages.flatMap((page) => page.rows)}
            isFirst={show === 'unread'}
            more={
              mails.hasNextPage && (
                <Button variant="subtle" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
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

/** All is read, or no mailbox is read at all: then nothing will ever stand here. */
function NothingToRead() {
  const { t } = useSpeech()
  const settings = useQuery(settingsQuery)
  const words = t.mail.empty
  if (!settings.data) return <EmptyState icon={<MailOpen />} title={words.title} />
  if (settings.data.mailAccount?.imap) return <EmptyState icon={<MailOpen />} title={words.title} text={words.text} />
  const connect = (
    <LinkButton to="/settings/$section" params={{ section: 'mail' }}>
      {words.connect}
    </LinkButton>
  )
  return <EmptyState icon={<MailOpen />} title={words.title} text={words.noMailbox} action={connect} />
}

type MailsProps = {
  readonly rows: readonly IncomingMail[]
  readonly isFirst: boolean
  readonly more: ReactNode
}

function Mails({ rows, isFirst, more }: MailsProps) {
  const { t } = useSpeech()
  const [openedId, setOpenedId] = useState<number | null>(null)
  const [at, setAt] = useState<string | null>(null)
  const keys = rows.map(({ id }) => `mail-${id}`)
  const move = (step: 1 | -1) => {
    const key = moveFocus(keys, at, step)
    setAt(key)
    if (openedId !== null && key !== null) setOpenedId(rows[keys.indexOf(key)]?.id ?? null)
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  const opened = rows.find(({ id }) => id === openedId)
  if (rows.length === 0) {
    return isFirst ? <NothingToRead /> : <EmptyState icon={<MailOpen />} title={t.mail.none} />
  }
  return (
    <>
      <MailTable
        rows={rows}
        openedId={openedId}
        more={more}
        onOpen={(id) => {
          setAt(`mail-${id}`)
          setOpenedId(id)
        }}
      />
      {opened && <MailPanel key={opened.id} mail={opened} onClose={() => setOpenedId(null)} />}
    </>
  )
}
