// *Calculer* for somebody who is not signed in: the same page in a frame of its own, with the rates of this version.

import { useState } from 'react'
import { PARAMETERS } from '@quittance/law'
import { Wordmark } from '../../ui/brand.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { LanguageSwitch } from '../access/door.tsx'
import { CALCULATE, parseSearch, stringifySearch } from '../address.ts'
import type { SearchTexts } from '../address.ts'
import { Calculate } from './calculate.tsx'
import styles from './calculate.module.css'

export function CalculateAlone() {
  const { t } = useSpeech()
  const [opened] = useState(() => parseSearch(location.search))
  const keep = (next: SearchTexts) => history.replaceState(null, '', CALCULATE + stringifySearch(next))
  return (
    <>
      <header className={styles.top}>
        <a href="/" className={styles.brand} aria-label={t.shell.home}>
          <Wordmark />
        </a>
        <LanguageSwitch />
        <a href="/">{t.access.signIn.submit}</a>
      </header>
      <main>
        <Calculate opened={opened} onSearch={keep} parameters={PARAMETERS} />
      </main>
    </>
  )
}
