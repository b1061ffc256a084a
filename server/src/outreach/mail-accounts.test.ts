import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createSecrets } from '#access'
import { changeMailAccount } from '#access/change-mail-account.ts'
import { type MailAccount, type MailSender, PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import { listFolders } from '#dialogue'
import { type WorkingCompany, openWorkingPath } from '#test/working-path.ts'
import { changeSenders } from '../access/change-settings.ts'
import { fetchMail } from '../dialogue/fetch-mail.ts'
import { listMail } from '../dialogue/mail-store.ts'
import { replyMail } from '../dialogue/reply-mail.ts'
import { type FakeAnswer, type FakeSmtp, type FakeVerb, startFakeSmtp } from './channels/fake-smtp.ts'
import { TEST_MAILBOX, type TestImap, startTestImap } from './channels/test-imap.ts'
import { companyInbox, openCompanySender } from './company-sender.ts'
import { queueTrouble } from './outbox-store.ts'
import { explainMailTrouble, sendAllMail } from './send-all-mail.ts'

vi.setConfig({ testTimeout: 30_000 })

const path = await openWorkingPath('2026-11-16')
const secrets = createSecrets(randomBytes(32))

let mischief: ((verb: FakeVerb) => FakeAnswer) | null = null
let jeans: FakeSmtp
let imap: TestImap
beforeAll(async () => {
  jeans = await startFakeSmtp({ answer: (verb) => mischief?.(verb) })
  imap = await startTestImap()
})
afterAll(async () => {
  await jeans.close()
  await imap.close()
})
beforeEach(() => {
  mischief = null
  path.at('2026-11-16')
})

/** Of Jean, a salesman, at a server of his own. */
const jeansAccount = (change: Partial<MailAccount> = {}): MailAccount => ({
  ...PLAIN_MAIL_ACCOUNT,
  host: '127.0.0.1',
  port: jeans.port,
  security: 'none',
  user: null,
  fromName: 'Jean Vidal',
  fromEmail: 'jean@vidal-ventes.example',
  replyTo: null,
  ...change,
})
const withImap = (sentCopyBy: 'server' | 'us'): Partial<MailAccount> => ({
  imap: { host: '127.0.0.1', port: imap.port, security: 'none', folders: ['INBOX'], sentFolder: null, sentCopyBy },
})
const JEAN: MailSender = {
  key: 'jean',
  name: 'Jean Vidal',
  email: 'jean@vidal-ventes.example',
  account: 'jean',
  replyTo: null,
  signature: { fr: null, en: null },
}

/** A company with two reminders let go: one of its own, one of Jean's. */
async function twoReleased(change: Partial<MailAccount> = {}): Promise<WorkingCompany> {
  const firm = await path.company()
  await give(firm, change)
  await firm.inCompany((ctx) => changeSenders(ctx, [JEAN]))
  await firm.debtor({ email: 'anne@noe.example', owes: [['F-1', 120_000, '2026-11-10']] })
  await firm.debtor({ email: 'paul@noe.example', owes: [['F-2', 80_000, '2026-11-10']] })
  await firm.day()
  await firm.inCompany(
    ({ sql }) => sql`update act set sender_key = 'jean' where debtor_id = (select max(id) from debtor)`,
  )
  await firm.release()
  return firm
}

const give = (firm: WorkingCompany, change: Partial<MailAccount> = {}) =>
  firm.inCompany((ctx) =>
    changeMailAccount(ctx, { key: 'jean', account: jeansAccount(change), password: TEST_MAILBOX.password, secrets }),
  )

/** All its accounts: its own as the working path has it, the others as its settings say. */
async function sendAll(firm: WorkingCompany) {
  await firm.inCompany((ctx) =>
    changeMailAccount(ctx, {
      account: jeansAccount({ port: path.smtpPort, fromEmail: 'compta@atelier-verdon.example' }),
      secrets,
    }),
  )
  return sendAllMail(path.store.shell, firm.company, {
    processName: 'test',
    openSender: (ctx, key) => openCompanySender(ctx, secrets, key),
  })
}

const recipients = (messages: FakeSmtp['messages']) => messages.flatMap(({ to }) => to)

describe('a sender with an account of their own', () => {
  test('sends through it and nobody else does: its envelope, its From, its Message-ID', async () => {
    const [before, beforeJean] = [path.messages.length, jeans.messages.length]
    const firm = await twoReleased()
    expect(await sendAll(firm)).toMatchObject({ sent: 2, troubles: [] })
    expect(recipients(path.messages.slice(before))).toEqual(['anne@noe.example'])
    const his = jeans.messages.slice(beforeJean)
    expect(recipients(his)).toEqual(['paul@noe.example'])
    expect(his[0]?.from).toBe('jean@vidal-ventes.example')
    expect(his[0]?.content).toMatch(/^From: Jean Vidal <jean@vidal-ventes.example>\r$/m)
    expect(his[0]?.content).toMatch(/^Message-ID: <rem\.\d+\.2\.[0-9a-f]{16}@vidal-ventes\.example>\r$/m)
    const kept = await firm.inCompany(
      ({ sql }) => sql<{ through: string }>`select sent_through as through from message order by id`,
    )
    expect(kept.map(({ through }) => through)).toEqual([
      'compta@atelier-verdon.example 127.0.0.1',
      'jean@vidal-ventes.example 127.0.0.1',
    ])
  })

  test('whose server is down holds nobody up, and is told by name', async () => {
    const firm = await twoReleased()
    mischief = (verb) => (verb === 'CONNECT' ? '421 down for the night' : undefined)
    const run = await sendAll(firm)
    expect(run).toMatchObject({ sent: 1, nextTry: '2026-11-16T09:15:00.000Z' })
    expect(run.troubles).toMatchObject([{ account: 'jean', why: { kind: 'problem', place: { host: '127.0.0.1' } } }])
    expect(await firm.outbox()).toEqual(['email accepted anne@noe.example', 'email prepared paul@noe.example'])
    expect(await firm.inCompany(queueTrouble)).toMatchObject([{ account: 'jean', messages: 1 }])
    mischief = null
    expect(await sendAll(firm)).toMatchObject({ sent: 1, troubles: [], nextTry: null })
    expect(await firm.inCompany(queueTrouble)).toEqual([])
  })

  test('whose secrets no longer open holds nobody up either', async () => {
    const firm = await twoReleased()
    await firm.inCompany((ctx) =>
      changeMailAccount(ctx, {
        key: 'jean',
        account: jeansAccount(),
        password: 'a',
        secrets: createSecrets(randomBytes(32)),
      }),
    )
    const run = await sendAll(firm)
    expect(run).toMatchObject({ sent: 1, nextTry: '2026-11-16T09:15:00.000Z' })
    expect(run.troubles.map(({ account, why }) => [account, why.kind])).toEqual([['jean', 'not-opened']])
    expect(run.troubles.map((trouble) => explainMailTrouble(trouble, 'fr'))).toEqual([
      expect.stringMatching(/Réglages|réglages/),
    ])
  })

  test('is told beside the company’s own account, where both fail', async () => {
    const firm = await twoReleased()
    mischief = (verb) => (verb === 'CONNECT' ? '421 down for the night' : undefined)
    path.misbehave((verb) => (verb === 'CONNECT' ? '554 closed' : undefined))
    const run = await sendAll(firm)
    path.misbehave(null)
    mischief = null
    expect(run.sent).toBe(0)
    const told = run.troubles.map((trouble) => [trouble.account, explainMailTrouble(trouble, 'fr')])
    expect(told).toEqual([
      [null, expect.stringContaining('n’est pas un serveur d’envoi')],
      ['jean', expect.stringContaining('down for the night')],
    ])
  })

  test('keeps to the limit of that account, which is not the company’s', async () => {
    const firm = await path.company()
    await give(firm, { perDay: 1 })
    await firm.inCompany((ctx) => changeSenders(ctx, [JEAN]))
    for (const n of [1, 2, 3])
      await firm.debtor({ email: `a${n}@noe.example`, owes: [[`F-${n}`, 9_000, '2026-11-10']] })
    await firm.day()
    await firm.inCompany(({ sql }) => sql`update act set sender_key = 'jean' where debtor_id > 1`)
    await firm.release()
    expect(await sendAll(firm)).toMatchObject({ sent: 2, nextTry: '2026-11-16T10:00:00.000Z' })
  })

  test('whose account changes before a text leaves has it decided anew', async () => {
    const firm = await twoReleased()
    await firm.inCompany((ctx) => changeSenders(ctx, [{ ...JEAN, account: null }]))
    expect(await sendAll(firm)).toMatchObject({ sent: 1, superseded: 1 })
  })
})

describe('a message in doubt', () => {
  const lastContent = () => jeans.messages.at(-1)?.content ?? ''
  const inDoubt = async (sentCopyBy: 'server' | 'us') => {
    const firm = await twoReleased({ user: TEST_MAILBOX.user, ...withImap(sentCopyBy) })
    mischief = (verb) =>
      verb === 'EHLO'
        ? '250-fake.test\r\n250 AUTH PLAIN'
        : verb === 'AUTH'
          ? '235 ok'
          : verb === 'CONTENT'
            ? 'die'
            : undefined
    expect(await sendAll(firm)).toMatchObject({ sent: 1, ambiguous: 1 })
    return firm
  }

  test('A3 is looked for among what its own account sent', async () => {
    const firm = await inDoubt('us')
    imap.file(lastContent())
    path.at('2026-11-17T09:00:00.000Z')
    expect(await sendAll(firm)).toMatchObject({ sent: 0, ambiguous: 0 })
    expect(await firm.outbox()).toEqual(['email accepted anne@noe.example', 'email accepted paul@noe.example'])
  })

  test('is never sent again because another mailbox does not have it', async () => {
    const firm = await inDoubt('server')
    // The account moves to another server, which files all that it takes and has never seen the message.
    await firm.inCompany((ctx) =>
      changeMailAccount(ctx, {
        key: 'jean',
        account: jeansAccount({ user: 'other', ...withImap('server') }),
        password: TEST_MAILBOX.password,
        secrets,
      }),
    )
    path.at('2026-11-17T09:00:00.000Z')
    await sendAll(firm)
    expect(await firm.outbox()).toEqual(['email accepted anne@noe.example', 'email unknown paul@noe.example'])
  })
})

describe('answers', () => {
  const read = (firm: WorkingCompany) =>
    fetchMail(path.store.shell, firm.company, { openInbox: (ctx, key) => companyInbox(ctx, secrets, key) })
  const answer = (subject: string) =>
    [
      'From: Paul <paul@noe.example>',
      'To: jean@vidal-ventes.example',
      `Message-ID: <reponse-${subject}@noe.example>`,
      `Subject: ${subject}`,
      '',
      'Bonjour',
    ].join('\r\n')

  test('are read from each account, and a reply leaves through the one that the answer came to', async () => {
    const firm = await twoReleased({ user: TEST_MAILBOX.user, ...withImap('us') })
    imap.arrive(answer('un'))
    expect(await read(firm)).toMatchObject({ received: 1, answers: 1 })
    const [mail] = await firm.inCompany((ctx) =>
      listMail(ctx, { show: 'unread', debtorId: null, before: null, most: 10 }),
    )
    expect(mail).toMatchObject({ account: 'jean', subject: 'un', mailKey: 'reponse-un@noe.example' })
    await firm.inCompany((ctx) =>
      replyMail(ctx, { mailId: mail?.id ?? 0, text: 'Voici.', addsContact: false, encloses: [] }),
    )
    mischief = (verb) => (verb === 'EHLO' ? '250-fake.test\r\n250 AUTH PLAIN' : verb === 'AUTH' ? '235 ok' : undefined)
    const before = jeans.messages.length
    await sendAll(firm)
    const reply = jeans.messages.slice(before).find(({ content }) => content.includes('Voici.'))
    expect(reply?.content).toMatch(/^From: Jean Vidal <jean@vidal-ventes.example>\r$/m)
    expect(reply?.content).toContain('In-Reply-To: <reponse-un@noe.example>')
  })

  test('of one account are read although another does not answer', async () => {
    const firm = await twoReleased({ user: TEST_MAILBOX.user, ...withImap('us') })
    await firm.inCompany((ctx) =>
      changeMailAccount(ctx, {
        account: jeansAccount({
          imap: {
            host: '127.0.0.1',
            port: 1,
            security: 'none',
            folders: ['INBOX'],
            sentFolder: null,
            sentCopyBy: 'us',
          },
        }),
        secrets,
      }),
    )
    imap.arrive(answer('deux'))
    expect(await read(firm)).toMatchObject({ missing: [], failing: [{ folder: 'INBOX' }] })
    const rows = await firm.inCompany(({ sql }) => sql<{ subject: string }>`select subject from incoming_mail`)
    expect(rows).toContainEqual({ subject: 'deux' })
    const [own, his] = await firm.inCompany(listFolders)
    expect(own).toMatchObject({ account: null, folder: 'INBOX', missingSince: null })
    expect(own?.failure).toMatchObject({ said: expect.stringContaining('ECONNREFUSED') as string })
    expect(his).toEqual({ account: 'jean', folder: 'INBOX', missingSince: null, failure: null })
  })
})
