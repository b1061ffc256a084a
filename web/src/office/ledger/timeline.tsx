// What happened with this debtor, newest first, in the words of the journal.

import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { Page, TimelineRow } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import styles from './debtor.module.css'

export function Timeline({ debtorId }: { readonly debtorId: number }) {
  const { t, format } = useSpeech()
  const timeline = useInfiniteQuery({
    queryKey: ['timeline', debtorId],
    queryFn: ({ pageParam }) => get<Page<TimelineRow>>(`/debtors/${debtorId}/timeline`, { cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <Section title={t.ledger.timeline.title}>
      <Loaded query={timeline} skeleton={<SkeletonRows count={4} />}>
        {({ pages }) => (
          <>
            {pages[0]?.rows.length === 0 && <p className="muted">{t.ledger.timeline.none}</p>}
            <ol className={styles.timeline}>
              {pages
                .flatMap((page) => page.rows)
                .map((row) => (
                  <li key={row.id}>
                    <time dateTime={row.at} title={format.instant(row.at)}>
                      {format.day(row.onDay)}
                    </time>
                    <span>
                      {row.text} <span className="muted nowrap">– {row.actor}</span>
                    </span>
                  </li>
                ))}
            </ol>
            {timeline.hasNextPage && (
              <Button
                variant="subtle"
                loading={timeline.isFetchingNextPage}
                onClick={() => void timeline.fetchNextPage()}
              >
                {t.ui.more}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </Section>
  )
}
