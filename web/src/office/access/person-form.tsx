// One person of the company as an owner changes them: name, role, a link to a new password, and taking the access away.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import type { GivenPasswordLink, People } from '../../api-types.ts'
import { useDraft } from '../../ui/draft.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Modal } from '../../ui/modal.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { useSession } from '../session.tsx'
import { RoleSelect } from './invite-form.tsx'
import { PasswordLinkDialog } from './password-link.tsx'
import styles from './settings.module.css'

type Person = People['people'][number]
type PersonFormProps = {
  readonly person: Person
  /** Two people are asked for large messages, and one would be left. */
  readonly leavesOne: boolean
  readonly hasMail: boolean
  readonly onGiven: (given: GivenPasswordLink) => void
  readonly onDone: () => void
}

export function PersonForm(props: PersonFormProps) {
  const {
    onDone,
    person: { id, name, role },
  } = props
  const { t } = useSpeech()
  const words = t.people
  const me = useSession().person.id
  const show = useToast()
  const draft = useDraft({ name, role })
  const [asked, setAsked] = useState<Asked | null>(null)
  const save = useVerb(() => saved(id, { name, role }, draft.value), {
    showsErrors: true,
    onDone: () => {
      show({ text: t.ui.saved })
      onDone()
    },
  })
  return (
    <form
      className={styles.personForm}
      onSubmit={(event) => {
        event.preventDefault()
        void save.run(undefined)
      }}
    >
      <div className={styles.grid}>
        <TextInput
          label={words.name}
          value={draft.value.name}
          required
          onChange={(event) => draft.set({ ...draft.value, name: event.currentTarget.value })}
        />
        <RoleSelect role={draft.value.role} onRole={(next) => draft.set({ ...draft.value, role: next })} />
      </div>
      {save.error && <ErrorNotice error={save.error} />}
      <div className={styles.bar}>
        <Button type="submit" size="xs" disabled={!draft.isChanged} loading={save.isRunning}>
          {t.ui.save}
        </Button>
        {id !== me && (
          <Button variant="default" size="xs" onClick={() => setAsked('password')}>
            {words.forgotten.give}
          </Button>
        )}
        <Button variant="outline" color="var(--alarm)" size="xs" onClick={() => setAsked('removal')}>
          {words.remove}
        </Button>
      </div>
      {asked !== null && <AskedDialog {...props} asked={asked} onClose={() => setAsked(null)} />}
    </form>
  )
}

type Asked = 'password' | 'removal'
type AskedDialogProps = PersonFormProps & { readonly asked: Asked; readonly onClose: () => void }

function AskedDialog({ asked, person, leavesOne, hasMail, onGiven, onDone, onClose }: AskedDialogProps) {
  if (asked === 'removal') return <RemoveDialog {...person} {...{ leavesOne, onClose, onDone }} />
  const given = (link: GivenPasswordLink) => {
    onGiven(link)
    onDone()
  }
  return <PasswordLinkDialog {...person} {...{ hasMail, onClose }} onGiven={given} />
}

/** What differs, one after the other: a name and a role are two facts. */
async function saved(id: number, before: Pick<Person, 'name' | 'role'>, after: Pick<Person, 'name' | 'role'>) {
  if (after.role !== before.role) await send('PUT', `/people/${id}/role`, { role: after.role })
  if (after.name !== before.name) await send('PUT', `/people/${id}/name`, { name: after.name })
}

type RemoveDialogProps = Pick<Person, 'id' | 'name'> &
  Pick<PersonFormProps, 'leavesOne' | 'onDone'> & { readonly onClose: () => void }

function RemoveDialog({ id, name, leavesOne, onClose, onDone }: RemoveDialogProps) {
  const { t } = useSpeech()
  const words = t.people
  const me = useSession().person.id
  const show = useToast()
  const remove = useVerb(() => send('DELETE', `/people/${id}`), {
    showsErrors: true,
    onDone: () => {
      show({ text: words.removed(name) })
      onDone()
    },
  })
  return (
    <Modal
      title={words.removeTitle(name)}
      onClose={onClose}
      footer={
        <>
          <Button variant="default" data-autofocus onClick={onClose}>
            {t.ui.cancel}
          </Button>
          <Button color="var(--alarm)" loading={remove.isRunning} onClick={() => void remove.run(undefined)}>
            {words.remove}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{words.removeText(name)}</p>
        {id === me && <p>{words.removeSelf}</p>}
        {leavesOne && <p>{words.leavesOne}</p>}
        {remove.error && <ErrorNotice error={remove.error} />}
      </div>
    </Modal>
  )
}
