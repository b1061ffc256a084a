// What the server has to say about the whole day, each with the way to settle it.

import { useState } from 'react'
import type { ReactNode } from 'react'
import { Button } from '@mantine/core'
import type { Day } from '@quittance/law'
import { CircleAlert, Eye } from 'lucide-react'
import { send } from '../../api.ts'
import type { Banner } from '../../api-types.ts'
import { DayInput } from '../../ui/fields.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Notice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './today.module.css'

export function Banners({ banners }: { readonly banners: readonly Banner[] }) {
  const { t } = useSpeech()
  // That all sending is stopped is said above every screen already.
  const own = banners.filter((banner) => banner.code !== 'sending-stopped')
  if (own.length === 0) return null
  return (
    <section aria-label={t.today.banners} className={styles.banners}>
      {own.map((banner) => (
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

const ALARMS: readonly string[] = ['payments']

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
    case 'payments-known-to':
      return <KnownTo />
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

/** The day up to which payments are known, confirmed where it is asked for. */
function KnownTo() {
  const { t, today } = useSpeech()
  const show = useToast()
  const [day, setDay] = useState<Day | null>(today)
  const confirm = useVerb((known: Day) => send('PUT', '/settings/payments-known-to', { day: known }), {
    onDone: () => show({ text: t.ui.saved }),
  })
  return (
    <form
      className={styles.knownTo}
      onSubmit={(event) => {
        event.preventDefault()
        if (day) void confirm.run(day)
      }}
    >
      <DayInput aria-label={t.today.releaseDialog.knownTo} size="xs" day={day} max={today} onDay={setDay} />
      <Button type="submit" size="xs" disabled={!day} loading={confirm.isRunning}>
        {t.today.bannerActions.payments}
      </Button>
    </form>
  )
}
