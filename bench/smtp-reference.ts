// What the mail server itself can take, with nothing before or after it: by Postfix's own generator of mail where it is
// installed, else the same conversation by bare sockets. As many connections as the program opens, mails as large as its own.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { stopwatch } from '../server/src/platform/clock.ts'

const CONNECTIONS = 32
/** What a reminder of ten invoices weighs. */
const BYTES = 16_000
const CONTENT = `Subject: bench\r\n\r\n${`${'x'.repeat(68)}\r\n`.repeat(Math.floor(BYTES / 70))}.`

export type SmtpReference = { readonly name: string; readonly milliseconds: number }

export async function sendBare(port: number, messages: number): Promise<SmtpReference> {
  const milliseconds = await sendBySmtpSource(port, messages)
  return milliseconds === null
    ? { name: 'the same by bare sockets', milliseconds: await sendBySocket(port, messages) }
    : { name: 'the same by smtp-source', milliseconds }
}

/** Null where Postfix is not installed. */
async function sendBySmtpSource(port: number, messages: number): Promise<number | null> {
  const took = stopwatch()
  const addresses = ['-f', 'compta@creditor.example', '-t', 'compta@debtor.example']
  const sizes = ['-s', String(CONNECTIONS), '-m', String(messages), '-l', String(BYTES)]
  const child = spawn('smtp-source', ['-d', ...sizes, ...addresses, `127.0.0.1:${port}`], {
    stdio: 'ignore',
    env: { PATH: `${process.env['PATH']}:/usr/sbin` },
  })
  const ended = await Promise.race([once(child, 'exit'), once(child, 'error').then(() => null)])
  if (ended === null) return null
  if (ended[0] !== 0) throw new Error(`smtp-source ended with ${ended[0]}`)
  return took()
}

async function sendBySocket(port: number, messages: number): Promise<number> {
  const took = stopwatch()
  const each = Math.ceil(messages / CONNECTIONS)
  await Promise.all(Array.from({ length: CONNECTIONS }, () => converse(port, each)))
  return took()
}

async function converse(port: number, messages: number): Promise<void> {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  const replies = createInterface({ input: socket })[Symbol.asyncIterator]()
  const say = async (line: string | null): Promise<void> => {
    if (line !== null) socket.write(`${line}\r\n`)
    for (;;) {
      const { value = '' } = (await replies.next()) as { value?: string }
      if (!/^[23]/.test(value)) throw new Error(`the mail server said ${value}`)
      if (value[3] !== '-') return
    }
  }
  await say(null)
  await say('EHLO bench.example')
  for (let message = 0; message < messages; message++) {
    await say('MAIL FROM:<compta@creditor.example>')
    await say('RCPT TO:<compta@debtor.example>')
    await say('DATA')
    await say(CONTENT)
  }
  socket.end('QUIT\r\n')
  await once(socket, 'close')
}
