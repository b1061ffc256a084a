// The state of a message as a tag.

import type { MessageRow } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Tag } from '../../ui/tag.tsx'

/** How a message stands, in the word of its channel: a letter is printed and posted, an e-mail and an SMS are sent. */
export function MessageStateTag({ message }: { readonly message: Pick<MessageRow, 'state' | 'channel'> }) {
  const { t } = useSpeech()
  const isLetter = message.channel !== 'email' && message.channel !== 'sms'
  const label = isLetter
    ? (t.outbox.letterStates[message.state] ?? t.words.messageStates[message.state])
    : t.words.messageStates[message.state]
  switch (message.state) {
    case 'accepted':
      return <Tag tone="accent">{label}</Tag>
    case 'failed':
    case 'unknown':
    case 'bounced':
      return <Tag tone="alarm">{label}</Tag>
    case 'prepared':
    case 'claimed':
    case 'data-started':
    case 'superseded':
      return <Tag>{label}</Tag>
  }
}
