// Money received: the lines that wait for a yes, those that are settled, the statements they came with, the payers known.

import { Button, SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Landmark, RotateCw } from 'lucide-react'
import type { BankPage } from '../../api-types.ts'
import { LinkButton } from '../../ui/link-button.tsx'
import { useSpeech } from '../../ui/locale.tsx'
import { Page } from '../../ui/page.tsx'
import { EmptyState, Loaded } from '../../ui/states.tsx'
import type { BankView } from '../router.tsx'
import { Accounts } from './accounts.tsx'
import { useBank, useMatchAgain } from './bank-query.ts'
import styles from './bank.module.css'
import { Freshness } from './freshness.tsx'
import { OpenLines } from './open-lines.tsx'
import { Payers } from './payers.tsx'
import { SettledLines } from './settled-lines.tsx'

const VIEWS: readonly BankView[] = ['open', 'matched', 'ignored', 'accounts', 'payers']

export function BankScreen() {
  const { t } = useSpeech()
  const bank = useBank()
  return (
    <Loaded query={bank} page={{ title: t.shell.screens.bank }}>
      {(page) => (page.accounts.length === 0 ? <NoStatement /> : <BankViewOf bank={page} />)}
    </Loaded>
  )
}

function NoStatement() {
  const { t } = useSpeech()
  return (
    <Page title={t.shell.screens.bank}>
      <EmptyState
        icon={<Landmark />}
        title={t.bank.empty.title}
        text={t.bank.empty.text}
        action={<LinkButton to="/imports">{t.bank.fresh.import}</LinkButton>}
      />
    </Page>
  )
}

function BankViewOf({ bank }: { readonly bank: BankPage }) {
  const { t, format } = useSpeech()
  const { view = 'open' } = useSearch({ from: '/bank' })
  const navigate = useNavigate()
  const again = useMatchAgain()
  const count = bank.open.reduce((sum, { count: lines }) => sum + lines, 0)
  const sums = bank.open.map(({ cents, currency }) => format.money(cents, currency))
  return (
    <Page
      title={t.shell.screens.bank}
      lead={count === 0 ? t.bank.lead.none : t.bank.lead.open(count, format.list(sums))}
      actions={
        count > 0 && (
          <Button
            variant="default"
            leftSection={<RotateCw size={16} aria-hidden />}
            loading={again.isRunning}
            onClick={() => void again.run(undefined)}
          >
            {t.bank.again}
          </Button>
        )
      }
    >
      <Freshness bank={bank} />
      <SegmentedControl
        className={styles.views}
        withItemsBorders={false}
        aria-label={t.bank.view}
        value={view}
        data={VIEWS.map((value) => ({ value, label: t.bank.views[value] }))}
        onChange={(value) => {
          const next = VIEWS.find((known) => known === value) ?? 'open'
          void navigate({ to: '/bank', search: next === 'open' ? {} : { view: next } })
        }}
      />
      {view === 'open' && <OpenLines />}
      {(view === 'matched' || view === 'ignored') && <SettledLines key={view} state={view} />}
      {view === 'accounts' && <Accounts accounts={bank.accounts} />}
      {view === 'payers' && <Payers />}
    </Page>
  )
}
