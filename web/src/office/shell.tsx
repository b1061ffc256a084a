// The frame around every screen: the way to the others, what concerns the whole company, the palette and the help.

import { Suspense, lazy, useState } from 'react'
import { Link, Outlet } from '@tanstack/react-router'
import { Menu, Search } from 'lucide-react'
import { Mark, Wordmark } from '../ui/brand.tsx'
import { classes } from '../ui/classes.ts'
import { useKeys } from '../ui/keys.ts'
import { useSpeech } from '../ui/locale.tsx'
import { FirstHourReminder } from './first-hour/reminder.tsx'
import { GROUPS, SCREENS } from './navigation.ts'
import { PersonMenu } from './person-menu.tsx'
import { useSession } from './session.tsx'
import { StandingNotice } from './standing-notice.tsx'
import styles from './shell.module.css'

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }))
const Help = lazy(async () => ({ default: (await import('./help.tsx')).Help }))
const MoreSheet = lazy(async () => ({ default: (await import('./more-sheet.tsx')).MoreSheet }))

type Overlay = 'palette' | 'help' | 'more' | null

export function Shell() {
  const { t } = useSpeech()
  const [overlay, setOverlay] = useState<Overlay>(null)
  const close = () => setOverlay(null)
  useKeys({ 'mod+k': () => setOverlay('palette'), '?': () => setOverlay('help') })
  return (
    <div className={styles.shell}>
      <a className={styles.skip} href="#main">
        {t.shell.skip}
      </a>
      <Side onPalette={() => setOverlay('palette')} />
      <TopBar onPalette={() => setOverlay('palette')} />
      <main id="main" tabIndex={-1} className={styles.main}>
        <StandingNotice />
        <Letterhead />
        <Outlet />
      </main>
      <BottomBar onMore={() => setOverlay('more')} />
      <Suspense>
        {overlay === 'palette' && <Palette onClose={close} onHelp={() => setOverlay('help')} />}
        {overlay === 'help' && <Help onClose={close} />}
        {overlay === 'more' && <MoreSheet onClose={close} />}
      </Suspense>
    </div>
  )
}

/** Whose paper it is and of which day, where a page is printed. */
function Letterhead() {
  const { format, today } = useSpeech()
  const { organisation } = useSession()
  return (
    <p className={classes(styles.letterhead, 'print-only')}>
      {organisation.name} · {format.longDay(today)}
    </p>
  )
}

function Side({ onPalette }: { readonly onPalette: () => void }) {
  const { t } = useSpeech()
  const { organisation } = useSession()
  return (
    <header className={styles.side}>
      <Link to="/today" className={styles.brand} aria-label={t.shell.home}>
        <Wordmark />
      </Link>
      <p className={styles.company} title={organisation.name}>
        {organisation.name}
      </p>
      <button type="button" className={styles.search} onClick={onPalette}>
        <Search size={16} aria-hidden />
        <span>{t.shell.search}</span>
        <kbd>{t.shell.paletteKey}</kbd>
      </button>
      <nav aria-label={t.shell.mainMenu} className={styles.nav}>
        {GROUPS.map((group) => (
          <ul key={group} className={styles.group}>
            {SCREENS.filter((screen) => screen.group === group).map((screen) => (
              <li key={screen.key}>
                <Link to={screen.to} className={styles.link} activeProps={{ 'aria-current': 'page' }}>
                  <screen.icon size={18} strokeWidth={1.75} aria-hidden />
                  {t.shell.screens[screen.key]}
                </Link>
              </li>
            ))}
          </ul>
        ))}
      </nav>
      <div className={styles.foot}>
        <FirstHourReminder />
        <PersonMenu />
      </div>
    </header>
  )
}

function TopBar({ onPalette }: { readonly onPalette: () => void }) {
  const { t } = useSpeech()
  const { organisation } = useSession()
  return (
    <header className={styles.top}>
      <Link to="/today" className={styles.brand} aria-label={t.shell.home}>
        <Mark size={28} />
      </Link>
      <p className={styles.company}>{organisation.name}</p>
      <button type="button" className={styles.topButton} onClick={onPalette} aria-label={t.shell.search}>
        <Search size={20} aria-hidden />
      </button>
    </header>
  )
}

function BottomBar({ onMore }: { readonly onMore: () => void }) {
  const { t } = useSpeech()
  return (
    <nav className={styles.bottom} aria-label={t.shell.mainMenu}>
      {SCREENS.filter((screen) => screen.isFirst).map((screen) => (
        <Link key={screen.key} to={screen.to} className={styles.tab} activeProps={{ 'aria-current': 'page' }}>
          <screen.icon size={20} strokeWidth={1.75} aria-hidden />
          {t.shell.shortScreens[screen.key]}
        </Link>
      ))}
      <button type="button" className={styles.tab} onClick={onMore}>
        <Menu size={20} strokeWidth={1.75} aria-hidden />
        {t.shell.more}
      </button>
    </nav>
  )
}
