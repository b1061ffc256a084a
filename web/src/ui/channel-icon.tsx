// The ways a message can take, as signs.

import type { ComponentType } from 'react'
import { Mail, MailCheck, MessageSquare, Phone, Signpost, SquareCheck, Stamp } from 'lucide-react'
import type { LucideProps } from 'lucide-react'
import type { Channel } from '../api-types.ts'
import { useSpeech } from './locale.tsx'

const ICONS: Readonly<Record<Channel, ComponentType<LucideProps>>> = {
  email: Mail,
  letter: Stamp,
  'registered-letter': MailCheck,
  call: Phone,
  sms: MessageSquare,
  task: SquareCheck,
  escalation: Signpost,
}

/** The way a message takes, as a sign; its name is read out and shown on hover. */
export function ChannelIcon({ channel, size = 16 }: { readonly channel: Channel; readonly size?: number }) {
  const { t } = useSpeech()
  const Icon = ICONS[channel]
  return (
    <span
      title={t.words.channels[channel]}
      style={{ display: 'inline-grid', flex: 'none', color: 'var(--ink-3)', verticalAlign: '-0.15em' }}
    >
      <Icon size={size} strokeWidth={1.75} aria-hidden />
      <span className="visually-hidden">{t.words.channels[channel]}</span>
    </span>
  )
}
