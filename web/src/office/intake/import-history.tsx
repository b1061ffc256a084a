// The files that came in, newest first: what each brought, what was refused, and its undo.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get } from '../../api.ts'
import type { ImportDetail, ImportRow } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { countsText } from './counts-text.ts'
import { undoImport } from './import-query.ts'
import styles from './intake.module.css'
import { RefusedLines } from './refused-lines.tsx'

export function ImportHistory() {
  const { t } = useSpeech()
  const imports = useQuery({
    queryKey: ['imports'],
    queryFn: () => get<{ readonly rows: readonly ImportRow[] }>('/imports'),
  })
  const [opened, setOpened] = useState<ImportRow | null>(null)
  return (
    <Loaded query={imports} skeleton={<SkeletonRows count={3} />}>
      {({ rows }) =>
        rows.length > 0 && (
          <Section title={t.intake.history.title}>
            <div className={table.wrap}>
              <table className={table.table}>
                <caption>{t.intake.history.title}</caption>
                <thead>
                  <tr>
                    <th scope="col">{t.intake.history.file}</th>
                    <th scope="col">{t.intake.history.brought}</th>
                    <th scope="col">{t.intake.history.when}</th>
                    <th scope="col">
                      <span className="visually-hidden">{t.ui.undo}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map((row) => (
                    <ImportLine key={row.id} row={row} onRefused={() => setOpened(row)} />
                  ))}
                </tbody>
              </table>
            </div>
            {opened && <RefusedPanel row={opened} onClose={() => setOpened(null)} />}
          </Section>
        )
      }
    </Loaded>
  )
}

function ImportLine({ row, onRefused }: { readonly row: ImportRow; readonly onRefused: () => void }) {
  const { t, format } = useSpeech()
  const words = t.intake.history
  const show = useToast()
  const undo = useVerb(undoImport, { onDone: () => show({ text: words.undone(row.fileName) }) })
  return (
    <tr>
      <th scope="row">
        <span className={styles.file}>{row.fileName}</span>
        <span className={styles.kind}>{t.intake.kinds[row.kind]}</span>
      </th>
      <td>
        <span>
          {countsText(row.counts, t, format)}{' '}
          {row.refusedCount > 0 && (
            <button type="button" className="text-button nowrap" onClick={onRefused}>
              {t.intake.refused.short(row.refusedCount)}
            </button>
          )}
        </span>
      </td>
      <td data-label={words.when}>
        <span title={row.recordedBy} className="nowrap">
          {format.instant(row.recordedAt)}
        </span>
      </td>
      <td className={table.number}>
        {row.undoneAt ? (
          <Tag title={format.instant(row.undoneAt)}>{words.wasUndone}</Tag>
        ) : (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${words.undo} – ${row.fileName}`}
            loading={undo.isRunning}
            onClick={() => void undo.run(row.id)}
          >
            {words.undo}
          </Button>
        )}
      </td>
    </tr>
  )
}

function RefusedPanel({ row, onClose }: { readonly row: ImportRow; readonly onClose: () => void }) {
  const detail = useQuery({
    queryKey: ['imports', row.id],
    queryFn: () => get<ImportDetail>(`/imports/${row.id}`),
  })
  return (
    <SidePanel title={row.fileName} onClose={onClose}>
      <Loaded query={detail} skeleton={<SkeletonRows count={4} />}>
        {({ refused }) => <RefusedLines lines={refused} count={row.refusedCount} kind={row.kind} />}
      </Loaded>
    </SidePanel>
  )
}
