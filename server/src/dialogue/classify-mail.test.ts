import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isRefusal } from '#kernel'
import { classifyMail } from './classify-mail.ts'
import type { ClassifiedMail } from './model.ts'
import { readMail } from './read-mail.ts'

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const mail = (lines: readonly string[]): Uint8Array => bytes(lines.join('\r\n'))
const classified = async (lines: readonly string[]): Promise<ClassifiedMail> =>
  classifyMail(await readMail(mail(lines)))

const OURS = 'rem.1.42.1@atelier.example'

const REPORT = (action: string, status: string): readonly string[] => [
  'From: Mail Delivery System <mailer-daemon@mx.atelier.example>',
  'To: compta@atelier.example',
  'Subject: Undelivered Mail Returned to Sender',
  'MIME-Version: 1.0',
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b1"',
  '',
  '--b1',
  'Content-Type: text/plain',
  '',
  'The message could not be delivered.',
  '--b1',
  'Content-Type: message/delivery-status',
  '',
  'Reporting-MTA: dns; mx.atelier.example',
  '',
  'Final-Recipient: rfc822; <Achats@Moulin.example>',
  `Action: ${action}`,
  `Status: ${status}`,
  'Diagnostic-Code: smtp; 550 5.1.1 no such',
  ' user here',
  '',
  '--b1',
  'Content-Type: text/rfc822-headers',
  '',
  'From: compta@atelier.example',
  `Message-ID: <${OURS}>`,
  'In-Reply-To: <another@atelier.example>',
  '',
  '--b1--',
]

describe('a delivery report', () => {
  test('says whom a message did not reach, why, and which message it was', async () => {
    expect(await classified(REPORT('failed', '5.1.1'))).toEqual({
      kind: 'bounce',
      recipients: [
        {
          email: 'achats@moulin.example',
          status: '5.1.1',
          isPermanent: true,
          diagnostic: '550 5.1.1 no such user here',
        },
      ],
      about: [OURS],
      because: 'message/delivery-status',
    })
  })

  test('of a full mailbox is not permanent, and one that is still tried again is a delay', async () => {
    expect((await classified(REPORT('failed', '4.2.2'))).recipients[0]?.isPermanent).toBe(false)
    expect((await classified(REPORT('delayed', '4.4.1'))).kind).toBe('delay')
  })

  test('of a success reaches nobody new and frees nothing', async () => {
    expect(await classified(REPORT('delivered', '2.0.0'))).toMatchObject({ kind: 'receipt', recipients: [] })
  })

  test('whose parts are lost is read from its body', async () => {
    const lines = REPORT('failed', '5.1.1').map((line) => line.replace(/^--b1/, '--b2'))
    expect(await classified(lines)).toMatchObject({ kind: 'bounce', about: [OURS] })
  })
})

test('a bounce in plain words is read above the copy of our message only', async () => {
  const lines = [
    'From: MAILER-DAEMON@relais.example',
    'To: compta@atelier.example',
    'Subject: Mail delivery failed: returning message to sender',
    '',
    'A message that you sent could not',
    'be delivered to its recipient:',
    '',
    '  achats@moulin.example',
    '    550 5.2.1 mailbox disabled',
    '',
    '------ This is a copy of the message, including all the headers. ------',
    '',
    `Message-ID: <${OURS}>`,
    'To: achats@moulin.example, autre@moulin.example',
    'Bonjour, 450 4.2.2 n’est pas pour vous',
  ]
  const { kind, recipients, about } = await classified(lines)
  expect({ kind, about }).toEqual({ kind: 'bounce', about: [OURS] })
  expect(recipients.map(({ email, status, isPermanent }) => [email, status, isPermanent])).toEqual([
    ['achats@moulin.example', '5.2.1', true],
  ])
})

describe('a bounce in plain words', () => {
  const bounce = (...told: readonly string[]): readonly string[] => [
    'From: MAILER-DAEMON@relais.example',
    'To: compta@atelier.example',
    'Subject: Mail delivery failed',
    ...told,
  ]
  const unreached = async (lines: readonly string[]) =>
    (await classified(lines)).recipients.map(({ email, status, isPermanent }) => [email, status, isPermanent])

  test('of a full mailbox is for now', async () => {
    const lines = bounce('', 'Your message could not be delivered to achats@moulin.example:', '452 4.2.2 over quota')
    expect(await unreached(lines)).toEqual([['achats@moulin.example', '4.2.2', false]])
  })

  test('is about whom its header names, whoever else it mentions', async () => {
    const head = 'X-Failed-Recipients: achats@moulin.example'
    const lines = bounce(head, '', 'could not be delivered, ask aide@relais.example', '550 no such user')
    expect(await unreached(lines)).toEqual([['achats@moulin.example', '5.0.0', true]])
  })

  test('is not about us, to whom it came', async () => {
    const lines = bounce('', 'The mail of compta@atelier.example could not be delivered to achats@moulin.example')
    expect(await unreached(lines)).toEqual([['achats@moulin.example', null, true]])
  })
})

test('a report takes no address of four numbers for a status, and the original recipient where there is no final one', async () => {
  const lines = REPORT('failed', '').map((line) =>
    line
      .replace('Final-Recipient', 'Original-Recipient')
      .replace('550 5.1.1 no such', 'host 213.5.1.12 said: 550 5.2.1 no such'),
  )
  const { recipients } = await classified(lines)
  expect(recipients).toMatchObject([{ email: 'achats@moulin.example', status: '5.2.1' }])
})

test('a report is about the message that it returns, not about those that one answers', async () => {
  const lines = REPORT('failed', '5.1.1').map((line) =>
    line.replace(`<${OURS}>`, `<${OURS}>\r\n <another@atelier.example>`),
  )
  expect((await classified(lines)).about).toEqual([OURS])
})

test('an answer is about the message that it answers first, then the latest of its conversation', async () => {
  const references = 'References: <rem.1.1@a.example> <rem.1.2@a.example>'
  const lines = [
    'From: a@moulin.example',
    'In-Reply-To: <rem.1.3@a.example>',
    references,
    'Subject: Re: F-1',
    '',
    'Oui',
  ]
  expect((await classified(lines)).about).toEqual(['rem.1.3@a.example', 'rem.1.2@a.example', 'rem.1.1@a.example'])
})

test('a person may write of an absence', async () => {
  const subject = 'Subject: Facture F-1 : je suis absent la semaine prochaine'
  expect((await classified(['From: a@moulin.example', subject, '', 'Je règle le 15.'])).kind).toBe('answer')
})

test.each([
  ['Auto-Submitted: auto-replied'],
  ['Precedence: bulk'],
  ['X-Autoreply: yes'],
  ['List-Id: <annonces.moulin.example>'],
  ['Return-Path: <>'],
])('what carries “%s” was not written by a person', async (header) => {
  const lines = [header, 'From: a@moulin.example', 'Subject: Re: Facture F-1', '', 'Je paierai le 15 décembre.']
  expect((await classified(lines)).kind).toBe('automatic')
})

test.each([['Réponse automatique : Facture F-1'], ['Out of office Re: invoice'], ['Absent du bureau jusqu’au 3']])(
  'nor was “%s”',
  async (subject) => {
    expect((await classified(['From: a@moulin.example', `Subject: ${subject}`, '', 'De retour lundi.'])).kind).toBe(
      'automatic',
    )
  },
)

test('a person who writes about a delivery that failed is a person', async () => {
  const lines = [
    'From: Anne Petit <a.petit@moulin.example>',
    'Auto-Submitted: no',
    'Subject: Re: Facture F-1, colis non distribué',
    `In-Reply-To: <${OURS}>`,
    '',
    'Bonjour, le colis n’a pas été livré.',
  ]
  expect(await classified(lines)).toMatchObject({ kind: 'answer', recipients: [], about: [OURS] })
})

test('a complaint of the recipient’s provider is told apart', async () => {
  const lines = [
    'From: staff@fournisseur.example',
    'Subject: complaint',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="b1"',
    '',
    '--b1',
    'Content-Type: message/feedback-report',
    '',
    'Feedback-Type: abuse',
    '--b1',
    'Content-Type: message/rfc822',
    '',
    `Message-ID: <${OURS}>`,
    '',
    'texte',
    '--b1--',
  ]
  expect(await classified(lines)).toMatchObject({ kind: 'complaint', about: [OURS] })
})

test('a message of carriage returns alone is read all the same', async () => {
  const raw = bytes(['Auto-Submitted: auto-replied', 'From: a@moulin.example', '', 'absent'].join('\r'))
  expect(classifyMail(await readMail(raw)).kind).toBe('automatic')
})

test('what is too large, or nested without end, is refused', async () => {
  await expect(readMail(new Uint8Array(30_000_001))).rejects.toMatchObject({ code: 'dialogue.mail_too_large' })
  const nested = Array.from({ length: 60 }, (_, level) => [
    `Content-Type: multipart/mixed; boundary="b${level}"`,
    '',
    `--b${level}`,
  ]).flat()
  await expect(readMail(mail(nested))).rejects.toMatchObject({ code: 'dialogue.mail_unreadable' })
})

test('no bytes make it fail in any other way', async () => {
  const parts = fc.array(
    fc.constantFrom(...REPORT('failed', '5.1.1'), 'Content-Type: text/html', '<p>é</p>', '\0', '--b1--'),
  )
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.uint8Array({ maxLength: 400 }), parts.map(mail)), async (raw) => {
      const kind = await readMail(raw).then(
        (read) => classifyMail(read).kind,
        (error: unknown) => isRefusal(error),
      )
      return kind !== false
    }),
    { numRuns: 500 },
  )
})

const shared = process.env['QUITTANCE_SHARED']
const folder = shared === undefined ? null : join(shared, 'corpora', 'email')

/** Read by us, one by one, against what each file says. */
const KINDS: Readonly<Record<string, readonly string[]>> = {
  delay: ['dsn__lhost-gmail-06', 'dsn__lhost-outlook-06', 'dsn__rfc3464-07', 'dsn__rfc3464-09'],
  automatic: ['dsn__rfc3834-02', 'dsn__rfc3834-03', 'dsn__rfc3834-04', 'dsnx__rfc3834-01', 'dsnx__rfc3834-01_2dfa'],
  answer: ['dsnx__is-not-bounce-01'],
}

type Expected = Readonly<
  Record<string, { readonly fromFile?: { finalRecipients: readonly string[]; statuses: readonly string[] } }>
>

describe.skipIf(folder === null || !existsSync(folder))('the samples of other projects', () => {
  const files = folder === null ? [] : readdirSync(folder).filter((name) => name.endsWith('.eml'))
  const expected =
    shared === undefined ? {} : (JSON.parse(readFileSync(join(shared, 'corpora', 'expected.json'), 'utf8')) as Expected)

  test('are there', () => expect(files.length).toBe(47))

  test.each(files)('%s', async (name) => {
    const { kind, recipients } = classifyMail(await readMail(readFileSync(join(folder ?? '', name))))
    const stem = name.replace('.eml', '')
    expect(kind).toBe(Object.keys(KINDS).find((one) => KINDS[one]?.includes(stem)) ?? 'bounce')
    const { finalRecipients = [], statuses = [] } = expected[`email/${name}`]?.fromFile ?? {}
    if (finalRecipients.length === 0) return
    const plain = finalRecipients.map((field) =>
      field
        .replace(/^rfc822; ?<?/i, '')
        .replace(/>$/, '')
        .toLowerCase(),
    )
    expect(recipients.map(({ email }) => email)).toEqual(plain)
    expect(recipients.map(({ status }) => status)).toEqual(statuses)
  })
})
