import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { CLOSED_WAY_OUT, OPEN_WAY_OUT } from '#test/open-way-out.ts'
import type { ImapAccount } from './imap.ts'
import { withSentFolder } from './sent-folder.ts'
import { TEST_MAILBOX, type TestImap, startTestImap } from './test-imap.ts'

vi.setConfig({ testTimeout: 30_000 })

let imap: TestImap
beforeEach(async () => {
  imap = await startTestImap()
})
afterEach(() => imap.close())

const account = (over: Partial<ImapAccount> = {}): ImapAccount => ({
  host: '127.0.0.1',
  port: imap.port,
  security: 'plain',
  user: TEST_MAILBOX.user,
  password: TEST_MAILBOX.password,
  tokens: null,
  sentFolder: null,
  wayOut: OPEN_WAY_OUT,
  ...over,
})
const mail = (id: string, text = 'Bonjour') =>
  `From: c@verdon.example\r\nTo: j@noe.example\r\nSubject: Facture\r\nMessage-ID: ${id}\r\n\r\n${text}\r\n`

describe('the folder of sent messages', () => {
  test('holds what the server filed, told by its whole Message-ID', async () => {
    imap.file(mail('<rem.1.11@verdon.example>'))
    imap.file(mail('<rem.1.2@verdon.example>', 'Message-ID: <rem.1.3@verdon.example>'))
    const asked = ['<rem.1.1@verdon.example>', '<rem.1.2@verdon.example>', '<rem.1.3@verdon.example>']
    const held = await withSentFolder(account(), (folder) => folder.holds(asked))
    expect([...held]).toEqual(['<rem.1.2@verdon.example>'])
  })

  test('is given a copy, as it was sent', async () => {
    const content = mail('<rem.1.1@verdon.example>', 'Reste dû : 12,00 € – échue')
    await withSentFolder(account(), (folder) => folder.file(Buffer.from(content), '2026-11-16T09:00:00.000Z'))
    expect(imap.sent().map((raw) => Buffer.from(raw, 'binary').toString('utf8'))).toEqual([content])
    const held = await withSentFolder(account(), (folder) => folder.holds(['<rem.1.1@verdon.example>']))
    expect(held.size).toBe(1)
    expect(imap.flagsOfSent()).toEqual([['\\Seen']])
  })

  test.each([['Envoy&AOk-s'], ['&AMk-l&AOk-ments envoy&AOk-s'], ['Sent Items']])(
    'is known by its name where the server marks none: %s',
    async (folder) => {
      const bare = await startTestImap({ folder: false })
      bare.makeFolder(folder)
      bare.arrive(mail('<rem.1.1@verdon.example>'), folder)
      const held = await withSentFolder(account({ port: bare.port }), (sent) =>
        sent.holds(['<rem.1.1@verdon.example>']),
      )
      expect([...held]).toEqual(['<rem.1.1@verdon.example>'])
      await bare.close()
    },
  )

  test('is not opened inside the own network where that may not be reached, by name or number', async () => {
    for (const host of ['127.0.0.1', 'localhost']) {
      const inside = account({ host, wayOut: CLOSED_WAY_OUT })
      const holds = withSentFolder(inside, (folder) => folder.holds(['<a@b.example>']))
      await expect(holds).rejects.toMatchObject({ code: 'platform.address_inside', data: { host } })
    }
  })

  test('opens with an access token', async () => {
    const tokens = () => Promise.resolve(TEST_MAILBOX.token)
    expect(
      (await withSentFolder(account({ password: null, tokens }), (folder) => folder.holds(['<a@b.example>']))).size,
    ).toBe(0)
  })

  test('can be one that is named', async () => {
    await withSentFolder(account({ sentFolder: 'INBOX' }), (folder) =>
      folder.file(Buffer.from(mail('<rem.1.1@verdon.example>')), '2026-11-16T09:00:00.000Z'),
    )
    expect(imap.sent()).toEqual([])
  })

  test('that the server does not mark is asked for by name', async () => {
    const bare = await startTestImap({ folder: false })
    await expect(withSentFolder(account({ port: bare.port }), () => Promise.resolve())).rejects.toMatchObject({
      code: 'outreach.no_sent_folder',
    })
    await bare.close()
  })

  test('is not opened with a wrong password, nor in clear over a network', async () => {
    const nothing = () => Promise.resolve('opened')
    await expect(withSentFolder(account({ password: 'wrong' }), nothing)).rejects.toThrow('Command failed')
    await expect(withSentFolder(account({ host: 'imap.verdon.example' }), nothing)).rejects.toMatchObject({
      code: 'outreach.mail_account_insecure',
    })
  })
})
