// The frame of the two pages before the office: what Quittance is on one side, the form on the other.

import { useEffect } from 'react'
import type { ReactNode } from 'react'
import { SegmentedControl } from '@mantine/core'
import { Wordmark } from '../../ui/brand.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { CALCULATE } from '../address.ts'
import styles from './door.module.css'

type DoorFrameProps = { readonly title: string; readonly lead: string; readonly children: ReactNode }

export function DoorFrame({ title, lead, children }: DoorFrameProps) {
  const { t } = useSpeech()
  useEffect(() => {
    document.title = `${title} · Quittance`
  }, [title])
  return (
    <div className={styles.door}>
      <aside className={styles.promise}>
        <Wordmark height={34} />
        <p className={styles.motto}>{t.access.motto}</p>
        <ul className={styles.points}>
          {t.access.points.map((point) => (
            <li key={point.title}>
              <strong>{point.title}</strong>
              <span>{point.text}</span>
            </li>
          ))}
        </ul>
        <a className={styles.calculate} href={CALCULATE}>
          {t.law.atDoor}
        </a>
      </aside>
      <main className={styles.form}>
        <LanguageSwitch />
        <h1 className={styles.title}>{title}</h1>
        <p className={styles.lead}>{lead}</p>
        {children}
      </main>
    </div>
  )
}

export function LanguageSwitch() {
  const { t, locale, changeLocale } = useSpeech()
  return (
    <SegmentedControl
      className={styles.language ?? ''}
      aria-label={t.shell.language}
      size="xs"
      value={locale}
      data={[
        { value: 'fr', label: 'Français' },
        { value: 'en', label: 'English' },
      ]}
      onChange={(value) => changeLocale(value === 'en' ? 'en' : 'fr')}
    />
  )
}
