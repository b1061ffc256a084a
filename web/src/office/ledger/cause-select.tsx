// Why the debtor is late, chosen where it is heard; nothing chosen means that nobody said.

import { NativeSelect } from '@mantine/core'
import type { LatenessCause } from '../../api-case-types.ts'
import { causesOf } from '../../ui/fields.tsx'
import { useSpeech } from '../../ui/locale.tsx'

type CauseSelectProps = {
  readonly cause: LatenessCause | null
  readonly onCause: (cause: LatenessCause | null) => void
}

export function CauseSelect({ cause, onCause }: CauseSelectProps) {
  const { t } = useSpeech()
  const causes = causesOf(t)
  return (
    <NativeSelect
      label={t.ledger.causes.label}
      value={cause ?? ''}
      data={[
        { value: '', label: t.ledger.causes.notSaid },
        ...causes.map((value) => ({ value, label: t.words.causes[value] })),
      ]}
      onChange={(event) => onCause(causes.find((known) => known === event.currentTarget.value) ?? null)}
    />
  )
}
