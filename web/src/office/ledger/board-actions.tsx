// The board as a file for a spreadsheet, and on paper.

import { Button } from '@mantine/core'
import { Download, Printer } from 'lucide-react'
import type { BoardRow } from '../../api-types.ts'
import type { Messages } from '../../messages/index.ts'
import { BUCKETS } from '../../ui/ageing.ts'
import { csvText, download } from '../../ui/csv.ts'
import type { Cell } from '../../ui/csv.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { useVerb } from '../../verb.ts'
import type { BoardSearch } from '../router.tsx'
import { readWholeBoard } from './board-query.ts'

export function BoardActions({ search }: { readonly search: BoardSearch }) {
  const { t, locale, today } = useSpeech()
  const exportFile = useVerb(async () => {
    const rows = await readWholeBoard(search)
    const text = csvText(locale, [headings(t), ...rows.map((row) => cells(row, t))])
    download(t.ledger.board.fileName(search.on ?? today), new Blob([text], { type: 'text/csv;charset=utf-8' }))
  })
  return (
    <>
      <Button
        variant="default"
        leftSection={<Download size={16} aria-hidden />}
        loading={exportFile.isRunning}
        onClick={() => void exportFile.run(undefined)}
      >
        {t.ledger.board.export}
      </Button>
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => globalThis.print()}>
        {t.ui.print}
      </Button>
    </>
  )
}

const headings = (t: Messages): readonly Cell[] => [
  t.ledger.columns.debtor,
  t.ledger.columns.reference,
  'SIREN',
  t.ledger.columns.kind,
  t.ledger.columns.currency,
  ...BUCKETS.map((bucket) => t.words.buckets[bucket.key]),
  t.ledger.columns.overdue,
  t.ledger.columns.unapplied,
  t.ledger.columns.total,
]

const cells = (row: BoardRow, t: Messages): readonly Cell[] => [
  row.name,
  row.reference,
  row.siren,
  t.words.kinds[row.kind],
  row.currency,
  ...BUCKETS.map((bucket) => row[bucket.field]),
  row.overdueCents,
  row.unappliedCreditCents,
  row.totalCents,
]
