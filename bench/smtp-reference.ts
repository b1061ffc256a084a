// What the mail server itself can take: the same conversation on three kept connections, with nothing before or after it.

import { once } from 'node:events'
import { connect } from 'node:net'
import { createInterface } from 'node:readline'
import { stopwatch } from '../server/src/platform/clock.ts'

const CONNECTIONS = 3
const CONTENT = `Subject: bench\r\n\r\n${`${'x'.repeat(70)}\r\n`.repeat(100)}.`

export async function sendBySocket(port: number, messages: number): Promise<number> {
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
