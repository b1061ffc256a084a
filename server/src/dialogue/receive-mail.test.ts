import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { randomBytes } from 'node:crypto'
import { createSecrets } from '#access'
import { type MailAccount, PLAIN_MAIL_ACCOUNT } from '#access/model.ts'
import type { Id } from '#kernel'
import { readDebtor } from '#ledger'
import { refusalOf } from '#ledger/ledger-fixture.ts'
import { OPEN_WAY_OUT } from '#test/open-way-out.ts'
import { type ImapAccount } from '../outreach/channels/imap.ts'
import { inboxFolders, withInbox } from '../outreach/channels/inbox-folder.ts'
import { startTestImap, TEST_MAILBOX, type TestImap } from '../outreach/channels/test-imap.ts'
import type { CompanyInbox, Inbox } from '#outreach'
import { openWorkingPath, type WorkingCompany } from '#test/working-path.ts'
import { changeMailAccount } from '../access/change-mail-account.ts'
import { changeSenders } from '../access/change-settings.ts'
import { checkFolders } from './check-folders.ts'
import { fetchMail } from './fetch-mail.ts'
import { listFolders } from './list-folders.ts'
import { listMail, placesInFolders } from './mail-store.ts'
import { receiveMail } from './receive-mail.ts'
import { assignMail, reopenMail, settleMail } from './settle-mail.ts'

const path = await openWorkingPath('2026-11-16')
const secrets = createSecrets(randomBytes(32))

type Firm = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id; readonly messageId: string }

/** A company whose first reminder, about F-1, has left. */
async function reminded(): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company()
  const owes = [['F-2041', 120_000, '2026-11-09']] as const
  const { debtorId, itemIds } = await firm.debtor({ email: 'achats@moulin.example', owes })
  await firm.release()
  await firm.send()
  const [sent] = await firm.inCompany(
    (ctx) => ctx.sql<{ id: string }>`select message_id as id from outreach_sent_email where debtor_id = ${debtorId}`,
  )
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0, messageId: sent?.id ?? '' }
}

let count = 0
const mail = (from: string, more: readonly string[], text: string): Uint8Array => {
  count += 1
  const head = [`From: ${from}`, 'To: compta@atelier-verdon.example', `Message-ID: <${count}@moulin.example>`]
  return new TextEncoder().encode([...head, ...more, '', text].join('\r\n'))
}
const receive = (firm: Firm, raw: Uint8Array) => firm.inCompany((ctx) => receiveMail(ctx, raw))
const holds = async (firm: Firm) => {
  const page = await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: firm.debtorId, withPaid: false }))
  return page.holds.map(({ kind, untilDay }) => [kind, untilDay])
}
const inbox = (firm: Firm, show: 'unread' | 'triage' | 'all' = 'unread') =>
  firm.inCompany((ctx) => listMail(ctx, { show, debtorId: null, before: null, most: 50 }))

const REPLY = 'Nous réglerons le 27 novembre.'

describe('an answer', () => {
  test('to our message is its debtor’s, whoever wrote it; it pauses the debtor and is understood', async () => {
    const firm = await reminded()
    const raw = mail('Anne <anne@ailleurs.example>', ['Subject: Re: F', `In-Reply-To: ${firm.messageId}`], REPLY)
    expect(await receive(firm, raw)).toMatchObject({ kind: 'answer', debtorId: firm.debtorId })
    expect(await holds(firm)).toEqual([['pause', null]])
    expect(await inbox(firm)).toMatchObject([
      { matchedBy: 'message', suggestions: [{ kind: 'promise', day: '2026-11-27' }], state: 'new', body: REPLY },
    ])
    expect((await firm.facts()).slice(-2)).toEqual(['hold.placed', 'mail.received'])
  })

  test('is known by the address of a contact, else by the invoice that it names', async () => {
    const firm = await reminded()
    await receive(firm, mail('Achats@moulin.example', ['Subject: votre relance'], 'Bonjour'))
    await receive(firm, mail('x@y.example', ['Subject: facture f 2041'], 'Voir F-2041.'))
    expect((await inbox(firm)).map(({ matchedBy }) => matchedBy)).toEqual(['number', 'address'])
    expect(await holds(firm)).toEqual([['pause', null]])
  })

  test('of nobody known goes to triage and pauses nobody, until a person says whose it is', async () => {
    const firm = await reminded()
    const received = await receive(firm, mail('x@y.example', ['Subject: bonjour'], REPLY))
    expect(await inbox(firm, 'triage')).toHaveLength(1)
    expect(await holds(firm)).toEqual([])
    const mailId = received?.id ?? 0
    const promise = { kind: 'promise', untilDay: '2026-11-27', itemIds: [] } as const
    const settle = () => firm.inCompany((ctx) => settleMail(ctx, { mailId, outcome: promise }))
    expect(await refusalOf(settle())).toBe('dialogue.mail_of_nobody')
    await firm.inCompany((ctx) => assignMail(ctx, { mailId, debtorId: firm.debtorId }))
    expect(await holds(firm)).toEqual([['pause', null]])
    await settle()
    expect(await holds(firm)).toEqual([['promise', '2026-11-27']])
    expect(await refusalOf(settle())).toBe('dialogue.mail_read')
    await firm.inCompany((ctx) => reopenMail(ctx, { mailId }))
    expect(await holds(firm)).toEqual([['pause', null]])
    expect((await firm.facts()).at(-1)).toBe('mail.reopened')
  })

  test('that says why the debtor is late is noted with it, and taken back when it is reopened', async () => {
    const firm = await reminded()
    const mailId = (await receive(firm, mail('achats@moulin.example', ['Subject: a'], REPLY)))?.id ?? 0
    const known = () =>
      firm.inCompany(({ sql }) => sql`select cause, source from lateness_cause where withdrawn_at is null`)
    await firm.inCompany((ctx) => settleMail(ctx, { mailId, outcome: { kind: 'noted' }, cause: 'internal-approval' }))
    expect(await known()).toEqual([{ cause: 'internal-approval', source: 'answer' }])
    await firm.inCompany((ctx) => reopenMail(ctx, { mailId }))
    expect(await known()).toEqual([])
  })

  test('that comes twice is one', async () => {
    const firm = await reminded()
    const raw = mail('achats@moulin.example', ['Subject: a'], REPLY)
    await receive(firm, raw)
    expect(await receive(firm, raw)).toBeNull()
    expect(await inbox(firm)).toHaveLength(1)
  })

  test('that was read ends its pause; reopened, it waits and pauses again', async () => {
    const firm = await reminded()
    const mailId = (await receive(firm, mail('achats@moulin.example', ['Subject: a'], 'Merci')))?.id ?? 0
    await firm.inCompany((ctx) => settleMail(ctx, { mailId, outcome: { kind: 'noted' } }))
    expect(await holds(firm)).toEqual([])
    await firm.inCompany((ctx) => reopenMail(ctx, { mailId }))
    expect(await holds(firm)).toEqual([['pause', null]])
    expect(await refusalOf(firm.inCompany((ctx) => reopenMail(ctx, { mailId: 999 })))).toBe('dialogue.mail_unknown')
  })

  test('of an absence is kept aside: nobody is paused by a machine', async () => {
    const firm = await reminded()
    const more = ['Subject: Absence', `In-Reply-To: ${firm.messageId}`, 'Auto-Submitted: auto-replied']
    await receive(firm, mail('achats@moulin.example', more, 'De retour lundi'))
    expect(await inbox(firm)).toEqual([])
    expect(await inbox(firm, 'all')).toMatchObject([{ kind: 'automatic', state: 'aside', suggestions: [] }])
    expect(await holds(firm)).toEqual([])
  })
})

describe('whose it is', () => {
  test('is known by the number of an invoice alone, and pauses its debtor as well', async () => {
    const firm = await reminded()
    await receive(firm, mail('x@y.example', ['Subject: votre facture'], 'La F-2041 est contestée.'))
    expect(await holds(firm)).toEqual([['pause', null]])
  })

  test('is not guessed where two debtors have the address, or an invoice of the number', async () => {
    const firm = await reminded()
    await firm.debtor({ email: 'achats@moulin.example', owes: [['F-2041', 50_000, '2026-11-09']] })
    await receive(firm, mail('achats@moulin.example', ['Subject: F-2041'], 'Bonjour'))
    await receive(firm, mail('x@y.example', ['Subject: F-2041'], 'Bonjour'))
    expect((await inbox(firm, 'triage')).map(({ debtorId }) => debtorId)).toEqual([null, null])
    expect(await holds(firm)).toEqual([])
  })

  test('is nobody’s where it is ours: a copy of what we wrote, in the name of the account or of a sender', async () => {
    const firm = await reminded()
    const account = { ...PLAIN_MAIL_ACCOUNT, host: 'smtp.atelier.example', port: 587, security: 'starttls' } as const
    const own = {
      ...account,
      user: null,
      fromName: null,
      fromEmail: 'Compta@atelier.example',
      replyTo: null,
      imap: null,
    }
    await firm.inCompany((ctx) => changeMailAccount(ctx, { account: own, secrets, password: 'a' }))
    const claire = { key: 'claire', name: 'Claire', email: 'claire@atelier.example', replyTo: null, account: null }
    await firm.inCompany((ctx) => changeSenders(ctx, [{ ...claire, signature: { fr: null, en: null } }]))
    const answers = `In-Reply-To: ${firm.messageId}`
    for (const from of ['compta@atelier.example', 'claire@atelier.example'])
      await receive(firm, mail(from, ['Subject: Re: F-2041', answers], REPLY))
    expect((await inbox(firm, 'all')).map(({ state }) => state)).toEqual(['aside', 'aside'])
    expect(await holds(firm)).toEqual([])
  })
})

test('what says to have paid leaves the debtor in peace for a week: a transfer takes five working days', async () => {
  const firm = await reminded()
  const mailId = (await receive(firm, mail('achats@moulin.example', ['Subject: a'], 'Bonjour')))?.id ?? 0
  await firm.inCompany((ctx) => settleMail(ctx, { mailId, outcome: { kind: 'paid' } }))
  expect(await holds(firm)).toEqual([['payment-announced', '2026-11-23']])
})

test('what is attached is kept, and the words beside it', async () => {
  const firm = await reminded()
  const parts = [
    '--b',
    'Content-Type: text/plain',
    '',
    'Voici l’avis de virement.',
    '--b',
    'Content-Type: application/pdf; name="avis.pdf"',
    'Content-Disposition: attachment; filename="avis.pdf"',
    'Content-Transfer-Encoding: base64',
    '',
    'JVBERi0xLjQK',
    '--b--',
  ].join('\r\n')
  const head = ['Subject: a', 'MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary="b"']
  await receive(firm, mail('achats@moulin.example', head, parts))
  const [row] = await inbox(firm)
  expect(row).toMatchObject({ body: 'Voici l’avis de virement.', attachments: [{ name: 'avis.pdf', size: 9 }] })
  const content = await firm.inCompany((ctx) => ctx.files.read(ctx.organisationId, row?.attachments[0]?.sha256 ?? ''))
  expect(Buffer.from(content).toString()).toBe('%PDF-1.4\n')
})

test('a complaint, and a bounce of what we do not know, are for a person to look at, and pause nobody', async () => {
  const firm = await reminded()
  const complaint = 'Content-Type: multipart/report; report-type=feedback-report; boundary="b"'
  const parts = ['--b', 'Content-Type: message/feedback-report', '', 'Feedback-Type: abuse', '--b--'].join('\r\n')
  await receive(firm, mail('staff@provider.example', ['Subject: c', 'MIME-Version: 1.0', complaint], parts))
  await receive(firm, bounce({ ...firm, messageId: '<other@elsewhere.example>' }, 'x@nowhere.example', '5.1.1'))
  expect((await inbox(firm, 'triage')).map(({ kind, state }) => [kind, state])).toEqual([
    ['bounce', 'new'],
    ['complaint', 'new'],
  ])
  expect(await holds(firm)).toEqual([])
})

const bounce = (firm: Pick<Firm, 'messageId'>, email: string, status: string): Uint8Array =>
  mail(
    'mailer-daemon@mx.example',
    [
      'Subject: Undelivered',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    ],
    [
      '--b',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.example',
      '',
      `Final-Recipient: rfc822; ${email}`,
      'Action: failed',
      `Status: ${status}`,
      '',
      '--b',
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: ${firm.messageId}`,
      '',
      '--b--',
    ].join('\r\n'),
  )
describe('a bounce', () => {
  test('frees the step of our message and asks for another address', async () => {
    const firm = await reminded()
    await receive(firm, bounce(firm, 'achats@moulin.example', '5.1.1'))
    expect(await firm.outbox()).toEqual(['email bounced achats@moulin.example'])
    expect((await firm.acts()).at(-1)).toBe('email reminder-1 failed 120000: F-2041')
    await firm.day()
    expect(await firm.tasks()).toEqual(['complete-contact open'])
  })

  test('of a full mailbox keeps the address and waits three days', async () => {
    const firm = await reminded()
    await receive(firm, bounce(firm, 'achats@moulin.example', '4.2.2'))
    expect(await firm.outbox()).toEqual(['email bounced achats@moulin.example'])
    expect(await holds(firm)).toEqual([['pause', '2026-11-19']])
  })

  test('of a message of which nobody knew whether it left says that it did, and came back', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ email: 'achats@moulin.example', owes: [['F-1', 120_000, '2026-11-09']] })
    await firm.release()
    path.misbehave((verb) => (verb === 'CONTENT' ? 'die' : undefined))
    await firm.send()
    path.misbehave(null)
    expect(await firm.outbox()).toEqual(['email unknown achats@moulin.example'])
    const messageId = /^Message-ID: (<.*>)/m.exec(path.messages.at(-1)?.content ?? '')?.[1] ?? ''
    const raw = bounce({ messageId }, 'achats@moulin.example', '5.1.1')
    await firm.inCompany((ctx) => receiveMail(ctx, raw))
    expect(await firm.outbox()).toEqual(['email bounced achats@moulin.example'])
  })

  test('about somebody to whom we did not write changes nothing', async () => {
    const firm = await reminded()
    await receive(firm, bounce(firm, 'autre@moulin.example', '5.1.1'))
    expect(await firm.outbox()).toEqual(['email accepted achats@moulin.example'])
  })
})

describe('a mailbox', () => {
  let imap: TestImap
  beforeAll(async () => {
    imap = await startTestImap()
  })
  afterAll(() => imap.close())

  /** The mailbox of a company that reads these folders. */
  const reading = (...folders: readonly string[]) => {
    const account: ImapAccount = {
      host: '127.0.0.1',
      port: imap.port,
      security: 'plain',
      user: TEST_MAILBOX.user,
      password: TEST_MAILBOX.password,
      tokens: null,
      sentFolder: null,
      wayOut: OPEN_WAY_OUT,
    }
    const mailbox: CompanyInbox = {
      folders,
      open: (folder, work) => withInbox(account, folder, work),
      list: () => inboxFolders(account),
      watch: () => Promise.resolve(),
    }
    return { mailbox, openInbox: async () => mailbox }
  }
  const text = (raw: Uint8Array) => new TextDecoder().decode(raw)
  const fetched = (firm: Firm, from: ReturnType<typeof reading>) => fetchMail(path.store.shell, firm.company, from)
  const subjects = (firm: Firm) =>
    firm.inCompany((ctx) => ctx.sql<{ subject: string }>`select subject from incoming_mail order by id`)

  test('is read on from where it was left, once', async () => {
    const firm = await reminded()
    imap.arrive(text(mail('achats@moulin.example', ['Subject: un'], REPLY)))
    imap.arrive(text(bounce(firm, 'achats@moulin.example', '5.1.1')))
    expect(await fetched(firm, reading('INBOX'))).toEqual({
      received: 2,
      answers: 1,
      bounces: 1,
      missing: [],
      failing: [],
    })
    expect(await fetched(firm, reading('INBOX'))).toEqual({
      received: 0,
      answers: 0,
      bounces: 0,
      missing: [],
      failing: [],
    })
    imap.arrive(text(mail('achats@moulin.example', ['Subject: deux'], 'Merci')))
    expect(await fetched(firm, reading('INBOX'))).toEqual({
      received: 1,
      answers: 1,
      bounces: 0,
      missing: [],
      failing: [],
    })
  })

  test('is read folder by folder, each with its own place, and what lies in two of them comes in once', async () => {
    const firm = await reminded()
    const both = reading('Réponses', 'Comptabilité')
    imap.makeFolder('R&AOk-ponses')
    imap.makeFolder('Comptabilit&AOk-')
    const twice = text(mail('achats@moulin.example', ['Subject: deux fois'], 'a'))
    imap.arrive(text(mail('achats@moulin.example', ['Subject: premier'], 'a')), 'R&AOk-ponses')
    imap.arrive(twice, 'R&AOk-ponses')
    imap.arrive(twice, 'Comptabilit&AOk-')
    expect(await fetched(firm, both)).toMatchObject({ received: 2, missing: [] })
    imap.arrive(text(mail('achats@moulin.example', ['Subject: dernier'], 'a')), 'Comptabilit&AOk-')
    expect(await fetched(firm, both)).toMatchObject({ received: 1 })
    expect(await subjects(firm)).toEqual([{ subject: 'premier' }, { subject: 'deux fois' }, { subject: 'dernier' }])
    const places = await firm.inCompany((ctx) =>
      placesInFolders(ctx, [
        { account: null, folder: 'Réponses' },
        { account: null, folder: 'Comptabilité' },
      ]),
    )
    expect(places.map(({ folder, lastUid }) => [folder, lastUid]).toSorted()).toEqual([
      ['Comptabilité', 2],
      ['Réponses', 2],
    ])
    expect(await both.mailbox.list()).toEqual(['INBOX', 'Comptabilité', 'Réponses'])
  })

  test('that lacks a folder is read in the others, and the folder is said until it is found or no longer wanted', async () => {
    const firm = await reminded()
    const server = {
      host: 'imap.atelier.example',
      port: 993,
      security: 'tls',
      sentFolder: null,
      sentCopyBy: 'us',
    } as const
    const read = async (...folders: readonly string[]) => {
      const account: MailAccount = {
        ...PLAIN_MAIL_ACCOUNT,
        host: 'smtp.atelier.example',
        port: 587,
        security: 'starttls',
        user: null,
        fromName: null,
        fromEmail: 'compta@atelier.example',
        replyTo: null,
        imap: { ...server, folders },
      }
      await firm.inCompany((ctx) => changeMailAccount(ctx, { account, secrets, password: 'a' }))
      const { missing } = (await fetched(firm, reading(...folders))) ?? { missing: null }
      return missing
    }
    const said = () => firm.inCompany(async (ctx) => checkFolders(await listFolders(ctx)).map(({ fr }) => fr))
    imap.makeFolder('Ventes')
    expect(await read('Ventes', 'INBOX')).toEqual([])
    expect(await said()).toEqual(['Chaque dossier à lire est là.'])
    imap.removeFolder('Ventes')
    imap.arrive(text(mail('achats@moulin.example', ['Subject: ailleurs'], 'a')))
    expect(await read('Ventes', 'INBOX')).toEqual(['Ventes'])
    expect(await subjects(firm)).toContainEqual({ subject: 'ailleurs' })
    path.at('2026-11-18')
    expect(await read('Ventes', 'INBOX')).toEqual(['Ventes'])
    expect(await said()).toEqual([
      'Le dossier « Ventes » est introuvable depuis le 16/11/2026 : déplacé, renommé ou supprimé. Les réponses n’y sont plus lues ; choisissez les dossiers (Réglages → Messagerie).',
    ])
    await expect(reading().mailbox.open('Ventes', async () => null)).rejects.toMatchObject({
      code: 'outreach.no_folder',
    })
    expect(await read('INBOX')).toEqual([])
    expect(await said()).toEqual(['Chaque dossier à lire est là.'])
    expect(await read('Ventes')).toEqual(['Ventes'])
    imap.makeFolder('Ventes')
    expect(await read('Ventes')).toEqual([])
    expect(await said()).toEqual(['Chaque dossier à lire est là.'])
  })

  test('of which a folder cannot be read is read in the others, and the office says which and what the server says', async () => {
    const firm = await reminded()
    const imapServer = {
      host: 'imap.atelier.example',
      port: 993,
      security: 'tls',
      sentFolder: null,
      sentCopyBy: 'us',
    } as const
    const account: MailAccount = {
      ...PLAIN_MAIL_ACCOUNT,
      host: 'smtp.atelier.example',
      port: 587,
      security: 'starttls',
      user: null,
      fromName: null,
      fromEmail: 'compta@atelier.example',
      replyTo: null,
      imap: { ...imapServer, folders: ['Devis', 'INBOX'] },
    }
    await firm.inCompany((ctx) => changeMailAccount(ctx, { account, secrets, password: 'a' }))
    const said = () => firm.inCompany(async (ctx) => checkFolders(await listFolders(ctx)).map(({ fr }) => fr))
    await fetched(firm, reading('INBOX'))
    imap.makeFolder('Devis')
    imap.refuseFolder('Devis', 'Mailbox is being repaired')
    imap.arrive(text(mail('achats@moulin.example', ['Subject: boîte voisine'], 'a')))
    expect(await fetched(firm, reading('Devis', 'INBOX'))).toMatchObject({
      received: 1,
      missing: [],
      failing: [{ folder: 'Devis', said: 'Mailbox is being repaired' }],
    })
    path.at('2026-11-18')
    await fetched(firm, reading('Devis', 'INBOX'))
    expect(await said()).toEqual([
      'Le dossier « Devis » ne se laisse plus lire depuis le 16/11/2026 : le serveur répond « Mailbox is being repaired ». Les réponses n’y sont plus lues ; demandez à l’hébergeur de la messagerie, ou choisissez d’autres dossiers (Réglages → Messagerie).',
    ])
    await expect(reading().mailbox.open('Devis', async () => null)).rejects.toMatchObject({
      code: 'outreach.folder_unreadable',
    })
    imap.refuseFolder('Devis', null)
    imap.arrive(text(mail('achats@moulin.example', ['Subject: réparé'], 'a')), 'Devis')
    expect(await fetched(firm, reading('Devis', 'INBOX'))).toMatchObject({ received: 1, missing: [], failing: [] })
    expect(await said()).toEqual(['Chaque dossier à lire est là.'])
    imap.removeFolder('Devis')
  })

  test('whose messages the server numbers anew is read from its beginning, and nothing counts twice', async () => {
    const firm = await reminded()
    const raws = ['un', 'deux'].map((subject) => mail('achats@moulin.example', [`Subject: ${subject}`], 'a'))
    const serving = (uidValidity: number, ...held: readonly Uint8Array[]) => ({
      openInbox: () =>
        Promise.resolve({
          ...reading('INBOX').mailbox,
          open: <T>(_folder: string, work: (opened: Inbox) => Promise<T>) =>
            work({
              uidValidity,
              after: async function* (uid: number) {
                for (const [place, raw] of held.entries()) if (place + 1 > uid) yield { uid: place + 1, raw }
              },
            }),
        }),
    })
    const read = (from: ReturnType<typeof serving>) => fetchMail(path.store.shell, firm.company, from)
    const [first = raws[0] as Uint8Array, second = first] = raws
    expect(await read(serving(7, first))).toMatchObject({ received: 1 })
    expect(await read(serving(8, second, first))).toMatchObject({ received: 1 })
    expect(await subjects(firm)).toEqual([{ subject: 'un' }, { subject: 'deux' }])
  })

  test('that is not set up is not read, and has no folder to lack', async () => {
    const firm = await reminded()
    expect(await fetchMail(path.store.shell, firm.company, { openInbox: async () => null })).toBeNull()
    expect(checkFolders(await firm.inCompany(listFolders))).toEqual([])
  })
})
