// Records that may be of the same customer, and those merged into this one: merged by a gesture, separated by another.

import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { get, send } from '../../api.ts'
import type { Doubles as DoublesOf } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './debtor.module.css'
import type { PanelSubject } from './debtor-panel.tsx'

type Named = Pick<DoublesOf['likely'][number], 'id' | 'name'>

export function useSeparate() {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb(({ id }: Named) => send('POST', '/debtors/unmerge', { debtorId: id }), {
    onDone: (_, { name }) => show({ text: t.ledger.merge.separated(name) }),
  })
}

export function useMerge(keepId: number, onDone: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  const separate = useSeparate()
  return useVerb(({ id }: Named) => send('POST', '/debtors/merge', { keepId, mergeId: id }), {
    showsErrors: true,
    onDone: (_, merged) => {
      show({ text: t.ledger.merge.done(merged.name), undo: () => void separate.run(merged) })
      onDone()
    },
  })
}

type DoublesProps = { readonly debtorId: number; readonly onSubject: (subject: PanelSubject) => void }

export function Doubles({ debtorId, onSubject }: DoublesProps) {
  const { t } = useSpeech()
  const words = t.ledger.merge
  const { data } = useQuery({
    queryKey: ['debtors', debtorId, 'doubles'],
    queryFn: () => get<DoublesOf>(`/debtors/${debtorId}/doubles`),
  })
  const separate = useSeparate()
  return (
    <Section
      title={words.title}
      aside={
        <button type="button" className="text-button" onClick={() => onSubject({ kind: 'merge', other: null })}>
          {words.open}
        </button>
      }
    >
      <ul className={styles.doubles}>
        {data?.likely.map((other) => (
          <li key={other.id}>
            <span>
              {other.name} <span className="muted">{other.reference ?? words.likely}</span>
            </span>
            <Button size="compact-sm" variant="default" onClick={() => onSubject({ kind: 'merge', other })}>
              {words.submit}
            </Button>
          </li>
        ))}
        {data?.merged.map((merged) => (
          <li key={merged.id}>
            <span>
              {merged.name} <span className="muted">{words.merged}</span>
            </span>
            <Button
              size="compact-sm"
              variant="subtle"
              loading={separate.isRunning}
              onClick={() => void separate.run(merged)}
            >
              {words.separate}
            </Button>
          </li>
        ))}
      </ul>
    </Section>
  )
}
