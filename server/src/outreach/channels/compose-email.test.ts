import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { OPEN_WAY_OUT } from '#test/open-way-out.ts'
import { composeEmail } from './compose-email.ts'
import { type EmailMessage, type MailAccount, openSender } from './email.ts'
import { type FakeSmtp, startFakeSmtp } from './fake-smtp.ts'
import { lintEmail } from './lint-email.ts'

// Real processes and sockets on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 30_000 })

const account = (port = 2525): MailAccount => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: { name: 'Claire Aubert', email: 'claire@verdon.example' },
})

const message = (over: Partial<EmailMessage> = {}): EmailMessage => ({
  messageId: '<rem.7.1@verdon.example>',
  to: { name: 'Mme Renaud', email: 'renaud@lefevre.example' },
  subject: 'Facture F-1',
  text: 'Reste dû 12,00 €\n',
  html: '<p>Reste dû 12,00 €</p>',
  date: '2026-11-21T08:00:00.000Z',
  ...over,
})

const compose = async (over: Partial<EmailMessage> = {}, from: Partial<MailAccount> = {}): Promise<string> =>
  Buffer.from((await composeEmail(message(over), { ...account(), ...from })).content).toString('utf8')

const headersOf = (content: string): string => content.slice(0, content.indexOf('\r\n\r\n')).replace(/\r\n[\t ]+/g, ' ')

describe('an e-mail', () => {
  test('carries the headers that identify it and keep robots quiet, and none that tracks', async () => {
    const headers = headersOf(await compose())
    expect(headers).toContain('From: Atelier Verdon <compta@verdon.example>')
    expect(headers).toContain('To: Mme Renaud <renaud@lefevre.example>')
    expect(headers).toContain('Reply-To: Claire Aubert <claire@verdon.example>')
    expect(headers).toContain('Message-ID: <rem.7.1@verdon.example>')
    expect(headers).toContain('Date: Sat, 21 Nov 2026 08:00:00 +0000')
    expect(headers).toContain('Auto-Submitted: auto-generated')
    expect(headers).toContain('Content-Type: multipart/alternative;')
    expect(headers).not.toMatch(/List-Unsubscribe|Disposition-Notification|Return-Receipt|X-Mailer|Bcc/i)
  })

  test('answers the last message of its conversation and names all of them, oldest first', async () => {
    const headers = headersOf(await compose({ thread: ['<rem.7.1@verdon.example>', '<rem.7.2@verdon.example>'] }))
    expect(headers).toContain('In-Reply-To: <rem.7.2@verdon.example>\r\n')
    expect(headers).toContain('References: <rem.7.1@verdon.example> <rem.7.2@verdon.example>\r\n')
    expect(headersOf(await compose())).not.toMatch(/In-Reply-To|References/)
  })

  test('shows no name that passes for an address, and none cut within a letter', async () => {
    const named = await compose({ to: { name: 'banque@credit.example', email: 'renaud@lefevre.example' } })
    expect(headersOf(named)).toContain('(at)credit.example')
    expect(headersOf(named)).not.toContain('banque@')
    const { subject = '' } = await PostalMime.parse(await compose({ subject: `${'a'.repeat(399)}😀` }))
    expect(subject).toBe('a'.repeat(399))
  })

  test.each([['<img src="https://a.example/p.gif">'], ['<p style="background:url(x)">'], ['<script></script>']])(
    'does not leave with %s',
    async (html) => {
      await expect(compose({ html })).rejects.toThrow('an element that runs or fetches')
    },
  )

  test('has a plain-text twin before the HTML', async () => {
    const content = await compose()
    expect(content.indexOf('text/plain')).toBeGreaterThan(0)
    expect(content.indexOf('text/plain')).toBeLessThan(content.indexOf('text/html'))
  })

  test('encodes names and subject that are not ASCII (RFC 2047)', async () => {
    const headers = headersOf(
      await compose({
        subject: 'Facture échue : 1 234,56 €',
        to: { name: 'Société Générale d’Été', email: 'a@b.example' },
      }),
    )
    expect(headers).toMatch(/Subject: =\?UTF-8\?[QB]\?/)
    expect(headers).toMatch(/To: =\?UTF-8\?[QB]\?[^<]* <a@b.example>/)
    // oxlint-disable-next-line no-control-regex
    expect(headers).not.toMatch(/[^\x00-\x7f]/)
  })

  test('is composed of the same bytes from the same message', async () => {
    expect(await compose()).toBe(await compose())
  })

  test('carries an attached text with every letter, whatever its encoding', async () => {
    const content = Buffer.from('créance\ndue = 1 \n', 'latin1')
    const composed = await composeEmail(
      message({ attachments: [{ fileName: 'a.csv', contentType: 'text/csv', content }] }),
      account(),
    )
    const { attachments } = await PostalMime.parse(composed.content)
    expect(Buffer.from(attachments[0]?.content as ArrayBuffer).toString('latin1')).toBe('créance\ndue = 1 \n')
  })

  test('carries attachments beside the two texts', async () => {
    const content = await compose({
      attachments: [{ fileName: 'facture é.pdf', contentType: 'application/pdf', content: Buffer.from('%PDF-1.7') }],
    })
    expect(headersOf(content)).toContain('Content-Type: multipart/mixed;')
    expect(content).toContain('Content-Type: application/pdf')
    expect(content).toContain(Buffer.from('%PDF-1.7').toString('base64'))
  })

  test('keeps lines within 998 octets whatever the text', async () => {
    const long = 'é'.repeat(5000)
    const content = await compose({ text: long, html: `<p>${long}</p>`, subject: long })
    expect(Math.max(...content.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(998)
  })
})

describe('F13 an address that is not exactly one mailbox', () => {
  const evil = 'evil@z.example'
  const addresses = [
    `b@y.example\r\nRCPT TO:<${evil}>`,
    `"b@y.example" <${evil}>`,
    `b@y.example,${evil}`,
    `b@y.example;${evil}`,
    `b@y.example ${evil}`,
    `<${evil}>`,
    `b@y.example>${evil}`,
    `b@y.example><${evil}`,
    `b@y.example\n`,
    `b@y.example\r`,
    `\r\nb@y.example`,
    ` b@y.example`,
    `b@y.example `,
    `b@y.example%0d%0aRCPT`,
    `b@y.example\u0000`,
    `b\u0000@y.example`,
    `b@y.example\t`,
    'b@y',
    'b',
    '',
    '@',
    '@y.example',
    'b@',
    'b@@y.example',
    `b@y.example@z.example`,
    '"b c"@y.example',
    '"b\\"c"@y.example',
    'b(comment)@y.example',
    'b@(comment)y.example',
    'b@[127.0.0.1]',
    'b@[IPv6:::1]',
    `group: ${evil};`,
    `undisclosed-recipients:;`,
    `Name <${evil}>`,
    `b%z.example@y.example`,
    `z.example!b@y.example`,
    '.b@y.example',
    'b.@y.example',
    'b..c@y.example',
    'b@-y.example',
    'b@y-.example',
    'b@y..example',
    'b@.example',
    'b@y.example.',
    `${'a'.repeat(65)}@y.example`,
    `b@${'a'.repeat(64)}.example`,
    `b@${'a.'.repeat(130)}example`,
    'é@y.example',
    'b@é.example',
    'b@y.exаmple',
    'b＠y.example',
    'b@y。example',
    'b@y.example\u2028',
    'b\u202e@y.example',
    'b\u200b@y.example',
    '-oQ/tmp@y.example',
    'b@y.example\\r\\nRCPT',
    'b@y.example\u000bRCPT',
    'b@y.example SIZE=1',
    'b@y.example> NOTIFY=SUCCESS',
    '=?utf-8?q?b?=@y.example,evil@z.example',
    'mailto:b@y.example',
  ]
  test.each(addresses.map((address) => [address]))(
    '%j is refused as recipient, sender and reply address',
    async (email) => {
      const refused = { code: 'outreach.email_address_invalid' }
      await expect(composeEmail(message({ to: { name: 'x', email } }), account())).rejects.toMatchObject(refused)
      await expect(composeEmail(message(), { ...account(), from: { name: 'x', email } })).rejects.toMatchObject(refused)
      await expect(composeEmail(message({ replyTo: { name: 'x', email } }), account())).rejects.toMatchObject(refused)
    },
  )
})

describe('F13 a hostile name, subject or file name', () => {
  const hostile = [
    'x\r\nBcc: evil@z.example',
    'x\nBcc: evil@z.example',
    'x\rBcc: evil@z.example',
    'x\u0000Bcc: evil@z.example',
    'x\u2028Bcc: evil@z.example',
    'x\u0085Bcc: evil@z.example',
    'evil@z.example',
    '<evil@z.example>',
    '"evil@z.example" <evil@z.example>',
    'a" <evil@z.example>, "b',
    'a, evil@z.example',
    'a; evil@z.example',
    'evil@z.example:',
    'a\\',
    'a\\" <evil@z.example>',
    '=?utf-8?q?=0D=0ABcc:_evil@z.example?=',
    '=?utf-8?B?DQpCY2M6IGV2aWxAei5leGFtcGxl?=',
    'a (evil@z.example)',
    'group: evil@z.example;',
    '%0d%0aBcc: evil',
    '\u202eelpmaxe.z@live',
    'x\u200bBcc',
    '<script>alert(1)</script>',
    '{{7*7}}',
    '#panic("x")',
    '../../etc/passwd',
    'a\u0007b',
    '',
    '   ',
    'é'.repeat(300),
    '💶'.repeat(200),
    '"',
    "'",
    '`id`',
    '$(id)',
  ]
  let server: FakeSmtp
  beforeAll(async () => {
    server = await startFakeSmtp()
  })
  afterAll(() => server.close())

  const placed: readonly [string, (name: string) => Partial<EmailMessage>, (name: string) => Partial<MailAccount>][] = [
    ['recipient name', (name) => ({ to: { name, email: 'renaud@lefevre.example' } }), () => ({})],
    ['sender name', () => ({}), (name) => ({ from: { name, email: 'compta@verdon.example' } })],
    ['reply name', (name) => ({ replyTo: { name, email: 'claire@verdon.example' } }), () => ({})],
    ['subject', (name) => ({ subject: `Facture ${name}` }), () => ({})],
    [
      'file name',
      (name) => ({
        attachments: [{ fileName: `${name}.pdf`, contentType: 'application/pdf', content: Buffer.from('x') }],
      }),
      () => ({}),
    ],
  ]
  for (const [place, over, from] of placed) {
    test.each(hostile.map((name) => [name]))(`%j as ${place} reaches only the validated recipient`, async (name) => {
      const before = server.messages.length
      const sender = openSender({ ...account(server.port), ...from(name), wayOut: OPEN_WAY_OUT })
      const outcome = await sender.send(message(over(name)), { onDataStart: async () => undefined })
      await sender.close()
      expect(outcome.kind).toBe('accepted')
      expect(server.messages).toHaveLength(before + 1)
      const received = server.messages.at(-1)
      expect([received?.from, received?.to]).toEqual(['compta@verdon.example', ['renaud@lefevre.example']])
      const headers = headersOf(received?.content ?? '')
      expect(headers).not.toMatch(/^(bcc|cc):/im)
      expect(headers.match(/^to:/gim)).toHaveLength(1)
      expect(headers.match(/^subject:/gim)).toHaveLength(1)
    })
  }

  test('any name and any subject leave the envelope and the list of headers as they are', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', maxLength: 200 }),
        fc.string({ unit: 'binary', maxLength: 200 }),
        async (name, subject) => {
          const composed = await composeEmail(
            message({ to: { name, email: 'renaud@lefevre.example' }, subject: `x${subject}` }),
            account(),
          )
          expect(composed.envelope).toEqual({ from: 'compta@verdon.example', to: 'renaud@lefevre.example' })
          const names = headersOf(Buffer.from(composed.content).toString('latin1'))
            .split('\r\n')
            .map((line) => line.slice(0, line.indexOf(':')))
          expect(names.toSorted()).toEqual([
            'Auto-Submitted',
            'Content-Type',
            'Date',
            'From',
            'MIME-Version',
            'Message-ID',
            'Reply-To',
            'Subject',
            'To',
          ])
        },
      ),
      { numRuns: 150 },
    )
  })
})

describe('the last check before an e-mail leaves', () => {
  const expected = {
    from: 'compta@verdon.example',
    to: 'renaud@lefevre.example',
    messageId: '<rem.7.1@verdon.example>',
  }
  const lint = (content: string): readonly string[] => lintEmail(Buffer.from(content), expected)

  test('finds nothing in an e-mail of ours', async () => {
    expect(lint(await compose())).toEqual([])
  })
  test.each([
    [
      'a second recipient',
      (mail: string) =>
        mail.replace('To: Mme Renaud <renaud@lefevre.example>', 'To: a@b.example, renaud@lefevre.example'),
    ],
    ['another recipient', (mail: string) => mail.replace('<renaud@lefevre.example>', '<evil@z.example>')],
    ['a blind copy', (mail: string) => `Bcc: evil@z.example\r\n${mail}`],
    ['a second subject', (mail: string) => `Subject: other\r\n${mail}`],
    ['no date', (mail: string) => mail.replace(/Date: .*\r\n/, '')],
    ['another Message-ID', (mail: string) => mail.replace('<rem.7.1@', '<rem.7.2@')],
    ['a sender of another domain', (mail: string) => mail.replace('<compta@verdon.example>', '<compta@evil.example>')],
    ['a header that is not ASCII', (mail: string) => mail.replace('Mme Renaud', 'Mme Rénaud')],
    ['a line too long', (mail: string) => `${mail}${'x'.repeat(999)}\r\n`],
    ['a bare line feed', (mail: string) => `${mail}x\ny\r\n`],
    ['a picture that reports back', (mail: string) => mail.replace('<p>', '<img src=3D"https://t.example/p"><p>')],
    ['a way to switch reminders off by a click', (mail: string) => `List-Unsubscribe: <https://x.example>\r\n${mail}`],
    ['no mark of automatic sending', (mail: string) => mail.replace('Auto-Submitted: auto-generated\r\n', '')],
  ])('finds %s', async (_what, spoil) => {
    expect(lint(spoil(await compose()))).not.toEqual([])
  })
})
