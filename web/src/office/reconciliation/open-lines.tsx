// The lines to allocate, worked through by keyboard: one key takes a proposal, and the next line is there.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { Check } from 'lucide-react'
import type { BankLine } from '../../api-types.ts'
import { useKeys } from '../../ui/keys.ts'
import { focusRow, moveFocus } from '../../ui/list.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import { useAllocate, useIgnore, useLines } from './bank-query.ts'
import styles from './bank.module.css'
import { LineCard } from './line-card.tsx'
import { SplitPanel } from './split-panel.tsx'

export function OpenLines() {
  const { t } = useSpeech()
  const lines = useLines('open')
  return (
    <Loaded query={lines}>
      {({ pages }) => {
        const rows = pages.flatMap((page) => page.rows)
        if (rows.length === 0)
          return <EmptyState icon={<Check />} title={t.bank.allDone.title} text={t.bank.allDone.text} />
        return (
          <>
            <Worklist rows={rows} />
            {lines.hasNextPage && (
              <Button
                variant="subtle"
                className={styles.more}
                loading={lines.isFetchingNextPage}
                onClick={() => void lines.fetchNextPage()}
              >
                {t.ui.more}
              </Button>
            )}
          </>
        )
      }}
    </Loaded>
  )
}

function Worklist({ rows }: { readonly rows: readonly BankLine[] }) {
  const { t } = useSpeech()
  const keys = rows.map(({ id }) => String(id))
  const [wanted, setWanted] = useState<string | null>(null)
  const [splitting, setSplitting] = useState<BankLine | null>(null)
  const at = wanted !== null && keys.includes(wanted) ? wanted : (keys[0] ?? null)
  const current = rows.find(({ id }) => String(id) === at)
  const allocate = useAllocate()
  const ignore = useIgnore()
  const isBusy = allocate.isRunning || ignore.isRunning

  /** The line after this one has the focus, so that the hands stay where they are. */
  const goOn = (line: BankLine) => {
    const next = keys[keys.indexOf(String(line.id)) + 1] ?? keys[keys.indexOf(String(line.id)) - 1] ?? null
    setWanted(next)
    if (next !== null) requestAnimationFrame(() => focusRow(next))
  }
  const accept = (line: BankLine, place: number, letGo = false) => {
    if (isBusy) return
    void allocate.run({ line, body: { proposal: place, letGo } })
    goOn(line)
  }
  const leave = (line: BankLine, always: boolean) => {
    if (isBusy) return
    void ignore.run({ line, always })
    goOn(line)
  }
  const acceptNth = (index: number) => () => {
    const proposal = current?.proposals[index]
    if (current && proposal) accept(current, proposal.place)
  }
  useKeys({
    j: () => setWanted(moveFocus(keys, at, 1)),
    k: () => setWanted(moveFocus(keys, at, -1)),
    a: acceptNth(0),
    ...Object.fromEntries([1, 2, 3, 4, 5].map((key) => [String(key), acceptNth(key - 1)])),
    s: () => current && setSplitting(current),
    n: () => current && leave(current, false),
  })
  return (
    <>
      <ul className={styles.lines} aria-label={t.bank.views.open}>
        {rows.map((line) => (
          <LineCard
            key={line.id}
            line={line}
            isCurrent={String(line.id) === at}
            onCurrent={() => setWanted(String(line.id))}
            onAccept={(place, letGo) => accept(line, place, letGo)}
            onIgnore={(always) => leave(line, always)}
            onSplit={() => setSplitting(line)}
          />
        ))}
      </ul>
      {splitting && <SplitPanel key={splitting.id} line={splitting} onClose={() => setSplitting(null)} />}
    </>
  )
}
