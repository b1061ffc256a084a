// F13: what somebody typed, or a file brought, as an address, a name, a subject, a number or a file name, sent to a mail server of
// another make. Whatever it is, the server hears of one recipient only, the validated one, and the headers stay those of ours.

import PostalMime from 'postal-mime'
import { type AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { OPEN_WAY_OUT } from '#test/open-way-out.ts'
import { type EmailMessage, type MailAccount, type SendingAccount, type SendOutcome, openSender } from './email.ts'

vi.setConfig({ testTimeout: 60_000 })

const EVIL = 'evil@z.example'
const GOOD = 'renaud@lefevre.example'

/** Control characters, separators that pass for line ends, marks that turn or hide text, letters that look like others. */
const CONTROLS = [
  '\u0000',
  '\u0001',
  '\u0007',
  '\b',
  '\t',
  '\n',
  '\u000b',
  '\f',
  '\r',
  '\r\n',
  '\u001b',
  '\u007f',
  '\u0085',
]
const SEPARATORS = ['\u2028', '\u2029', '\u00a0', '\u2003', '\u3000', '\ufeff', '\u200b', '\u200d', '\u2060', '\u00ad']
const BIDI = ['\u200e', '\u200f', '\u202a', '\u202b', '\u202c', '\u202d', '\u202e', '\u2066', '\u2067', '\u2069']
const UNSEEN = [...CONTROLS, ...SEPARATORS, ...BIDI]

const ADDRESSES: readonly string[] = [
  // Line ends and hidden characters, in front of, inside and behind the address.
  ...UNSEEN.flatMap((mark) => [
    `${mark}${GOOD}`,
    `ren${mark}aud@lefevre.example`,
    `renaud@lefevre${mark}.example`,
    `${GOOD}${mark}`,
  ]),
  // A command of the mail server, or a header, behind a line end.
  ...['\r\n', '\n', '\r', '%0d%0a', '\\r\\n', '\u2028', '\u000b'].flatMap((end) => [
    `${GOOD}${end}RCPT TO:<${EVIL}>`,
    `${GOOD}>${end}RCPT TO:<${EVIL}`,
    `${GOOD}${end}Bcc: ${EVIL}`,
    `${GOOD}${end}DATA`,
  ]),
  // Several addresses, groups, names and comments.
  `${GOOD},${EVIL}`,
  `${GOOD}, ${EVIL}`,
  `${GOOD};${EVIL}`,
  `${GOOD} ${EVIL}`,
  `${GOOD}|${EVIL}`,
  `"${GOOD}" <${EVIL}>`,
  `${GOOD} <${EVIL}>`,
  `<${EVIL}> ${GOOD}`,
  `<${GOOD}>`,
  `<${GOOD}><${EVIL}>`,
  `Renaud <${GOOD}>, Evil <${EVIL}>`,
  `(${EVIL})${GOOD}`,
  `renaud(${EVIL})@lefevre.example`,
  `${GOOD}(${EVIL})`,
  `(a(b)c)${GOOD}`,
  `friends: ${GOOD}, ${EVIL};`,
  `undisclosed-recipients:;`,
  `:${GOOD}`,
  `mailto:${GOOD}`,
  `mailto:${GOOD}?bcc=${EVIL}`,
  // Quoted local parts.
  '"renaud"@lefevre.example',
  `"${EVIL}"@lefevre.example`,
  '"a b"@lefevre.example',
  '"a\\"b"@lefevre.example',
  `"a>\r\nRCPT TO:<${EVIL}>"@lefevre.example`,
  '""@lefevre.example',
  // Old ways of sending through others.
  'renaud%z.example@lefevre.example',
  'z.example!renaud@lefevre.example',
  '@z.example:renaud@lefevre.example',
  '@z.example,@y.example:renaud@lefevre.example',
  'renaud@z.example@lefevre.example',
  // Options of the server, of a shell and of sendmail.
  `${GOOD}> NOTIFY=SUCCESS ORCPT=rfc822;${EVIL}`,
  `${GOOD} SIZE=1`,
  '-oQ/tmp -X/tmp/x@lefevre.example',
  '-froot@lefevre.example',
  '`id`@lefevre.example',
  '$(id)@lefevre.example',
  '|/bin/sh@lefevre.example',
  '../../etc/passwd@lefevre.example',
  'renaud@lefevre.example/../z.example',
  // No address, or a part of one.
  '',
  ' ',
  '@',
  'renaud',
  'renaud@',
  '@lefevre.example',
  'renaud@lefevre',
  'renaud@@lefevre.example',
  '.renaud@lefevre.example',
  'renaud.@lefevre.example',
  're..naud@lefevre.example',
  'renaud@.lefevre.example',
  'renaud@lefevre..example',
  'renaud@lefevre.example.',
  'renaud@-lefevre.example',
  'renaud@lefevre-.example',
  'renaud@lefevre.example-',
  'renaud@lefevre.1',
  'renaud@_lefevre.example',
  'renaud@lefevre.exam ple',
  // Machines by number.
  'renaud@[127.0.0.1]',
  'renaud@[IPv6:::1]',
  'renaud@127.0.0.1',
  'renaud@2130706433',
  'renaud@[z.example]',
  // Letters of other alphabets, which look like ours or are folded into ours.
  'renaud@lefèvre.example',
  'renaud@lеfevre.example',
  'renаud@lefevre.example',
  'renaud@lefevre。example',
  'renaud＠lefevre.example',
  'renaud﹫lefevre.example',
  'ｒenaud@lefevre.example',
  'renaud@ⅼefevre.example',
  'renaud@lefevre.ехample',
  'renaud@lefevre.exampl\u0435',
  'ſales@lefevre.example',
  '=?utf-8?q?renaud?=@lefevre.example,evil@z.example',
  '=?utf-8?B?ZXZpbEB6LmV4YW1wbGU=?=',
  // Too long for what others read.
  `${'a'.repeat(65)}@lefevre.example`,
  `renaud@${'a'.repeat(64)}.example`,
  `renaud@${'a.'.repeat(124)}example`,
  `${'a'.repeat(10_000)}@lefevre.example`,
]

const NAMES: readonly string[] = [
  ...UNSEEN.map((mark) => `Re${mark}naud`),
  ...['\r\n', '\n', '\r', '\u2028', '\u0085', '\u0000'].flatMap((end) => [
    `x${end}Bcc: ${EVIL}`,
    `x${end}To: ${EVIL}`,
    `x${end}${end}<script>`,
    `x${end}.${end}MAIL FROM:<${EVIL}>${end}RCPT TO:<${EVIL}>`,
  ]),
  EVIL,
  `<${EVIL}>`,
  `"${EVIL}" <${EVIL}>`,
  `a" <${EVIL}>, "b`,
  `a\\" <${EVIL}>`,
  `a, ${EVIL}`,
  `a; ${EVIL}`,
  `group: ${EVIL};`,
  `(${EVIL})`,
  `=?utf-8?q?=0D=0ABcc:_evil@z.example?=`,
  `=?utf-8?B?DQpCY2M6IGV2aWxAei5leGFtcGxl?=`,
  `%0d%0aBcc: ${EVIL}`,
  '\u202eelpmaxe.z@live\u202c',
  '../../etc/passwd',
  'C:\\Windows\\x.exe',
  'x.pdf"; filename="x.exe',
  "x.pdf; filename*=utf-8''x.exe",
  '.',
  '',
  '   ',
  'é'.repeat(400),
  '💶'.repeat(300),
  'a'.repeat(5_000),
  '\ud800',
  '{{7*7}}',
  '#panic("x")',
  '<img src=x onerror=alert(1)>',
]

type Arrived = { readonly from: string; readonly to: readonly string[]; readonly content: Buffer }
const arrived: Arrived[] = []
let server: SMTPServer
let port = 0

beforeAll(async () => {
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData: (stream, { envelope }, done) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        arrived.push({ from, to: envelope.rcptTo.map(({ address }) => address), content: Buffer.concat(chunks) })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  port = (server.server.address() as AddressInfo).port
})
afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())))

const account = (over: Partial<MailAccount> = {}): SendingAccount => ({
  host: '127.0.0.1',
  port,
  security: 'plain',
  user: null,
  password: null,
  from: { name: 'Atelier Verdon', email: 'compta@verdon.example' },
  replyTo: null,
  wayOut: OPEN_WAY_OUT,
  ...over,
})

const message = (over: Partial<EmailMessage>): EmailMessage => ({
  messageId: '<rem.7.1@verdon.example>',
  to: { name: 'Mme Renaud', email: GOOD },
  subject: 'Facture F-1',
  text: 'Reste dû 12,00 €\n',
  html: '<p>Reste dû 12,00 €</p>',
  ...over,
})

/** `refused` where it is not even an address: nothing was said to a server. */
async function send(
  over: Partial<EmailMessage>,
  from: Partial<MailAccount> = {},
): Promise<SendOutcome['kind'] | 'refused'> {
  const sender = openSender(account(from))
  try {
    return (await sender.send(message(over), { onDataStart: () => Promise.resolve() })).kind
  } catch (error) {
    expect(error).toMatchObject({ code: 'outreach.email_address_invalid' })
    return 'refused'
  } finally {
    await sender.close()
  }
}

test('the table holds more than two hundred different attacks', () => {
  expect(new Set(ADDRESSES).size + new Set(NAMES).size).toBeGreaterThanOrEqual(200)
})

test.each(ADDRESSES.map((address) => [address]))('F13 %j as an address reaches nobody', async (email) => {
  const before = arrived.length
  for (const [over, from] of [
    [{ to: { name: 'x', email } }, {}],
    [{ replyTo: { name: 'x', email } }, {}],
    [{}, { from: { name: 'x', email } }],
  ] as const)
    expect(await send(over, from)).toBe('refused')
  expect(arrived).toHaveLength(before)
})

const HEADERS = [
  'Auto-Submitted',
  'Content-Type',
  'Date',
  'From',
  'MIME-Version',
  'Message-ID',
  'Reply-To',
  'Subject',
  'To',
]

describe('F13 a name reaches only the validated recipient, and adds no header', () => {
  test.each(NAMES.map((name) => [name]))('%j as name, subject and file name', async (name) => {
    for (const [over, from] of [
      [{ to: { name, email: GOOD } }, {}],
      [{ replyTo: { name, email: 'claire@verdon.example' } }, {}],
      [{}, { from: { name, email: 'compta@verdon.example' } }],
      [{ subject: `Facture ${name}` }, {}],
      [
        { attachments: [{ fileName: `${name}.pdf`, contentType: 'application/pdf', content: Buffer.from('%PDF') }] },
        {},
      ],
    ] as const) {
      const before = arrived.length
      expect(await send(over, from)).toBe('accepted')
      expect(arrived).toHaveLength(before + 1)
      const { from: sender, to, content } = arrived.at(-1) as Arrived
      expect([sender, to]).toEqual(['compta@verdon.example', [GOOD]])
      await expectIntact(content)
    }
  })
})

async function expectIntact(content: Buffer): Promise<void> {
  const head = content
    .subarray(0, content.indexOf('\r\n\r\n'))
    .toString('latin1')
    .replace(/\r\n[\t ]+/g, ' ')
  expect(
    head
      .split('\r\n')
      .map((line) => line.slice(0, line.indexOf(':')))
      .toSorted(),
  ).toEqual(HEADERS)
  const mail = await PostalMime.parse(content)
  expect([mail.from?.address, mail.to?.map(({ address }) => address)]).toEqual(['compta@verdon.example', [GOOD]])
  expect([mail.cc, mail.bcc]).toEqual([undefined, undefined])
  const parts = content.toString('latin1').match(/^Content-Type: (?!multipart)[^;\r\n]*/gm)
  expect(parts?.toSorted()).toEqual(
    ['Content-Type: application/pdf', 'Content-Type: text/html', 'Content-Type: text/plain'].slice(
      mail.attachments.length === 1 ? 0 : 1,
    ),
  )
  for (const { filename } of mail.attachments) {
    expect(filename).toMatch(/\.pdf$/)
    // oxlint-disable-next-line no-control-regex
    expect(filename).not.toMatch(/[/\\:\u0000-\u001f\u202a-\u202e\u2066-\u2069]/)
  }
}
