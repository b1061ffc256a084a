// Which column of a list means what. Changing one reads the file again.

import { NativeSelect } from '@mantine/core'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import type { Mapping } from './import-query.ts'
import styles from './intake.module.css'

type MappingFieldsProps = {
  readonly columns: readonly string[]
  readonly mapping: Mapping
  readonly onMapping: (mapping: Mapping) => void
}

export function MappingFields({ columns, mapping, onMapping }: MappingFieldsProps) {
  const { t } = useSpeech()
  const words = t.intake.mapping
  const used = new Set(Object.values(mapping))
  const unused = columns.filter((column) => !used.has(column))
  return (
    <Section title={words.title} aside={words.hint}>
      <div className={styles.mapping}>
        {Object.entries(mapping).map(([field, column]) => (
          <NativeSelect
            key={field}
            size="sm"
            label={t.intake.fields[field] ?? field}
            value={column ?? ''}
            data={[{ value: '', label: words.none }, ...columns.map((name) => ({ value: name, label: name }))]}
            onChange={(event) => onMapping({ ...mapping, [field]: event.currentTarget.value || null })}
          />
        ))}
      </div>
      {unused.length > 0 && <p className="muted small">{words.unused(unused.join(', '))}</p>}
    </Section>
  )
}
