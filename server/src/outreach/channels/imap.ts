// A mailbox on a server, over IMAP: opened for a moment of work and closed again, whatever happens in it.

import type { ImapFlow } from 'imapflow'
import { Refusal, type WayOut } from '#kernel'
import type { AccessTokens } from './access-token.ts'
import { isLoopback } from './provider-limits.ts'

export type ImapAccount = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'plain'
  readonly user: string
  readonly password: string | null
  readonly tokens: AccessTokens | null
  readonly sentFolder: string | null
  /** A certificate authority of the company's own, PEM. */
  readonly authority?: string
  readonly wayOut: WayOut
}

const WAIT_MS = 20_000

/** Throws when the account would send a password in clear over a network, or cannot be opened. */
export async function withImap<T>(account: ImapAccount, work: (client: ImapFlow) => Promise<T>): Promise<T> {
  if (account.security === 'plain' && !isLoopback(account.host))
    throw new Refusal('outreach.mail_account_insecure', { host: account.host })
  const client = await connect(account)
  try {
    return await work(client)
  } finally {
    await client.logout().catch(() => client.close())
  }
}

async function connect(account: ImapAccount): Promise<ImapFlow> {
  const { host, port, security, user, password, tokens, authority, wayOut } = account
  const lookup = await wayOut.resolve(host)
  // Loaded when it is used: a megabyte of code that most commands have no need of.
  const imap = await import('imapflow')
  const client = new imap.ImapFlow({
    host,
    port,
    secure: security === 'tls',
    doSTARTTLS: security === 'starttls',
    auth: tokens ? { user, accessToken: await tokens(false) } : { user, pass: password ?? '' },
    // The library hands all of this to whatever connects, with TLS or without.
    tls: {
      lookup,
      minVersion: 'TLSv1.2',
      rejectUnauthorized: true,
      ...(authority === undefined ? {} : { ca: authority }),
    },
    connectionTimeout: WAIT_MS,
    greetingTimeout: WAIT_MS,
    disableAutoIdle: true,
    logger: false,
  })
  // Whatever breaks later breaks the command that is under way; without a listener it would end the program.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return client
  } catch (error) {
    client.close()
    throw error
  }
}
