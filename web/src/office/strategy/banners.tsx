// What the server has to say about the whole day, each with the way to settle it.

import type { ReactNode } from 'react'
import { CircleAlert, Eye } from 'lucide-react'
import type { Banner } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'
import styles from './today.module.css'

export function Banners({ banners }: { readonly banners: readonly Banner[] }) {
  const { t } = useSpeech()
  if (banners.length === 0) return null
  return (
    <section aria-label={t.today.banners} className={styles.banners}>
      {banners.map((banner) => (
        <Notice
          key={banner.code}
          tone={ALARMS.includes(banner.code) ? 'alarm' : 'calm'}
          icon={banner.code === 'rehearsal' ? <Eye size={20} /> : <CircleAlert size={20} />}
          action={<BannerAction banner={banner} />}
        >
          {banner.text}
        </Notice>
      ))}
    </section>
  )
}

const ALARMS: readonly string[] = ['sending-stopped', 'payments']

function BannerAction({ banner }: { readonly banner: Banner }): ReactNode {
  const { t } = useSpeech()
  const link = { variant: 'default', size: 'xs' } as const
  switch (banner.action) {
    case 'contacts':
      return (
        <LinkButton {...link} to="/contacts">
          {t.today.bannerActions.contacts}
        </LinkButton>
      )
    case 'mail-account':
      return (
        <LinkButton {...link} to="/settings/$section" params={{ section: 'mail' }}>
          {t.today.bannerActions.mail}
        </LinkButton>
      )
    case 'kinds':
      return (
        <LinkButton {...link} to="/start">
          {t.today.bannerActions.kinds}
        </LinkButton>
      )
    case 'settings':
      return (
        <LinkButton {...link} to="/settings/$section" params={{ section: 'sending' }}>
          {t.today.bannerActions.stopped}
        </LinkButton>
      )
    case 'payments-known-to':
      return (
        <LinkButton {...link} to="/settings/$section" params={{ section: 'sending' }}>
          {t.today.bannerActions.payments}
        </LinkButton>
      )
    case 'rehearsal':
      return (
        <LinkButton {...link} to="/rehearsal">
          {t.today.bannerActions.rehearsal}
        </LinkButton>
      )
    case null:
    default:
      return null
  }
}
