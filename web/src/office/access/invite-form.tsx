// Asks somebody in, and shows the link where no e-mail could take it.

import { useState } from 'react'
import { Button, NativeSelect, TextInput } from '@mantine/core'
import { Copy } from 'lucide-react'
import { send } from '../../api.ts'
import type { MadeInvitation, People } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './settings.module.css'

type Role = People['people'][number]['role']
type Invite = { readonly name: string; readonly email: string; readonly role: Role }
const NOBODY: Invite = { name: '', email: '', role: 'member' }

/** Says where the link went; `onMade` shows it where it went nowhere. */
export function useInvite(onMade: (made: MadeInvitation) => void, onDone?: () => void) {
  const { t } = useSpeech()
  const show = useToast()
  return useVerb((input: Invite) => send<MadeInvitation>('POST', '/people/invitations', input), {
    showsErrors: onDone !== undefined,
    onDone: (made) => {
      onMade(made)
      onDone?.()
      if (made.link === null) show({ text: t.people.invite.sent(made.email) })
    },
  })
}

type InviteFormProps = { readonly hasMail: boolean; readonly onMade: (made: MadeInvitation) => void }

export function InviteForm({ hasMail, onMade }: InviteFormProps) {
  const { t } = useSpeech()
  const words = t.people.invite
  const [input, setInput] = useState(NOBODY)
  const invite = useInvite(onMade, () => setInput(NOBODY))
  return (
    <Card>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          void invite.run({ ...input, email: input.email.trim() })
        }}
      >
        <header>
          <h2 className={styles.title}>{words.title}</h2>
          <p className={styles.lead}>
            {words.lead} {hasMail ? words.byMail : words.byHand}
          </p>
        </header>
        <div className={styles.grid}>
          <TextInput
            label={words.name}
            value={input.name}
            autoComplete="off"
            required
            onChange={(event) => setInput({ ...input, name: event.currentTarget.value })}
          />
          <TextInput
            label={words.email}
            type="email"
            value={input.email}
            autoComplete="off"
            required
            onChange={(event) => setInput({ ...input, email: event.currentTarget.value })}
          />
          <RoleSelect role={input.role} onRole={(role) => setInput({ ...input, role })} />
        </div>
        {invite.error && <ErrorNotice error={invite.error} />}
        <div className={styles.bar}>
          <Button type="submit" loading={invite.isRunning}>
            {words.submit}
          </Button>
        </div>
      </form>
    </Card>
  )
}

export function RoleSelect({ role, onRole }: { readonly role: Role; readonly onRole: (role: Role) => void }) {
  const { t } = useSpeech()
  return (
    <NativeSelect
      label={t.people.role}
      value={role}
      data={(['member', 'owner'] as const).map((value) => ({ value, label: t.people.roles[value] }))}
      onChange={(event) => onRole(event.currentTarget.value === 'owner' ? 'owner' : 'member')}
    />
  )
}

type LinkToPassOnProps = { readonly email: string; readonly link: string; readonly onDone: () => void }

/** Under a long list of people, and on a telephone, it would not be seen. */
const intoView = (card: HTMLElement | null): void => card?.scrollIntoView({ block: 'nearest' })

/** Of an invitation or to a new password: by hand, where no e-mail could take it. */
export function LinkToPassOn({ email, link, onDone }: LinkToPassOnProps) {
  const { t } = useSpeech()
  const words = t.people.link
  const show = useToast()
  return (
    <Notice>
      <div className={styles.form} role="status" ref={intoView}>
        <strong>{words.title(email)}</strong>
        <p>{words.text}</p>
        <TextInput
          aria-label={words.title(email)}
          value={link}
          readOnly
          onFocus={(event) => event.currentTarget.select()}
        />
        <div className={styles.bar}>
          <Button
            size="xs"
            leftSection={<Copy size={14} aria-hidden />}
            onClick={() => void navigator.clipboard.writeText(link).then(() => show({ text: words.copied }))}
          >
            {words.copy}
          </Button>
          <Button size="xs" variant="subtle" onClick={onDone}>
            {words.done}
          </Button>
        </div>
      </div>
    </Notice>
  )
}
