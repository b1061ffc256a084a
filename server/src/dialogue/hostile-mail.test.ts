// Mail written by somebody who wants the office to stop: it is read at once, or by its head alone, and never keeps the next one waiting.

import { describe, expect, test } from 'vitest'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import type { CompanyInbox } from '#outreach'
import { classifyMail } from './classify-mail.ts'
import { fetchMail } from './fetch-mail.ts'
import { listMail } from './mail-store.ts'
import { readMail } from './read-mail.ts'
import { receiveMail } from './receive-mail.ts'
import { receiveUnread } from './receive-unread.ts'
import { suggestAnswers } from './suggest-answers.ts'
import { textOfHtml } from './text-of-html.ts'
import { trimReply } from './trim-reply.ts'

const path = await openWorkingPath('2026-11-16')

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text)
const HEAD = ['From: achats@moulin.example', 'To: compta@atelier-verdon.example', 'MIME-Version: 1.0']
const mail = (more: readonly string[], text: string): Uint8Array => bytes([...HEAD, ...more, '', text].join('\r\n'))
const MULTIPART = 'Content-Type: multipart/mixed; boundary=b'

describe('takes no time', () => {
  const LONG = 200_000
  const of = (piece: string): string => piece.repeat(LONG / piece.length)
  const texts: readonly (readonly [string, string])[] = [
    ['a line of dashes that is none', `${of('-')}x`],
    ['dashes, blanks, dashes', `${'-'.repeat(LONG / 2)} ${'-'.repeat(LONG / 2)}x`],
    ['a word without end after a bounce', `user unknown ${of('a')}`],
    ['an address without end', `user unknown a@${of('a.')}`],
    ['nothing but at signs', `user unknown ${of('a@')}`],
    ['addresses and nothing else', `user unknown ${of('é@a.fr a@b.example ')}`],
    ['empty lines', `a${'\n'.repeat(50_000)}x`],
    ['blanks', `${of(' ')}x`],
    ['headings of quotations that never come', of('Op schreef \n')],
    ['the same in English', of('On a b ')],
    ['a date, quotes, brackets', of('01.01.2020 11:11 "<" <" > ')],
    ['digits', of('1')],
    ['payments without end', of('règlement paiement ')],
    ['marks of the end of a sentence', of('a. ')],
  ]

  test.each(texts)('to read: %s', async (_name, text) => {
    const began = performance.now()
    const read = await readMail(mail(['Subject: bounce', 'Content-Type: text/plain; charset=utf-8'], text))
    classifyMail(read)
    suggestAnswers(trimReply(text), '2026-11-16')
    expect(performance.now() - began).toBeLessThan(3_000)
  })

  test.each(['<', '<a', '<script', '<script>', '</script ', '<!--', '<blockquote ', '<a> ', '&amp', ' \n'])(
    'to read as HTML: %j again and again',
    (piece) => {
      const began = performance.now()
      textOfHtml(piece.repeat(2_000_000 / piece.length))
      expect(performance.now() - began).toBeLessThan(3_000)
    },
  )

  test('to read: HTML is the same text as before', () => {
    expect(textOfHtml('<p>Un <b>mot</b></p><script >a < b</script ><div>x   y</div>2 < 3 &gt; 1')).toBe(
      'Un mot\nx y\n2 < 3 > 1',
    )
  })
})

describe('takes no room', () => {
  test('a message of lines without end is refused before it is taken apart', async () => {
    const lines = mail(['Subject: a'], '\r\n'.repeat(100_001))
    await expect(readMail(lines)).rejects.toMatchObject({ code: 'dialogue.mail_unreadable' })
    const encoded = `${'QUJD'.repeat(19)}\r\n`.repeat(150_000)
    const large = await readMail(mail(['Content-Type: a/b', 'Content-Transfer-Encoding: base64'], encoded))
    expect(large.attachments.map(({ size }) => size)).toEqual([8_550_000])
  })

  test('a hundred attachments are kept, and fifty recipients of a bounce', async () => {
    const part = '--b\r\nContent-Disposition: attachment; filename=a.txt\r\n\r\nx\r\n'
    const { attachments } = await readMail(mail([MULTIPART], part.repeat(101)))
    expect(attachments).toHaveLength(100)
    const recipient = '\r\nFinal-Recipient: rfc822; a@b.example\r\nAction: failed\r\n'
    const report = `--b\r\nContent-Type: message/delivery-status\r\n\r\n${recipient.repeat(51)}--b--`
    expect(classifyMail(await readMail(mail([MULTIPART], report))).recipients).toHaveLength(50)
  })
})

describe('is kept whatever it holds', () => {
  const owing = async (): Promise<WorkingCompany> => {
    const firm = await path.company()
    await firm.debtor({ email: 'achats@moulin.example', owes: [['F-1', 120_000, '2026-11-09']] })
    return firm
  }
  const inbox = (firm: WorkingCompany) =>
    firm.inCompany((ctx) => listMail(ctx, { show: 'all', debtorId: null, before: null, most: 50 }))

  test.each([
    ['NUL in the subject', mail(['Subject: a\0b'], 'x')],
    ['NUL in the name of the sender', mail(['From: a\0b <a@b.example>'], 'x')],
    ['NUL in the Message-ID', mail(['Message-ID: <a\0b@c.example>', 'In-Reply-To: <d\0e@f.example>'], 'x')],
    ['NUL in the text', mail(['Subject: a'], 'Nous paierons\0 le 27 novembre.')],
    ['NUL in the sign of a machine', mail(['Auto-Submitted: auto\0-replied'], 'x')],
    ['NUL in the name of a file', mail([MULTIPART], '--b\r\nContent-Type: a/b; name="=?utf-8?Q?a=00b?="\r\n\r\nx')],
    ['NUL in a report', mail([MULTIPART], '--b\r\nContent-Type: message/delivery-status\r\n\r\nFinal-Recipient: rfc822; a\0@b.example\r\nAction: failed\r\n')], // prettier-ignore
    ['half a character at the cut of the subject', mail([`Subject: =?utf-8?Q?${'a'.repeat(499)}=F0=9F=92=A9?=`], 'x')],
    ['half a character at the cut of what it suggests', mail(['Content-Type: text/plain; charset=utf-8'], `Nous paierons vendredi ${'a'.repeat(276)}💩 b`)], // prettier-ignore
    ['a date of the year 275760', mail(['Date: Sat, 13 Sep 275760 00:00:00 +0000'], 'x')],
    ['a date before our era', mail(['Date: -000001-01-01T00:00:00Z'], 'x')],
    ['a name and an address without end', mail([`From: ${'n'.repeat(20_000)} <${'a'.repeat(20_000)}@b.example>`], 'x')],
    ['a Message-ID without end', mail([`Message-ID: <${'é'.repeat(20_000)}@c.example>`], 'x')],
  ])('%s', async (_name, raw) => {
    const firm = await owing()
    expect(await firm.inCompany((ctx) => receiveMail(ctx, raw))).toMatchObject({ id: 1 })
    const [row] = await inbox(firm)
    expect(JSON.stringify(row)).not.toMatch(/\\u0000|\\ud[89ab]/i)
    expect((row?.fromEmail ?? '').length).toBeLessThanOrEqual(320)
  })

  test('one that cannot be taken in stands in the list by its head, once, and the next one arrives', async () => {
    const firm = await owing()
    const headless = Buffer.from('x'.repeat(200_000) + '\r\n'.repeat(100_002))
    const raws = [
      mail(['Subject: a'], 'a'),
      mail(['Subject: b'], '\r\n'.repeat(100_001)),
      headless,
      mail(['Subject: c'], 'c'),
    ]
    const asked: number[] = []
    const mailbox: CompanyInbox = {
      folders: ['INBOX'],
      open: (_folder, work) =>
        work({
          uidValidity: 7,
          after: async function* (uid) {
            asked.push(uid)
            yield* raws.map((raw, place) => ({ uid: place + 1, raw })).filter((one) => one.uid > uid)
          },
        }),
      list: async () => ['INBOX'],
      watch: async () => undefined,
    }
    const fetched = () => fetchMail(path.store.shell, firm.company, { openInbox: async () => mailbox })
    expect(await fetched()).toMatchObject({ received: 4 })
    expect(await fetched()).toMatchObject({ received: 0 })
    expect(asked).toEqual([0, 4])
    expect((await inbox(firm)).map(({ subject, isUnread, debtorName }) => [subject, isUnread, debtorName])).toEqual([
      ['c', false, 'Brûlerie Noé'],
      ['', true, null],
      ['b', true, 'Brûlerie Noé'],
      ['a', false, 'Brûlerie Noé'],
    ])
  })

  test('what came by its head alone may be an answer: its debtor waits until somebody has looked', async () => {
    const firm = await owing()
    const tooMuch = mail(['Subject: Re: facture F-1'], '\r\n'.repeat(100_001))
    expect(await firm.inCompany((ctx) => receiveUnread(ctx, tooMuch, null))).toMatchObject({
      kind: 'answer',
      debtorId: 1,
    })
    expect(await firm.inCompany((ctx) => receiveUnread(ctx, tooMuch, null))).toBeNull()
    const holds = await firm.inCompany(({ sql }) => sql<{ kind: string }>`select kind from ledger_hold`)
    expect(holds.map(({ kind }) => kind)).toEqual(['pause'])
  })
})
