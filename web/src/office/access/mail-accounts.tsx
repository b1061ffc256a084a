// Mail accounts beside the company's own: each opens to the same form, and is taken away once no sender names it.

import { useState } from 'react'
import { Button, TextInput } from '@mantine/core'
import { send } from '../../api.ts'
import type { Settings } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice } from '../../ui/states.tsx'
import { useToast } from '../../ui/toasts.tsx'
import { useVerb } from '../../verb.ts'
import { MailForm } from './mail-form.tsx'
import styles from './settings.module.css'

const KEY = /^[a-z0-9][a-z0-9-]{0,39}$/

type MailAccountsProps = { readonly accounts: Settings['mailAccounts']; readonly senders: Settings['senders'] }

export function MailAccounts({ accounts, senders }: MailAccountsProps) {
  const { t } = useSpeech()
  const words = t.settings.mailAccounts
  const [opened, setOpened] = useState<string | null>(null)
  const open = accounts.find(({ key }) => key === opened)
  return (
    <>
      <Card>
        <div className={styles.form}>
          <header>
            <h2 className={styles.title}>{words.title}</h2>
            <p className={styles.lead}>{words.lead}</p>
          </header>
          {accounts.length > 0 && (
            <ul className={styles.findings}>
              {accounts.map((account) => (
                <AccountRow
                  key={account.key}
                  account={account}
                  users={senders.filter((sender) => sender.account === account.key).map(({ name }) => name)}
                  isOpen={opened === account.key}
                  onOpen={() => setOpened(opened === account.key ? null : account.key)}
                />
              ))}
            </ul>
          )}
          <NewAccount taken={accounts.map(({ key }) => key)} onKey={setOpened} />
        </div>
      </Card>
      {opened !== null && <MailForm key={opened} account={open ?? null} accountKey={opened} />}
    </>
  )
}

type NewAccountProps = { readonly taken: readonly string[]; readonly onKey: (key: string) => void }

/** Its short name first; the rest is asked by the form that opens. */
function NewAccount({ taken, onKey }: NewAccountProps) {
  const { t } = useSpeech()
  const words = t.settings.mailAccounts
  const [key, setKey] = useState('')
  const isRight = KEY.test(key) && !taken.includes(key)
  return (
    <form
      className={styles.grid}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isRight) return
        onKey(key)
        setKey('')
      }}
    >
      <TextInput
        label={words.key}
        description={words.keyHint}
        value={key}
        spellCheck={false}
        autoComplete="off"
        error={key === '' || isRight ? null : taken.includes(key) ? words.keyTaken : t.settings.senders.wrongKey}
        onChange={(event) => setKey(event.currentTarget.value.trim().toLowerCase())}
      />
      <Button type="submit" variant="default" style={{ justifySelf: 'start' }} disabled={!isRight}>
        {words.add}
      </Button>
    </form>
  )
}

type AccountRowProps = {
  readonly account: Settings['mailAccounts'][number]
  /** Who sends through it. */
  readonly users: readonly string[]
  readonly isOpen: boolean
  readonly onOpen: () => void
}

function AccountRow({ account: { key, host, fromEmail }, users, isOpen, onOpen }: AccountRowProps) {
  const { t } = useSpeech()
  const words = t.settings.mailAccounts
  const show = useToast()
  const remove = useVerb(() => send<Settings>('PUT', `/settings/mail-accounts/${key}`, null), {
    showsErrors: true,
    onDone: () => show({ text: words.removed(key) }),
  })
  return (
    <li>
      <strong>{key}</strong> <span className="muted">{words.through(fromEmail, host)}</span>
      <p className="muted small">{users.length === 0 ? words.unused : words.usedBy(users.join(', '))}</p>
      {remove.error && <ErrorNotice error={remove.error} />}
      <div className={styles.bar}>
        <Button variant="default" size="xs" aria-expanded={isOpen} onClick={onOpen}>
          {isOpen ? words.close : words.change}
        </Button>
        <Button variant="subtle" size="xs" loading={remove.isRunning} onClick={() => void remove.run(undefined)}>
          {t.settings.senders.remove}
        </Button>
      </div>
    </li>
  )
}
