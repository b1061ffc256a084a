// One call: what to say, from the case, and what came of it, in two keys.

import type { ReactNode } from 'react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { get } from '../../api.ts'
import type { Call } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { DayText, Money } from '../../ui/money.tsx'
import { SidePanel } from '../../ui/side-panel.tsx'
import { Loaded } from '../../ui/states.tsx'
import { CallResult } from './call-result.tsx'
import styles from './calls.module.css'
import { PhoneLink } from './phone-link.tsx'

type CallPanelProps = { readonly taskId: number; readonly onClose: () => void; readonly onDone: () => void }

export function CallPanel({ taskId, onClose, onDone }: CallPanelProps) {
  const { t } = useSpeech()
  // Written once when it opens: it must not change under the eyes of somebody who reads it aloud.
  const call = useQuery({
    queryKey: ['calls', taskId],
    queryFn: () => get<Call>(`/calls/${taskId}`),
    staleTime: Infinity,
  })
  return (
    <SidePanel
      title={call.data?.debtorName ?? t.shell.screens.calls}
      lead={call.data && <Numbers call={call.data} />}
      onClose={onClose}
    >
      <Loaded query={call}>
        {(data) => (
          <div className={styles.call}>
            <CallResult call={data} onDone={onDone} />
            <Script call={data} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

function Numbers({ call }: { readonly call: Call }) {
  const { t } = useSpeech()
  return (
    <>
      <ul className={styles.numbers}>
        {call.contacts.map((contact) => (
          <li key={contact.id}>
            <PhoneLink phone={contact.phone} /> <span className="muted">{contact.name}</span>
          </li>
        ))}
      </ul>
      <Link to="/debtors/$debtorId" params={{ debtorId: call.debtorId }}>
        {t.calls.openDebtor}
      </Link>
      {call.hasUnreadAnswer && (
        <>
          {' · '}
          <Link to="/mail">{t.calls.unreadHint}</Link>
        </>
      )}
      {call.contacts.length > 0 && (
        <>
          {' · '}
          <a href={`/api/v1/debtors/${call.debtorId}/contacts.vcf`}>{t.calls.cards}</a>
        </>
      )}
    </>
  )
}

function Script({ call }: { readonly call: Call }) {
  const { t } = useSpeech()
  const { script, language } = call
  return (
    <>
      <Part title={t.calls.script}>
        <div lang={language} className={styles.script}>
          <p>{script.opening}</p>
          <ul>
            {script.facts.map((fact) => (
              <li key={fact}>{fact}</li>
            ))}
          </ul>
          <p className={styles.question}>{script.question}</p>
        </div>
      </Part>
      <Part title={t.calls.ways}>
        <dl lang={language} className={styles.ways}>
          {script.ways.map(({ answer, reply }) => (
            <div key={answer}>
              <dt>{answer}</dt>
              <dd>{reply}</dd>
            </div>
          ))}
        </dl>
        <p lang={language}>{script.closing}</p>
      </Part>
      <Part title={t.calls.voicemail} hint={t.calls.voicemailHint}>
        <p lang={language} className={styles.script}>
          {script.voicemail}
        </p>
      </Part>
      <Part title={t.calls.items}>
        <ul className={styles.items}>
          {call.items.map((item) => (
            <li key={item.id}>
              <span>{item.number}</span>
              <DayText day={item.dueDate} />
              <Money cents={item.openCents} currency={item.currency} />
            </li>
          ))}
        </ul>
      </Part>
    </>
  )
}

type PartProps = { readonly title: string; readonly hint?: string; readonly children: ReactNode }

function Part({ title, hint, children }: PartProps) {
  return (
    <section className={styles.part}>
      <h3 className={styles.partTitle}>{title}</h3>
      {hint && <p className="muted small">{hint}</p>}
      {children}
    </section>
  )
}
