// A mailbox on this machine, for tests: one account with a folder of sent messages.

import { createRequire } from 'node:module'
import type { AddressInfo, Server } from 'node:net'

type Stored = { readonly raw: string; readonly flags: readonly string[] }
type Handler = (connection: Connection, parsed: Parsed, data: unknown, done: () => void) => void
type Connection = { send(answer: object, said: string, parsed: Parsed, data: unknown): void }
type Parsed = { readonly tag: string; readonly attributes?: readonly { readonly value: string }[] }
type Hoodiecrow = {
  readonly server: Server
  listen(port: number, host: string, done: () => void): void
  close(done: () => void): void
  getMailbox(path: string): { readonly messages: readonly Stored[] }
  createMailbox(path: string): void
  deleteMailbox(path: string): void
  getCommandHandler(command: string): Handler
  setCommandHandler(command: string, handler: Handler): void
  appendMessage(path: string, flags: readonly string[], date: string | false, raw: string): void
}

export type TestImap = {
  readonly port: number
  /** The contents of the folder of sent messages. */
  readonly sent: () => readonly string[]
  readonly flagsOfSent: () => readonly (readonly string[])[]
  /** What a server does that files its own copies. */
  readonly file: (content: string) => void
  /** Something comes in, to the inbox unless a folder is named. */
  readonly arrive: (content: string, folder?: string) => void
  readonly makeFolder: (folder: string) => void
  readonly removeFolder: (folder: string) => void
  /** The server refuses to open a folder that is there, in these words; null: opens it again. */
  readonly refuseFolder: (folder: string, words: string | null) => void
  readonly close: () => Promise<void>
}

/** The folder as the protocol writes it (modified UTF-7): "Envoyés". */
export const TEST_MAILBOX = { user: 'testuser', password: 'testpass', token: 'testtoken', folder: 'Envoy&AOk-s' }

// Old CommonJS without types.
const hoodiecrow = createRequire(import.meta.url)('hoodiecrow-imap') as (options: object) => Hoodiecrow

export async function startTestImap({ folder = true, port = 0 } = {}): Promise<TestImap> {
  const server = hoodiecrow({
    plugins: ['ID', 'IDLE', 'SASL-IR', 'XOAUTH2', 'SPECIAL-USE', 'ENABLE', 'LITERALPLUS'],
    storage: {
      INBOX: {},
      ...(folder && {
        '': { separator: '/', folders: { [TEST_MAILBOX.folder]: { 'special-use': '\\Sent', messages: [] } } },
      }),
    },
  })
  const refused = new Map<string, string>()
  const examine = server.getCommandHandler('EXAMINE')
  server.setCommandHandler('EXAMINE', (connection, parsed, data, done) => {
    const words = refused.get(parsed.attributes?.[0]?.value ?? '')
    if (words === undefined) return examine(connection, parsed, data, done)
    const answer = { tag: parsed.tag, command: 'NO', attributes: [{ type: 'TEXT', value: words }] }
    connection.send(answer, 'EXAMINE REFUSED', parsed, data)
    done()
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    port: (server.server.address() as AddressInfo).port,
    sent: () => server.getMailbox(TEST_MAILBOX.folder).messages.map(({ raw }) => raw),
    flagsOfSent: () =>
      server.getMailbox(TEST_MAILBOX.folder).messages.map(({ flags }) => flags.filter((flag) => flag !== '\\Recent')),
    file: (content) => server.appendMessage(TEST_MAILBOX.folder, ['\\Seen'], false, content),
    arrive: (content, to = 'INBOX') => server.appendMessage(to, [], false, content),
    makeFolder: (path) => server.createMailbox(path),
    removeFolder: (path) => server.deleteMailbox(path),
    refuseFolder: (path, words) => void (words === null ? refused.delete(path) : refused.set(path, words)),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
