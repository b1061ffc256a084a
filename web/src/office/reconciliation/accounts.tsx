// The accounts with their statements: what each brought, where one is missing, and the way back.

import { Button, Checkbox } from '@mantine/core'
import { TriangleAlert } from 'lucide-react'
import { send } from '../../api.ts'
import type { BankAccount } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Money } from '../../ui/money.tsx'
import { Section } from '../../ui/page.tsx'
import { Notice } from '../../ui/states.tsx'
import table from '../../ui/table.module.css'
import { Tag } from '../../ui/tag.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import styles from './bank.module.css'

export function Accounts({ accounts }: { readonly accounts: readonly BankAccount[] }) {
  return accounts.map((account) => <Account key={account.id} account={account} />)
}

function Account({ account }: { readonly account: BankAccount }) {
  const { t, format } = useSpeech()
  const words = t.bank.accounts
  const show = useToast()
  const watch = useVerb((isWatched: boolean) => send('PUT', `/bank/accounts/${account.id}`, { isWatched }), {
    onDone: (_, isWatched) => show({ text: isWatched ? t.bank.done.watched : t.bank.done.unwatched }),
  })
  return (
    <Section
      title={spaced(account.name)}
      aside={account.knownTo === null ? words.nothing : words.knownTo(format.longDay(account.knownTo))}
    >
      <Checkbox
        label={words.watched}
        checked={account.isWatched}
        onChange={(event) => void watch.run(event.currentTarget.checked)}
      />
      {account.gaps.map((gap) => (
        <Gap key={gap.statementId} gap={gap} currency={account.currency} />
      ))}
      <Statements account={account} />
    </Section>
  )
}

/** An IBAN is read by fours. */
const spaced = (name: string): string =>
  /^[A-Z]{2}\d{2}[A-Z0-9]{8,}$/.test(name) ? name.replace(/(.{4})(?=.)/g, '$1\u00a0') : name

function Gap({ gap, currency }: { readonly gap: BankAccount['gaps'][number]; readonly currency: string }) {
  const { t, format } = useSpeech()
  const words = t.bank.accounts
  const show = useToast()
  const accept = useVerb(() => send('POST', `/bank/statements/${gap.statementId}/accept-gap`), {
    onDone: () => show({ text: t.bank.done.gap }),
  })
  const [closed, opened] = [format.money(gap.closedCents, currency), format.money(gap.openedCents, currency)]
  return (
    <Notice
      tone="alarm"
      icon={<TriangleAlert size={20} />}
      action={
        <Button size="xs" variant="default" loading={accept.isRunning} onClick={() => void accept.run(undefined)}>
          {words.nothingMissing}
        </Button>
      }
    >
      {words.gap(format.day(gap.fromDay), format.day(gap.toDay), closed, opened)}
    </Notice>
  )
}

function Statements({ account }: { readonly account: BankAccount }) {
  const { t } = useSpeech()
  const words = t.bank.accounts
  return (
    <div className={table.wrap}>
      <table className={table.table}>
        <caption>{account.name}</caption>
        <thead>
          <tr>
            <th scope="col">{words.period}</th>
            <th scope="col">{words.file}</th>
            <th scope="col" className={table.number}>
              {words.lines}
            </th>
            <th scope="col" className={table.number}>
              {words.balances}
            </th>
            <th scope="col">
              <span className="visually-hidden">{words.undo}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {account.statements.map((statement) => (
            <Statement
              key={statement.id}
              statement={statement}
              currency={account.currency}
              isOverlapping={account.overlapping.includes(statement.id)}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

type StatementProps = {
  readonly statement: BankAccount['statements'][number]
  readonly currency: string
  readonly isOverlapping: boolean
}

function Statement({ statement, currency, isOverlapping }: StatementProps) {
  const { t, format } = useSpeech()
  const words = t.bank.accounts
  const show = useToast()
  const undo = useVerb(() => send('POST', `/bank/statements/${statement.id}/undo`), {
    onDone: () => show({ text: t.bank.done.undone }),
  })
  const { openingCents, closingCents } = statement
  return (
    <tr>
      <th scope="row" className="nowrap">
        {format.day(statement.firstDay)} – {format.day(statement.lastDay)}
      </th>
      <td data-label={words.file}>
        <span className={styles.file}>
          <span title={format.instant(statement.recordedAt)}>{statement.fileName}</span> <Tag>{statement.format}</Tag>{' '}
          {isOverlapping && <Tag title={words.overlap}>⧉</Tag>} {!statement.isComplete && <Tag>{words.partial}</Tag>}
        </span>
      </td>
      <td className={table.number} data-label={words.lines}>
        {format.count(statement.lines)}{' '}
        {statement.newLines < statement.lines && (
          <span className="muted small">({words.newLines(statement.newLines)})</span>
        )}
      </td>
      <td className={table.number} data-label={words.balances}>
        {openingCents === null || closingCents === null ? (
          <span className="muted">–</span>
        ) : (
          <span className={styles.balances}>
            <Money cents={openingCents} currency={currency} /> → <Money cents={closingCents} currency={currency} />
          </span>
        )}
      </td>
      <td className={table.number}>
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`${words.undo} – ${statement.fileName}`}
          loading={undo.isRunning}
          onClick={() => void undo.run(undefined)}
        >
          {words.undo}
        </Button>
      </td>
    </tr>
  )
}
