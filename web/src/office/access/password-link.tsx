// An owner gives somebody who forgot their password a link to a new one, sees that it waits, and takes it back.

import { Button } from '@mantine/core'
import { send } from '../../api.ts'
import type { GivenPasswordLink, People } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Modal } from '../../ui/modal.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './settings.module.css'

type Person = People['people'][number]

type PasswordLinkDialogProps = Pick<Person, 'id' | 'name' | 'email'> & {
  readonly hasMail: boolean
  readonly onGiven: (given: GivenPasswordLink) => void
  readonly onClose: () => void
}

export function PasswordLinkDialog({ id, name, email, hasMail, onGiven, onClose }: PasswordLinkDialogProps) {
  const { t } = useSpeech()
  const words = t.people.forgotten
  const show = useToast()
  const give = useVerb(() => send<GivenPasswordLink>('POST', `/people/${id}/password-link`), {
    showsErrors: true,
    onDone: (given) => {
      if (given.link === null) show({ text: words.sent(given.email) })
      onGiven(given)
    },
  })
  return (
    <Modal
      title={words.title(name)}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" onClick={onClose}>
            {t.ui.cancel}
          </Button>
          <Button data-autofocus loading={give.isRunning} onClick={() => void give.run(undefined)}>
            {hasMail ? words.send : words.show}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{words.text(name)}</p>
        <p>{hasMail ? words.byMail(email) : words.byHand}</p>
        {give.error && <ErrorNotice error={give.error} />}
      </div>
    </Modal>
  )
}

type WaitingLinkProps = Pick<Person, 'id' | 'name'> & {
  readonly link: NonNullable<Person['passwordLink']>
  readonly mayManage: boolean
}

/** Everybody sees that a link is out and who gave it: whom it is for would notice what they did not ask for. */
export function WaitingLink({ id, name, link: { madeBy, expiresAt }, mayManage }: WaitingLinkProps) {
  const { t, format } = useSpeech()
  const words = t.people.forgotten
  const show = useToast()
  const withdraw = useVerb(() => send('DELETE', `/people/${id}/password-link`), {
    onDone: () => show({ text: words.withdrawn(name) }),
  })
  return (
    <div className={styles.waiting}>
      <p className="muted small">{words.waits(madeBy, format.instant(expiresAt))}</p>
      {mayManage && (
        <Button
          variant="subtle"
          size="compact-xs"
          aria-label={`${t.people.pending.withdraw} – ${name}`}
          loading={withdraw.isRunning}
          onClick={() => void withdraw.run(undefined)}
        >
          {t.people.pending.withdraw}
        </Button>
      )}
    </div>
  )
}
