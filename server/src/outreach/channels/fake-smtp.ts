// A mail server that fails on demand, for tests: each verb may be answered otherwise, left unanswered, or met with a hang-up.

import { type AddressInfo, type Server, type Socket, createServer } from 'node:net'

/** `CONTENT-BEGIN` is the first byte after 354, `CONTENT` the final dot. */
export type FakeVerb =
  | 'CONNECT'
  | 'EHLO'
  | 'AUTH'
  | 'MAIL'
  | 'RCPT'
  | 'DATA'
  | 'CONTENT-BEGIN'
  | 'CONTENT'
  | 'RSET'
  | 'QUIT'

/** A reply without its CRLF, or `die` (closes the connection) or `stall` (says nothing more). Undefined: as an obliging server would. */
export type FakeAnswer = string | undefined

export type FakeMessage = { readonly from: string; readonly to: readonly string[]; readonly content: string }

export type FakeSmtp = {
  readonly port: number
  /** Contents received up to the final dot, whether or not they were then acknowledged. */
  readonly messages: readonly FakeMessage[]
  readonly connections: () => number
  /** Every connection breaks; new ones are taken. */
  readonly hangUp: () => void
  readonly close: () => Promise<void>
}

export type FakeScript = {
  readonly answer?: (verb: FakeVerb, line: string, connection: number) => FakeAnswer
  readonly extensions?: readonly string[]
}

export async function startFakeSmtp(script: FakeScript = {}): Promise<FakeSmtp> {
  const messages: FakeMessage[] = []
  const sockets = new Set<Socket>()
  let connections = 0
  const server: Server = createServer((socket) => {
    sockets.add(socket)
    socket.setNoDelay(true)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    serve(socket, script, ++connections, messages)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const hangUp = (): void => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    messages,
    connections: () => connections,
    hangUp,
    close: () => {
      hangUp()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function serve(socket: Socket, script: FakeScript, connection: number, messages: FakeMessage[]): void {
  let buffer = ''
  let inContent = false
  let begun = false
  let content = ''
  let from = ''
  let to: string[] = []

  /** Whether the conversation goes on. */
  const respond = (verb: FakeVerb, line: string, usual: string): boolean => {
    const answer = script.answer?.(verb, line, connection) ?? usual
    if (answer === 'die') socket.destroy()
    else if (answer !== 'stall') {
      if (answer !== '') socket.write(`${answer}\r\n`)
      return /^[23]/.test(answer) || answer === ''
    }
    return false
  }

  const command = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase()
    if (verb === 'HELO') respond('EHLO', line, '250 fake.test')
    else if (verb === 'EHLO')
      respond(
        'EHLO',
        line,
        ['fake.test', ...(script.extensions ?? ['PIPELINING', '8BITMIME'])]
          .map((text, i, all) => `250${i === all.length - 1 ? ' ' : '-'}${text}`)
          .join('\r\n'),
      )
    else if (verb === 'AUTH') respond('AUTH', line, '235 welcome')
    else if (verb === 'MAIL') {
      if (respond('MAIL', line, '250 ok')) from = line.slice(11).replace(/>.*$/, '')
      to = []
    } else if (verb === 'RCPT') {
      if (respond('RCPT', line, '250 ok')) to.push(line.slice(9).replace(/>.*$/, ''))
    } else if (verb === 'DATA') {
      if (to.length === 0) socket.write('503 no recipient\r\n')
      else inContent = respond('DATA', line, '354 go on')
    } else if (verb === 'RSET') respond('RSET', line, '250 ok')
    else if (verb === 'QUIT') {
      respond('QUIT', line, '221 bye')
      socket.end()
    } else socket.write('500 what\r\n')
  }

  const contentLine = (line: string): void => {
    if (line !== '.') {
      content += `${line.replace(/^\./, '')}\r\n`
      return
    }
    messages.push({ from, to, content })
    inContent = false
    begun = false
    content = ''
    respond('CONTENT', line, '250 queued as 42')
  }

  respond('CONNECT', '', '220 fake.test ESMTP')
  socket.on('data', (chunk) => {
    buffer += chunk.toString('latin1')
    if (inContent && !begun) {
      begun = true
      if (!respond('CONTENT-BEGIN', '', '')) return
    }
    for (let end = buffer.indexOf('\r\n'); end >= 0 && !socket.destroyed; end = buffer.indexOf('\r\n')) {
      const line = buffer.slice(0, end)
      buffer = buffer.slice(end + 2)
      if (inContent) contentLine(line)
      else command(line)
    }
  })
}
