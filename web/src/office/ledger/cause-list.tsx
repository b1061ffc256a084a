// Why this debtor is late, as somebody heard it: the last word counts, and steers its plan.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type { DebtorPage } from '../../api-types.ts'
import type { KnownCause, LatenessCause } from '../../api-case-types.ts'
import { capitalised } from '../../ui/format.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { CauseSelect } from './cause-select.tsx'
import styles from './debtor.module.css'

export function CauseList({ page }: { readonly page: DebtorPage }) {
  const { t } = useSpeech()
  const [isOpen, setIsOpen] = useState(false)
  const causes = useQuery({
    queryKey: ['causes', page.debtor.id],
    queryFn: () => get<{ rows: readonly KnownCause[] }>(`/debtors/${page.debtor.id}/causes`),
  })
  const known = causes.data?.rows ?? []
  return (
    <Section
      title={t.ledger.causes.title}
      aside={
        <button type="button" className="text-button" onClick={() => setIsOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? t.ui.cancel : t.ledger.causes.add}
        </button>
      }
    >
      {isOpen && <CauseForm page={page} onDone={() => setIsOpen(false)} />}
      {known.length === 0 && !isOpen && <p className={styles.nothing}>{t.ledger.causes.none}</p>}
      {known.length > 0 && (
        <ul className={styles.list}>
          {known.map((cause) => (
            <CauseLine key={cause.id} cause={cause} page={page} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function CauseLine({ cause, page }: { readonly cause: KnownCause; readonly page: DebtorPage }) {
  const { t, format } = useSpeech()
  const show = useToast()
  const withdraw = useVerb(() => send('POST', `/causes/${cause.id}/withdraw`), {
    onDone: () => show({ text: t.ledger.causes.withdrawn }),
  })
  const item = page.items.find(({ id }) => id === cause.itemId)
  return (
    <li>
      <p>
        <strong>{capitalised(t.words.causes[cause.cause])}</strong>
        <span className="muted">
          {item && ` · ${item.number}`} · {t.ledger.causes.heard[cause.source](format.day(cause.onDay))}
          {cause.note && <br />}
          {cause.note}
        </span>
      </p>
      <Button
        size="compact-sm"
        variant="default"
        style={{ flex: 'none' }}
        loading={withdraw.isRunning}
        onClick={() => void withdraw.run(undefined)}
      >
        {t.ledger.causes.withdraw}
      </Button>
    </li>
  )
}

function CauseForm({ page, onDone }: { readonly page: DebtorPage; readonly onDone: () => void }) {
  const { t } = useSpeech()
  const [cause, setCause] = useState<LatenessCause | null>(null)
  const [itemId, setItemId] = useState<number | null>(null)
  const [note, setNote] = useState('')
  const save = useRecordCause(onDone)
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (cause) void save.run({ debtorId: page.debtor.id, itemId, cause, note: note.trim() })
      }}
    >
      <CauseSelect cause={cause} onCause={setCause} />
      <NativeSelect
        label={t.ledger.hold.scope}
        value={itemId ?? ''}
        data={[
          { value: '', label: t.ledger.hold.wholeDebtor },
          ...page.items
            .filter((item) => item.openCents > 0)
            .map((item) => ({ value: String(item.id), label: item.number })),
        ]}
        onChange={(event) => setItemId(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
      />
      <TextInput
        label={t.ledger.hold.reason}
        placeholder={t.ledger.hold.reasonExample}
        maxLength={500}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Button type="submit" style={{ justifySelf: 'start' }} disabled={!cause} loading={save.isRunning}>
        {t.ledger.hold.submit}
      </Button>
      {save.error && <ErrorNotice error={save.error} />}
    </form>
  )
}

type CauseInput = {
  readonly debtorId: number
  readonly itemId: number | null
  readonly cause: LatenessCause
  readonly note: string
}

function useRecordCause(onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const undo = useVerb((id: number) => send('POST', `/causes/${id}/withdraw`))
  return useVerb((input: CauseInput) => send<KnownCause>('POST', '/causes', input), {
    showsErrors: true,
    onDone: ({ id }) => {
      show({ text: t.ledger.causes.recorded, undo: () => void undo.run(id) })
      onDone()
    },
  })
}
