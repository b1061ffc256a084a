// The fields, conditions and tables that a text may use, found by typing a part of their names; Enter writes one where the
// cursor stood.

import type { Ref } from 'react'
import { Select } from '@mantine/core'
import type { TextField } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'

const PLACES = ['lines', 'totals', 'payment'] as const

type FieldPickerProps = {
  readonly ref: Ref<HTMLInputElement>
  readonly fields: readonly TextField[]
  /** Whether tables may be put in as well. */
  readonly hasPlaces: boolean
  readonly onPick: (snippet: string) => void
}

export function FieldPicker({ ref, fields, hasPlaces, onPick }: FieldPickerProps) {
  const { t } = useSpeech()
  const words = t.texts
  const named = (isCondition: boolean) =>
    fields.filter((field) => field.isCondition === isCondition).map(({ label, snippet }) => ({ value: snippet, label }))
  return (
    <Select
      ref={ref}
      label={words.insert}
      placeholder={words.insertHint}
      searchable
      value={null}
      selectFirstOptionOnChange
      nothingFoundMessage={words.noField}
      maxDropdownHeight={280}
      data={[
        { group: words.values, items: named(false) },
        { group: words.conditions, items: named(true) },
        {
          group: words.places,
          items: (hasPlaces ? PLACES : []).map((place) => ({ value: `[[${place}]]`, label: words.placeNames[place] })),
        },
      ]}
      onChange={(snippet) => {
        if (snippet !== null) onPick(snippet)
      }}
    />
  )
}
