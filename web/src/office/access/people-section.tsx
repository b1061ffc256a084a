// Who acts for the company: the list, what each may do, invitations that wait, and the form that makes one.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { send } from '../../api.ts'
import type { GivenPasswordLink, MadeInvitation, People, Settings } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { useSession } from '../session.tsx'
import { InviteForm, LinkToPassOn, useInvite } from './invite-form.tsx'
import { peopleQuery } from './people-query.ts'
import { WaitingLink } from './password-link.tsx'
import { PersonForm } from './person-form.tsx'
import styles from './settings.module.css'

type Settled = { readonly settings: Settings }

export function PeopleSection({ settings }: Settled) {
  const people = useQuery(peopleQuery)
  const [made, setMade] = useState<MadeInvitation | GivenPasswordLink | null>(null)
  const { t } = useSpeech()
  return (
    <Loaded query={people} skeleton={<SkeletonRows count={4} />}>
      {(data) => (
        <>
          <PeopleList data={data} settings={settings} onGiven={setMade} />
          {made !== null && made.link !== null && (
            <LinkToPassOn email={made.email} link={made.link} onDone={() => setMade(null)} />
          )}
          {data.mayManage && data.invitations.length > 0 && <Pending invitations={data.invitations} onMade={setMade} />}
          {data.mayManage ? (
            <InviteForm hasMail={settings.mailAccount !== null} onMade={setMade} />
          ) : (
            <p className="muted">{t.people.rights.ask}</p>
          )}
        </>
      )}
    </Loaded>
  )
}

type PeopleListProps = Settled & { readonly data: People; readonly onGiven: (given: GivenPasswordLink) => void }

function PeopleList({ data: { people, mayManage }, settings, onGiven }: PeopleListProps) {
  const { t } = useSpeech()
  const words = t.people
  const me = useSession().person.id
  const [opened, setOpened] = useState<number | null>(null)
  return (
    <Card>
      <div className={styles.form}>
        <header>
          <h2 className={styles.title}>{words.title}</h2>
          <p className={styles.lead}>{words.lead}</p>
        </header>
        <ul className={styles.people}>
          {people.map((person) => (
            <li key={person.id}>
              <div className={styles.person}>
                <div>
                  <strong>{person.name}</strong>
                  {person.id === me && <span className="muted"> ({words.you})</span>}
                  <p className="muted small">{person.email}</p>
                  {person.passwordLink && <WaitingLink {...person} link={person.passwordLink} mayManage={mayManage} />}
                </div>
                <Tag tone={person.role === 'owner' ? 'accent' : 'plain'}>{words.roles[person.role]}</Tag>
                {mayManage && (
                  <Button
                    variant="default"
                    size="xs"
                    aria-expanded={opened === person.id}
                    aria-label={`${opened === person.id ? words.close : words.change} – ${person.name}`}
                    onClick={() => setOpened(opened === person.id ? null : person.id)}
                  >
                    {opened === person.id ? words.close : words.change}
                  </Button>
                )}
              </div>
              {opened === person.id && (
                <PersonForm
                  person={person}
                  leavesOne={settings.outreach.secondApprovalCents !== null && people.length === 2}
                  hasMail={settings.mailAccount !== null}
                  onGiven={onGiven}
                  onDone={() => setOpened(null)}
                />
              )}
            </li>
          ))}
        </ul>
        <div className={styles.rights}>
          <p>{words.rights.member}</p>
          <p>{words.rights.owner}</p>
          <p>{words.rights.forgotten}</p>
        </div>
      </div>
    </Card>
  )
}

type PendingProps = {
  readonly invitations: People['invitations']
  readonly onMade: (made: MadeInvitation) => void
}

function Pending({ invitations, onMade }: PendingProps) {
  const { t } = useSpeech()
  return (
    <Card>
      <div className={styles.form}>
        <h2 className={styles.title}>{t.people.pending.title}</h2>
        <ul className={styles.people}>
          {invitations.map((invitation) => (
            <PendingRow key={invitation.id} invitation={invitation} onMade={onMade} />
          ))}
        </ul>
      </div>
    </Card>
  )
}

type PendingRowProps = { readonly invitation: People['invitations'][number]; readonly onMade: PendingProps['onMade'] }

function PendingRow({ invitation: { id, name, email, role, expiresAt, isOver }, onMade }: PendingRowProps) {
  const { t, format } = useSpeech()
  const words = t.people.pending
  const show = useToast()
  const again = useInvite(onMade)
  const withdraw = useVerb(() => send('DELETE', `/people/invitations/${id}`), {
    onDone: () => show({ text: words.withdrawn(name) }),
  })
  return (
    <li className={styles.person}>
      <div>
        <strong>{name}</strong> <span className="muted">{t.people.roles[role]}</span>
        <p className="muted small">
          {email} · {isOver ? words.over : words.until(format.instant(expiresAt))}
        </p>
      </div>
      <div className={styles.bar}>
        <Button
          variant="default"
          size="xs"
          loading={again.isRunning}
          onClick={() => void again.run({ name, email, role })}
        >
          {words.again}
        </Button>
        <Button variant="subtle" size="xs" loading={withdraw.isRunning} onClick={() => void withdraw.run(undefined)}>
          {words.withdraw}
        </Button>
      </div>
    </li>
  )
}
