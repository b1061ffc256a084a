// Which column of a list means what. Changing one reads the file again.

import { NativeSelect } from '@mantine/core'
import type { Understood } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Section } from '../../ui/page.tsx'
import type { Mapping } from './import-query.ts'
import styles from './intake.module.css'

type MappingFieldsProps = {
  readonly understood: Understood
  readonly onMapping: (mapping: Mapping) => void
}

export function MappingFields({ understood, onMapping }: MappingFieldsProps) {
  const { t } = useSpeech()
  const words = t.intake.mapping
  const { columns = [], mapping = {}, fields = [], missing } = understood
  const used = new Set(Object.values(mapping))
  const unused = columns.filter((column) => !used.has(column))
  const others = fields.filter((field) => !(field in mapping))
  const select = (field: string) => (
    <NativeSelect
      key={field}
      size="sm"
      label={t.intake.fields[field] ?? field}
      error={missing.includes(field) && words.needed}
      value={mapping[field] ?? ''}
      data={[{ value: '', label: words.none }, ...columns.map((name) => ({ value: name, label: name }))]}
      onChange={(event) => onMapping({ ...mapping, [field]: event.currentTarget.value || null })}
    />
  )
  return (
    <Section title={words.title} aside={missing.length > 0 ? words.missing : words.hint}>
      <div className={styles.mapping}>{Object.keys(mapping).map(select)}</div>
      {unused.length > 0 && <p className="muted small">{words.unused(unused.join(', '))}</p>}
      {others.length > 0 && unused.length > 0 && (
        <details>
          <summary>{words.others}</summary>
          <div className={styles.mapping}>{others.map(select)}</div>
        </details>
      )}
    </Section>
  )
}
