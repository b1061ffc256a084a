// Who is signed in, the language and the light of the screen, and the way out.

import { useId } from 'react'
import { SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { ChevronsUpDown, LogOut } from 'lucide-react'
import { send } from '../api.ts'
import type { Locale } from '../api-types.ts'
import { useSpeech } from '../ui/locale.tsx'
import { useVerb } from '../verb.ts'
import { useSession } from './session.tsx'
import styles from './person-menu.module.css'

/** A native popover: Escape, a click elsewhere and the order of the keyboard come with it. */
export function PersonMenu() {
  const { person } = useSession()
  const id = useId()
  return (
    <>
      <button type="button" className={styles.person} popoverTarget={id}>
        <span className={styles.initials} aria-hidden>
          {initials(person.name)}
        </span>
        <span className={styles.name}>{person.name}</span>
        <ChevronsUpDown size={16} aria-hidden />
      </button>
      <div id={id} popover="auto" className={styles.sheet}>
        <p className={styles.email}>{person.email}</p>
        <PersonChoices />
      </div>
    </>
  )
}

export function PersonChoices() {
  const { t, locale, changeLocale } = useSpeech()
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  const keepLocale = useVerb((next: Locale) => send('PUT', '/session/locale', { locale: next }))
  const leave = useVerb(() => send('POST', '/sign-out'))
  return (
    <div className={styles.choices}>
      <SegmentedControl
        aria-label={t.shell.language}
        size="xs"
        fullWidth
        value={locale}
        data={[
          { value: 'fr', label: 'Français' },
          { value: 'en', label: 'English' },
        ]}
        onChange={(value) => {
          const next: Locale = value === 'en' ? 'en' : 'fr'
          changeLocale(next)
          void keepLocale.run(next)
        }}
      />
      <SegmentedControl
        aria-label={t.shell.appearance.label}
        size="xs"
        fullWidth
        value={colorScheme}
        data={(['light', 'auto', 'dark'] as const).map((value) => ({ value, label: t.shell.appearance[value] }))}
        onChange={(value) => setColorScheme(value === 'light' || value === 'dark' ? value : 'auto')}
      />
      <button type="button" className={styles.leave} onClick={() => void leave.run(undefined)}>
        <LogOut size={16} aria-hidden />
        {t.shell.signOut}
      </button>
    </div>
  )
}

const initials = (name: string) =>
  name
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .slice(0, 2)
    .join('')
    .toUpperCase()
