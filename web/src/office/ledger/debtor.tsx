// Everything about one debtor: what it owes, what comes next and why, what was done, whom to write to.

import { useState } from 'react'
import { Button } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { Ban, Banknote, CirclePause } from 'lucide-react'
import type { DebtorPage } from '../../api-types.ts'
import { groupSiren } from '../../ui/checks.ts'
import { useKeys } from '../../ui/keys.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Page, Section } from '../../ui/page.tsx'
import { Loaded, SkeletonRows } from '../../ui/states.tsx'
import { Balance } from './balance.tsx'
import { CauseList } from './cause-list.tsx'
import { ContactList } from './contact-list.tsx'
import { CreditTable } from './credit-table.tsx'
import { DebtorFacts } from './debtor-facts.tsx'
import { DebtorPanel } from './debtor-panel.tsx'
import type { PanelSubject } from './debtor-panel.tsx'
import { useDebtor } from './debtor-query.ts'
import styles from './debtor.module.css'
import { Doubles } from './doubles.tsx'
import { HoldList } from './hold-list.tsx'
import { ItemTable } from './item-table.tsx'
import { NextStep } from './next-step.tsx'
import { Exchange } from '../dialogue/exchange.tsx'
import { MessagePanel } from '../outreach/message-panel.tsx'
import { Timeline } from './timeline.tsx'

const route = getRouteApi('/debtors/$debtorId')

export function DebtorScreen() {
  const { debtorId } = route.useParams()
  const { t } = useSpeech()
  const [withPaid, setWithPaid] = useState(false)
  const debtor = useDebtor(debtorId, withPaid)
  return (
    <Loaded query={debtor} skeleton={<SkeletonRows count={10} />} page={{ title: t.ledger.columns.debtor }}>
      {(page) => <DebtorView key={debtorId} page={page} withPaid={withPaid} onWithPaid={setWithPaid} />}
    </Loaded>
  )
}

type DebtorViewProps = {
  readonly page: DebtorPage
  readonly withPaid: boolean
  readonly onWithPaid: (withPaid: boolean) => void
}

function DebtorView({ page, withPaid, onWithPaid }: DebtorViewProps) {
  const { t } = useSpeech()
  const { debtor } = page
  const [subject, openSubject] = useState<PanelSubject | null>(null)
  const [messageId, openMessage] = useState<number | null>(null)
  // One panel at a time.
  const setSubject = (next: PanelSubject | null): void => {
    openMessage(null)
    openSubject(next)
  }
  const showMessage = (next: number): void => {
    openSubject(null)
    openMessage(next)
  }
  useKeys({
    r: () => setSubject({ kind: 'payment', itemId: null }),
    h: () => setSubject({ kind: 'hold', holdKind: 'pause', itemId: null }),
  })
  return (
    <Page title={debtor.name} lead={<DebtorLead page={page} />} actions={<Actions onSubject={setSubject} />}>
      <Balance {...page} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <NextStep debtorId={debtor.id} />
          <ItemTable page={page} withPaid={withPaid} onWithPaid={onWithPaid} onSubject={setSubject} />
          <CreditTable page={page} onSubject={setSubject} />
          <Section title={t.mail.exchange}>
            <Exchange debtorId={debtor.id} onMessage={showMessage} />
          </Section>
          <Timeline debtorId={debtor.id} />
        </div>
        <div className={styles.side}>
          <HoldList page={page} onSubject={setSubject} />
          <CauseList page={page} />
          <ContactList contacts={page.contacts} onSubject={setSubject} />
          <DebtorFacts debtor={debtor} onSubject={setSubject} />
          <Doubles debtorId={debtor.id} onSubject={setSubject} />
        </div>
      </div>
      {subject && (
        <DebtorPanel key={JSON.stringify(subject)} subject={subject} page={page} onClose={() => setSubject(null)} />
      )}
      {messageId !== null && <MessagePanel key={messageId} messageId={messageId} onClose={() => openMessage(null)} />}
    </Page>
  )
}

function DebtorLead({ page }: { readonly page: DebtorPage }) {
  const { t } = useSpeech()
  const { debtor } = page
  const parts = [
    debtor.kindKnown ? t.words.kinds[debtor.kind] : `${t.words.kinds[debtor.kind]} (${t.words.kindAssumed})`,
    ...(debtor.siren ? [`SIREN ${groupSiren(debtor.siren)}`] : []),
    ...debtor.references
      // A list without accounts knows its customers by their names: the title says it already.
      .filter((r) => (r.source === 'account' || r.source === 'list') && r.reference !== debtor.name)
      .map((r) => t.ledger.account(r.reference)),
  ]
  return <>{parts.join(' · ')}</>
}

function Actions({ onSubject }: { readonly onSubject: (subject: PanelSubject) => void }) {
  const { t } = useSpeech()
  return (
    <>
      <Button
        leftSection={<Banknote size={18} aria-hidden />}
        onClick={() => onSubject({ kind: 'payment', itemId: null })}
      >
        {t.ledger.actions.payment}
      </Button>
      <Button
        variant="default"
        leftSection={<CirclePause size={16} aria-hidden />}
        onClick={() => onSubject({ kind: 'hold', holdKind: 'pause', itemId: null })}
      >
        {t.ledger.actions.hold}
      </Button>
      <Button
        variant="default"
        leftSection={<Ban size={16} aria-hidden />}
        onClick={() => onSubject({ kind: 'hold', holdKind: 'exclusion', itemId: null })}
      >
        {t.ledger.actions.exclude}
      </Button>
    </>
  )
}
