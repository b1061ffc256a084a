// Missing contacts, largest debts first, filled like a spreadsheet: Tab and arrows move, a pasted block spreads, each row
// saves itself when it is left.

import { Button } from '@mantine/core'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { CircleCheckBig, Contact, FileDown } from 'lucide-react'
import { get } from '../../api.ts'
import type { ContactGapPage } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import { summaryQuery } from '../first-hour/progress.ts'
import { ContactTable } from './contact-table.tsx'

export function ContactGridScreen() {
  const { t, format } = useSpeech()
  const words = t.ledger.grid
  const summary = useQuery(summaryQuery)
  const gaps = useInfiniteQuery({
    queryKey: ['contact-gaps'],
    queryFn: ({ pageParam }) => get<ContactGapPage>('/debtors/missing-contacts', { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Rows stay where they are while somebody works in them; leaving and coming back asks again.
    staleTime: Infinity,
    gcTime: 0,
    refetchOnMount: 'always',
  })
  const missing = summary.data?.withoutContact
  const isEmpty = summary.data?.items === 0
  return (
    <Page
      title={t.shell.screens.contacts}
      lead={missing && !isEmpty && words.lead(missing.debtors, format.money(missing.cents))}
      actions={
        <LinkButton to="/imports" variant="default" leftSection={<FileDown size={16} aria-hidden />}>
          {words.importList}
        </LinkButton>
      }
    >
      <Loaded query={gaps}>
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows)
          if (rows.length === 0) {
            if (isEmpty) return <EmptyState icon={<Contact />} {...words.nobody} />
            return <EmptyState icon={<CircleCheckBig />} {...words.complete} />
          }
          return (
            <>
              <p className="muted">{words.hint}</p>
              <ContactTable gaps={rows} />
              {gaps.hasNextPage && (
                <Button variant="subtle" loading={gaps.isFetchingNextPage} onClick={() => void gaps.fetchNextPage()}>
                  {t.ui.more}
                </Button>
              )}
            </>
          )
        }}
      </Loaded>
    </Page>
  )
}
