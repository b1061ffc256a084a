// What comes into a mailbox of accounts receivable besides a plain answer: several answers at once, groups, receipts, mailboxes that
// are full for months, accounts that close in the middle of a round. Each story through the verbs of the product.

import { describe, expect, test } from 'vitest'
import { openWorkingPath, type WorkingCompany } from '../../server/src/test/working-path.ts'
import { changeMailAccount } from '../../server/src/access/change-mail-account.ts'
import { createSecrets } from '../../server/src/access/index.ts'
import { PLAIN_MAIL_ACCOUNT } from '../../server/src/access/model.ts'
import { finishCall, undoCall } from '../../server/src/dialogue/finish-call.ts'
import { listCalls } from '../../server/src/dialogue/list-calls.ts'
import { listMail } from '../../server/src/dialogue/mail-store.ts'
import { receiveMail } from '../../server/src/dialogue/receive-mail.ts'
import { assignMail, settleMail } from '../../server/src/dialogue/settle-mail.ts'
import type { Id } from '../../server/src/kernel/index.ts'
import { liftHold, placeHold, readDebtor } from '../../server/src/ledger/index.ts'
import { openTasks } from '../../server/src/outreach/index.ts'
import { noteRegistered } from '../../server/src/outreach/note-registered.ts'
import { postLetters } from '../../server/src/outreach/post-letters.ts'
import { holdNotes } from '../../server/src/strategy/hold-notes.ts'

const path = await openWorkingPath('2026-11-16')
const TO = 'achats@moulin.example'

type Firm = WorkingCompany & { readonly debtorId: Id; readonly itemId: Id; readonly messageId: string }

/** A company whose first reminder has left. */
async function reminded(): Promise<Firm> {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId, itemIds } = await firm.debtor({ email: TO, owes: [['F-2041', 120_000, '2026-11-09']] })
  await firm.release()
  await firm.send()
  return { ...firm, debtorId, itemId: itemIds[0] ?? 0, messageId: lastMessageId() }
}

/** As its recipient saw it. */
const lastMessageId = (): string => /^Message-ID: (<.*>)/m.exec(path.messages.at(-1)?.content ?? '')?.[1] ?? ''

let mails = 0
async function arrives(firm: WorkingCompany, headers: readonly string[], text = 'Bonjour'): Promise<Id> {
  const head = [`From: ${TO}`, 'To: compta@atelier-verdon.example', `Message-ID: <${++mails}@moulin.example>`]
  const raw = new TextEncoder().encode([...head, ...headers, '', text].join('\r\n'))
  return (await firm.inCompany((ctx) => receiveMail(ctx, raw)))?.id ?? 0
}

const report = (messageId: string, status: string): readonly [headers: readonly string[], text: string] => [
  ['Subject: Undelivered', 'Content-Type: multipart/report; report-type=delivery-status; boundary="b"'],
  [
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.moulin.example',
    '',
    `Final-Recipient: rfc822; ${TO}`,
    'Action: failed',
    `Status: ${status}`,
    '',
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: ${messageId}`,
    '',
    '--b--',
  ].join('\r\n'),
]

const read = (firm: WorkingCompany, mailId: Id) =>
  firm.inCompany((ctx) => settleMail(ctx, { mailId, outcome: { kind: 'noted' } }))
async function holds(firm: WorkingCompany, debtorId: Id = 1): Promise<readonly string[]> {
  const page = await firm.inCompany((ctx) => readDebtor(ctx, { debtorId, withPaid: false }))
  return page.holds.map(({ kind, untilDay, origin }) => `${origin} ${kind} ${untilDay ?? 'open'}`)
}
const runningId = async (firm: WorkingCompany): Promise<Id> =>
  (await firm.inCompany((ctx) => readDebtor(ctx, { debtorId: 1, withPaid: false }))).holds[0]?.id ?? 0
async function came(firm: WorkingCompany): Promise<readonly string[]> {
  const rows = await firm.inCompany((ctx) => listMail(ctx, { show: 'all', debtorId: null, before: null, most: 9 }))
  return rows.map(({ kind, state, matchedBy }) => `${kind} ${state} ${matchedBy}`)
}

const WAITS = 'dialogue pause open'

describe('while an answer is unread its debtor is left in peace', () => {
  test('also when another one of theirs was read', async () => {
    const firm = await reminded()
    const first = await arrives(firm, ['Subject: merci'])
    const second = await arrives(firm, ['Subject: nous contestons'])
    await read(firm, first)
    expect(await holds(firm)).toEqual([WAITS])
    await read(firm, second)
    expect(await holds(firm)).toEqual([])
  })

  test('also when the other one turned out to be somebody else’s', async () => {
    const firm = await reminded()
    const { debtorId: other } = await firm.debtor({ email: 'b@autre.example' })
    const mailId = await arrives(firm, ['Subject: un'])
    await arrives(firm, ['Subject: deux'])
    await firm.inCompany((ctx) => assignMail(ctx, { mailId, debtorId: other }))
    expect([await holds(firm), await holds(firm, other)]).toEqual([[WAITS], [WAITS]])
  })

  test('beyond the day on which a pause of ours, or of a full mailbox, ends', async () => {
    const firm = await reminded()
    const pause = { kind: 'pause', debtorId: firm.debtorId, untilDay: '2026-11-17' } as const
    await firm.inCompany((ctx) => placeHold(ctx, pause))
    await arrives(firm, ...report(firm.messageId, '4.2.2'))
    const mailId = await arrives(firm, ['Subject: nous contestons'])
    expect(await holds(firm)).toEqual(['person pause 2026-11-17', 'bounce pause 2026-11-19', WAITS])
    await read(firm, mailId)
    expect(await holds(firm)).toEqual(['person pause 2026-11-17', 'bounce pause 2026-11-19'])
  })

  test('unless somebody lifted the pause: the answer can be read all the same', async () => {
    const firm = await reminded()
    const mailId = await arrives(firm, ['Subject: un'])
    const holdId = await runningId(firm)
    await firm.inCompany((ctx) => liftHold(ctx, { holdId }))
    await read(firm, mailId)
    expect(await came(firm)).toEqual(['answer read address'])
  })

  test('which comes while our message is leaving: it does not leave', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    await firm.debtor({ email: TO, owes: [['F-2041', 120_000, '2026-11-09']] })
    await firm.release()
    await firm.send(() => arrives(firm, ['Subject: payé hier']))
    expect([firm.received(), await firm.outbox()]).toEqual([[], [`email superseded ${TO}`]])
  })
})

describe('what a list or a machine adds', () => {
  test('an answer to ours that passed through a group or a ticket system is an answer', async () => {
    const firm = await reminded()
    const answers = `In-Reply-To: ${firm.messageId}`
    await arrives(firm, ['Subject: Re: un', answers, 'Precedence: list', 'List-ID: <compta.moulin.example>'])
    await arrives(firm, ['Subject: Re: deux', answers, 'Feedback-ID: 1:ticket'])
    expect(await came(firm)).toEqual(['answer new message', 'answer new message'])
    expect(await holds(firm)).toEqual([WAITS])
  })

  test('an absence in answer to ours stays a machine’s, whatever it passed through', async () => {
    const firm = await reminded()
    const answers = `In-Reply-To: ${firm.messageId}`
    await arrives(firm, ['Subject: Re: F-2041', answers, 'Precedence: bulk'])
    await arrives(firm, ['Subject: Absence : F-2041', answers, 'List-ID: <compta.moulin.example>'])
    await arrives(firm, ['Subject: Re', answers, 'List-ID: <a.moulin.example>', 'Auto-Submitted: auto-replied'])
    expect(await came(firm)).toEqual(Array.from({ length: 3 }, () => 'automatic aside message'))
    expect(await holds(firm)).toEqual([])
  })

  test('a group address of our own is our mailbox; a list of others is a list', async () => {
    const firm = await reminded()
    const account = { ...PLAIN_MAIL_ACCOUNT, host: 'smtp.verdon.example', port: 587, security: 'starttls' } as const
    const own = {
      ...account,
      user: null,
      fromName: null,
      fromEmail: 'compta@verdon.example',
      replyTo: null,
      imap: null,
    }
    const secrets = createSecrets(Buffer.alloc(32))
    await firm.inCompany((ctx) => changeMailAccount(ctx, { account: own, secrets, password: 'a' }))
    await arrives(firm, ['Subject: un', 'Precedence: list', 'List-ID: Compta <compta.verdon.example>'])
    await arrives(firm, ['Subject: deux', 'List-ID: <nouvelles.autreverdon.example>'])
    expect(await came(firm)).toEqual(['automatic aside address', 'answer new address'])
  })

  test('a receipt for having opened it is no answer', async () => {
    const firm = await reminded()
    const type = 'Content-Type: multipart/report; report-type=disposition-notification; boundary="b"'
    const part = ['--b', 'Content-Type: text/plain', '', 'Votre message a été lu.', '--b--'].join('\r\n')
    await arrives(firm, ['Subject: Lu : Facture F-2041', `In-Reply-To: ${firm.messageId}`, type], part)
    expect(await came(firm)).toEqual(['receipt aside message'])
    expect(await holds(firm)).toEqual([])
  })
})

describe('a mailbox that is full', () => {
  test('three times in a month is as good as none: somebody finds another way', async () => {
    const firm = await reminded()
    await arrives(firm, ...report(firm.messageId, '4.2.2'))
    for (const day of ['2026-11-20', '2026-11-24'] as const) {
      path.at(day)
      await firm.paymentsAreKnown()
      await firm.day()
      await firm.release()
      await firm.send()
      expect(await firm.tasks()).toEqual([])
      await arrives(firm, ...report(lastMessageId(), '4.2.2'))
    }
    await firm.day()
    expect(await firm.outbox()).toEqual(Array.from({ length: 3 }, () => `email bounced ${TO}`))
    expect(await firm.tasks()).toEqual(['complete-contact open'])
    expect(await holds(firm)).toEqual(['bounce pause 2026-11-19', 'bounce pause 2026-11-23'])
  })

  test('is said to be: nobody looks for an answer that never came', async () => {
    const firm = await reminded()
    await arrives(firm, ...report(firm.messageId, '4.2.2'))
    const held = [{ item: firm.itemId, debtorId: firm.debtorId, code: 'pause' }]
    const notes = await firm.inCompany((ctx) => holdNotes(ctx, held, 'fr'))
    expect(notes.get(firm.itemId)).toBe(`Noté : « message non remis pour l’instant à ${TO} ».`)
  })
})

test('a registered letter that came back is noted although an answer waits to be read', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  const { debtorId } = await firm.debtor({ email: TO, owes: [['F-1', 600_000, '2026-09-01']] })
  await firm.skipTo('formal-notice')
  await firm.release()
  await firm.inCompany((ctx) => postLetters(ctx, { messageIds: [1], onDay: ctx.today }))
  await arrives(firm, ['Subject: un'])
  const fate = { kind: 'wrong-address', onDay: '2026-11-16' } as const
  await firm.inCompany((ctx) => noteRegistered(ctx, { messageId: 1, fate }))
  expect(await holds(firm, debtorId)).toEqual([WAITS, 'registered-letter pause open'])
})

test('of who wrote and was not read yet the call list says so', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  await firm.debtor({ email: TO, owes: [['F-1', 120_000, '2026-11-02']] })
  await firm.skipTo('call')
  await firm.release()
  const mailId = await arrives(firm, ['Subject: nous payons demain'])
  expect(await firm.inCompany(listCalls)).toMatchObject([{ hasUnreadAnswer: true }])
  await read(firm, mailId)
  expect(await firm.inCompany(listCalls)).toMatchObject([{ hasUnreadAnswer: false }])
})

test('a call is taken back although somebody lifted the promise by hand', async () => {
  path.at('2026-11-16')
  const firm = await path.company()
  await firm.debtor({ owes: [['F-1', 120_000, '2026-11-02']] })
  await firm.skipTo('call')
  await firm.release()
  const taskId = (await firm.inCompany((ctx) => openTasks(ctx, null)))[0]?.id ?? 0
  const answer = { kind: 'promise', untilDay: '2026-11-20', itemIds: [] } as const
  await firm.inCompany((ctx) => finishCall(ctx, { taskId, outcome: 'reached', answer, note: null }))
  const holdId = await runningId(firm)
  await firm.inCompany((ctx) => liftHold(ctx, { holdId }))
  await firm.inCompany((ctx) => undoCall(ctx, { taskId }))
  expect(await firm.tasks()).toEqual(['call open'])
})

describe('an account that closes in the middle of a round keeps what has not left', () => {
  test.each([
    ['MAIL', '530 5.7.57 Client not authenticated to send mail', 'authentication'],
    ['MAIL', '550 5.7.1 Sender not allowed', 'policy'],
    ['RCPT', '553 5.7.1 <compta@verdon.example>: Sender address rejected: not owned by user compta', 'sender-refused'],
    ['CONTENT', '550 5.4.5 Daily user sending limit exceeded', 'rate-limited'],
    ['CONTENT', '550 5.1.90 Your message cannot be sent', 'rate-limited'],
    ['RCPT', '554 Hourly limit of this mailbox reached', 'rate-limited'],
  ] as const)('%s %s', async (verb, says, kind) => {
    path.at('2026-11-16')
    const firm = await path.company()
    for (const name of ['a', 'b', 'c'])
      await firm.debtor({ email: `${name}@moulin.example`, owes: [[`F-${name}`, 120_000, '2026-11-09']] })
    await firm.release()
    let times = 0
    path.misbehave((said) => (said === verb && ++times > 1 ? says : undefined))
    expect(await firm.send()).toMatchObject({ sent: 1, failed: 0, delayed: 2, problem: { kind, accountWide: true } })
    expect(await firm.outbox()).toEqual([
      'email accepted a@moulin.example',
      'email prepared b@moulin.example',
      'email prepared c@moulin.example',
    ])
  })

  test('but what one recipient’s server refuses is that recipient’s', async () => {
    path.at('2026-11-16')
    const firm = await path.company()
    for (const name of ['a', 'b'])
      await firm.debtor({ email: `${name}@moulin.example`, owes: [[`F-${name}`, 120_000, '2026-11-09']] })
    await firm.release()
    let times = 0
    path.misbehave((said) => (said === 'RCPT' && ++times === 1 ? '550 5.7.1 Sender is on our list' : undefined))
    expect(await firm.send()).toMatchObject({ sent: 1, failed: 1, problem: null })
  })
})
