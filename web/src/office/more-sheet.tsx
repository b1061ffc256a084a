// The rest of the menu on a narrow window.

import { Link } from '@tanstack/react-router'
import { useSpeech } from '../ui/locale.tsx'
import { Modal } from '../ui/modal.tsx'
import { FirstHourReminder } from './first-hour/reminder.tsx'
import { SCREENS } from './navigation.ts'
import { PersonChoices } from './person-menu.tsx'
import { useSession } from './session.tsx'
import styles from './more-sheet.module.css'

export function MoreSheet({ onClose }: { readonly onClose: () => void }) {
  const { t } = useSpeech()
  const { organisation, person } = useSession()
  return (
    <Modal title={organisation.name} onClose={onClose}>
      <nav className={styles.nav} aria-label={t.shell.more}>
        {SCREENS.filter((screen) => !screen.isFirst).map((screen) => (
          <Link key={screen.key} to={screen.to} className={styles.link} onClick={onClose}>
            <screen.icon size={20} strokeWidth={1.75} aria-hidden />
            {t.shell.screens[screen.key]}
          </Link>
        ))}
      </nav>
      <div className={styles.foot}>
        <FirstHourReminder onFollow={onClose} />
        <p className="muted small">
          {person.name} · {person.email}
        </p>
        <PersonChoices />
      </div>
    </Modal>
  )
}
