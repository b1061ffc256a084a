// A real mail server and a real mailbox on this machine, in the process that survives: what they received is the truth. The mail
// server says at which step of which conversation it is, so that the sender can be killed exactly there.

import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { type TestImap, startTestImap } from '../../server/src/outreach/channels/test-imap.ts'

/** `received`: the final dot has come and nothing was answered; `answered`: the 250 is on its way. */
export const SMTP_STEPS = ['connect', 'mail', 'rcpt', 'data', 'received', 'answered'] as const
export type SmtpStep = (typeof SMTP_STEPS)[number]

export type MailPeers = {
  readonly smtpPort: number
  readonly imap: TestImap
  /** Called at every step; what it does happens before the server goes on. */
  onStep: (step: SmtpStep) => void
  /** Every message received up to its final dot, as its Message-ID and recipient. */
  readonly received: { readonly messageId: string; readonly to: string }[]
  readonly close: () => Promise<void>
}

/** `filesCopies`: the server puts what it accepts among the messages sent by itself. */
export async function startMailPeers({ filesCopies }: { readonly filesCopies: boolean }): Promise<MailPeers> {
  const imap = await startTestImap()
  const server = new SMTPServer({
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username }, _session, done) => done(null, { user: username ?? '' }),
    onConnect: (_session, done) => tell('connect', done),
    onMailFrom: (_address, _session, done) => tell('mail', done),
    onRcptTo: (_address, _session, done) => tell('rcpt', done),
    onData: (stream, session, done) => {
      peers.onStep('data')
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', () => {
        const content = Buffer.concat(parts).toString('latin1')
        // A conversation that breaks off ends the stream as well: only the closing boundary tells that all of it came.
        if (!content.trimEnd().endsWith('--')) return done(new Error('incomplete'))
        const messageId = /^Message-ID: (.*)\r$/im.exec(content)?.[1] ?? ''
        peers.received.push({ messageId, to: session.envelope.rcptTo.map(({ address }) => address).join(', ') })
        if (filesCopies) imap.file(content)
        peers.onStep('received')
        done()
        peers.onStep('answered')
      })
    },
  })
  // A client that is killed leaves its connection open: that is the point.
  server.on('error', () => undefined)
  const tell = (step: SmtpStep, done: () => void): void => {
    peers.onStep(step)
    done()
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const peers: MailPeers = {
    smtpPort: (server.server.address() as AddressInfo).port,
    imap,
    onStep: () => undefined,
    received: [],
    close: async () => {
      await new Promise<void>((resolve) => server.close(resolve))
      await imap.close()
    },
  }
  return peers
}
