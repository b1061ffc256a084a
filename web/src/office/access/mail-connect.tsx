// Connects a mail account by OAuth 2.0: away to the provider, and back here with its answer, which the server changes for what it
// keeps. The answer stands in the address of this page; it is taken out before anything else.

import { useEffect, useRef, useState } from 'react'
import { Button } from '@mantine/core'
import { CircleAlert, CircleCheck, KeyRound } from 'lucide-react'
import { send } from '../../api.ts'
import type { MailConnected } from '../../api-types.ts'
import { useSpeech } from '../../ui/locale.tsx'
import { Card } from '../../ui/page.tsx'
import { ErrorNotice, Notice } from '../../ui/states.tsx'
import { useVerb } from '../../verb.ts'
import styles from './settings.module.css'

type MailConnectProps = {
  /** Of an account beside the company's own. */
  readonly accountKey: string | undefined
  readonly isChanged: boolean
  /** A refresh token is kept already. */
  readonly isConnected: boolean
}

export function MailConnect({ accountKey, isChanged, isConnected }: MailConnectProps) {
  const { t } = useSpeech()
  const words = t.settings.mail
  const connect = useVerb(
    () =>
      send<{ readonly url: string }>('POST', '/settings/mail-account/connect', {
        account: accountKey,
        origin: window.location.origin,
      }),
    { showsErrors: true, onDone: ({ url }) => window.location.assign(url) },
  )
  return (
    <Card>
      <div className={styles.form}>
        <div className={styles.test}>
          <p>{isChanged ? words.saveBeforeConnecting : isConnected ? words.isConnected : words.isNotConnected}</p>
          <Button
            variant={isConnected ? 'default' : 'filled'}
            leftSection={<KeyRound size={16} aria-hidden />}
            disabled={isChanged}
            loading={connect.isRunning}
            onClick={() => void connect.run(undefined)}
          >
            {isConnected ? words.connectAgain : words.connect}
          </Button>
        </div>
        {connect.error && <ErrorNotice error={connect.error} />}
      </div>
    </Card>
  )
}

/** What the provider sent the browser back with, where it did. */
type Return = { readonly code: string; readonly state: string } | { readonly refused: string } | null

/** Says how the connection ended, on the page that the provider sends back to. */
export function MailConnectReturn() {
  const { t } = useSpeech()
  const words = t.settings.mail
  const [back] = useState(returned)
  const [connected, setConnected] = useState<MailConnected | null>(null)
  const finish = useVerb(() => send<MailConnected>('POST', '/settings/mail-account/connected', back), {
    showsErrors: true,
    onDone: setConnected,
  })
  const begun = useRef(false)
  useEffect(() => {
    if (back === null || begun.current) return
    begun.current = true
    // A code is worth nothing twice, and is nobody's business in a history.
    window.history.replaceState(window.history.state, '', window.location.pathname)
    if ('code' in back) void finish.run(undefined)
  })
  if (back === null) return null
  return (
    <div role="status">
      {'refused' in back && (
        <Notice tone="alarm" icon={<CircleAlert size={20} />}>
          {words.notAllowed(back.refused)}
        </Notice>
      )}
      {finish.error && <ErrorNotice error={finish.error} />}
      {connected && (
        <Notice icon={<CircleCheck size={20} />}>
          {connected.account === null ? words.connected : words.connectedOther(connected.account)}
        </Notice>
      )}
    </div>
  )
}

function returned(): Return {
  const query = new URLSearchParams(window.location.search)
  const [code, state, error] = [query.get('code'), query.get('state'), query.get('error')]
  if (error !== null) return { refused: (query.get('error_description') ?? error).slice(0, 300) }
  return code === null || state === null ? null : { code, state }
}
