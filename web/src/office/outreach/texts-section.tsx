// The texts of the company: one line per step, for one kind of debtor in one language.

import { useState } from 'react'
import { SegmentedControl } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '../../api.ts'
import type { Locale, TextList, TextRow } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { Loaded } from '../../ui/states.tsx'
import { LevelBars, Tag } from '../../ui/tag.tsx'
import styles from './texts.module.css'

export const textsQuery = { queryKey: ['texts'], queryFn: () => get<TextList>('/texts') }

const AUDIENCES: readonly TextRow['audience'][] = ['business', 'public', 'consumer']
const LANGUAGES: readonly Locale[] = ['fr', 'en']
/** In full, then as text messages. */
const FORMS: readonly TextRow['form'][] = ['all', 'letter', 'sms']

export const STEPS: readonly TextRow['step'][] = [
  'before-due',
  'reminder-1',
  'reminder-2',
  'reminder-3',
  'formal-notice',
]

export function TextsSection() {
  const { t } = useSpeech()
  const words = t.texts
  const texts = useQuery(textsQuery)
  const [audience, setAudience] = useState<TextRow['audience']>('business')
  const [language, setLanguage] = useState<Locale>('fr')
  return (
    <Card>
      <div className={styles.list}>
        <header>
          <h2 className={styles.title}>{t.settings.sections.texts}</h2>
          <p className="muted">{words.lead}</p>
        </header>
        <div className={styles.choices}>
          <SegmentedControl
            aria-label={words.audience}
            value={audience}
            data={AUDIENCES.map((value) => ({ value, label: words.audiences[value] }))}
            onChange={(value) => setAudience(AUDIENCES.find((one) => one === value) ?? audience)}
          />
          <SegmentedControl
            aria-label={words.language}
            value={language}
            data={LANGUAGES.map((value) => ({ value, label: words.languages[value] }))}
            onChange={(value) => setLanguage(LANGUAGES.find((one) => one === value) ?? language)}
          />
        </div>
        <Loaded query={texts}>
          {({ rows }) => (
            <>
              <ul className={styles.rows}>
                {rows
                  .filter((row) => row.audience === audience && row.locale === language)
                  .toSorted(inOrder)
                  .map((row) => (
                    <TextLine key={`${row.step} ${row.form}`} row={row} />
                  ))}
              </ul>
              <p className="muted small">{words.count(rows.filter(({ isOurs }) => !isOurs).length)}</p>
            </>
          )}
        </Loaded>
      </div>
    </Card>
  )
}

const place = ({ form, step }: TextRow): number =>
  (form === 'sms' ? STEPS.length : 0) + STEPS.indexOf(step) + FORMS.indexOf(form) / FORMS.length
const inOrder = (a: TextRow, b: TextRow): number => place(a) - place(b)

function TextLine({ row }: { readonly row: TextRow }) {
  const { t } = useSpeech()
  const words = t.texts
  const { locale, audience, step } = row
  return (
    <li>
      <Link
        className={styles.row}
        to="/texts/$locale/$audience/$step"
        params={{ locale, audience, step }}
        search={row.form === 'all' ? {} : { form: row.form }}
      >
        <span className={styles.step}>
          <LevelBars level={STEPS.indexOf(step)} />
          {words.steps[step]}
          {row.form !== 'all' && <Tag>{words.onlyForms[row.form]}</Tag>}
        </span>
        <span className="muted">{words.tones[row.tone]}</span>
        <Tag tone={row.isOurs ? 'plain' : 'accent'}>{row.isOurs ? words.ours : words.yours(row.version)}</Tag>
      </Link>
    </li>
  )
}
