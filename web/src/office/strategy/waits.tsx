// What does not leave today: counts by reason, and behind each the list.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronRight } from 'lucide-react'
import { get } from '../../api.ts'
import type { Page, WaitGroup, WaitRow } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Loaded } from '../../ui/states.tsx'
import styles from './today.module.css'

export function WaitsSection({ waits, total }: { readonly waits: readonly WaitGroup[]; readonly total: number }) {
  const { t } = useSpeech()
  const [opened, setOpened] = useState<WaitGroup | null>(null)
  if (waits.length === 0) return null
  return (
    <Section title={t.today.waits.title} aside={t.today.waits.total(total)}>
      <ul className={styles.waits}>
        {waits.map((group) => (
          <li key={group.code}>
            <button type="button" className={styles.wait} onClick={() => setOpened(group)}>
              <span className={styles.waitLabel}>{group.label}</span>
              <span className="muted">{t.today.items(group.count)}</span>
              <span className="number">
                <Money cents={group.cents} dash />
              </span>
              <ChevronRight size={16} aria-hidden />
            </button>
          </li>
        ))}
      </ul>
      {opened && <WaitsPanel key={opened.code} group={opened} onClose={() => setOpened(null)} />}
    </Section>
  )
}

function WaitsPanel({ group, onClose }: { readonly group: WaitGroup; readonly onClose: () => void }) {
  const { t, format } = useSpeech()
  const waits = useInfiniteQuery({
    queryKey: ['waits', group.code],
    queryFn: ({ pageParam }) => get<Page<WaitRow>>('/today/waits', { code: group.code, cursor: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })
  return (
    <SidePanel
      title={group.label}
      lead={
        group.cents === 0 ? t.today.items(group.count) : `${t.today.items(group.count)} · ${format.money(group.cents)}`
      }
      onClose={onClose}
    >
      <Loaded query={waits}>
        {({ pages }) => (
          <>
            <ul className={styles.waitRows}>
              {pages
                .flatMap((page) => page.rows)
                .map((row) => (
                  <li key={row.itemId}>
                    <span className={styles.waitHead}>
                      <Link to="/debtors/$debtorId" params={{ debtorId: row.debtorId }}>
                        {row.debtorName}
                      </Link>
                      <Money cents={row.openCents} currency={row.currency} />
                    </span>
                    <span className="muted">
                      {row.number} – {row.text}
                    </span>
                  </li>
                ))}
            </ul>
            {waits.hasNextPage && (
              <Button variant="subtle" loading={waits.isFetchingNextPage} onClick={() => void waits.fetchNextPage()}>
                {t.ui.more}
              </Button>
            )}
          </>
        )}
      </Loaded>
    </SidePanel>
  )
}
