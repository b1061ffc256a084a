import { PassThrough, type Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import { describe, expect, test } from 'vitest'
import { startFakeSmtp } from './fake-smtp.ts'
import { ContentStream } from './smtp-content.ts'

/** As a server hears it: what stands between its 354 and the dot alone, dots undone. */
async function heard(body: Readable): Promise<string | undefined> {
  const server = await startFakeSmtp()
  const connection = new SMTPConnection({ host: '127.0.0.1', port: server.port, ignoreTLS: true })
  try {
    await new Promise<void>((resolve, reject) => connection.connect((error) => (error ? reject(error) : resolve())))
    await new Promise<void>((resolve, reject) =>
      connection.send({ from: 'a@verdon.example', to: ['b@noe.example'] }, body, (error) =>
        error ? reject(error) : resolve(),
      ),
    )
    return server.messages[0]?.content
  } finally {
    connection.close()
    await server.close()
  }
}

const content = (text: string, begin: () => Promise<void> = () => Promise.resolve()): ContentStream =>
  new ContentStream({ content: Buffer.from(text), begin })

describe('the content of an e-mail', () => {
  test.each([
    ['Subject: x\r\n\r\nabc\r\n', 'Subject: x\r\n\r\nabc\r\n'],
    ['Subject: x\r\n\r\nabc', 'Subject: x\r\n\r\nabc\r\n'],
    ['Subject: x\r\n\r\n.\r\n', 'Subject: x\r\n\r\n..\r\n'],
    ['Subject: x\r\n\r\n.\r\n.\r\n..b\r\n', 'Subject: x\r\n\r\n..\r\n..\r\n...b\r\n'],
    ['Subject: x\r\n\r\na.b\r\n\r\n', 'Subject: x\r\n\r\na.b\r\n\r\n'],
  ])('%j is put on the wire with its dots doubled, and one line end behind it', async (text, wire) => {
    const out = new PassThrough()
    content(text).pipe(out)
    // The stream of the library adds the line end that is left out here.
    expect(`${(await buffer(out)).toString()}\r\n`).toBe(wire)
    expect(await heard(content(text))).toBe(text.endsWith('\r\n') ? text : `${text}\r\n`)
  })

  test('is handed over by the library itself where its stream is of another kind', async () => {
    expect((await buffer(content('a\r\n.b\r\n'))).toString()).toBe('a\r\n.b\r\n')
  })

  test('is not begun where somebody holds it back: the server hears no byte of it', async () => {
    const held = content('Subject: x\r\n\r\nabc\r\n', () => Promise.reject(new Error('held back')))
    await expect(heard(held)).rejects.toThrow('held back')
  })
})
