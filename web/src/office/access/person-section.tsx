// The settings that belong to the person rather than to the company.

import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { PersonChoices } from '../person-menu.tsx'
import { useSession } from '../session.tsx'
import styles from './settings.module.css'

/** What is the person's own: language and light. */
export function PersonSection() {
  const { t } = useSpeech()
  const { person } = useSession()
  return (
    <Card>
      <div className={styles.form}>
        <header>
          <h2 className={styles.title}>{t.settings.sections.person}</h2>
          <p className={styles.lead}>
            {person.name} · {person.email}
          </p>
        </header>
        <div className={styles.personChoices}>
          <PersonChoices />
        </div>
      </div>
    </Card>
  )
}
