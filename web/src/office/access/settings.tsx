// The settings of the company: one address per section, each saved for itself.

import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link, Outlet, getRouteApi } from '@tanstack/react-router'
import type { Settings } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { settingsQuery } from '../first-hour/progress.ts'
import { NotFound } from '../not-found.tsx'
import { StyleSection } from '../outreach/style-section.tsx'
import { TextsSection } from '../outreach/texts-section.tsx'
import { BankForm } from './bank-form.tsx'
import { CompanyForm } from './company-form.tsx'
import { DomainCheckCard } from './domain-check.tsx'
import { EnclosuresForm } from './enclosures-form.tsx'
import { MailAccounts } from './mail-accounts.tsx'
import { MailConnectReturn } from './mail-connect.tsx'
import { MailForm } from './mail-form.tsx'
import { PeopleSection } from './people-section.tsx'
import { PersonSection } from './person-section.tsx'
import { RatesSection } from './rates-section.tsx'
import { SendersForm } from './senders-form.tsx'
import { SendingSection } from './sending-section.tsx'
import { TermsForm } from './terms-form.tsx'
import styles from './settings.module.css'

const SECTIONS = ['company', 'bank', 'mail', 'terms', 'texts', 'style', 'sending', 'rates', 'people', 'person'] as const
type SectionKey = (typeof SECTIONS)[number]

export function SettingsScreen() {
  const { t } = useSpeech()
  return (
    <Page title={t.shell.screens.settings}>
      <div className={styles.settings}>
        <nav className={styles.nav} aria-label={t.shell.screens.settings}>
          {SECTIONS.map((section) => (
            <Link
              key={section}
              to="/settings/$section"
              params={{ section }}
              className={styles.link}
              activeProps={{ 'aria-current': 'page' }}
            >
              {t.settings.sections[section]}
            </Link>
          ))}
        </nav>
        <div className={styles.section}>
          <Outlet />
        </div>
      </div>
    </Page>
  )
}

const route = getRouteApi('/settings/$section')

export function SettingsSection() {
  const { section } = route.useParams()
  const settings = useQuery(settingsQuery)
  const key = SECTIONS.find((each) => each === section)
  if (!key) return <NotFound />
  return (
    <Loaded query={settings} skeleton={<SkeletonRows count={6} />}>
      {(data) => sectionOf(key, data)}
    </Loaded>
  )
}

function sectionOf(key: SectionKey, settings: Settings): ReactNode {
  switch (key) {
    case 'company':
      return <CompanyForm identity={settings.identity} />
    case 'bank':
      return <BankForm bank={settings.bank} />
    case 'mail':
      return (
        <>
          <MailConnectReturn />
          <MailForm account={settings.mailAccount} />
          {settings.mailAccount && <DomainCheckCard />}
          <EnclosuresForm outreach={settings.outreach} />
          <MailAccounts accounts={settings.mailAccounts} senders={settings.senders} />
          <SendersForm senders={settings.senders} accounts={settings.mailAccounts} />
        </>
      )
    case 'terms':
      return <TermsForm terms={settings.defaultTerms} />
    case 'texts':
      return <TextsSection />
    case 'style':
      return <StyleSection />
    case 'sending':
      return <SendingSection settings={settings} />
    case 'rates':
      return <RatesSection />
    case 'people':
      return <PeopleSection settings={settings} />
    case 'person':
      return <PersonSection />
  }
}
